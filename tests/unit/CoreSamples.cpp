#include "tests/unit/CoreSamples.h"

#include <cppunit/Exception.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace contacts::tests {

namespace {

constexpr std::size_t runs = 400;


const std::vector<RoleKey>& keys()
{
    static const std::vector<RoleKey> roles{"management",      "cust-admin",       "technical",
                                            "application",     "financial",        "reports",
                                            "primary-contact", "primary-technical"};
    return roles;
}


bool isPrimary(const RoleKey& role)
{
    return role.starts_with("primary-");
}

}  // namespace


std::size_t Samples::below(std::size_t end)
{
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(_random);
}


std::string Samples::text()
{
    static const std::array<std::string, 12> texts{"",
                                                   "Anna",
                                                   "Weiß",
                                                   "Ńguyễn",
                                                   " two  blanks ",
                                                   "name\r\nBcc: x",
                                                   "👩🏽‍🔬",
                                                   "a\xFF"
                                                   "b",
                                                   "\xE2\x80\xAEreversed",
                                                   std::string(300, 'x'),
                                                   "=1+1",
                                                   "{{7*7}}"};
    return texts[below(texts.size())];
}


RoleKey Samples::role()
{
    return keys()[below(keys().size())];
}


std::set<RoleKey, std::less<>> Samples::someRoles()
{
    std::set<RoleKey, std::less<>> roles;
    for (auto count = below(4); count > 0; --count)
        roles.insert(role());
    return roles;
}


Person Samples::person(std::size_t number)
{
    Person person;
    person.title = coin() ? "Dr." : "";
    person.firstName = "First" + std::to_string(below(3));
    person.lastName = "Last" + std::to_string(below(3));
    person.email = "p" + std::to_string(number) + "@people.example";
    person.phone = coin() ? "+33142685300" : "";
    person.locale = coin() ? "en" : "fr";
    person.department = coin() ? "Sales" : "";
    person.portalUser = coin();
    person.seesAllRequests = coin();
    person.status = below(4) == 0 ? MembershipStatus::deactivated : MembershipStatus::active;
    person.roles = someRoles();
    return person;
}


Snapshot Samples::snapshot()
{
    Snapshot snapshot;
    snapshot.kind = static_cast<CustomerKind>(below(4));
    std::set<RoleKey> held;
    for (std::size_t number = 1; number <= 6; ++number)
    {
        if (below(4) == 0)
            continue;
        auto one = person(number);
        std::erase_if(one.roles,
                      [&](const RoleKey& key) { return isPrimary(key) && !held.insert(key).second; });
        snapshot.people[{ContactId{number}, {}}] = one;
        if (coin())
            snapshot.activeAccounts.insert(ContactId{number});
        if (below(3) == 0)
            snapshot.projects[ContactId{number}] = below(3);
    }
    for (const auto& key : keys())
        if (!isPrimary(key))
            snapshot.otherHolders[key] = below(3);
    snapshot.otherAdministrators = below(3);
    snapshot.taken["taken@people.example"] = Snapshot::Taken::here;
    snapshot.taken["else@people.example"] = Snapshot::Taken::elsewhere;
    snapshot.lookAlikes["p0@people.example"] = "po@people.example";
    return snapshot;
}


std::string Samples::valueFor(ChangeKind kind)
{
    switch (kind)
    {
    case ChangeKind::setPortalUser:
    case ChangeKind::setSeesAllRequests: return coin() ? "yes" : "no";
    case ChangeKind::changeEmail:
    case ChangeKind::linkContact: return "new" + std::to_string(below(4)) + "@people.example";
    default: return "value" + std::to_string(below(4));
    }
}


Change Samples::change(const std::vector<PersonKey>& people)
{
    Change change;
    change.kind = static_cast<ChangeKind>(below(13));
    change.person = people[below(people.size())];
    if (change.kind == ChangeKind::addContact || change.kind == ChangeKind::linkContact)
        change.person = {{}, coin() ? "new-1" : "new-2"};
    change.role = role();
    change.field = static_cast<Field>(below(5));
    change.value = valueFor(change.kind);
    change.roles = someRoles();
    if (change.kind == ChangeKind::addContact)
    {
        change.details = person(10 + below(4));
        change.details.roles.clear();
        change.details.status = MembershipStatus::active;
    }
    return change;
}


ChangeSet Samples::changes(const Snapshot& about, std::size_t most)
{
    std::vector<PersonKey> people{{{}, "new-1"}, {{}, "new-2"}};
    for (const auto& [key, person] : about.people)
        people.push_back(key);
    ChangeSet set;
    for (auto count = below(most + 1); count > 0; --count)
    {
        set.push_back(change(people));
        set.back().id = static_cast<std::uint32_t>(set.size());
        set.back().author = ContactId{1 + below(3)};
    }
    return set;
}


ChangeSet Samples::nonsense(std::size_t most)
{
    ChangeSet set;
    for (auto count = below(most + 1); count > 0; --count)
    {
        auto line = change({{}, {ContactId{below(9)}, {}}, {ContactId{3}, "both"}, {{}, text()}});
        line.id = static_cast<std::uint32_t>(below(4));
        if (below(4) == 0)
            line.kind = static_cast<ChangeKind>(below(300));
        if (below(4) == 0)
            line.field = static_cast<Field>(below(300));
        if (coin())
            line.person = {ContactId{below(3)}, coin() ? text() : ""};
        line.value = text();
        if (coin())
            line.role = text();
        line.roles.insert(text());
        line.details.firstName = text();
        line.details.lastName = text();
        line.details.email = coin() ? text() : text() + "@" + text();
        line.details.phone = text();
        line.details.locale = text();
        set.push_back(std::move(line));
    }
    return set;
}


Actor Samples::actor()
{
    Actor actor;
    actor.contact = ContactId{below(7)};
    actor.agent = below(8) == 0;
    for (const auto& permission : permission::all())
        if (coin())
            actor.permissions.insert(permission);
    return actor;
}


void forManySamples(const std::function<void(Samples&)>& law)
{
    const auto* fixed = std::getenv("CORE_SEED");
    const auto first =
        fixed != nullptr ? static_cast<std::uint32_t>(std::strtoul(fixed, nullptr, 10)) : 20261121u;
    for (std::uint32_t run = 0; run < (fixed != nullptr ? 1 : runs); ++run)
    {
        const auto repeat = "CORE_SEED=" + std::to_string(first + run);
        try
        {
            Samples samples(first + run);
            law(samples);
        }
        catch (CppUnit::Exception& failure)
        {
            CppUnit::Message message = failure.message();
            message.addDetail(repeat);
            failure.setMessage(message);
            throw;
        }
        catch (const std::exception& failure)
        {
            throw std::runtime_error(repeat + " threw: " + failure.what());
        }
    }
}


std::string shown(const ChangeSet& changes)
{
    std::string text;
    for (const auto& change : changes)
    {
        text += "#" + std::to_string(change.id) + " " + std::string(wordOf(change.kind)) + " " +
                change.person.text();
        text +=
            " role=" + change.role + " field=" + std::string(wordOf(change.field)) + " value=" + change.value;
        for (const auto& role : change.roles)
            text += " +" + role;
        text += "\n";
    }
    return text;
}

}  // namespace contacts::tests
