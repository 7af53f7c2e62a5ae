#include "core/Spelling.h"

#include "core/Cells.h"
#include "core/Email.h"
#include "core/Text.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t longestTyped = 2000;
constexpr std::size_t longestKey = 64;


void spellText(std::string& text)
{
    if (auto line = oneLine(text))
        text = std::move(*line);
}


void spellEmail(std::string& text)
{
    if (auto email = canonicalEmail(text); email.ok())
        text = std::move(email.text);
    else
        spellText(text);
}


void spellPhone(std::string& text, std::string_view locale)
{
    if (auto phone = canonicalPhone(text, phoneRegion(locale)))
        text = std::move(*phone);
    else
        spellText(text);
}


void spellDetails(Person& details)
{
    details.roles.clear();
    details.status = MembershipStatus::active;
    for (auto* text : {&details.title, &details.firstName, &details.lastName, &details.department})
        spellText(*text);
    spellEmail(details.email);
    spellPhone(details.phone, details.locale);
}


std::string_view localeOf(const PersonKey& key, const Snapshot& people)
{
    const auto found = people.people.find(key);
    return found == people.people.end() ? std::string_view() : std::string_view(found->second.locale);
}


bool clean(std::string_view text, std::size_t limit)
{
    return text.size() <= limit && validUtf8(text) && text.find('\0') == std::string_view::npos;
}

}  // namespace


Change spelled(Change line, const Snapshot& people)
{
    switch (line.kind)
    {
    case ChangeKind::addContact: spellDetails(line.details); break;
    case ChangeKind::linkContact:
    case ChangeKind::changeEmail: spellEmail(line.value); break;
    case ChangeKind::setDepartment: spellText(line.value); break;
    case ChangeKind::editContact:
        if (line.field == Field::phone)
            spellPhone(line.value, localeOf(line.person, people));
        else
            spellText(line.value);
        break;
    default: break;
    }
    return line;
}


std::optional<Finding> unspeakable(const Change& line)
{
    const auto& details = line.details;
    const std::pair<std::string_view, const std::string*> texts[] = {
        {"title", &details.title},       {"firstName", &details.firstName},
        {"lastName", &details.lastName}, {"email", &details.email},
        {"phone", &details.phone},       {"department", &details.department},
        {"locale", &details.locale},     {"value", &line.value},
    };
    Finding finding;
    finding.change = line.id;
    finding.rule = "text-control-characters";
    if (!clean(line.role, longestKey) || !clean(line.person.ref, longestKey) ||
        !std::all_of(line.roles.begin(), line.roles.end(),
                     [](const RoleKey& key) { return clean(key, longestKey); }))
        return finding;
    finding.person = line.person.text();
    for (const auto& [field, text] : texts)
        if (!clean(*text, longestTyped))
        {
            finding.field = field;
            return finding;
        }
    return std::nullopt;
}

}  // namespace contacts
