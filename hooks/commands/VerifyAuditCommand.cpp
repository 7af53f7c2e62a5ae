#include "hooks/commands/VerifyAuditCommand.h"

#include "core/history/WalkAudit.h"

#include <ostream>

namespace contacts {

int VerifyAuditCommand::operator()(const std::vector<std::string>& arguments, std::istream&,
                                   std::ostream& out) const
{
    if (!arguments.empty())
    {
        out << "usage: verify-audit\n";
        return 2;
    }
    const auto& words = _ground.words;
    const auto walk = WalkAudit(_ground.services).atOnce(_anchor);
    for (const auto& each : walk.broken)
    {
        const auto name = each.customer ? each.name : words.say("en", "command.verify.helpdesk");
        out << words.say("en", each.missing ? "command.verify.missing" : "command.verify.broken",
                         {{"customer", name}, {"entry", static_cast<long long>(each.firstBad)}})
            << "\n";
    }
    out << words.say("en", walk.broken.empty() ? "command.verify.good" : "command.verify.bad",
                     {{"rows", static_cast<long long>(walk.rows)},
                      {"customers", static_cast<long long>(walk.chains - 1)},
                      {"broken", static_cast<long long>(walk.broken.size())}})
        << "\n";
    return walk.broken.empty() ? 0 : 1;
}

}  // namespace contacts
