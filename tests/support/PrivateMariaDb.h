// A MariaDB server of this test program's own: data in a temporary folder, reachable by its socket only.
#pragma once

#include "tests/support/HostChild.h"

#include <memory>

namespace tests {

class PrivateMariaDb
{
public:
    /// Started with the first call, ended with the program. Throws std::runtime_error with the server's log
    /// when MariaDB is missing or does not start: tests on MariaDB fail then, they are never left out.
    static PrivateMariaDb& shared();

    PrivateMariaDb();
    ~PrivateMariaDb();

    /// A new empty database; the result is POCO's connection string for it.
    [[nodiscard]] std::string newDatabase();
    [[nodiscard]] std::string socket() const { return (_folder.path() / "sock").string(); }

    /// SIGKILL, as when the power fails, and a start on what was left.
    void kill();
    void start();
    /// SIGSTOP and SIGCONT: connections are taken, nobody answers.
    void freeze();
    void thaw();

private:
    TemporaryFolder _folder;
    std::unique_ptr<HostChild> _server;
    int _databases = 0;
};

/// The shared server is away as long as this lives: killed, or so busy that it answers nobody.
class AwayMariaDb
{
public:
    enum class How { killed, frozen };

    explicit AwayMariaDb(How how);
    ~AwayMariaDb();
    AwayMariaDb(const AwayMariaDb&) = delete;
    AwayMariaDb& operator=(const AwayMariaDb&) = delete;

private:
    How _how;
};

}  // namespace tests
