#include "core/contacts/Standing.h"

namespace contacts {

Actor asStored(UnitOfWork& work, Actor actor, CustomerId customer, const Catalogue& catalogue)
{
    actor.permissions.clear();
    const auto access = work.customers().accessOf(actor.account);
    actor.contact = access.contact;
    for (const auto& at : access.customers)
        if (at.customer == customer)
        {
            const auto held = catalogue.permissionsOf(at.roles);
            actor.permissions.insert(held.begin(), held.end());
        }
    return actor;
}


Actor inTheirPlace(UnitOfWork& work, Actor agent, CustomerId customer, bool decidesOwn)
{
    const bool own = agent.contact && work.contacts().isMember(customer, agent.contact);
    agent.onBehalf = agent.agent && (!own || decidesOwn) && !agent.may(permission::manageContacts);
    return agent;
}


bool stillOfTheStaff(Accounts& accounts, const Actor& agent)
{
    const auto account = accounts.find(agent.account);
    return account && account->staff && !account->disabled;
}


Actor requesterNow(UnitOfWork& work, const Request& request, const Catalogue& catalogue)
{
    Actor requester;
    requester.account = request.requesterAccount;
    requester.name = request.requesterName;
    requester = asStored(work, std::move(requester), request.customer, catalogue);
    requester.contact = request.requester;
    return requester;
}

}  // namespace contacts
