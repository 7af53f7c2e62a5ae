#include "core/contacts/ForeseeDeparture.h"

#include "core/account/PortalUse.h"

#include <algorithm>

namespace contacts {

namespace {

/// Lines that go out together with the one about his departure: the helpdesk sends none of the customer's
/// people.
ChangeSet linesBeside(UnitOfWork& work, const Actor& actor, CustomerId customer)
{
    auto lines = work.drafts().find(customer).changes;
    if (actor.onBehalf)
        std::erase_if(lines, [](const Change& line) { return bool(line.author); });
    return lines;
}


bool leaves(const PersonKey& person, const ChangeSet& draft)
{
    return std::any_of(draft.begin(), draft.end(), [&](const Change& line) {
        return line.person == person &&
               (line.kind == ChangeKind::removeContact || line.kind == ChangeKind::deactivate);
    });
}


/// Somebody else, who stays, is promoted to it.
bool handedOn(const RoleKey& role, ContactId contact, const ChangeSet& draft)
{
    return std::any_of(draft.begin(), draft.end(), [&](const Change& line) {
        return line.kind == ChangeKind::promote && line.role == role &&
               line.person != PersonKey{contact, {}} && !leaves(line.person, draft);
    });
}

}  // namespace


std::optional<Departure> ForeseeDeparture::operator()(const Actor& actor, CustomerId customer,
                                                      ContactId contact) const
{
    if (authorise(actor, Act::manageContacts) != Verdict::allowed)
        return std::nullopt;
    const auto work = _services.storage.read();
    auto found = work->contacts().find(customer, contact);
    if (!found)
        return std::nullopt;

    Departure departure;
    departure.contact = std::move(*found);
    const auto& person = departure.contact.person;
    const auto catalogue = _services.catalogue();
    const auto draft = linesBeside(*work, actor, customer);
    for (const auto& role : catalogue->roles())
        if (role.primary && person.roles.contains(role.key) && !handedOn(role.key, contact, draft))
            departure.primaryRoles.push_back(role.key);
    departure.himself = actor.contact && actor.contact == contact;
    if (departure.contact.account && departure.contact.accountState != AccountState::none)
    {
        departure.losesAccess = usesPortal(person);
        const std::size_t here = departure.losesAccess ? 1 : 0;
        if (work->contacts().portalMemberships(contact) > here)
            departure.account = Departure::Account::stays;
        else if (departure.losesAccess)
            departure.account = Departure::Account::ends;
    }
    return departure;
}

}  // namespace contacts
