#pragma once

#include "core/desk/BackOff.h"
#include "core/desk/Carrying.h"
#include "core/desk/UserLink.h"
#include "core/ports/RemoteUsers.h"

namespace contacts {

/// The job that makes users of the other house be as their people are here. A row that is due says only that
/// somebody must be looked at; what his user should be is read in that moment. So it does not matter how
/// often, in which order and how late. One run at a time in a process; other processes lease other rows.
class SettleUsers
{
public:
    using Limits = CarryingLimits;
    using Report = CarryingReport;

    static constexpr std::size_t window =
        200;  ///< Contacts looked through for who was overlooked in one run.

    SettleUsers(Services& services, RemoteUsers& remote) : SettleUsers(services, remote, Limits{}) {}
    SettleUsers(Services& services, RemoteUsers& remote, Limits limits)
        : _services(services),
          _remote(remote),
          _limits(std::move(limits)),
          _backOff(_limits.firstPause, _limits.longestPause)
    {
    }

    /// One batch. Does nothing where users are nobody's to keep. Throws StorageFailure only.
    Report operator()();

    /// What was in the way has been repaired: no more waiting, also for who is parked.
    void again();

    /// Somebody says that the house is back. A hint that is wrong makes us ask one question too many, and not
    /// within ten seconds of the last one. [thread-safe]
    void hint() { _backOff.hint(); }

private:
    class Round;

    void markOlder();

    Services& _services;
    RemoteUsers& _remote;
    Limits _limits;
    BackOff _backOff;
    ContactId _seenUpTo{};  ///< Everybody who came or went while nobody kept users is looked at once.
    bool _seenAll = false;
};

}  // namespace contacts
