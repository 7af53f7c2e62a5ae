#include "host/src/program/Probes.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Json;
using helpdesk::Response;

namespace {

/// Who has several things to say of one matter says several lines of one name; an object has each key once.
std::vector<ReadyPage::Check> oncePerName(const std::vector<ReadyPage::Check>& lines)
{
    std::vector<ReadyPage::Check> once;
    for (const auto& line : lines)
    {
        const auto same = std::find_if(
            once.begin(), once.end(), [&](const ReadyPage::Check& each) { return each.first == line.first; });
        if (same == once.end())
            once.push_back(line);
        else
            same->second = same->second && line.second;
    }
    return once;
}

}  // namespace


Response AlivePage::handle(const helpdesk::Request&)
{
    return Response::ofJson(Json::object().set("status", "ok"));
}


Response ReadyPage::handle(const helpdesk::Request&)
{
    const auto areWell = [](const std::vector<Check>& all) {
        return std::all_of(all.begin(), all.end(), [](const Check& check) { return check.second; });
    };
    auto checks = _own();
    if (areWell(checks))
    {
        const auto plugins = _plugins();
        checks.insert(checks.end(), plugins.begin(), plugins.end());
    }
    const bool ready = areWell(checks);
    Json list = Json::object();
    for (const auto& [name, isWell] : oncePerName(checks))
        list.set(name, isWell ? "ok" : "bad");
    return Response::ofJson(
        Json::object().set("status", ready ? "ok" : "unavailable").set("checks", std::move(list)),
        ready ? 200 : 503);
}


Response MetricsPage::handle(const helpdesk::Request&)
{
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    auto& out = response.body;
    for (std::size_t i = 1; i < _counters.byClass.size(); ++i)
        out += "supportcentre_responses_total{class=\"" + std::to_string(i) + "xx\"} " +
               std::to_string(_counters.byClass[i].load()) + "\n";
    out += "supportcentre_refused_at_gate_total " + std::to_string(_counters.refusedAtGate.load()) + "\n";
    out += "supportcentre_incidents_total " + std::to_string(_counters.incidents.load()) + "\n";
    out += "supportcentre_requests_in_flight " + std::to_string(_counters.inFlight.load()) + "\n";
    out += "supportcentre_connections " + std::to_string(_counters.connections.load()) + "\n";
    return response;
}

}  // namespace supportcentre
