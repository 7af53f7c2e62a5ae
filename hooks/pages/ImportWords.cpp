#include "hooks/pages/ImportWords.h"

#include "hooks/pages/FindingWords.h"

namespace contacts {

std::string importRuleWords(const templates::Words& words, std::string_view locale, const std::string& rule,
                            const std::vector<std::pair<std::string, std::string>>& facts,
                            const Catalogue& catalogue)
{
    if (rule.empty())
        return {};
    const auto own = "command.import.rule." + rule;
    if (words.has(own))
        return words.say(locale, own, facts);
    if (!words.has("finding." + rule))
        return {};
    Finding finding;
    finding.rule = rule;
    finding.facts = facts;
    return sentenceOf(finding, words, locale, catalogue);
}

}  // namespace contacts
