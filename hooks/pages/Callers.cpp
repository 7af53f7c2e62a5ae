#include "hooks/pages/Callers.h"

namespace contacts {

Actor readerAt(const helpdesk::Visitor& visitor, CustomerId customer)
{
    Actor actor;
    actor.account = AccountId{visitor.account.value};
    actor.name = visitor.name;
    actor.email = visitor.email;
    actor.locale = visitor.locale;
    actor.agent = visitor.agent;
    actor.administrator = visitor.administrator;
    if (const auto* access = visitor.access.at(customer.text()))
        actor.permissions.insert(access->permissions.begin(), access->permissions.end());
    return actor;
}


Actor actorAt(Services& services, const helpdesk::Visitor& visitor, CustomerId customer)
{
    auto actor = readerAt(visitor, customer);
    if (actor.account)
        actor.contact = services.storage.read()->customers().accessOf(actor.account).contact;
    return actor;
}

}  // namespace contacts
