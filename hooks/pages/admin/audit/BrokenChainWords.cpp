#include "hooks/pages/admin/audit/BrokenChainWords.h"

#include "core/history/WalkAudit.h"

namespace contacts {

std::vector<std::string> brokenChainWords(const templates::Words& words, UnitOfWork& work,
                                          std::string_view locale, std::string_view firstBad)
{
    std::vector<std::string> all;
    for (const auto& each : brokenChainsIn(firstBad))
    {
        const auto customer = each.customer ? work.customers().find(each.customer) : std::nullopt;
        // One whose very record is gone has no name any more.
        const auto name = customer        ? customer->name
                          : each.customer ? "#" + each.customer.text()
                                          : words.say(locale, "audit.no-customer");
        all.push_back(
            words.say(locale, each.missing ? "audit.walk.missing" : "audit.walk.at",
                      {{"customer", std::string_view(name)}, {"entry", std::string_view(each.entry)}}));
    }
    return all;
}

}  // namespace contacts
