#include "hooks/pages/portal/HistoryWords.h"

#include "core/draft/SuggestionNews.h"
#include "core/history/Audit.h"
#include "core/history/OwnDetails.h"

namespace contacts {

namespace {

/// In one person's history he is named; in the customer's stands how many there were.
std::string importWords(const templates::Words& words, std::string_view locale, const HistoryEntry& entry,
                        std::string_view by)
{
    const auto number = [&](std::string_view name) {
        return static_cast<long long>(numberIn(entry.audit.facts, name).value_or(0));
    };
    if (entry.about.empty() || entry.imported.size() != 1)
        return words.say(
            locale, "history.act.import.written",
            {{"person", by},
             {"made", entry.audit.facts.find(R"("customer":"made")") == std::string::npos ? "no" : "yes"},
             {"added", number("added")},
             {"changed", number("changed")}});
    const auto& person = entry.imported.front();
    return words.say(locale,
                     person.has("made")     ? "history.import.made"
                     : person.has("joined") ? "history.import.joined"
                                            : "history.import.changed",
                     {{"person", by}, {"about", std::string_view(entry.about)}});
}

}  // namespace


std::string actorWords(const templates::Words& words, std::string_view locale, const HistoryEntry& entry)
{
    if (!entry.by.empty())
        return entry.by;
    if (entry.helpdesk)
        return words.say(locale, "history.helpdesk");
    if (entry.audit.contact)
        return words.say(locale, "history.somebody");
    return words.say(locale, entry.audit.act == importAct ? "history.command-line" : "history.system");
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
    // Of a submission that nothing was asked before, the entry has no question.
    if (entry.request && entry.audit.act == "request.submitted" && !entry.request->question.empty())
        return words.say(locale, "history.sent-again",
                         {{"person", std::string_view(by)}, {"changes", lines}});
    if (entry.audit.act == importAct)
        return importWords(words, locale, entry, by);
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


std::string saidTitle(const templates::Words& words, std::string_view locale, const HistoryEntry& entry)
{
    const auto& act = entry.audit.act;
    if (act == "request.returned")
        return words.say(locale, "page.request.question");
    const bool answer = act == "request.submitted" && entry.request && entry.request->answered;
    return words.say(locale, answer ? "page.waiting.answer" : "history.reason");
}


std::vector<DescribedPerson> peopleNoted(const Ground& ground, std::string_view locale,
                                         const HistoryEntry& entry)
{
    std::vector<DescribedPerson> people;
    const auto catalogue = ground.services.catalogue();
    for (const auto& person : entry.imported)
    {
        people.push_back(describe(person, *catalogue, locale));
        if (person.name.empty())
            people.back().name = ground.words.say(locale, "history.former.first");
    }
    auto lines = entry.own.empty() ? linesNoted(entry.audit, *catalogue, locale)
                                   : describeOwnDetails(entry.own, *catalogue, locale);
    if (!lines.empty())
    {
        DescribedPerson himself;
        himself.name = entry.about.empty() ? ground.words.say(locale, "history.former.first") : entry.about;
        himself.lines = std::move(lines);
        people.push_back(std::move(himself));
    }
    return people;
}


Tense tenseOf(const HistoryEntry& entry)
{
    const auto& act = entry.audit.act;
    const bool done = act == "request.implemented" || act == "request.partly-implemented" ||
                      act == importAct || act == ownDetailsAct;
    return done ? Tense::done : Tense::asked;
}

}  // namespace contacts
