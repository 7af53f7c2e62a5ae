#include "core/ForeseeDeparture.h"

namespace contacts {

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
    for (const auto& role : catalogue->roles())
        if (role.primary && person.roles.contains(role.key))
            departure.primaryRoles.push_back(role.key);
    departure.losesAccess =
        person.portalUser && person.status == MembershipStatus::active && !person.roles.empty();
    departure.himself = actor.contact && actor.contact == contact;
    if (departure.contact.account)
    {
        const std::size_t here = departure.losesAccess ? 1 : 0;
        departure.account = work->contacts().portalMemberships(contact) > here ? Departure::Account::stays
                                                                               : Departure::Account::ends;
    }
    return departure;
}

}  // namespace contacts
