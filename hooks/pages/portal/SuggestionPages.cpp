#include "hooks/pages/portal/SuggestionPages.h"

#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/Confirmed.h"
#include "hooks/pages/portal/DraftAnswer.h"
#include "hooks/pages/portal/SuggestionWords.h"

namespace contacts {

namespace {

/// Two administrators, or the contact himself, were at it: no error of whoever comes second.
helpdesk::Response answeredBefore(const Visit& visit)
{
    return helpdesk::Response::to(visit.path() + "?notice=answered-before");
}

}  // namespace


helpdesk::Response AdoptPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    const auto id = captured<ContactId>(request, "contact");
    if (!visit || !id)
        return helpdesk::Response::notFound();
    if (!onlyKnownFields(request.form, {"was.department"}))
        return badRequest();
    auto result =
        AnswerSuggestion(_ground.services)
            .adopt(visit->actor, visit->customer().id, *id, std::string(request.form.text("was.department")));
    if (result.outcome == EditDraft::Outcome::unknown)
        return answeredBefore(*visit);
    AfterChange after;
    after.person = {*id, {}};
    after.notice = "adopted";
    after.atRow = false;
    return answer(*visit, _screen, std::move(result), std::move(after));
}


helpdesk::Response DeclinePage::handle(const helpdesk::Request& sent)
{
    const auto typed = legible(sent, {"reason"});
    if (!typed)
        return badRequest();
    const auto& request = typed->request;
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    const auto id = captured<ContactId>(request, "contact");
    if (!visit || !id)
        return helpdesk::Response::notFound();
    const AnswerSuggestion answer(_ground.services);
    const auto waiting = answer.find(visit->actor, visit->customer().id, *id);
    if (!waiting)
        return answeredBefore(*visit);
    if (request.method == helpdesk::Method::get)
        return ask(*visit, *waiting, {});
    if (!onlyKnownFields(request.form, {"reason"}))
        return badRequest();
    if (!typed->findings.empty())
        return ask(*visit, *waiting, typed->findings);
    const auto result =
        answer.decline(visit->actor, visit->customer().id, *id, std::string(request.form.text("reason")));
    switch (result.outcome)
    {
    case AnswerSuggestion::Outcome::done:
        return helpdesk::Response::to(visit->path() + "?notice=answered" + aboutWord({*id, {}}));
    case AnswerSuggestion::Outcome::refused: return ask(*visit, *waiting, result.findings);
    case AnswerSuggestion::Outcome::unknown: return answeredBefore(*visit);
    case AnswerSuggestion::Outcome::forbidden: break;
    }
    return helpdesk::Response::notFound();
}


helpdesk::Response DeclinePage::ask(const Visit& visit, const AnswerSuggestion::Waiting& waiting,
                                    const Findings& findings) const
{
    const auto name = nameOf(waiting.author.person);
    const std::initializer_list<templates::Argument> person{{"person", std::string_view(name)}};
    return dialog(visit, "page/decline-suggestion",
                  {{"action", visit.path() + "/" + waiting.author.id.text() + "/suggestion/decline"},
                   {"title", phrase(_ground.words, visit.locale(), "suggestions.decline.title",
                                    {{"person", name, PartLook::name}})},
                   {"lines", suggestedLines(_ground, visit.locale(), waiting.suggestion, waiting.author)},
                   {"text", visit.say("suggestions.decline.text", person)},
                   {"reason", std::string(visit.request.form.text("reason"))},
                   {"wrong", !findings.empty()},
                   {"error", findings.empty() ? std::string()
                                              : sentenceOf(findings.front(), _ground.words, visit.locale(),
                                                           *_ground.services.catalogue())},
                   {"keepHref", visit.path()}},
                  visit.say("suggestions.decline.title", person), findings.empty() ? 200 : 422);
}

}  // namespace contacts
