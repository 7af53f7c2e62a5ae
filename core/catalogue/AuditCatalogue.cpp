#include "core/catalogue/AuditCatalogue.h"

#include "core/catalogue/RoleDifferences.h"
#include "core/history/Audit.h"

namespace contacts {

namespace {

std::vector<RoleKey> orderOf(const Catalogue& catalogue, const Catalogue& others)
{
    std::vector<RoleKey> keys;
    for (const auto& role : catalogue.roles())
        if (others.find(role.key))
            keys.push_back(role.key);
    return keys;
}


std::string joined(const std::vector<RoleKey>& keys)
{
    std::string text;
    for (const auto& key : keys)
        (text += text.empty() ? "" : " ") += key;
    return text;
}

}  // namespace


void auditCatalogue(UnitOfWork& work, const Actor& actor, const Catalogue& before, const Catalogue& after,
                    Time now)
{
    for (const auto& role : before.roles())
        if (!after.find(role.key))
            audit(work, {}, actor, "role.removed", "role/" + role.key, factsOf(differencesOf(role, {})), now);
    for (const auto& role : after.roles())
    {
        const auto* old = before.find(role.key);
        if (!old)
            audit(work, {}, actor, "role.added", "role/" + role.key, factsOf(differencesOf({}, role)), now);
        else if (*old != role)
            audit(work, {}, actor, "role.changed", "role/" + role.key, factsOf(differencesOf(*old, role)),
                  now);
    }
    const auto was = orderOf(before, after);
    const auto is = orderOf(after, before);
    if (was != is)
        audit(work, {}, actor, "roles.ordered", "catalogue", factsOf({{"order", joined(was), joined(is)}}),
              now);
}

}  // namespace contacts
