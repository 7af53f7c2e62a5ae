#include "core/changes/Spelling.h"

#include "core/changes/Cells.h"
#include "core/text/Email.h"
#include "core/text/Text.h"

#include <vector>

namespace contacts {

namespace {

void spellText(std::string& text)
{
    if (auto line = oneLine(text))
        text = std::move(*line);
}


void spellEmail(std::string& text)
{
    if (auto email = canonicalEmail(text, EmailLetters::any); email.ok())
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


/// No table holds it and no page shows it.
bool broken(std::string_view text)
{
    return !validUtf8(text) || text.find('\0') != std::string_view::npos;
}


struct Typed
{
    std::string_view field;
    std::string_view text;
    std::size_t most;  ///< Code points, as wide as the column; rules ask for less.
};


std::vector<Typed> textsOf(const Change& line)
{
    const auto& details = line.details;
    std::vector<Typed> texts{{"title", details.title, 200},
                             {"firstName", details.firstName, 800},
                             {"lastName", details.lastName, 800},
                             {"email", details.email, 254},
                             {"phone", details.phone, 100},
                             {"department", details.department, 800},
                             {"locale", details.locale, 16},
                             {"value", line.value, 800},
                             {"role", line.role, 40},
                             {"ref", line.person.ref, 64}};
    for (const auto& role : line.roles)
        texts.push_back({"roles", role, 40});
    return texts;
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
    constexpr std::size_t mostRoles = 40;
    Finding finding;
    finding.change = line.id;
    for (const auto& typed : textsOf(line))
    {
        finding.field = typed.field;
        if (broken(typed.text))
        {
            finding.rule = "text-control-characters";
            return finding;
        }
        if (codePoints(typed.text) > typed.most)
        {
            finding.rule = "text-too-long";
            finding.facts = {{"limit", std::to_string(typed.most)}};
            return finding;
        }
    }
    if (line.roles.size() <= mostRoles)
        return std::nullopt;
    finding.field = "roles";
    finding.rule = "text-too-long";
    finding.facts = {{"limit", std::to_string(mostRoles)}};
    return finding;
}

}  // namespace contacts
