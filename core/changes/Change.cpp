#include "core/changes/Change.h"

#include "core/text/Words.h"

namespace contacts {

namespace {

constexpr std::pair<ChangeKind, std::string_view> kinds[] = {
    {ChangeKind::addContact, "add-contact"},
    {ChangeKind::linkContact, "link-contact"},
    {ChangeKind::editContact, "edit-contact"},
    {ChangeKind::changeEmail, "change-email"},
    {ChangeKind::grantRole, "grant-role"},
    {ChangeKind::revokeRole, "revoke-role"},
    {ChangeKind::promote, "promote"},
    {ChangeKind::setDepartment, "set-department"},
    {ChangeKind::setSeesAllRequests, "set-sees-all-requests"},
    {ChangeKind::setPortalUser, "set-portal-user"},
    {ChangeKind::deactivate, "deactivate"},
    {ChangeKind::reactivate, "reactivate"},
    {ChangeKind::removeContact, "remove-contact"},
};

constexpr std::pair<Field, std::string_view> fields[] = {
    {Field::title, "title"}, {Field::firstName, "firstName"}, {Field::lastName, "lastName"},
    {Field::phone, "phone"}, {Field::locale, "locale"},
};


/// What of a person a line writes, besides his roles and fields of edit-contact.
enum class Cell {
    existence,
    membership,
    field,
    email,
    role,
    department,
    seesAllRequests,
    portalUser,
    status
};


Cell cellOf(ChangeKind kind)
{
    switch (kind)
    {
    case ChangeKind::addContact:
    case ChangeKind::linkContact: return Cell::existence;
    case ChangeKind::editContact: return Cell::field;
    case ChangeKind::changeEmail: return Cell::email;
    case ChangeKind::grantRole:
    case ChangeKind::revokeRole:
    case ChangeKind::promote: return Cell::role;
    case ChangeKind::setDepartment: return Cell::department;
    case ChangeKind::setSeesAllRequests: return Cell::seesAllRequests;
    case ChangeKind::setPortalUser: return Cell::portalUser;
    case ChangeKind::deactivate:
    case ChangeKind::reactivate: return Cell::status;
    case ChangeKind::removeContact: break;
    }
    return Cell::membership;
}

}  // namespace


std::string_view wordOf(ChangeKind kind)
{
    return words::wordIn(kinds, kind);
}


std::optional<ChangeKind> changeKindFrom(std::string_view word)
{
    return words::valueIn(kinds, word);
}


std::string everyChangeKind()
{
    std::string all;
    for (const auto& [kind, word] : kinds)
        all.append(all.empty() ? "" : ", ").append(word);
    return all;
}


std::string_view wordOf(Field field)
{
    return words::wordIn(fields, field);
}


std::optional<Field> fieldFrom(std::string_view word)
{
    return words::valueIn(fields, word);
}


bool Change::sameWish(const Change& other) const
{
    if (kind != other.kind || person != other.person)
        return false;
    switch (kind)
    {
    case ChangeKind::addContact: return details == other.details && roles == other.roles;
    case ChangeKind::linkContact: return value == other.value && roles == other.roles;
    case ChangeKind::editContact: return field == other.field && value == other.value;
    case ChangeKind::grantRole:
    case ChangeKind::revokeRole:
    case ChangeKind::promote: return role == other.role;
    case ChangeKind::changeEmail:
    case ChangeKind::setDepartment:
    case ChangeKind::setSeesAllRequests:
    case ChangeKind::setPortalUser: return value == other.value;
    case ChangeKind::deactivate:
    case ChangeKind::reactivate:
    case ChangeKind::removeContact: break;
    }
    return true;
}


bool Change::sameCell(const Change& other) const
{
    // A primary role has one holder, so two promotions write the same cell whoever is promoted.
    if (kind == ChangeKind::promote && other.kind == ChangeKind::promote && role == other.role)
        return true;
    if (person != other.person || cellOf(kind) != cellOf(other.kind))
        return false;
    switch (cellOf(kind))
    {
    case Cell::field: return field == other.field;
    case Cell::role: return role == other.role;
    default: return true;
    }
}


ChangeCount count(const ChangeSet& changes)
{
    std::set<PersonKey> people;
    for (const auto& change : changes)
        people.insert(change.person);
    return {changes.size(), people.size()};
}

}  // namespace contacts
