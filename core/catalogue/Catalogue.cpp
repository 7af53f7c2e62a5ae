#include "core/catalogue/Catalogue.h"

#include "core/text/Words.h"

#include <algorithm>
#include <stdexcept>

namespace contacts {

namespace {

constexpr std::pair<CustomerKind, std::string_view> kinds[] = {
    {CustomerKind::customer, "customer"},
    {CustomerKind::purchaser, "purchaser"},
    {CustomerKind::global, "global"},
    {CustomerKind::subsidiary, "subsidiary"},
};

}  // namespace


std::string_view wordOf(CustomerKind kind)
{
    return words::wordIn(kinds, kind);
}


std::optional<CustomerKind> customerKindFrom(std::string_view word)
{
    return words::valueIn(kinds, word);
}


const std::vector<std::string>& permission::all()
{
    static const std::vector<std::string> permissions{
        "billing.view",
        "contacts.edit",
        "contacts.manage",
        "contacts.view",
        "customer.view",
        "downloads.get",
        "family.visible",
        "reminders.manage",
        "reports.view",
        "systems.manage",
        "tickets.raise.agreement",
        "tickets.raise.calculation",
        "tickets.raise.development",
        "tickets.raise.financial",
        "tickets.raise.general",
        "tickets.raise.technical",
        "workorders.create",
    };
    return permissions;
}


const RoleWords& Role::in(std::string_view locale) const
{
    auto found = words.find(locale);
    if (found == words.end())
        found = words.find("en");
    if (found == words.end())
        throw std::logic_error("a role without English words");
    return found->second;
}


const Role* Catalogue::find(std::string_view key) const
{
    const auto found =
        std::find_if(_roles.begin(), _roles.end(), [&](const Role& role) { return role.key == key; });
    return found == _roles.end() ? nullptr : &*found;
}


std::vector<const Role*> Catalogue::offeredTo(CustomerKind kind) const
{
    std::vector<const Role*> offered;
    for (const auto& role : _roles)
        if (role.offeredTo.contains(kind))
            offered.push_back(&role);
    return offered;
}


std::map<std::string, std::vector<RoleKey>> Catalogue::requiredGroups(CustomerKind kind) const
{
    std::map<std::string, std::vector<RoleKey>> groups;
    for (const auto& role : _roles)
        if (const auto group = role.requiredFor.find(kind); group != role.requiredFor.end())
            groups[group->second].push_back(role.key);
    return groups;
}


std::vector<RoleKey> Catalogue::delegating() const
{
    std::vector<RoleKey> keys;
    for (const auto& role : _roles)
        if (role.delegating())
            keys.push_back(role.key);
    return keys;
}


std::vector<std::string> Catalogue::permissionsOf(const std::set<RoleKey, std::less<>>& roles) const
{
    std::set<std::string> permissions;
    for (const auto& key : roles)
        if (const auto* role = find(key))
            permissions.insert(role->permissions.begin(), role->permissions.end());
    return {permissions.begin(), permissions.end()};
}

}  // namespace contacts
