// A ticket as the host keeps it: what plugins see, and what only the host's own pages need.
#pragma once

#include <helpdesk/Events.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

struct TicketRow
{
    helpdesk::Ticket ticket{};
    std::string customerName;  ///< As it was when the ticket was raised.
    helpdesk::AccountId owner{};
    std::string ownerName;
    helpdesk::Time changedAt{};
    std::uint32_t version = 0;
};

inline constexpr std::array<helpdesk::TicketStatus, 4> allStatuses{
    helpdesk::TicketStatus::open, helpdesk::TicketStatus::waiting, helpdesk::TicketStatus::closed,
    helpdesk::TicketStatus::cancelled};

[[nodiscard]] std::string_view nameOf(helpdesk::TicketStatus status);
[[nodiscard]] std::string_view nameOf(helpdesk::TicketAct act);
[[nodiscard]] std::optional<helpdesk::TicketStatus> statusNamed(std::string_view name);
[[nodiscard]] std::optional<helpdesk::TicketAct> actNamed(std::string_view name);

/// As idIn(): every ticket has one address.
[[nodiscard]] std::optional<helpdesk::TicketId> ticketIdIn(std::string_view text);

[[nodiscard]] inline std::int64_t micros(helpdesk::Time time)
{
    return time.time_since_epoch().count();
}

[[nodiscard]] inline helpdesk::Time timeOf(std::int64_t micros)
{
    return helpdesk::Time(std::chrono::microseconds(micros));
}

}  // namespace supportcentre
