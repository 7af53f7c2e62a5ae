// cm_bench: how fast the product is beside what the machine can do, in one run. Prints a table and JSON; see
// docs/operations.md.
#include "tests/bench/Baselines.h"
#include "tests/bench/Rows.h"

#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>

namespace {

constexpr const char* usage =
    "cm_bench [--engine sqlite|mariadb] [--seconds N] [--rounds N] [--memberships N] [--people N] [--json "
    "FILE]\n"
    "         [--only \"pages decisions toggles lists outbox desk\"]\n"
    "Starts the host with data of its own on loopback, measures, and ends everything it started.\n";

void run(tests::Storage storage, const bench::Options& options, bench::Report& report)
{
    std::cerr << "measuring on " << bench::nameOf(storage) << " …\n";
    tests::HostOptions start;
    start.storage = storage;
    start.data = tests::Data::none;
    tests::HostProcess host(start);
    report.figure(bench::nameOf(storage), "host resident, idle after start",
                  static_cast<double>(host.residentKb()) / 1024, "MB");
    report.target(bench::nameOf(storage), "host resident when idle after start, MB",
                  static_cast<double>(host.residentKb()) / 1024, bench::Report::Bound::atMost, 80);
    const auto wanted = [&](const char* group) {
        return options.only.empty() || options.only.find(group) != std::string::npos;
    };
    bench::importRows(host, storage, report);  // The others stand on its customers.
    if (wanted("pages"))
        bench::pageRows(host, storage, options, report);
    if (wanted("decisions"))
        bench::decisionRows(host, storage, report);
    if (wanted("toggles"))
        bench::toggleRows(host, storage, options, report);
    if (wanted("lists"))
        bench::listRows(host, storage, options, report);
    if (wanted("outbox"))
        bench::outboxRows(host, storage, options, report);
    if (wanted("desk"))
        bench::deskRows(storage, options, report);
    if (wanted("pages") && options.memberships > 0)
        bench::crowdRows(host, storage, options, report);
}

}  // namespace


int main(int argc, char** argv)
{
    try
    {
        if (argc == 4 && std::strcmp(argv[1], "--bare") == 0)
            return bench::serveBare(static_cast<unsigned short>(std::atoi(argv[2])), argv[3]);
        if (argc == 7 && std::strcmp(argv[1], "--limit") == 0)
            return bench::serveLimit(static_cast<unsigned short>(std::atoi(argv[2])), argv[3], argv[4],
                                     argv[5], std::atoll(argv[6]));
        if (argc == 5 && std::strcmp(argv[1], "--write") == 0)
            return bench::serveWrite(static_cast<unsigned short>(std::atoi(argv[2])), argv[3], argv[4]);
        bench::Options options;
        options.self = argv[0];
        std::string engine;
        std::string json;
        for (int i = 1; i < argc; i += 2)
        {
            const std::string name = argv[i];
            if (i + 1 == argc || name == "--help")
            {
                std::cout << usage;
                return name == "--help" ? 0 : 2;
            }
            if (name == "--engine")
                engine = argv[i + 1];
            else if (name == "--seconds")
                options.duration = std::chrono::seconds(std::atoi(argv[i + 1]));
            else if (name == "--rounds")
                options.rounds = std::atoi(argv[i + 1]);
            else if (name == "--memberships")
                options.memberships = std::atoll(argv[i + 1]);
            else if (name == "--people")
                options.people = std::atoi(argv[i + 1]);
            else if (name == "--only")
                options.only = argv[i + 1];
            else if (name == "--json")
                json = argv[i + 1];
            else
            {
                std::cerr << "unknown option " << name << "\n" << usage;
                return 2;
            }
        }
        bench::Report report(std::cerr);
        if (engine != "mariadb")
            run(tests::Storage::sqlite, options, report);
        if (engine != "sqlite")
            run(tests::Storage::mariadb, options, report);
        std::cout << report.table() << "\n";
        if (json.empty())
            std::cout << report.json() << "\n";
        else
            std::ofstream(json) << report.json() << "\n";
        return report.allMet() ? 0 : 1;
    }
    catch (const std::exception& failure)
    {
        std::cerr << "cm_bench: " << failure.what() << "\n";
        return 2;
    }
}
