#include "hooks/commands/VerifyAuditCommand.h"

#include "core/VerifyAudit.h"

#include <limits>
#include <ostream>

namespace contacts {

int VerifyAuditCommand::operator()(const std::vector<std::string>& arguments, std::istream&,
                                   std::ostream& out) const
{
    if (!arguments.empty())
    {
        out << "usage: verify-audit\n";
        return 1;
    }
    const auto work = _ground.services.storage.read();
    std::uint64_t rows = 0;
    int broken = 0;
    std::size_t chains = 0;
    for (const auto& customer : work->customers().search("", std::numeric_limits<std::int32_t>::max()))
    {
        const auto verdict = verifyAudit(*work, _ground.services.secrets, customer.id);
        rows += verdict.rows;
        ++chains;
        if (verdict.firstBad == 0)
            continue;
        ++broken;
        out << _ground.words.say(
                   "en", "command.verify.broken",
                   {{"customer", customer.name}, {"entry", static_cast<long long>(verdict.firstBad)}})
            << "\n";
    }
    out << _ground.words.say("en", broken ? "command.verify.bad" : "command.verify.good",
                             {{"rows", static_cast<long long>(rows)},
                              {"customers", static_cast<long long>(chains)},
                              {"broken", static_cast<long long>(broken)}})
        << "\n";
    return broken ? 2 : 0;
}

}  // namespace contacts
