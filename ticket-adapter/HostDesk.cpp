#include "ticket-adapter/HostDesk.h"

#include "ticket-adapter/HostAccounts.h"

namespace contacts {

namespace {

helpdesk::Visitor visitorOf(const Actor& actor, CustomerId customer)
{
    helpdesk::Visitor visitor;
    visitor.account = helpdesk::AccountId{actor.account.value};
    visitor.email = actor.email;
    visitor.name = actor.name;
    visitor.locale = actor.locale;
    visitor.agent = actor.agent;
    visitor.administrator = actor.administrator;
    if (customer && !actor.permissions.empty())
    {
        helpdesk::CustomerAccess access;
        access.customer = customer.text();
        access.permissions.assign(actor.permissions.begin(), actor.permissions.end());
        visitor.access.customers.push_back(std::move(access));
    }
    return visitor;
}

}  // namespace


HostDesk::HostDesk(helpdesk::Tickets& tickets, helpdesk::Accounts& accounts, Join join, Secrets& secrets,
                   OwnActs& ownActs)
    : _tickets(tickets),
      _accounts(accounts),
      _join(std::move(join)),
      _secrets(secrets),
      _ownActs(ownActs)
{
}


std::uint64_t HostDesk::raise(const Actor& requester, CustomerId customer, const TicketText& text,
                              const std::function<void(DeskWork&)>& work)
{
    const std::string reference = "contacts-manager/" + _secrets.random(16);
    const helpdesk::NewTicket ticket{std::string(category), customer.text(), text.subject, text.text,
                                     reference};
    const OwnActs::Announced announced(_ownActs, reference);
    std::uint64_t raised = 0;
    WorkInHost inHost;
    inHost.around([&] {
        const auto id = _tickets.create(visitorOf(requester, customer), ticket,
                                        [&](helpdesk::Transaction& transaction, helpdesk::TicketId made) {
                                            inHost.run([&] {
                                                const auto unit = _join(transaction);
                                                HostAccounts accounts(_accounts, transaction);
                                                DeskWork deskWork{*unit, accounts, made.value};
                                                work(deskWork);
                                            });
                                        });
        raised = id.value;
    });
    return raised;
}


void HostDesk::end(const Actor& actor, std::uint64_t ticket, TicketEnd how, const std::string& message,
                   const std::function<void(DeskWork&)>& work)
{
    const auto found = _tickets.find(helpdesk::TicketId{ticket});
    if (!found)
        throw DeskFailure(DeskFailure::Kind::fatal, "ticket " + std::to_string(ticket) + " is gone");
    const auto customer = CustomerId::from(found->customer).value_or(CustomerId{});
    const auto status =
        how == TicketEnd::closed ? helpdesk::TicketStatus::closed : helpdesk::TicketStatus::cancelled;
    const OwnActs::Announced announced(_ownActs, found->reference);
    WorkInHost inHost;
    inHost.around([&] {
        _tickets.move(visitorOf(actor, customer), found->id, found->reference, status, message,
                      [&](helpdesk::Transaction& transaction) {
                          inHost.run([&] {
                              const auto unit = _join(transaction);
                              HostAccounts accounts(_accounts, transaction);
                              DeskWork deskWork{*unit, accounts, ticket};
                              work(deskWork);
                          });
                      });
    });
}


std::string HostDesk::address(std::uint64_t ticket, bool forAgent) const
{
    return (forAgent ? "/agent/tickets/" : "/portal/tickets/") + std::to_string(ticket);
}

}  // namespace contacts
