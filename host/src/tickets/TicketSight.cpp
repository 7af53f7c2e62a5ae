#include "host/src/tickets/TicketSight.h"

#include <algorithm>

namespace supportcentre {

bool TicketSight::sees(const helpdesk::Visitor& visitor, const helpdesk::Ticket& ticket) const
{
    const bool own = visitor.known() && ticket.requester == visitor.account;
    if (ticket.customer.empty() || !_contributions.knowsAccess())
        return own;
    const auto* at = visitor.access.at(ticket.customer);
    return at && (own || at->seesAllRequests);
}


std::optional<TicketScope> TicketSight::scope(const helpdesk::Visitor& visitor,
                                              std::string_view customer) const
{
    const auto* at = customer.empty() ? foremost(visitor.access) : visitor.access.at(customer);
    if (at)
        return TicketScope{visitor.account, at->customer, at->seesAllRequests};
    if (!customer.empty())
        return std::nullopt;
    return TicketScope{visitor.account, {}, false};
}


const helpdesk::CustomerAccess* TicketSight::foremost(const helpdesk::Access& access)
{
    const auto& all = access.customers;
    const auto most = std::max_element(all.begin(), all.end(), [](const auto& one, const auto& other) {
        return one.permissions.size() < other.permissions.size();
    });
    return most == all.end() ? nullptr : &*most;
}


std::vector<std::string_view> TicketSight::raisable(const helpdesk::Visitor& visitor,
                                                    std::string_view customer)
{
    std::vector<std::string_view> found;
    if (const auto* at = visitor.access.at(customer))
        for (const auto category : formCategories)
            if (at->may("tickets.raise." + std::string(category)))
                found.push_back(category);
    return found;
}


bool TicketSight::mayRaise(const helpdesk::Visitor& visitor, std::string_view customer,
                           std::string_view category) const
{
    const auto* at = visitor.access.at(customer);
    if (!at)
        return false;
    if (category == workOrderCategory)
        return at->may("workorders.create");
    const bool chosen =
        std::find(formCategories.begin(), formCategories.end(), category) != formCategories.end();
    return chosen ? at->may("tickets.raise." + std::string(category)) : isCategory(category);
}


bool TicketSight::mayCancel(const helpdesk::Visitor& visitor, const helpdesk::Ticket& ticket)
{
    return ticket.requester == visitor.account || !ticket.reference.empty();
}


bool TicketSight::isCategory(std::string_view category) const
{
    if (category == workOrderCategory ||
        std::find(formCategories.begin(), formCategories.end(), category) != formCategories.end())
        return true;
    const auto more = _contributions.categories();
    return std::any_of(more.begin(), more.end(), [&](const auto& each) { return each.first == category; });
}

}  // namespace supportcentre
