#pragma once

#include "core/Services.h"
#include "core/desk/BackOff.h"
#include "core/desk/Carrying.h"
#include "core/desk/Errand.h"
#include "core/desk/HouseState.h"
#include "core/ports/RemoteTickets.h"

namespace contacts {

/// The job that carries errands to the other house: leases what is due, does it there, remembers what became
/// of it. An errand may be begun twice, after a crash or a lost answer; its effect happens once, because a
/// ticket is looked for by its reference before it is raised, and a step that is there is not taken again.
/// While the house is away nothing is asked of it but one errand after every pause. One run at a time in a
/// process; other processes lease other errands.
class RunErrands
{
public:
    using Limits = CarryingLimits;
    using Report = CarryingReport;

    RunErrands(Services& services, RemoteTickets& remote) : RunErrands(services, remote, Limits{}) {}
    RunErrands(Services& services, RemoteTickets& remote, Limits limits)
        : _services(services),
          _remote(remote),
          _hear(services),
          _limits(std::move(limits)),
          _backOff(_limits.firstPause, _limits.longestPause)
    {
    }

    /// One batch. Throws StorageFailure only.
    Report operator()();

    /// What was in the way has been repaired: no more waiting, also for what is parked.
    void again();

    /// Somebody says that the house is back. A hint that is wrong makes us ask one question too many, and not
    /// within ten seconds of the last one. [thread-safe]
    void hint() { _backOff.hint(); }

private:
    class Round;

    Services& _services;
    RemoteTickets& _remote;
    HearHouse _hear;
    Limits _limits;
    BackOff _backOff;  ///< Of the house and not of one errand.
};

}  // namespace contacts
