#include "core/text/Text.h"

#include "core/changes/Cells.h"
#include "core/rules/Checks.h"
#include "core/rules/Sight.h"

#include <functional>

namespace contacts::checks {

namespace {

struct Typed
{
    const Change& change;
    std::string_view field;
    const std::string& text;
};


/// Every free text of the set but addresses and phone numbers.
void forEachText(const Judged& judged, const std::function<void(const Typed&)>& each)
{
    for (const auto& change : judged.changes)
    {
        if (change.kind == ChangeKind::addContact)
        {
            const auto& person = change.details;
            each({change, "title", person.title});
            each({change, "firstName", person.firstName});
            each({change, "lastName", person.lastName});
            each({change, "department", person.department});
        }
        const bool free = change.field == Field::title || change.field == Field::firstName ||
                          change.field == Field::lastName;
        if (change.kind == ChangeKind::editContact && free)
            each({change, wordOf(change.field), change.value});
        if (change.kind == ChangeKind::setDepartment)
            each({change, "department", change.value});
    }
}


bool isNamePart(std::string_view field)
{
    return field == "firstName" || field == "lastName";
}


std::string localeOf(const Judged& judged, const Change& change)
{
    const auto* person = sight::personIn(judged.after, change.person);
    return person == nullptr ? std::string() : person->locale;
}

}  // namespace


void nameIsEmpty(const Judged& judged, Findings& findings)
{
    forEachText(judged, [&](const Typed& typed) {
        if (isNamePart(typed.field) && !readable(typed.text))
            sight::at(typed.change, std::string(typed.field), findings);
    });
}


void textHoldsControlCharacters(const Judged& judged, Findings& findings)
{
    forEachText(judged, [&](const Typed& typed) {
        if (!oneLine(typed.text))
            sight::at(typed.change, std::string(typed.field), findings);
    });
}


void textIsTooLong(const Judged& judged, Findings& findings)
{
    constexpr std::size_t codePointsPerCharacter = 2;  // More is decoration; columns are this wide.
    forEachText(judged, [&](const Typed& typed) {
        const auto limit =
            typed.field == "department" ? judged.limits.departmentLength : judged.limits.nameLength;
        if (codePoints(typed.text) > limit * codePointsPerCharacter || characters(typed.text) > limit)
            sight::at(typed.change, std::string(typed.field), findings).facts = {
                {"limit", std::to_string(limit)}};
    });
}


void phoneIsNotPossible(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
    {
        const bool edits = change.kind == ChangeKind::editContact && change.field == Field::phone;
        if (!edits && change.kind != ChangeKind::addContact)
            continue;
        const auto& phone = edits ? change.value : change.details.phone;
        if (!canonicalPhone(phone, phoneRegion(localeOf(judged, change))))
            sight::at(change, "phone", findings).facts = {{"phone", phone}};
    }
}

}  // namespace contacts::checks
