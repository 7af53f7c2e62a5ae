#pragma once

#include "core/Actor.h"
#include "core/changes/Differences.h"
#include "core/ports/Storage.h"

namespace contacts {

/// Which settings of a plugin somebody changed, what they were and what they are: "settings.changed", about
/// "plugin/<name>", in the chain that belongs to no customer. So many at once that they do not fit into one
/// entry stand in several.
void auditSettings(UnitOfWork& work, const Actor& actor, const std::string& plugin,
                   const std::vector<Difference>& differences, Time now);

}  // namespace contacts
