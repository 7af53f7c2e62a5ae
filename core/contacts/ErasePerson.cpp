#include "core/contacts/ErasePerson.h"

#include "core/history/Audit.h"
#include "core/text/Email.h"

#include <algorithm>

namespace contacts {

namespace {

/// A name that says what happened and means the same in every language.
Person nobody(ContactId contact)
{
    Person person;
    person.lastName = "[" + contact.text() + "]";
    person.email = "erased-" + contact.text() + "@erased.invalid";  // RFC 2606: never anybody's
    person.locale = "en";
    return person;
}


std::vector<std::string> namesOf(UnitOfWork& work, const std::set<CustomerId>& customers)
{
    std::vector<std::string> names;
    for (const auto customer : customers)
        if (const auto found = work.customers().find(customer))
            names.push_back(found->name);
    return names;
}


/// One row in the chain of every customer whose requests named him: ids only, like all of them.
void note(UnitOfWork& work, const std::set<CustomerId>& customers, ContactId contact, Time now)
{
    for (const auto customer : customers)
        if (work.customers().touch(customer))
            audit(work, customer, {}, "person.erased", "contact/" + contact.text(), {}, now);
}

}  // namespace


ErasePerson::Answer ErasePerson::operator()(DeskWork& desk, std::string_view email) const
{
    auto& work = desk.work;
    const auto canonical = canonicalEmail(email, EmailLetters::any);
    const auto contact = canonical.ok() ? work.contacts().findByEmail(canonical.text) : std::nullopt;
    if (!contact)
        return {};
    const auto traces = work.erasure().tracesOf(contact->id);
    if (!traces.memberships.empty())
        return {Outcome::member, namesOf(work, traces.memberships), contact->id};
    auto waiting = traces.drafts;
    for (const auto& seen : traces.requests)
        if (seen.open)
            waiting.insert(seen.customer);
    if (!waiting.empty())
        return {Outcome::open, namesOf(work, waiting), contact->id};

    const auto erased = nobody(contact->id);
    Erasure texts{contact->account, {}, erased.lastName, erased.email, {}};
    for (const auto* known : {&traces.names, &traces.addresses})
        texts.texts.insert(texts.texts.end(), known->begin(), known->end());
    std::set<CustomerId> customers;
    for (const auto& seen : traces.requests)
    {
        customers.insert(seen.customer);
        if (seen.ticket && !_services.desk.elsewhere())
            texts.tickets.push_back(seen.ticket);
    }
    note(work, customers, contact->id, _services.clock.now());
    work.erasure().replace(contact->id, contact->account, traces, erased.lastName, erased.email);
    work.contacts().writePerson(contact->id, erased);
    desk.accounts.erase(texts);
    return {Outcome::erased, {}, contact->id};
}


std::string without(const Traces& traces, std::string text, const std::string& name)
{
    std::vector<std::string_view> known(traces.names.begin(), traces.names.end());
    known.insert(known.end(), traces.addresses.begin(), traces.addresses.end());
    // "Tom Reed-Smith" before "Tom Reed".
    std::sort(known.begin(), known.end(), [](auto a, auto b) { return a.size() > b.size(); });
    for (const auto part : known)
        for (auto at = part.empty() ? text.npos : text.find(part); at != text.npos;
             at = text.find(part, at + name.size()))
            text.replace(at, part.size(), name);
    return text;
}

}  // namespace contacts
