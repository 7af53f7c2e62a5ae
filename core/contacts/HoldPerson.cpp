#include "core/contacts/HoldPerson.h"

namespace contacts {

void holdPeople(UnitOfWork& work, const std::set<ContactId>& people)
{
    for (const auto person : people)
        work.contacts().hold(person);
}


void holdNamed(UnitOfWork& work, const ChangeSet& changes)
{
    std::set<ContactId> people;
    for (const auto& line : changes)
    {
        if (line.person.contact)
            people.insert(line.person.contact);
        if (line.kind == ChangeKind::linkContact)
            if (const auto known = work.contacts().findByEmail(line.value))
                people.insert(known->id);
    }
    holdPeople(work, people);
}


std::set<CustomerId> holdWithCustomers(UnitOfWork& work, const Contact& person)
{
    std::set<CustomerId> places;
    if (const auto row = work.directory().person(person.id))
        for (const auto& place : row->places)
            places.insert(place.customer);
    std::erase_if(places, [&](CustomerId customer) { return !work.customers().touch(customer); });
    work.contacts().hold(person.id);
    return places;
}

}  // namespace contacts
