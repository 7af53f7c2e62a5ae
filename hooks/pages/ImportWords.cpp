#include "hooks/pages/ImportWords.h"

#include "core/changes/Describe.h"
#include "hooks/pages/FindingWords.h"

#include <functional>

namespace contacts {

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;
using Say = std::function<std::string(std::string_view, std::initializer_list<templates::Argument>)>;


std::string changeWords(const Say& say, std::string_view mark, std::string_view value,
                        const std::function<std::string(std::string_view)>& label)
{
    if (mark.starts_with('+') || mark.starts_with('-'))
        return say(mark.front() == '+' ? "came" : "went", {{"role", label(mark.substr(1))}});
    if (const auto colon = mark.find(':'); colon != std::string_view::npos)
        return say("flag", {{"flag", mark.substr(0, colon)}, {"value", mark.substr(colon + 1)}});
    const auto tab = value.find('\t');
    if (tab == std::string_view::npos)
        return say(mark, {});
    const auto shown = [&](std::string_view text) {
        return text.empty() ? say("empty", {}) : std::string(text);
    };
    const auto before = shown(value.substr(0, tab));
    const auto after = shown(value.substr(tab + 1));
    return say("field", {{"field", mark}, {"before", before}, {"after", after}});
}


/// "First name: Tom → Thomas; loses Reports"
std::string changesWords(const templates::Words& words, std::string_view locale, const Facts& facts,
                         const Catalogue& catalogue)
{
    const Say say = [&](std::string_view name, std::initializer_list<templates::Argument> arguments) {
        return words.say(locale, "command.import.change." + std::string(name), arguments);
    };
    const auto label = [&](std::string_view role) { return roleLabel(catalogue, role, locale); };
    std::string told;
    for (const auto& [mark, value] : facts)
        told += (told.empty() ? "" : "; ") + changeWords(say, mark, value, label);
    return told;
}

}  // namespace


std::string importRuleWords(const templates::Words& words, std::string_view locale, const std::string& rule,
                            const std::vector<std::pair<std::string, std::string>>& facts,
                            const Catalogue& catalogue)
{
    if (rule.empty())
        return {};
    if (rule == ImportContacts::rowChanges)
        return changesWords(words, locale, facts, catalogue);
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


std::string importLimitWords(const templates::Words& words, std::string_view locale, std::uint64_t mostBytes)
{
    // Rounded down, so that it is kept however a file manager counts.
    constexpr std::uint64_t kilo = 1000;
    if (mostBytes >= kilo * kilo)
        return words.say(locale, "import.limit.mb",
                         {{"size", static_cast<long long>(mostBytes / kilo / kilo)}});
    if (mostBytes > 0)
        return words.say(locale, "import.limit.kb", {{"size", static_cast<long long>(mostBytes / kilo)}});
    return {};
}

}  // namespace contacts
