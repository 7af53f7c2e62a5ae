#include "hooks/pages/portal/Confirmed.h"

#include "core/changes/Cells.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

/// What may be confirmed after a redirect; anything else in the address says nothing.
constexpr std::array confirmed{"saved",
                               "added",
                               "removed",
                               "undone",
                               "discarded",
                               "deactivated",
                               "reactivated",
                               "cancelled",
                               "unchanged",
                               "promoted",
                               "adopted",
                               "answered",
                               "answered-before",
                               "broughtback",
                               "undoing",
                               "direct",
                               "direct-link",
                               "sent-link",
                               "sent-temporary-password",
                               "sent-nothing"};


/// Of those that name somebody: where the question stood above the list, which the answer shows again.
constexpr std::array<std::string_view, 2> above{"adopted", "answered"};


PersonKey about(const Visit& visit)
{
    return PersonKey::from(visit.request.query.text("about"));
}


std::string whom(const Visit& visit, const PersonKey& person, const ChangeSet& draft)
{
    if (person.contact)
    {
        const auto contact =
            ReadContacts(visit.ground.services).find(visit.actor, visit.customer().id, person.contact);
        return contact ? nameOf(contact->person) : std::string();
    }
    for (const auto& line : draft)
        if (!person.ref.empty() && line.person == person && cells::brings(line.kind))
            return nameOf(cells::arrival(line));
    return {};
}

}  // namespace


std::string aboutWord(const PersonKey& person)
{
    return person == PersonKey{} ? std::string() : "&about=" + person.text();
}


std::string confirmation(const Visit& visit, const std::string& notice, const ChangeSet& draft)
{
    if (std::find(confirmed.begin(), confirmed.end(), notice) == confirmed.end())
        return {};
    // Whoever acts in the customer's place discards his own lines only.
    const bool ownOnly = notice == "discarded" && visit.actor.onBehalf;
    const auto sentence = visit.say(ownOnly ? std::string("behalf.discarded") : "page.notice." + notice);
    const auto name = whom(visit, about(visit), draft);
    return name.empty() ? sentence : sentence + visit.say("page.colon") + " " + name;
}


PersonKey placeOf(const Visit& visit, const std::string& notice)
{
    return std::find(above.begin(), above.end(), notice) == above.end() ? about(visit) : PersonKey{};
}

}  // namespace contacts
