// Who may see which ticket in the portal, and who may raise one. Agents see all; that is asked with
// Visitor::agent.
#pragma once

#include "host/src/plugins/Contributions.h"
#include "host/src/tickets/TicketStore.h"

namespace supportcentre {

/// Categories that people choose in forms; everything else is a plugin's.
inline constexpr std::array<std::string_view, 6> formCategories{"general",     "agreement", "calculation",
                                                                "development", "financial", "technical"};

/// A category of the host's own that no ticket form offers: the page of work orders raises it.
inline constexpr std::string_view workOrderCategory = "work-order";

/// [thread-safe]
class TicketSight
{
public:
    explicit TicketSight(const Contributions& contributions) : _contributions(contributions) {}

    /// His own tickets, or every ticket of a customer where he sees all requests. Who has left a customer
    /// sees none of its tickets any more. Without a plugin that knows access: his own.
    [[nodiscard]] bool sees(const helpdesk::Visitor& visitor, const helpdesk::Ticket& ticket) const;

    /// What he may list for that customer; nothing when he has nothing to do with it. An empty customer means
    /// the foremost of his, or his own tickets when he has none.
    [[nodiscard]] std::optional<TicketScope> scope(const helpdesk::Visitor& visitor,
                                                   std::string_view customer) const;

    /// Where somebody begins who names no customer: where he may do most, the first of equals. Null without
    /// any.
    [[nodiscard]] static const helpdesk::CustomerAccess* foremost(const helpdesk::Access& access);

    /// Categories this visitor may choose for that customer.
    [[nodiscard]] static std::vector<std::string_view> raisable(const helpdesk::Visitor& visitor,
                                                                std::string_view customer);

    /// Whether an act of this person may go on to the listeners: a plugin's category is left to its own
    /// review.
    [[nodiscard]] bool mayRaise(const helpdesk::Visitor& visitor, std::string_view customer,
                                std::string_view category) const;

    /// Whoever raised it. Who else may take back a plugin's ticket is for that plugin's review to say.
    [[nodiscard]] static bool mayCancel(const helpdesk::Visitor& visitor, const helpdesk::Ticket& ticket);

    [[nodiscard]] bool isCategory(std::string_view category) const;

private:
    const Contributions& _contributions;
};

}  // namespace supportcentre
