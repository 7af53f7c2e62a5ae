#include "core/contacts/ReadContacts.h"

#include "core/account/PortalUse.h"
#include "core/text/Email.h"

namespace contacts {

namespace {

std::vector<Customer> customersOf(UnitOfWork& work, const Contact& contact)
{
    std::vector<Customer> customers;
    if (const auto person = work.directory().person(contact.id))
        for (const auto& place : person->places)
            if (auto customer = work.customers().find(place.customer))
                customers.push_back(std::move(*customer));
    return customers;
}

}  // namespace


std::optional<PageHead> ReadContacts::head(const Actor& actor, CustomerId customer) const
{
    if (authorise(actor, Act::seeContacts) != Verdict::allowed)
        return std::nullopt;
    auto head = _services.storage.read()->customers().head(customer, actor.account);
    if (head && authorise(actor, Act::seeDraft) != Verdict::allowed)
    {
        head->draftVersion = 0;
        head->draftCount = 0;
    }
    if (head && authorise(actor, Act::seeRequest) != Verdict::allowed)
        head->openRequest = {};
    return head;
}


std::size_t ReadContacts::list(const ListQuery& query, const std::function<void(const ListRow&)>& each) const
{
    return _services.storage.read()->contacts().list(query, each);
}


StandingCounts ReadContacts::standings(const PageHead& head) const
{
    constexpr std::size_t enough =
        1000;  // Expired invitations beyond that are not told from those that work.
    const auto customer = head.customer.id;
    const auto now = _services.clock.now();
    if (!head.beside)
        return _services.storage.read()->contacts().countStandings(customer, now, enough);
    StandingCounts counts{head.beside->standings, std::size_t(0)};
    if (counts.people[Standing::invited] > 0)
        counts.expired = _services.storage.read()->contacts().countExpired(customer, now, enough);
    return counts;
}


std::optional<Contact> ReadContacts::find(const Actor& actor, CustomerId customer, ContactId contact) const
{
    if (authorise(actor, Act::seeContacts) != Verdict::allowed)
        return std::nullopt;
    return _services.storage.read()->contacts().find(customer, contact);
}


std::optional<AwaitedAddress> ReadContacts::awaitedAddress(const Actor& actor, CustomerId customer,
                                                           ContactId contact) const
{
    if (authorise(actor, Act::invite) != Verdict::allowed)
        return std::nullopt;
    auto address = contacts::awaitedAddress(*_services.storage.read(), contact, _services.clock.now());
    return address && (actor.agent || address->askedAt == customer) ? address : std::nullopt;
}


std::vector<std::string> ReadContacts::departments(const Actor& actor, CustomerId customer) const
{
    constexpr std::size_t most = 100;
    if (authorise(actor, Act::editDetails) != Verdict::allowed)
        return {};
    return _services.storage.read()->contacts().departments(customer, most);
}


ReadContacts::Lookup ReadContacts::lookUp(const Actor& actor, const AccountAccess& access,
                                          std::string_view email) const
{
    Lookup lookup;
    const auto catalogue = _services.catalogue();
    std::vector<CustomerId> managed;
    for (const auto& at : access.customers)
        if (delegates(at.roles, *catalogue))
            managed.push_back(at.customer);
    const auto address = canonicalEmail(email, EmailLetters::any);
    if ((!actor.agent && managed.empty()) || !address.ok())
        return lookup;

    const auto work = _services.storage.read();
    auto contact = work->contacts().findByEmail(address.text);
    lookup.known = contact.has_value();
    if (contact && actor.agent)
    {
        lookup.customers = customersOf(*work, *contact);
        lookup.contact = std::move(contact);
    }
    else  // The same questions for an address that nobody has: how long it takes tells nothing.
        for (const auto customer : managed)
            if (auto member = work->contacts().find(customer, contact ? contact->id : ContactId{});
                member && !lookup.contact)
                lookup.contact = std::move(member);
    return lookup;
}

}  // namespace contacts
