#pragma once

#include "core/ports/Storage.h"

namespace contacts {

/// What is true of an account now: a link that ran out counts as expired from that moment, not from when
/// somebody notes it.
[[nodiscard]] constexpr AccountState standing(AccountState stored, Time invitedUntil, Time now)
{
    return stored == AccountState::invited && invitedUntil <= now ? AccountState::expired : stored;
}

/// Where somebody stands at a customer, whatever the hour.
[[nodiscard]] constexpr Standing standingOf(MembershipStatus status, bool portalUser, AccountState account,
                                            Time lastLogin)
{
    if (status == MembershipStatus::deactivated)
        return Standing::inactive;
    if (!portalUser)
        return Standing::noAccess;
    switch (account)
    {
    case AccountState::none: return Standing::notInvited;
    case AccountState::bounced: return Standing::bounced;
    case AccountState::active: return lastLogin == Time{} ? Standing::never : Standing::active;
    case AccountState::invited:
    case AccountState::expired: break;
    }
    return Standing::invited;
}

}  // namespace contacts
