// Slows guessing down: failures are counted in the database, per address and account together, per address,
// and per account.
#pragma once

#include "host/src/store/HostDatabase.h"

#include <chrono>
#include <string>
#include <string_view>

namespace supportcentre {

/// Only failures count. The pair of client address and account is slowed first and most, so that a stranger
/// elsewhere cannot lock a person out: the account as a whole is never held for more than half a minute. Of
/// an IPv6 address the network counts. [thread-safe]
class Throttle
{
public:
    explicit Throttle(HostDatabase& database, int freeFailures = 5) : _database(database), _free(freeFailures)
    {
    }

    /// How long somebody must wait before his next try; zero: he may try now.
    [[nodiscard]] std::chrono::seconds waitFor(std::string_view account, std::string_view address);

    void failed(std::string_view account, std::string_view address);
    void succeeded(std::string_view account, std::string_view address);
    /// Forgets what is older than a day.
    void sweep();

private:
    HostDatabase& _database;
    int _free;
};

}  // namespace supportcentre
