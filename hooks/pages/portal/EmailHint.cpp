#include "hooks/pages/portal/EmailHint.h"

#include "core/changes/Cells.h"
#include "core/text/Email.h"
#include "hooks/pages/FindingWords.h"

#include <algorithm>

namespace contacts {

namespace {

/// Everything the words depend on, read with the same statements for every address.
struct Known
{
    std::optional<Contact> contact;  ///< As he is here, or where this administrator manages him too.
    bool anywhere = false;
    bool here = false;
    bool drafted = false;
    std::string alike;
};


std::vector<CustomerId> managedBy(const Visit& visit)
{
    std::vector<CustomerId> managed;
    for (const auto& access : visit.request.visitor.access.customers)
        if (const auto id = CustomerId::from(access.customer); id && access.may(permission::manageContacts))
            managed.push_back(*id);
    return managed;
}


Known look(const Visit& visit, const std::string& address)
{
    Known known;
    const auto work = visit.ground.services.storage.read();
    const auto customer = visit.customer().id;
    const auto found = work->contacts().findByEmail(address);
    known.anywhere = found.has_value();
    const auto id = found ? found->id : ContactId{};
    auto places = managedBy(visit);
    places.insert(places.begin(), customer);
    for (const auto place : places)
        if (auto contact = work->contacts().find(place, id); contact && !known.contact)
        {
            known.contact = std::move(contact);
            known.here = place == customer;
        }
    if (!known.contact && visit.actor.onBehalf)
        known.contact = found;  // The helpdesk knows everybody.
    for (const auto& line : work->drafts().find(customer).changes)
        known.drafted = known.drafted || (cells::brings(line.kind) && cells::arrival(line).email == address);
    for (const auto& other : work->contacts().looksLike(customer, skeleton(address)))
        if (other != address)
            known.alike = other;
    return known;
}


EmailHint aboutOneHere(const Visit& visit, const Contact& contact)
{
    const auto name = nameOf(contact.person);
    const bool active = contact.person.status == MembershipStatus::active;
    return {"bad",
            visit.say(active ? "lookup.here" : "lookup.here.inactive", {{"person", std::string_view(name)}}),
            visit.path() + "/" + contact.id.text(),
            visit.say(active ? "lookup.open" : "lookup.reactivate", {{"person", std::string_view(name)}}),
            {},
            {}};
}

}  // namespace


EmailHint emailHint(const Visit& visit, std::string_view typed)
{
    const auto address = canonicalEmail(typed, EmailLetters::any);
    if (!address.ok())
        return {};
    const auto known = look(visit, address.text);
    if (known.here)
        return aboutOneHere(visit, *known.contact);
    if (known.drafted)
        return {"bad", visit.say("lookup.drafted"), {}, {}, {}, {}};
    if (known.contact)
    {
        const auto name = nameOf(known.contact->person);
        return {"",           visit.say("lookup.visible", {{"person", std::string_view(name)}}),
                {},           {},
                address.text, known.contact->person};
    }
    if (known.anywhere)
        return {"", visit.say("lookup.elsewhere"), {}, {}, address.text, {}};
    if (!known.alike.empty())
        return {"warn", visit.say("lookup.alike", {{"other", std::string_view(known.alike)}}), {}, {}, {},
                {}};
    return {};
}


std::string flawMarkup(const Visit& visit, std::string_view typed)
{
    const auto letters = emailLetters(visit.ground.services.policy().limits.internationalAddresses);
    const auto address = canonicalEmail(typed, letters);
    if (address.ok() || address.flaw == EmailFlaw::empty)
        return {};
    Finding finding;
    finding.rule = "email-invalid";
    finding.facts = {{"email", std::string(typed)}, {"flaw", std::string(wordOf(address.flaw))}};
    return visit.render("page/email-flaw",
                        {{"sentence", sentenceOf(finding, visit.ground.words, visit.locale(),
                                                 *visit.ground.services.catalogue())}});
}


std::string markupOf(const Visit& visit, const EmailHint& hint)
{
    if (hint.sentence.empty())
        return {};
    const auto person = hint.person.value_or(Person{});
    return visit.render("page/email-hint", {{"look", hint.look},
                                            {"sentence", hint.sentence},
                                            {"linked", !hint.href.empty()},
                                            {"href", hint.href},
                                            {"linkText", hint.linkText},
                                            {"joins", !hint.join.empty()},
                                            {"join", hint.join},
                                            {"title", person.title},
                                            {"firstName", person.firstName},
                                            {"lastName", person.lastName}});
}

}  // namespace contacts
