// Lines that mean nothing: nobody of that name, no such field, value or role, nothing new.
#include "core/changes/Cells.h"
#include "core/rules/Checks.h"
#include "core/rules/Sight.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts::checks {

namespace {

bool bringsSomebody(const Judged& judged, const PersonKey& person, ChangeKind kind)
{
    return std::any_of(judged.changes.begin(), judged.changes.end(),
                       [&](const Change& change) { return change.kind == kind && change.person == person; });
}


bool isFlag(ChangeKind kind)
{
    return kind == ChangeKind::setPortalUser || kind == ChangeKind::setSeesAllRequests;
}


bool isLanguage(std::string_view value)
{
    return value == "en" || value == "fr" || value == "de";
}

}  // namespace


void namesNobody(const Judged& judged, Findings& findings)
{
    std::set<PersonKey> brought;
    for (const auto& change : judged.changes)
        if (cells::brings(change.kind))
            brought.insert(change.person);
    for (const auto& change : judged.changes)
    {
        const bool known = judged.before.people.contains(change.person) || brought.contains(change.person);
        if (!known || change.person.text().empty())
            sight::at(change, "", findings).facts = {{"person", change.person.text()}};
    }
}


void namesNoField(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (wordOf(change.kind).empty() ||
            (change.kind == ChangeKind::editContact && wordOf(change.field).empty()))
            sight::at(change, "", findings);
}


void namesNoValue(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
    {
        if (isFlag(change.kind) && change.value != "yes" && change.value != "no")
            sight::at(change, change.kind == ChangeKind::setPortalUser ? "portalUser" : "seesAllRequests",
                      findings)
                .facts = {{"value", change.value}};
        const bool editsLocale = change.kind == ChangeKind::editContact && change.field == Field::locale;
        const bool addsLocale = change.kind == ChangeKind::addContact;
        const auto& locale = addsLocale ? change.details.locale : change.value;
        if ((editsLocale || addsLocale) && !isLanguage(locale))
            sight::at(change, "locale", findings).facts = {{"value", locale}};
    }
}


void namesNoRole(const Judged& judged, Findings& findings)
{
    const auto missing = [&](const Change& change, const RoleKey& role) {
        if (judged.catalogue.find(role) == nullptr)
            sight::at(change, sight::roleField(role), findings).facts = {{"role", role}};
    };
    for (const auto& change : judged.changes)
    {
        for (const auto& role : sight::rolesGivenBy(change))
            missing(change, role);
        // Whoever still holds a role that the catalogue has lost may lose it too.
        const auto* person = sight::personIn(judged.before, change.person);
        const bool held = person != nullptr && person->roles.contains(change.role);
        if (change.kind == ChangeKind::revokeRole && !held)
            missing(change, change.role);
    }
}


void holdsTooManyLines(const Judged& judged, Findings& findings)
{
    if (judged.changes.size() > judged.limits.lines)
        sight::atSet(findings).facts = {{"count", std::to_string(judged.changes.size())},
                                        {"limit", std::to_string(judged.limits.lines)}};
}


/// The draft holds no such lines when they are written (merge), so the live data changed under it.
void wishesWhatIsSo(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (judged.before.people.contains(change.person) && cells::saysNothing(change, judged.before) &&
            !(isFlag(change.kind) && change.value != "yes" && change.value != "no"))
        {
            const auto touched = cells::touchedBy(change, judged.before, judged.before);
            sight::at(change, touched.empty() ? std::string() : touched.front().field, findings).facts = {
                {"person", sight::nameOf(judged, change.person)}};
        }
}


/// Per field: the value that the line would write over is not the one its author saw.
void overwritesWhatNobodySaw(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
    {
        if (change.writtenAt == Time{} || !judged.before.people.contains(change.person) ||
            cells::saysNothing(change, judged.before))
            continue;
        const auto now = cells::seenBy(change, judged.before);
        if (now == change.seen)
            continue;
        const bool held = change.kind == ChangeKind::promote;
        const bool isPhone = change.kind == ChangeKind::editContact && change.field == Field::phone;
        const auto readable = [&](const std::string& value) {
            if (held && !value.empty())
                return sight::nameOf(judged, PersonKey::from(value));
            const auto phone = isPhone ? readablePhone(value) : std::string();
            return phone.empty() ? value : phone;
        };
        const auto field = cells::touchedBy(change, judged.before, judged.before).front().field;
        sight::at(change, field, findings).facts = {
            {"then", readable(change.seen)}, {"now", readable(now)}, {"kind", held ? "holder" : "value"}};
    }
}


void editsALinkedPerson(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
    {
        const bool personal =
            change.kind == ChangeKind::editContact || change.kind == ChangeKind::changeEmail;
        if (personal && bringsSomebody(judged, change.person, ChangeKind::linkContact))
            sight::at(change,
                      change.kind == ChangeKind::changeEmail ? "email" : std::string(wordOf(change.field)),
                      findings)
                .facts = {{"person", sight::nameOf(judged, change.person)}};
    }
}

}  // namespace contacts::checks
