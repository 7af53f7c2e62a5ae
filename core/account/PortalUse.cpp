#include "core/account/PortalUse.h"

#include <algorithm>

namespace contacts {

bool usesPortal(const Person& person)
{
    return person.status == MembershipStatus::active && person.portalUser && !person.roles.empty();
}


bool delegates(const std::set<RoleKey, std::less<>>& roles, const Catalogue& catalogue)
{
    return std::any_of(roles.begin(), roles.end(), [&](const RoleKey& key) {
        const auto* role = catalogue.find(key);
        return role != nullptr && role->delegating();
    });
}


bool delegates(const Person& person, const Catalogue& catalogue)
{
    return delegates(person.roles, catalogue);
}

}  // namespace contacts
