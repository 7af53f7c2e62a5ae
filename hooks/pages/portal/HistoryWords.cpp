#include "hooks/pages/portal/HistoryWords.h"

namespace contacts {

std::string actorWords(const templates::Words& words, std::string_view locale, const HistoryEntry& entry)
{
    if (!entry.by.empty())
        return entry.by;
    if (entry.helpdesk)
        return words.say(locale, "history.helpdesk");
    return words.say(locale, entry.audit.contact ? "history.somebody" : "history.system");
}


std::string headingWords(const templates::Words& words, std::string_view locale, const HistoryEntry& entry)
{
    const auto by = actorWords(words, locale, entry);
    const auto key = "history.act." + entry.audit.act;
    const auto lines = static_cast<long long>(entry.lineCount);
    if (entry.request && entry.request->onBehalf() && entry.audit.act == "request.submitted")
    {
        const auto& caller = entry.request->caller;
        return words.say(locale, "history.in-their-place",
                         {{"person", std::string_view(by)},
                          {"called", caller.empty() ? "no" : "yes"},
                          {"caller", std::string_view(caller)},
                          {"changes", lines}});
    }
    if (!words.has(key))
        return words.say(locale, "history.act.other",
                         {{"person", std::string_view(by)}, {"act", std::string_view(entry.audit.act)}});
    const auto about = entry.about.empty() ? words.say(locale, "history.former") : entry.about;
    auto heading =
        words.say(locale, key,
                  {{"person", std::string_view(by)}, {"about", std::string_view(about)}, {"changes", lines}});
    if (entry.about.empty() && heading.starts_with(about))
        heading.replace(0, about.size(), words.say(locale, "history.former.first"));
    return heading;
}


Tense tenseOf(const HistoryEntry& entry)
{
    const auto& act = entry.audit.act;
    return act == "request.implemented" || act == "request.partly-implemented" ? Tense::done : Tense::asked;
}

}  // namespace contacts
