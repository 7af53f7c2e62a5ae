#include "ticket-adapter/HostDesk.h"

#include "ticket-adapter/HostAccounts.h"

namespace contacts {

namespace {

helpdesk::TicketStatus statusAfter(TicketMove how)
{
    switch (how)
    {
    case TicketMove::closed: return helpdesk::TicketStatus::closed;
    case TicketMove::cancelled: return helpdesk::TicketStatus::cancelled;
    case TicketMove::returned: return helpdesk::TicketStatus::waiting;
    case TicketMove::reopened: break;
    }
    return helpdesk::TicketStatus::open;
}

helpdesk::TicketStatus statusAtFirst(const TicketText& text)
{
    return text.decided ? helpdesk::TicketStatus::closed : helpdesk::TicketStatus::open;
}

}  // namespace


/// The host shows the customer's name beside the ticket and knows it from the visitor only.
helpdesk::Visitor HostDesk::visitorOf(const Actor& actor, CustomerId customer) const
{
    helpdesk::Visitor visitor;
    visitor.account = helpdesk::AccountId{actor.account.value};
    visitor.email = actor.email;
    visitor.name = actor.name;
    visitor.locale = actor.locale;
    visitor.agent = actor.agent;
    visitor.administrator = actor.administrator;
    if (const auto known = _parts.storage.read()->customers().find(customer))
    {
        helpdesk::CustomerAccess access;
        access.customer = customer.text();
        access.name = known->name;
        access.kind = wordOf(known->kind);
        access.permissions.assign(actor.permissions.begin(), actor.permissions.end());
        visitor.access.customers.push_back(std::move(access));
    }
    return visitor;
}


std::uint64_t HostDesk::raise(const Actor& requester, CustomerId customer, const TicketText& text,
                              const std::function<void(DeskWork&)>& work)
{
    const std::string reference = "contacts-manager/" + _parts.secrets.random(16);
    const helpdesk::NewTicket ticket{
        std::string(category), customer.text(), text.subject, text.text, reference, statusAtFirst(text)};
    const OwnActs::Announced announced(_parts.ownActs, reference);
    std::uint64_t raised = 0;
    WorkInHost inHost;
    inHost.around([&] {
        const auto id =
            _parts.tickets.create(visitorOf(requester, customer), ticket,
                                  [&](helpdesk::Transaction& transaction, helpdesk::TicketId made) {
                                      inHost.run([&] {
                                          const auto unit = _parts.join(transaction);
                                          HostAccounts accounts(_parts.accounts, _parts.logIns, transaction);
                                          DeskWork deskWork{*unit, accounts, made.value};
                                          work(deskWork);
                                      });
                                  });
        raised = id.value;
    });
    return raised;
}


void HostDesk::move(const Actor& actor, const TicketOf& ticket, TicketMove how, const std::string& message,
                    const std::function<void(DeskWork&)>& work)
{
    const auto found = _parts.tickets.find(helpdesk::TicketId{ticket.ticket});
    if (!found)
        throw DeskFailure("ticket " + std::to_string(ticket.ticket) + " is gone");
    const auto customer = CustomerId::from(found->customer).value_or(CustomerId{});
    const OwnActs::Announced announced(_parts.ownActs, found->reference);
    WorkInHost inHost;
    inHost.around([&] {
        _parts.tickets.move(visitorOf(actor, customer), found->id, found->reference, statusAfter(how),
                            message, [&](helpdesk::Transaction& transaction) {
                                inHost.run([&] {
                                    const auto unit = _parts.join(transaction);
                                    HostAccounts accounts(_parts.accounts, _parts.logIns, transaction);
                                    DeskWork deskWork{*unit, accounts, ticket.ticket};
                                    work(deskWork);
                                });
                            });
    });
}


std::string HostDesk::address(std::uint64_t ticket, bool forAgent) const
{
    return (forAgent ? "/agent/tickets/" : "/portal/tickets/") + std::to_string(ticket);
}


std::optional<TicketEnd> HostDesk::ended(std::uint64_t ticket) const
{
    const auto found = _parts.tickets.find(helpdesk::TicketId{ticket});
    if (found && found->status == helpdesk::TicketStatus::closed)
        return TicketEnd::closed;
    if (found && found->status == helpdesk::TicketStatus::cancelled)
        return TicketEnd::cancelled;
    return std::nullopt;
}

}  // namespace contacts
