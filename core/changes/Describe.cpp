#include "core/changes/Describe.h"

#include "core/changes/Cells.h"
#include "core/text/Text.h"

#include <unicode/listformatter.h>
#include <unicode/locid.h>

#include <algorithm>

namespace contacts {

namespace {

using Sign = DescribedLine::Sign;


std::string joined(const std::vector<std::string>& items, std::string_view locale)
{
    if (items.size() < 2)
        return items.empty() ? std::string() : items.front();

    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> formatter(
        icu::ListFormatter::createInstance(icu::Locale(std::string(locale).c_str()), status));
    std::vector<icu::UnicodeString> texts;
    texts.reserve(items.size());
    for (const auto& item : items)
        texts.push_back(icu::UnicodeString::fromUTF8(item));
    icu::UnicodeString out;
    if (U_SUCCESS(status))
        formatter->format(texts.data(), static_cast<std::int32_t>(texts.size()), out, status);
    std::string result;
    if (U_SUCCESS(status))
        return out.toUTF8String(result);
    for (const auto& item : items)
        result += (result.empty() ? "" : ", ") + item;
    return result;
}


const Person* personIn(const Snapshot& snapshot, const PersonKey& key)
{
    const auto found = snapshot.people.find(key);
    return found == snapshot.people.end() ? nullptr : &found->second;
}


/// Where a line stands among those of its person.
int rank(ChangeKind kind)
{
    switch (kind)
    {
    case ChangeKind::addContact:
    case ChangeKind::linkContact: return 0;
    case ChangeKind::editContact: return 1;
    case ChangeKind::changeEmail: return 2;
    case ChangeKind::setDepartment: return 3;
    case ChangeKind::setPortalUser: return 4;
    case ChangeKind::setSeesAllRequests: return 5;
    case ChangeKind::promote: return 6;
    case ChangeKind::grantRole: return 7;
    case ChangeKind::revokeRole: return 8;
    case ChangeKind::reactivate: return 9;
    case ChangeKind::deactivate: return 10;
    case ChangeKind::removeContact: return 11;
    }
    return 12;
}


/// One line with everything its sentence may need.
class Describer
{
public:
    Describer(const Snapshot& before, const Snapshot& after, const Catalogue& catalogue,
              std::string_view locale)
        : _before(before),
          _after(after),
          _catalogue(catalogue),
          _locale(locale)
    {
    }

    /// Whose arrival was rejected stands in neither snapshot: only his line knows him.
    [[nodiscard]] DescribedPerson person(const PersonKey& key, const ChangeSet& changes) const
    {
        DescribedPerson described;
        described.key = key;
        const Person* known = personIn(_before, key);
        if (known == nullptr)
            known = personIn(_after, key);
        Person arriving;
        for (const auto& change : changes)
            if (known == nullptr && cells::brings(change.kind) && change.person == key)
            {
                arriving = cells::arrival(change);
                known = &arriving;
            }
        if (known != nullptr)
        {
            described.name = known->name();
            described.email = known->email;
        }
        if (described.name.empty())
            described.name = described.email.empty() ? key.text() : described.email;
        return described;
    }

    [[nodiscard]] DescribedLine line(const Change& change) const
    {
        DescribedLine line;
        line.change = change.id;
        line.kind = change.kind;
        line.key = "change." + std::string(wordOf(change.kind));
        line.outcome = change.outcome;
        line.outcomeReason = change.outcomeReason;
        line.linkSent = change.linkSent;
        line.authorName = change.authorName;
        line.writtenAt = change.writtenAt;
        say(change, line);
        return line;
    }

private:
    void say(const Change& change, DescribedLine& line) const
    {
        switch (change.kind)
        {
        case ChangeKind::addContact: return arrives(change, change.details.portalUser, line);
        case ChangeKind::linkContact: return arrives(change, true, line);
        case ChangeKind::editContact: return field(change, line);
        case ChangeKind::changeEmail: return value(change, "email", &Person::email, line);
        case ChangeKind::setDepartment: return value(change, "department", &Person::department, line);
        case ChangeKind::grantRole: return role(change, Sign::add, line);
        case ChangeKind::revokeRole: return role(change, Sign::del, line);
        case ChangeKind::promote: return promotes(change, line);
        case ChangeKind::setSeesAllRequests: return flag(change, Sign::edit, line);
        case ChangeKind::setPortalUser:
            return flag(change, change.value == "yes" ? Sign::add : Sign::del, line);
        case ChangeKind::reactivate: line.sign = Sign::add; return;
        case ChangeKind::deactivate:
        case ChangeKind::removeContact: line.sign = Sign::del; return;
        }
    }

    void arrives(const Change& change, bool portalUser, DescribedLine& line) const
    {
        line.sign = Sign::add;
        line.after = change.roles.empty() ? std::string() : roleLabels(_catalogue, change.roles, _locale);
        line.arguments = {{"roles", line.after},
                          {"facts", arrivingFacts(change)},
                          {"titled", change.details.title.empty() ? "no" : "yes"},
                          {"title", change.details.title},
                          {"language", languageName(change.details.locale, _locale)}};
        if (!portalUser)
            line.key += ".without-portal";
        if (change.roles.empty())
            line.key += ".without-role";
    }

    /// How somebody new is reached, as he was typed: whoever reads it can find the wrong letter.
    [[nodiscard]] std::string arrivingFacts(const Change& change) const
    {
        const auto& person = change.details;
        if (change.kind != ChangeKind::addContact)
            return change.value;
        std::string facts = person.email;
        for (const auto& fact : {readable(Field::phone, person.phone), person.department})
            if (!fact.empty())
                (facts += ", ") += fact;
        return facts;
    }

    void role(const Change& change, Sign sign, DescribedLine& line) const
    {
        const auto label = roleLabel(_catalogue, change.role, _locale);
        line.sign = sign;
        (sign == Sign::add ? line.after : line.before) = label;
        line.arguments = {{"role", label}};
    }

    /// Names the person who hands the role over, if there is one.
    void promotes(const Change& change, DescribedLine& line) const
    {
        role(change, Sign::add, line);
        for (const auto& [key, person] : _before.people)
            if (key != change.person && person.roles.contains(change.role))
            {
                line.before = person.name();
                line.arguments.emplace_back("former", line.before);
                line.key += ".from";
                return;
            }
    }

    void field(const Change& change, DescribedLine& line) const
    {
        const Person* person = personIn(_before, change.person);
        line.before =
            person == nullptr ? std::string() : readable(change.field, cells::fieldOf(*person, change.field));
        line.after = readable(change.field, change.value);
        becomes(wordOf(change.field), line);
    }

    void value(const Change& change, std::string_view name, std::string Person::*member,
               DescribedLine& line) const
    {
        const Person* person = personIn(_before, change.person);
        line.before = person == nullptr ? std::string() : person->*member;
        line.after = change.value;
        becomes(name, line);
    }

    /// All fields share three sentences: {field} picks the label.
    static void becomes(std::string_view field, DescribedLine& line)
    {
        line.sign = Sign::edit;
        line.key = line.after.empty()    ? "change.field.emptied"
                   : line.before.empty() ? "change.field.filled"
                                         : "change.field";
        line.arguments = {{"field", std::string(field)}, {"before", line.before}, {"after", line.after}};
    }

    static void flag(const Change& change, Sign sign, DescribedLine& line)
    {
        line.sign = sign;
        line.key += change.value == "yes" ? ".yes" : ".no";
    }

    [[nodiscard]] std::string readable(Field field, const std::string& value) const
    {
        if (field == Field::phone && !value.empty())
        {
            const auto phone = readablePhone(value);
            return phone.empty() ? value : phone;
        }
        return field == Field::locale && !value.empty() ? languageName(value, _locale) : value;
    }

    const Snapshot& _before;
    const Snapshot& _after;
    const Catalogue& _catalogue;
    std::string_view _locale;
};

}  // namespace


std::string DescribedLine::result() const
{
    switch (outcome)
    {
    case LineOutcome::open: return {};
    case LineOutcome::rejected: return "rejected";
    case LineOutcome::implemented: break;
    }
    return linkSent ? "link-sent" : "implemented";
}


std::string DescribedLine::sentence(Tense tense) const
{
    if (tense == Tense::done && linkSent)
        return "change.change-email.link-sent";
    return key + (tense == Tense::asked ? ".asked" : ".done");
}


std::string DescribedPerson::addressBeside() const
{
    const bool said = name == email || std::any_of(lines.begin(), lines.end(), [](const auto& line) {
                          return line.kind == ChangeKind::addContact;
                      });
    return said ? std::string() : email;
}


std::vector<DescribedPerson> describe(const ChangeSet& changes, const Snapshot& before, const Snapshot& after,
                                      const Catalogue& catalogue, std::string_view locale)
{
    const Describer describer(before, after, catalogue, locale);
    std::vector<DescribedPerson> people;
    std::map<PersonKey, std::size_t> places;
    for (const auto& change : changes)
    {
        const auto [place, first] = places.emplace(change.person, people.size());
        if (first)
            people.push_back(describer.person(change.person, changes));
        auto& person = people[place->second];
        person.lines.push_back(describer.line(change));
        person.added = person.added || rank(change.kind) == 0;
        person.leaves = person.leaves || change.kind == ChangeKind::removeContact;
    }
    for (auto& person : people)
        std::stable_sort(person.lines.begin(), person.lines.end(),
                         [](const auto& a, const auto& b) { return rank(a.kind) < rank(b.kind); });
    return people;
}


std::string roleLabel(const Catalogue& catalogue, std::string_view role, std::string_view locale)
{
    const Role* found = catalogue.find(role);
    return found == nullptr ? std::string(role) : found->in(locale).label;
}


std::string roleLabels(const Catalogue& catalogue, const std::set<RoleKey, std::less<>>& roles,
                       std::string_view locale)
{
    std::vector<std::string> labels;
    for (const auto& role : catalogue.roles())
        if (roles.contains(role.key))
            labels.push_back(role.in(locale).label);
    for (const auto& key : roles)
        if (catalogue.find(key) == nullptr)
            labels.push_back(key);
    return joined(labels, locale);
}


std::string beforeFullStop(std::string roles)
{
    if (roles.ends_with('.'))
        roles.pop_back();
    return roles;
}


std::string languageName(std::string_view language, std::string_view locale)
{
    icu::UnicodeString name;
    icu::Locale(std::string(language).c_str())
        .getDisplayLanguage(icu::Locale(std::string(locale).c_str()), name);
    std::string text;
    return name.toUTF8String(text);
}


std::string signOf(DescribedLine::Sign sign)
{
    switch (sign)
    {
    case DescribedLine::Sign::add: return "+";
    case DescribedLine::Sign::del: return "−";
    case DescribedLine::Sign::edit: return "~";
    }
    return {};
}

}  // namespace contacts
