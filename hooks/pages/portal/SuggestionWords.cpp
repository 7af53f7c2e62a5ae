#include "hooks/pages/portal/SuggestionWords.h"

#include "core/changes/ChangeSets.h"
#include "core/draft/AnswerSuggestion.h"
#include "hooks/pages/Phrases.h"

namespace contacts {

namespace {

using templates::View;


/// What stands in the draft: who takes the suggestion has seen it.
const std::string& departmentIn(const DraftView& draft, const Contact& author)
{
    const auto kept = draft.after.people.find({author.id, {}});
    return kept == draft.after.people.end() ? author.person.department : kept->second.department;
}


View itemOf(const Visit& visit, const AnswerSuggestion::Waiting& waiting, const DraftView* draft)
{
    const auto& [suggestion, author] = waiting;
    const auto name = nameOf(author.person);
    const auto named = [&](std::string_view key) {
        return visit.say(key, {{"person", std::string_view(name)}});
    };
    return {{"suggester", author.id.text()},
            {"heading", phrase(visit.ground.words, visit.locale(), "suggestions.one",
                               {{"person", name, PartLook::name}})},
            {"lines", suggestedLines(visit.ground, visit.locale(), suggestion, author)},
            {"noted", !suggestion.note.empty()},
            {"note", visit.say("mail.quoted", {{"text", std::string_view(suggestion.note)}})},
            {"time", visit.when(suggestion.writtenAt)},
            {"open", draft != nullptr},
            {"departmentNow", draft == nullptr ? std::string() : departmentIn(*draft, author)},
            {"adoptWords", named("suggestions.adopt.of")},
            {"declineWords", named("suggestions.decline.of")}};
}

}  // namespace


View::List suggestedLines(const Ground& ground, std::string_view locale, const Suggestion& suggestion,
                          const Contact& author)
{
    const auto catalogue = ground.services.catalogue();
    const auto lines = linesOf(suggestion, *catalogue);
    const Snapshot before{.people = {{{author.id, {}}, author.person}}};
    View::List items;
    for (const auto& person : describe(lines, before, contacts::apply(lines, before), *catalogue, locale))
        for (const auto& line : person.lines)
            items.push_back({{"look", lookOf(line.sign)},
                             {"sign", signOf(line.sign)},
                             {"sentence", phrase(ground.words, locale, line, Tense::asked)}});
    return items;
}


void addSuggestions(View& view, const Visit& visit, const DraftView* draft)
{
    View::List items;
    const auto waiting = visit.head.suggestions > 0
                             ? AnswerSuggestion(visit.ground.services).list(visit.actor, visit.customer().id)
                             : std::nullopt;
    if (waiting)
        for (const auto& each : *waiting)
            items.push_back(itemOf(visit, each, draft));
    const auto more = visit.head.suggestions - std::min(visit.head.suggestions, items.size());
    view.set("suggested", !items.empty())
        .set("suggestionsClosed", draft == nullptr)
        .set("moreSuggested", !items.empty() && more > 0)
        .set("moreSuggestions", visit.say("suggestions.more", {{"count", static_cast<long long>(more)}}))
        .set("suggestions", std::move(items));
}

}  // namespace contacts
