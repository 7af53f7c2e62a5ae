// How the rows of the benchmark ask: a person's requests, and the processes they are measured against.
#pragma once

#include "sql/base/Database.h"
#include "tests/bench/Rows.h"
#include "tests/support/HostProcess.h"
#include "tests/support/HttpClient.h"

namespace bench {

/// A baseline process; ended with the object.
class Baseline
{
public:
    Baseline(std::vector<std::string> command, unsigned short port, const std::filesystem::path& log);

private:
    tests::HostChild _child;
};

/// The whole GET of somebody who is logged in.
[[nodiscard]] std::string getOf(const std::string& path, const tests::HttpClient& client);

/// The one customer of the benchmark's person.
[[nodiscard]] std::string customerOf(tests::HttpClient& client);

/// Measures in turns and reports each with its median.
[[nodiscard]] std::vector<Rounds> measured(Report& report, const std::string& engine,
                                           const std::vector<Contender>& contenders, std::size_t connections,
                                           const Options& options);

/// The host's database, behind its back.
[[nodiscard]] db::Pool poolOf(const tests::HostProcess& host, tests::Storage storage);

}  // namespace bench
