#include "core/changes/Cells.h"

#include <algorithm>

namespace contacts::cells {

namespace {

constexpr std::string_view rolePrefix = "role:";


std::string roleField(const RoleKey& role)
{
    return std::string(rolePrefix) + role;
}


void writeField(Person& person, Field field, const std::string& value)
{
    switch (field)
    {
    case Field::title: person.title = value; return;
    case Field::firstName: person.firstName = value; return;
    case Field::lastName: person.lastName = value; return;
    case Field::phone: person.phone = value; return;
    case Field::locale: person.locale = value; return;
    }
}


void writeFlag(bool& flag, const std::string& value)
{
    if (value == "yes" || value == "no")
        flag = value == "yes";
}


void addHolders(const Snapshot& snapshot, const RoleKey& role, std::vector<Cell>& cells)
{
    for (const auto& [key, person] : snapshot.people)
    {
        const Cell cell{key, roleField(role)};
        if (person.roles.contains(role) && std::find(cells.begin(), cells.end(), cell) == cells.end())
            cells.push_back(cell);
    }
}


std::string valueIn(const Person& person, std::string_view field)
{
    if (field.starts_with(rolePrefix))
        return std::string(yesOrNo(person.roles.contains(field.substr(rolePrefix.size()))));
    if (const auto known = fieldFrom(field))
        return fieldOf(person, *known);
    if (field == "email")
        return person.email;
    if (field == "department")
        return person.department;
    if (field == "seesAllRequests")
        return std::string(yesOrNo(person.seesAllRequests));
    if (field == "portalUser")
        return std::string(yesOrNo(person.portalUser));
    if (field == "status")
        return person.status == MembershipStatus::active ? "active" : "deactivated";
    return std::string(yesOrNo(field == "membership"));
}

}  // namespace


std::string_view yesOrNo(bool value)
{
    return value ? "yes" : "no";
}


bool brings(ChangeKind kind)
{
    return kind == ChangeKind::addContact || kind == ChangeKind::linkContact;
}


Person arrival(const Change& change)
{
    Person person;
    if (change.kind == ChangeKind::addContact)
        person = change.details;
    else
        person.email = change.value;
    person.roles = change.roles;
    return person;
}


const std::string& fieldOf(const Person& person, Field field)
{
    switch (field)
    {
    case Field::firstName: return person.firstName;
    case Field::lastName: return person.lastName;
    case Field::phone: return person.phone;
    case Field::locale: return person.locale;
    case Field::title: break;
    }
    return person.title;
}


void write(const Change& change, Person& person)
{
    switch (change.kind)
    {
    case ChangeKind::editContact: writeField(person, change.field, change.value); return;
    case ChangeKind::changeEmail: person.email = change.value; return;
    case ChangeKind::grantRole: person.roles.insert(change.role); return;
    case ChangeKind::revokeRole: person.roles.erase(change.role); return;
    case ChangeKind::setDepartment: person.department = change.value; return;
    case ChangeKind::setSeesAllRequests: writeFlag(person.seesAllRequests, change.value); return;
    case ChangeKind::setPortalUser: writeFlag(person.portalUser, change.value); return;
    case ChangeKind::deactivate: person.status = MembershipStatus::deactivated; return;
    case ChangeKind::reactivate: person.status = MembershipStatus::active; return;
    case ChangeKind::addContact:
    case ChangeKind::linkContact:
    case ChangeKind::promote:
    case ChangeKind::removeContact: return;
    }
}


bool saysNothing(const Change& change, const Snapshot& snapshot)
{
    const auto found = snapshot.people.find(change.person);
    if (brings(change.kind))
        return found != snapshot.people.end() || change.person == PersonKey{};
    if (found == snapshot.people.end())
        return true;
    if (change.kind == ChangeKind::removeContact)
        return false;
    if (change.kind == ChangeKind::promote)
    {
        const auto holds = [&](const auto& entry) { return entry.second.roles.contains(change.role); };
        return holds(*found) && std::count_if(snapshot.people.begin(), snapshot.people.end(), holds) == 1;
    }
    auto person = found->second;
    write(change, person);
    return person == found->second;
}


std::string seenBy(const Change& change, const Snapshot& snapshot)
{
    switch (change.kind)
    {
    case ChangeKind::editContact:
    case ChangeKind::changeEmail:
    case ChangeKind::setDepartment: return valueOf(snapshot, touchedBy(change, snapshot, snapshot).front());
    case ChangeKind::promote: break;
    default: return {};
    }
    std::string holders;
    for (const auto& [key, person] : snapshot.people)
        if (person.roles.contains(change.role))
            holders += (holders.empty() ? "" : " ") + key.text();
    return holders;
}


std::vector<Cell> touchedBy(const Change& change, const Snapshot& then, const Snapshot& now)
{
    const auto one = [&](std::string field) { return std::vector<Cell>{{change.person, std::move(field)}}; };
    switch (change.kind)
    {
    case ChangeKind::editContact: return one(std::string(wordOf(change.field)));
    case ChangeKind::changeEmail: return one("email");
    case ChangeKind::grantRole:
    case ChangeKind::revokeRole: return one(roleField(change.role));
    case ChangeKind::setDepartment: return one("department");
    case ChangeKind::setSeesAllRequests: return one("seesAllRequests");
    case ChangeKind::setPortalUser: return one("portalUser");
    case ChangeKind::deactivate:
    case ChangeKind::reactivate: return one("status");
    case ChangeKind::addContact:
    case ChangeKind::linkContact:
    case ChangeKind::removeContact: return one("membership");
    case ChangeKind::promote: break;
    }
    auto cells = one(roleField(change.role));
    addHolders(then, change.role, cells);
    addHolders(now, change.role, cells);
    return cells;
}


std::string valueOf(const Snapshot& snapshot, const Cell& cell)
{
    const auto found = snapshot.people.find(cell.person);
    if (found != snapshot.people.end())
        return valueIn(found->second, cell.field);
    const bool question = cell.field == "membership" || cell.field.starts_with(rolePrefix);
    return question ? std::string(yesOrNo(false)) : std::string();
}

}  // namespace contacts::cells
