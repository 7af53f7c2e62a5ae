#include "core/contacts/ReadDirectory.h"

#include "core/contacts/Administrators.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t mostRelatives = 200;
constexpr std::size_t mostFormer = 20;
constexpr std::size_t mostMails = 30;
constexpr std::size_t mostHappened = 30;


bool anyInvited(const std::vector<Contact>& people, Time now)
{
    return std::any_of(people.begin(), people.end(), [&](const Contact& contact) {
        return contact.accountState == AccountState::invited && contact.invitedUntil > now;
    });
}

}  // namespace


std::optional<std::vector<CustomerRow>> ReadDirectory::customers(const Actor& actor,
                                                                 const CustomerQuery& query) const
{
    if (authorise(actor, Act::keepCustomers) != Verdict::allowed)
        return std::nullopt;
    return _services.storage.read()->directory().customers(query);
}


std::optional<CustomerDetails> ReadDirectory::customer(const Actor& actor, CustomerId id) const
{
    if (authorise(actor, Act::keepCustomers) != Verdict::allowed)
        return std::nullopt;
    const auto work = _services.storage.read();
    auto row = work->directory().customer(id);
    auto head = work->customers().head(id, actor.account);
    if (!row || !head)
        return std::nullopt;
    CustomerDetails details;
    details.row = std::move(*row);
    details.head = std::move(*head);
    const auto& customer = details.row.customer;
    if (customer.parent)
        details.parent = work->customers().find(customer.parent);
    if (customer.paysFor)
        details.paysFor = work->customers().find(customer.paysFor);
    auto relatives = work->customers().relativesOf(customer, mostRelatives);
    details.purchasers = std::move(relatives.purchasers);
    if (customer.kind == CustomerKind::global)
        details.subsidiaries = std::move(relatives.family);
    for (const auto& line : work->drafts().find(id).changes)
        (line.author ? details.linesOfOthers : details.linesOfAgents) += 1;
    details.caller = work->directory().callerOf(actor.account, id);
    const auto catalogue = _services.catalogue();
    details.administered = work->contacts().countAdministrators(id, catalogue->delegating(), {}, 1) > 0;
    if (!details.administered)
        details.invited = anyInvited(administratorsOf(*work, id, *catalogue), _services.clock.now());
    return details;
}


std::optional<std::vector<PersonRow>> ReadDirectory::people(const Actor& actor,
                                                            const PeopleQuery& query) const
{
    if (authorise(actor, Act::keepCustomers) != Verdict::allowed)
        return std::nullopt;
    return _services.storage.read()->directory().people(query);
}


std::optional<PersonDetails> ReadDirectory::person(const Actor& actor, ContactId contact) const
{
    if (authorise(actor, Act::keepCustomers) != Verdict::allowed)
        return std::nullopt;
    PersonDetails details;
    std::vector<Customer> customers;
    {
        const auto work = _services.storage.read();
        auto row = work->directory().person(contact);
        if (!row)
            return std::nullopt;
        details.row = std::move(*row);
        details.awaited = awaitedAddress(*work, contact, _services.clock.now());
        details.mails = work->directory().mailsTo(contact, mostMails);
        for (const auto& place : details.row.places)
            if (auto customer = work->customers().find(place.customer))
                customers.push_back(std::move(*customer));
        for (const auto id : work->directory().formerCustomers(contact, mostFormer))
            if (auto customer = work->customers().find(id))
            {
                details.former.push_back(*customer);
                customers.push_back(std::move(*customer));
            }
    }
    const ReadHistory history(_services);
    for (const auto& customer : customers)
    {
        auto entries = history(actor, {customer.id, contact, 0, mostHappened});
        for (auto& entry : entries.value())
            details.history.push_back({customer, std::move(entry)});
    }
    std::stable_sort(details.history.begin(), details.history.end(), [](const auto& one, const auto& other) {
        return one.entry.audit.at > other.entry.audit.at;
    });
    details.history.resize(std::min(details.history.size(), mostHappened));
    return details;
}

}  // namespace contacts
