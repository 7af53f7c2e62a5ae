#include "hooks/pages/portal/ExistingRequested.h"

#include "core/text/Text.h"
#include "hooks/pages/portal/RequestWords.h"

#include <array>

namespace contacts {

namespace {

using templates::View;

struct Fact
{
    const char* name;
    std::string Person::*value;
};

constexpr std::array facts{Fact{"title", &Person::title},          Fact{"firstName", &Person::firstName},
                           Fact{"lastName", &Person::lastName},    Fact{"email", &Person::email},
                           Fact{"phone", &Person::phone},          Fact{"locale", &Person::locale},
                           Fact{"department", &Person::department}};


const Person* in(const Snapshot& snapshot, const PersonKey& key)
{
    const auto found = snapshot.people.find(key);
    return found == snapshot.people.end() ? nullptr : &found->second;
}


/// One row of the table.
class Beside
{
public:
    Beside(const Visit& visit, const Person* existing, const Person* requested)
        : _visit(visit),
          _catalogue(visit.ground.services.catalogue()),
          _existing(existing),
          _requested(requested)
    {
        if (_requested)
            compare();
    }

    void addTo(View& row)
    {
        auto oldRoles = _existing ? roles(_existing->roles) : View::List{};
        auto bits = roleBits();
        row.set("absent", !_existing)
            .set("hasOld", !_old.empty())
            .set("oldFacts", std::move(_old))
            .set("hasOldRoles", !oldRoles.empty())
            .set("oldRoles", std::move(oldRoles))
            .set("leaves", _existing && !_requested)
            .set("hasNew", !_new.empty())
            .set("newFacts", std::move(_new))
            .set("hasRoles", !bits.empty())
            .set("roleBits", std::move(bits));
    }

private:
    void compare()
    {
        const Person nobody;
        const auto& before = _existing ? *_existing : nobody;
        for (const auto& fact : facts)
            if (before.*fact.value != _requested->*fact.value && !(!_existing && isName(fact)))
                moved(fact.name, shown(fact, before), shown(fact, *_requested));
        flag("portalUser", before.portalUser, _requested->portalUser);
        flag("seesAllRequests", before.seesAllRequests, _requested->seesAllRequests);
        if (_existing && before.status != _requested->status)
            moved("status", status(before), status(*_requested));
    }

    /// The name of somebody new is the row's head.
    static bool isName(const Fact& fact)
    {
        return fact.value == &Person::firstName || fact.value == &Person::lastName;
    }

    [[nodiscard]] std::string shown(const Fact& fact, const Person& person) const
    {
        const auto& value = person.*fact.value;
        if (fact.value == &Person::phone)
            return readablePhone(value);
        return fact.value == &Person::locale ? languageName(value, _visit.locale()) : value;
    }

    [[nodiscard]] std::string status(const Person& person) const
    {
        return _visit.say(person.status == MembershipStatus::active ? "page.state.active"
                                                                    : "page.state.inactive");
    }

    void flag(const char* name, bool before, bool after)
    {
        if (_existing ? before != after : after)
            moved(name, _visit.say(before ? "page.yes" : "page.no"),
                  _visit.say(after ? "page.yes" : "page.no"));
    }

    void moved(const char* name, std::string before, std::string after)
    {
        const auto label = _visit.say("page.about." + std::string(name));
        const bool gone = after.empty();
        if (_existing)
            _old.push_back(
                {{"label", label}, {"value", before.empty() ? _visit.say("page.field.nothing") : before}});
        _new.push_back({{"label", label},
                        {"look", std::string(!_existing ? "add"
                                             : gone     ? "del"
                                                        : "edit")},
                        {"sign", std::string(!_existing ? "+"
                                             : gone     ? "−"
                                                        : "~")},
                        {"gone", gone},
                        {"value", gone ? std::move(before) : std::move(after)}});
    }

    [[nodiscard]] View::List roles(const std::set<RoleKey, std::less<>>& held) const
    {
        View::List list;
        for (const auto& role : _catalogue->roles())
            if (held.contains(role.key))
                list.push_back({{"role", role.in(_visit.locale()).label}});
        return list;
    }

    [[nodiscard]] View::List roleBits() const
    {
        View::List list;
        for (const auto& role : _catalogue->roles())
        {
            const bool before = _existing && _existing->roles.contains(role.key);
            const bool after = _requested && _requested->roles.contains(role.key);
            if (before || after)
                list.push_back({{"bitLook", before != after},
                                {"bitClass", std::string(after ? "add" : "del")},
                                {"isAdded", !before},
                                {"isGone", !after},
                                {"role", role.in(_visit.locale()).label}});
        }
        return list;
    }

    const Visit& _visit;
    std::shared_ptr<const Catalogue> _catalogue;
    const Person* _existing;
    const Person* _requested;
    View::List _old;
    View::List _new;
};

/// Whom the set touches without a line of his own: the holder of a role that passes to somebody else.
bool displaced(const RequestView& view, const PersonKey& key, const Person& existing)
{
    const auto* requested = in(view.requested, key);
    return requested != nullptr && !(*requested == existing);
}

}  // namespace


std::set<PersonKey> peopleBeside(const RequestView& view)
{
    std::set<PersonKey> people;
    for (const auto& change : view.request.changes)
        people.insert(change.person);
    for (const auto& [key, existing] : view.existing.people)
        if (displaced(view, key, existing))
            people.insert(key);
    return people;
}


View::List existingBesideRequested(const Visit& visit, const RequestView& view)
{
    View::List rows;
    auto left = peopleBeside(view);
    const auto add = [&](const PersonKey& key, const std::string& name, std::string count) {
        View row{{"personName", name}, {"personCount", std::move(count)}};
        Beside(visit, in(view.existing, key), in(view.requested, key)).addTo(row);
        rows.push_back(std::move(row));
        left.erase(key);
    };
    const auto catalogue = visit.ground.services.catalogue();
    for (const auto& person :
         describe(view.request.changes, view.existing, view.requested, *catalogue, visit.locale()))
        add(person.key, person.name, countWords(visit, person));
    for (const auto& key : std::set(left))
        add(key, nameOf(view.existing.people.at(key)), visit.say("page.person.displaced"));
    return rows;
}

}  // namespace contacts
