#include "tests/bench/Report.h"

#include <helpdesk/Json.h>

#include <algorithm>
#include <iomanip>
#include <sstream>

namespace bench {

using helpdesk::Json;

void Report::load(const std::string& engine, const std::string& what, std::size_t connections,
                  const LoadResult& result)
{
    _loads.push_back({engine, what, connections, result});
    _progress << engine << ", " << what << " at " << connections << ": " << result.perSecond << " req/s, p99 "
              << result.p99 << " ms" << std::endl;
}


void Report::figure(const std::string& engine, const std::string& what, double value, const std::string& unit)
{
    _figures.push_back({engine, what, value, unit});
    _progress << engine << ", " << what << ": " << value << " " << unit << std::endl;
}


void Report::target(const std::string& engine, const std::string& what, double value, Bound bound,
                    double limit)
{
    _targets.push_back({engine, what, value, bound, limit});
    _progress << engine << ", " << what << ": " << value << (_targets.back().met() ? "" : " MISSED")
              << std::endl;
}


std::string Report::table() const
{
    std::ostringstream out;
    out << std::fixed << std::left << std::setw(9) << "engine" << std::setw(46) << "what" << std::right
        << std::setw(5) << "conn" << std::setw(11) << "req/s" << std::setw(10) << "p50 ms" << std::setw(10)
        << "p99 ms" << std::setw(10) << "kB"
        << "\n";
    for (const auto& each : _loads)
        out << std::left << std::setw(9) << each.engine << std::setw(46) << each.what << std::right
            << std::setw(5) << each.connections << std::setw(11) << std::setprecision(0)
            << each.result.perSecond << std::setw(10) << std::setprecision(2) << each.result.p50
            << std::setw(10) << each.result.p99 << std::setw(10) << std::setprecision(1)
            << static_cast<double>(each.result.bytes) / 1000 << "\n";
    out << "\n";
    for (const auto& each : _figures)
        out << std::left << std::setw(9) << each.engine << std::setw(56) << each.what << std::right
            << std::setw(12) << std::setprecision(2) << each.value << " " << each.unit << "\n";
    out << "\n";
    for (const auto& each : _targets)
        out << (each.met() ? "met     " : "MISSED  ") << std::left << std::setw(9) << each.engine
            << std::setw(56) << each.what << std::right << std::setw(8) << std::setprecision(2) << each.value
            << (each.bound == Bound::atLeast ? "  at least " : "  at most ") << each.limit << "\n";
    return out.str();
}


std::string Report::json() const
{
    Json loads = Json::array();
    for (const auto& each : _loads)
        loads.add(Json::object()
                      .set("engine", each.engine)
                      .set("what", each.what)
                      .set("connections", static_cast<std::uint64_t>(each.connections))
                      .set("perSecond", each.result.perSecond)
                      .set("p50ms", each.result.p50)
                      .set("p99ms", each.result.p99)
                      .set("bytes", static_cast<std::uint64_t>(each.result.bytes)));
    Json figures = Json::array();
    for (const auto& each : _figures)
        figures.add(Json::object()
                        .set("engine", each.engine)
                        .set("what", each.what)
                        .set("value", each.value)
                        .set("unit", each.unit));
    Json targets = Json::array();
    for (const auto& each : _targets)
        targets.add(Json::object()
                        .set("engine", each.engine)
                        .set("what", each.what)
                        .set("value", each.value)
                        .set("bound", each.bound == Bound::atLeast ? "at least" : "at most")
                        .set("limit", each.limit)
                        .set("met", each.met()));
    return Json::object().set("loads", loads).set("figures", figures).set("targets", targets).dump();
}


bool Report::allMet() const
{
    return std::all_of(_targets.begin(), _targets.end(), [](const Target& each) { return each.met(); });
}

}  // namespace bench
