#include "hooks/pages/FindingWords.h"

namespace contacts {

namespace {

bool holderIsStaff(const Finding& finding)
{
    for (const auto& [name, value] : finding.facts)
        if (name == "holder")
            return value == "staff";
    return false;
}

}  // namespace


std::string sentenceOf(const Finding& finding, const templates::Words& words, std::string_view locale,
                       const Catalogue& catalogue, Hearer hearer)
{
    auto facts = finding.facts;
    for (auto& [name, value] : facts)
        if (name.starts_with("role") || name == "other")
            if (const auto* role = catalogue.find(value))
                value = role->in(locale).label;
    const auto key = "finding." + finding.rule;
    const auto forAgents = key + (holderIsStaff(finding) ? ".agent.staff" : ".agent");
    return words.say(locale, hearer == Hearer::agent && words.has(forAgents) ? forAgents : key, facts);
}

}  // namespace contacts
