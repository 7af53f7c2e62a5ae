#include "hooks/pages/FindingWords.h"

namespace contacts {

std::string sentenceOf(const Finding& finding, const templates::Words& words, std::string_view locale,
                       const Catalogue& catalogue)
{
    auto facts = finding.facts;
    for (auto& [name, value] : facts)
        if (name.starts_with("role") || name == "other")
            if (const auto* role = catalogue.find(value))
                value = role->in(locale).label;
    return words.say(locale, "finding." + finding.rule, facts);
}

}  // namespace contacts
