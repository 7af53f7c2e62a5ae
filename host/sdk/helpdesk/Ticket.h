// Tickets as the host shows them to plugins: copies, which never change under you.
#pragma once

#include "helpdesk/Visitor.h"

#include <chrono>
#include <optional>
#include <string>

namespace helpdesk {
HELPDESK_ABI_BEGIN

using Time = std::chrono::sys_time<std::chrono::microseconds>;  ///< UTC, always.

enum class TicketStatus {
    open,      ///< Waits for the helpdesk.
    waiting,   ///< Waits for the customer.
    closed,    ///< Done; a reply of the customer opens it again unless a listener refuses.
    cancelled  ///< Taken back by the customer. Final.
};

struct Ticket
{
    TicketId id{};         ///< 0 while it is only an intent.
    std::string category;  ///< "general", "technical", …, or one a plugin owns such as "contact-changes".
    std::string customer;  ///< The customer's opaque id.
    std::string subject;
    TicketStatus status = TicketStatus::open;
    AccountId requester{};
    std::string requesterName;
    std::string requesterEmail;
    /// Set only by code that calls the tickets service, never by a form or an API field: whoever finds his
    /// own reference here knows that he wrote it.
    std::string reference;
    Time raisedAt{};
};

struct TicketMessage
{
    std::uint64_t id = 0;
    AccountId author{};  ///< 0 for the system itself.
    std::string authorName;
    bool fromAgent = false;
    bool internal = false;  ///< An internal note: never shown, mailed or exported to the customer.
    std::string text;
    Time at{};
};

HELPDESK_ABI_END
}  // namespace helpdesk
