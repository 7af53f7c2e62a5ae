#include "host/src/projects/TiesOfPeople.h"

#include "host/src/projects/ProjectStore.h"
#include "host/src/security/AccountStore.h"
#include "host/src/tickets/TicketStore.h"

namespace supportcentre {

helpdesk::PersonTies TiesOfPeople::of(std::string_view customer, std::string_view contact,
                                      helpdesk::AccountId account)
{
    helpdesk::PersonTies ties;
    const auto connection = _pool.borrow();
    for (auto& project : ProjectStore(*connection).of(contact, customer))
        if (!project.closed())
            ties.projects.push_back(std::move(project.name));
    if (account.value == 0)
        return ties;
    ties.openTickets = TicketStore(*connection).countOpen(account, customer);
    const auto known = AccountStore(*connection).find(account);
    ties.staff = known && known->staff();
    return ties;
}

}  // namespace supportcentre
