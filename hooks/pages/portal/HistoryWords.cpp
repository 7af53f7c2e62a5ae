#include "hooks/pages/portal/HistoryWords.h"

namespace contacts {

std::string actorWords(const Visit& visit, const HistoryEntry& entry)
{
    if (!entry.by.empty())
        return entry.by;
    if (entry.helpdesk)
        return visit.say("history.helpdesk");
    return visit.say(entry.audit.contact ? "history.somebody" : "history.system");
}


std::string headingWords(const Visit& visit, const HistoryEntry& entry)
{
    const auto by = actorWords(visit, entry);
    const auto key = "history.act." + entry.audit.act;
    const auto lines = entry.request ? static_cast<long long>(entry.request->changes.size()) : 0LL;
    if (!visit.ground.words.has(key))
        return visit.say("history.act.other",
                         {{"person", std::string_view(by)}, {"act", std::string_view(entry.audit.act)}});
    const auto about = entry.about.empty() ? visit.say("history.former") : entry.about;
    return visit.say(
        key, {{"person", std::string_view(by)}, {"about", std::string_view(about)}, {"changes", lines}});
}


Tense tenseOf(const HistoryEntry& entry)
{
    const auto& act = entry.audit.act;
    return act == "request.implemented" || act == "request.partly-implemented" ? Tense::done : Tense::asked;
}

}  // namespace contacts
