#include "hooks/people/CustomersPeople.h"

#include "core/CountProjects.h"
#include "core/Csv.h"
#include "core/Email.h"
#include "core/ImportContacts.h"
#include "hooks/pages/FindingWords.h"

#include <sstream>

namespace contacts {

namespace {

helpdesk::PersonFacts factsOf(const Contact& contact)
{
    const auto name = contact.person.name();
    return {contact.id.text(), name.empty() ? contact.person.email : name, contact.person.email,
            contact.person.status == MembershipStatus::active};
}


/// An import of one row: there is no second way to write a contact. Of somebody who is known elsewhere the
/// row repeats what is stored, so that adding him here changes nothing there.
std::string rowFor(const Customer& customer, const std::string& parent, const Person& person,
                   const RoleKey& role)
{
    std::string csv = "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
                      "department,language,portal_user,sees_all_requests,roles\n";
    const auto put = [&](std::string_view value, char after = ',') { csv += csvField(value) + after; };
    put(customer.name);
    put(wordOf(customer.kind));
    put(parent);
    put(person.email);
    put(person.title);
    put(person.firstName);
    put(person.lastName);
    put(person.phone);
    put("");
    put(person.locale);
    put("yes");
    put("no");
    put(role, '\n');
    return csv;
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
    if (!at || !address.ok())
        return std::nullopt;
    const auto work = storage().read();
    const auto known = work->contacts().findByEmail(address.text);
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


helpdesk::AddedPerson CustomersPeople::add(const helpdesk::Visitor& agent, std::string_view customer,
                                           const helpdesk::NewPerson& person)
{
    const auto& words = _parts.ground.words;
    const auto refused = [&](std::string_view key) {
        return helpdesk::AddedPerson{{}, words.say(agent.locale, key)};
    };
    const auto at = CustomerId::from(customer);
    if (!agent.agent || !at)
        return refused("people.not-added");
    std::string csv;
    {
        const auto work = storage().read();
        const auto stored = work->customers().find(*at);
        if (!stored)
            return refused("people.not-added");
        const auto above = stored->parent ? stored->parent : stored->paysFor;
        const auto parent = above ? work->customers().find(above) : std::nullopt;
        const auto address = canonicalEmail(person.email, EmailLetters::any);
        Person row;
        if (const auto known =
                address.ok() ? work->contacts().findByEmail(address.text) : std::optional<Contact>())
            row = known->person;
        else
        {
            row.email = person.email;
            row.firstName = person.firstName;
            row.lastName = person.lastName;
            row.locale = person.locale;
        }
        csv = rowFor(*stored, parent ? parent->name : std::string(), row, person.role);
    }

    std::string why;
    ImportContacts::Options options;
    options.invite = true;
    options.inDesk = _parts.inDesk;
    std::istringstream in(csv);
    const auto report =
        ImportContacts(_parts.ground.services)(in, options, [&](const ImportContacts::RowReport& line) {
            if (line.effect != ImportContacts::RowReport::Effect::error || !why.empty())
                return;
            Finding finding;
            finding.rule = line.rule;
            finding.facts = line.facts;
            why = words.has("finding." + line.rule)
                      ? sentenceOf(finding, words, agent.locale, *_parts.ground.services.catalogue())
                      : words.say(agent.locale, "people.not-added");
        });
    if (!report.written)
        return {{}, why.empty() ? words.say(agent.locale, "people.not-added") : why};
    const auto added = findByEmail(customer, person.email);
    return added ? helpdesk::AddedPerson{added->contact, {}} : refused("people.not-added");
}


bool CustomersPeople::countProjects(helpdesk::Transaction& transaction, std::string_view customer,
                                    std::string_view contact, std::uint32_t projects)
{
    const auto at = CustomerId::from(customer);
    const auto id = ContactId::from(contact);
    try
    {
        return at && id && CountProjects::follow(*_parts.join(transaction), *at, *id, projects);
    }
    catch (const StorageFailure& failure)
    {
        if (failure.kind() == StorageFailure::Kind::again)
            throw helpdesk::TryAgain(failure.what());
        throw;
    }
}

}  // namespace contacts
