#include "hooks/Visiting.h"

#include "core/contacts/Standing.h"

namespace contacts {

namespace {

Actor personOf(const helpdesk::Visitor& visitor)
{
    Actor actor;
    actor.account = AccountId{visitor.account.value};
    actor.name = visitor.name;
    actor.email = visitor.email;
    actor.locale = visitor.locale;
    actor.agent = visitor.agent;
    actor.administrator = visitor.administrator;
    actor.contact = ContactId::from(visitor.access.contact).value_or(ContactId{});
    return actor;
}

}  // namespace


Actor readerOf(const helpdesk::Visitor& visitor, CustomerId customer)
{
    Actor actor = personOf(visitor);
    if (const auto* access = visitor.access.at(customer.text()))
        actor.permissions.insert(access->permissions.begin(), access->permissions.end());
    return actor;
}


Actor actorOf(const helpdesk::Visitor& visitor, CustomerId customer, Services& services)
{
    Actor actor = personOf(visitor);
    if (!actor.account)
        return actor;
    const auto work = services.storage.read();
    actor = asStored(*work, std::move(actor), customer, *services.catalogue());
    return actor.agent ? inTheirPlace(*work, std::move(actor), customer, services.policy().decideOwnRequests)
                       : actor;
}


Actor draftingActorOf(const helpdesk::Visitor& visitor, CustomerId customer, Services& services)
{
    return visitor.agent ? actorOf(visitor, customer, services) : readerOf(visitor, customer);
}

}  // namespace contacts
