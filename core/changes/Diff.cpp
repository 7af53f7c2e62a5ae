#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"

namespace contacts {

namespace {

constexpr Field allFields[] = {Field::title, Field::firstName, Field::lastName, Field::phone, Field::locale};


/// Collects lines about one person, numbered through the whole set.
class Lines
{
public:
    Change& add(ChangeKind kind, const PersonKey& person)
    {
        Change line;
        line.id = static_cast<std::uint32_t>(_lines.size() + 1);
        line.kind = kind;
        line.person = person;
        return _lines.emplace_back(std::move(line));
    }

    void addValue(ChangeKind kind, const PersonKey& person, std::string_view value)
    {
        add(kind, person).value = value;
    }

    [[nodiscard]] ChangeSet take() { return std::move(_lines); }

private:
    ChangeSet _lines;
};


void arrive(const PersonKey& key, const Person& person, Lines& lines)
{
    auto& line = lines.add(ChangeKind::addContact, key);
    line.details = person;
    line.details.roles.clear();
    line.roles = person.roles;
}


void compareDetails(const PersonKey& key, const Person& from, const Person& to, Lines& lines)
{
    for (const auto field : allFields)
        if (cells::fieldOf(from, field) != cells::fieldOf(to, field))
        {
            auto& line = lines.add(ChangeKind::editContact, key);
            line.field = field;
            line.value = cells::fieldOf(to, field);
        }
    if (from.email != to.email)
        lines.addValue(ChangeKind::changeEmail, key, to.email);
    if (from.department != to.department)
        lines.addValue(ChangeKind::setDepartment, key, to.department);
    if (from.portalUser != to.portalUser)
        lines.addValue(ChangeKind::setPortalUser, key, cells::yesOrNo(to.portalUser));
    if (from.seesAllRequests != to.seesAllRequests)
        lines.addValue(ChangeKind::setSeesAllRequests, key, cells::yesOrNo(to.seesAllRequests));
    if (from.status != to.status)
        lines.add(to.status == MembershipStatus::active ? ChangeKind::reactivate : ChangeKind::deactivate,
                  key);
}


void compareRoles(const PersonKey& key, const Person& from, const Person& to, Lines& lines)
{
    for (const auto& role : to.roles)
        if (!from.roles.contains(role))
            lines.add(ChangeKind::grantRole, key).role = role;
    for (const auto& role : from.roles)
        if (!to.roles.contains(role))
            lines.add(ChangeKind::revokeRole, key).role = role;
}

}  // namespace


ChangeSet diff(const Snapshot& from, const Snapshot& to)
{
    Lines lines;
    for (const auto& [key, person] : from.people)
        if (const auto found = to.people.find(key); found != to.people.end())
        {
            compareDetails(key, person, found->second, lines);
            compareRoles(key, person, found->second, lines);
        }
        else
            lines.add(ChangeKind::removeContact, key);
    for (const auto& [key, person] : to.people)
        if (!from.people.contains(key))
            arrive(key, person, lines);
    return lines.take();
}


ChangeSet inverse(const ChangeSet& changes, const Snapshot& from)
{
    return diff(apply(changes, from), from);
}

}  // namespace contacts
