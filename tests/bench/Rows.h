// The rows of the benchmark. Each starts what it needs, measures, and ends it again.
#pragma once

#include "tests/bench/Report.h"
#include "tests/support/HostProcess.h"

#include <chrono>

namespace bench {

struct Options
{
    std::chrono::milliseconds duration{2000};
    int rounds = 3;
    long long memberships =
        1'000'000;        ///< How many the database holds when it is crowded; 0 leaves the row out.
    int people = 50'000;  ///< Of the largest customer; 0 leaves its rows out.
    std::string
        only{};  ///< Names of groups of rows: "pages decisions toggles lists outbox desk"; empty means all.
    std::string self;  ///< This program, for the baselines.
};

[[nodiscard]] inline std::string nameOf(tests::Storage storage)
{
    return storage == tests::Storage::mariadb ? "mariadb" : "sqlite";
}

/// GET of the Contacts Manager beside its baselines; with a customer of 2,000.
void pageRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report);

/// The same before and after the database got many memberships of other customers.
void crowdRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report);

/// The list of 50 rows: of 2,000 and of 50,000 people, searched, taken away as files.
void listRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report);

/// A box of the matrix, beside a bare handler that updates one row and inserts another.
void toggleRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report);

/// The outbox emptied into a mail server on the loopback, beside a bare loop that sends the same bytes over
/// one connection; and the page meanwhile.
void outboxRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report);

/// The page while the helpdesk of another house that keeps the tickets is stopped, and while it answers after
/// 30 seconds, beside a host that keeps its tickets itself.
void deskRows(tests::Storage storage, const Options& options, Report& report);

/// Import, submit and implement.
void importRows(tests::HostProcess& host, tests::Storage storage, Report& report);
void decisionRows(tests::HostProcess& host, tests::Storage storage, Report& report);

/// People of the benchmark's customers, `count` in each; the first holds Management and Application, with an
/// account whose password is the demo's.
[[nodiscard]] std::string csvHead();
[[nodiscard]] std::string csvOf(const std::string& customer, const std::string& domain, int count);

}  // namespace bench
