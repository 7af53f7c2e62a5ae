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

private:
    TemporaryFolder _folder;
    std::unique_ptr<HostChild> _server{};
    int _databases = 0;
};

}  // namespace tests
