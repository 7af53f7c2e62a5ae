// Identifiers the host hands out. Opaque outside of it: compare them, store them, never compute with them.
#pragma once

#include "helpdesk/Abi.h"

#include <compare>
#include <cstdint>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// 0 means "nobody" or "none"; the host never assigns it.
struct AccountId
{
    std::uint64_t value = 0;
    auto operator<=>(const AccountId&) const = default;
};

struct TicketId
{
    std::uint64_t value = 0;
    auto operator<=>(const TicketId&) const = default;
};

HELPDESK_ABI_END
}  // namespace helpdesk
