#pragma once

#include "core/ports/Storage.h"

namespace contacts {

/// What is true of an account now: a link that ran out counts as expired from that moment, not from when
/// somebody notes it.
[[nodiscard]] constexpr AccountState standing(AccountState stored, Time invitedUntil, Time now)
{
    return stored == AccountState::invited && invitedUntil <= now ? AccountState::expired : stored;
}

}  // namespace contacts
