#include "hooks/people/CustomersPeople.h"

#include "core/contacts/CountProjects.h"
#include "core/request/SubmitRequest.h"
#include "core/text/Email.h"
#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"

namespace contacts {

namespace {

helpdesk::PersonFacts factsOf(const Contact& contact)
{
    const auto name = contact.person.name();
    return {contact.id.text(), name.empty() ? contact.person.email : name, contact.person.email,
            contact.person.status == MembershipStatus::active};
}


/// As the agent typed it; of somebody who is known elsewhere only the address counts, since what is stored of
/// him is not this customer's alone.
Change arrivalOf(const helpdesk::NewPerson& person, bool known)
{
    Change line;
    line.kind = known ? ChangeKind::linkContact : ChangeKind::addContact;
    line.person.ref = "new";
    line.roles.insert(person.role);
    if (known)
        line.value = person.email;
    else
    {
        line.details.email = person.email;
        line.details.firstName = person.firstName;
        line.details.lastName = person.lastName;
        line.details.locale = person.locale;
    }
    return line;
}

}  // namespace


std::vector<helpdesk::CustomerName> CustomersPeople::customers(std::string_view search, std::size_t limit)
{
    std::vector<helpdesk::CustomerName> found;
    for (const auto& customer : storage().read()->customers().search(search, limit))
        found.push_back({customer.id.text(), customer.name});
    return found;
}


std::vector<helpdesk::PersonFacts> CustomersPeople::people(std::string_view customer,
                                                           const std::vector<std::string>& contacts)
{
    std::vector<helpdesk::PersonFacts> found;
    const auto at = CustomerId::from(customer);
    const auto work = storage().read();
    for (const auto& text : contacts)
        if (const auto id = ContactId::from(text); at && id)
            if (const auto contact = work->contacts().find(*at, *id))
                found.push_back(factsOf(*contact));
    return found;
}


std::optional<helpdesk::PersonFacts> CustomersPeople::findByEmail(std::string_view customer,
                                                                  std::string_view email)
{
    const auto at = CustomerId::from(customer);
    const auto address = canonicalEmail(email, EmailLetters::any);
    if ((!at && !customer.empty()) || !address.ok())
        return std::nullopt;
    const auto work = storage().read();
    auto known = work->contacts().findByEmail(address.text);
    if (!at)
        return known ? std::optional(factsOf(*known)) : std::nullopt;
    const auto contact = known ? work->contacts().find(*at, known->id) : std::nullopt;
    return contact ? std::optional(factsOf(*contact)) : std::nullopt;
}


std::vector<std::pair<std::string, std::string>> CustomersPeople::roles(std::string_view customer,
                                                                        std::string_view locale)
{
    std::vector<std::pair<std::string, std::string>> offered;
    const auto at = CustomerId::from(customer);
    const auto stored = at ? storage().read()->customers().find(*at) : std::nullopt;
    if (!stored)
        return offered;
    const auto catalogue = _parts.ground.services.catalogue();
    for (const auto* role : catalogue->offeredTo(stored->kind))
        if (!role->primary)
            offered.emplace_back(role->key, role->in(locale).label);
    return offered;
}


/// In the customer's place, as from his page: the same rules, a ticket that says what was done, and a word to
/// those who administer him.
helpdesk::AddedPerson CustomersPeople::add(const helpdesk::Visitor& agent, std::string_view customer,
                                           const helpdesk::NewPerson& person)
{
    auto& services = _parts.ground.services;
    const auto& words = _parts.ground.words;
    const auto refused = [&](std::string_view key) {
        return helpdesk::AddedPerson{{}, words.say(agent.locale, key)};
    };
    const auto at = CustomerId::from(customer);
    if (!agent.agent || !at)
        return refused("people.not-added");
    const auto address = canonicalEmail(person.email, EmailLetters::any);
    const bool known = address.ok() && storage().read()->contacts().findByEmail(address.text);
    SubmitRequest::Call call;
    call.customer = *at;
    call.lines = {arrivalOf(person, known)};
    const auto done = SubmitRequest(services)(actorOf(agent, *at, services), call);
    switch (done.outcome)
    {
    case SubmitRequest::Outcome::submitted: break;
    case SubmitRequest::Outcome::requestWaiting: return refused("people.request-waits");
    case SubmitRequest::Outcome::forbidden: return refused("people.own-customer");
    case SubmitRequest::Outcome::findings:
        for (const auto& finding : done.findings)
            if (finding.severity == Severity::error)
                return {{}, sentenceOf(finding, words, agent.locale, *services.catalogue(), Hearer::agent)};
        [[fallthrough]];
    default: return refused("people.not-added");
    }
    const auto added = findByEmail(customer, person.email);
    return added ? helpdesk::AddedPerson{added->contact, {}} : refused("people.not-added");
}


bool CustomersPeople::countProjects(helpdesk::Transaction& transaction, std::string_view customer,
                                    std::string_view contact, std::uint32_t projects)
{
    const auto at = CustomerId::from(customer);
    const auto id = ContactId::from(contact);
    return at && id && CountProjects::follow(*_parts.join(transaction), *at, *id, projects);
}


std::optional<helpdesk::CustomerName> CustomersPeople::customer(std::string_view customer)
{
    const auto at = CustomerId::from(customer);
    const auto stored = at ? storage().read()->customers().find(*at) : std::nullopt;
    if (!stored)
        return std::nullopt;
    return helpdesk::CustomerName{stored->id.text(), stored->name};
}

}  // namespace contacts
