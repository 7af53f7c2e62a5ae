#include "core/history/AuditSettings.h"

#include "core/history/Audit.h"

#include <algorithm>

namespace contacts {

namespace {

Difference readable(Difference difference)
{
    for (auto* value : {&difference.before, &difference.after})
        std::replace_if(
            value->begin(), value->end(), [](unsigned char sign) { return sign < 0x20 || sign == 0x7f; },
            ' ');
    return difference;
}

}  // namespace


void auditSettings(UnitOfWork& work, const Actor& actor, const std::string& plugin,
                   const std::vector<Difference>& differences, Time now)
{
    std::vector<Difference> part;
    const auto write = [&] {
        if (!part.empty())
            audit(work, {}, actor, "settings.changed", "plugin/" + plugin, factsOf(part), now);
        part.clear();
    };
    for (const auto& each : differences)
    {
        part.push_back(readable(each));
        if (factsOf(part).size() <= longestAuditFacts)
            continue;
        part.pop_back();
        write();
        part.push_back(readable(each));
    }
    write();
}

}  // namespace contacts
