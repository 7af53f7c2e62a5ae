#include "hooks/pages/portal/RequestPage.h"

#include "core/history/Audit.h"
#include "core/history/ReadHistory.h"
#include "core/text/Text.h"
#include "hooks/Numbers.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"
#include "hooks/pages/portal/FindingList.h"
#include "hooks/pages/portal/HistoryWords.h"
#include "hooks/pages/portal/RequestWords.h"
#include "hooks/pages/portal/ReturnedRequest.h"

#include <algorithm>

namespace contacts {

namespace {

/// Not all of it is in effect, then.
bool sentLink(const Visit& visit, RequestId id)
{
    const auto done = visit.ground.services.storage.read()->requests().find(id);
    return done && std::any_of(done->changes.begin(), done->changes.end(),
                               [](const Change& line) { return line.linkSent; });
}


/// By whomever it was sent: perhaps since this visit began.
std::optional<Request> waitingRequest(const Visit& visit)
{
    const auto work = visit.ground.services.storage.read();
    const auto head = work->customers().head(visit.customer().id);
    auto open = head && head->openRequest ? work->requests().find(head->openRequest) : std::nullopt;
    return open && open->state == RequestState::submitted ? std::move(open) : std::nullopt;
}


/// The newest that became of drafts here, when it is that one was thrown away.
std::optional<HistoryEntry> lastDiscarded(const Visit& visit)
{
    ReadHistory::Wish wish;
    wish.customer = visit.customer().id;
    wish.told = 1;
    auto entries = ReadHistory(visit.ground.services)(visit.actor, wish);
    if (!entries)
        return std::nullopt;
    const auto newest = std::find_if(entries->begin(), entries->end(), [](const HistoryEntry& entry) {
        return entry.audit.act == discardedAct || entry.audit.act == "request.submitted";
    });
    return newest != entries->end() && newest->audit.act == discardedAct ? std::optional(std::move(*newest))
                                                                         : std::nullopt;
}


/// What the draft's own findings do not say: of the reason, of a caller, of a person whom only the customer's
/// part brings, or of what came up while the live data was written. Null: they say it all.
const Finding* unsaidOf(const Findings& refusals, const Findings& listed)
{
    for (const auto& refusal : refusals)
        if (refusal.severity == Severity::error &&
            std::find(listed.begin(), listed.end(), refusal) == listed.end())
            return &refusal;
    return nullptr;
}

}  // namespace


helpdesk::Response RequestPage::handle(const helpdesk::Request& sent)
{
    const auto entered = legible(sent, {"reason", "caller"});
    if (!entered)
        return badRequest();
    const auto& request = entered->request;
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    if (!visit)
        return helpdesk::Response::notFound();
    if (request.method == helpdesk::Method::get)
    {
        Typed typed;
        if (visit->actor.onBehalf)
            typed.caller = _ground.services.storage.read()->directory().callerOf(visit->actor.account,
                                                                                 visit->customer().id);
        return ask(*visit, typed);
    }
    return onlyKnownFields(request.form, {"draftVersion", "key", "reason", "caller"})
               ? submit(*visit, entered->findings)
               : badRequest();
}


helpdesk::Response RequestPage::submit(const Visit& visit, const Findings& odd) const
{
    const auto& form = visit.request.form;
    Typed typed;
    typed.reason = form.text("reason");
    typed.caller = form.text("caller");
    typed.callerError = sentenceAt("caller", odd, _ground, visit.locale());
    const auto reason = manyLines(typed.reason);
    if (!reason || !odd.empty())
    {
        if (!reason || !sentenceAt("reason", odd, _ground, visit.locale()).empty())
            typed.reasonError = visit.say("finding.text-control-characters");
        typed.status = 422;
        return ask(visit, typed);
    }

    using Outcome = SubmitRequest::Outcome;
    SubmitRequest::Result result;
    try
    {
        result = SubmitRequest(_ground.services)(
            visit.actor, {visit.customer().id, numberIn<std::uint32_t>(form.text("draftVersion")).value_or(0),
                          *reason, std::string(form.text("key")), typed.caller});
    }
    catch (const DeskRefusal& refusal)
    {
        typed.problem = refusal.what();
        typed.status = 409;
        return ask(visit, typed);
    }
    switch (result.outcome)
    {
    case Outcome::submitted:
    case Outcome::repeated:
        if (result.state != RequestState::implemented)
            return helpdesk::Response::to(visit.path() + "?notice=requested");
        return helpdesk::Response::to(
            visit.path() + "?notice=" + (sentLink(visit, result.request) ? "direct-link" : "direct") +
            "&request=" + result.request.text());
    case Outcome::requestWaiting:
        // One that was returned is told of on the list, with the way to it.
        if (visit.actor.onBehalf && !waitingRequest(visit))
            return helpdesk::Response::to(visit.path());
        return nothingToSend(visit, 409);
    case Outcome::empty: return nothingToSend(visit, 409);
    case Outcome::forbidden:
    case Outcome::unknown: return helpdesk::Response::notFound();
    case Outcome::changedMeanwhile:
    case Outcome::keyReused:
        typed.problem = visit.say("page.request.moved");
        typed.status = 409;
        break;
    case Outcome::ticketCancelled:
        typed.problem = visit.say("page.returned.ticket-cancelled");
        typed.status = 409;
        break;
    case Outcome::findings:
        typed.status = 422;
        typed.refusals = std::move(result.findings);
        break;
    }
    return ask(visit, typed);
}


helpdesk::Response RequestPage::nothingToSend(const Visit& visit, int status) const
{
    auto title = visit.say("page.request.empty");
    auto text = visit.say("page.request.gone");
    if (const auto waits = waitingRequest(visit))
    {
        const auto sent = visit.when(waits->submittedAt);
        title = visit.say("page.request.waits");
        text = visit.say("page.request.sent-by", {{"person", std::string_view(waits->requesterName)},
                                                  {"time", std::string_view(sent)}});
    }
    else if (const auto discarded = lastDiscarded(visit))
    {
        const auto who = actorWords(_ground.words, visit.locale(), *discarded);
        const auto then = visit.when(discarded->audit.at);
        text = visit.say("page.request.discarded",
                         {{"person", std::string_view(who)}, {"time", std::string_view(then)}});
    }
    return dialog(visit, "page/nothing-to-send", {{"title", title}, {"text", std::move(text)}}, title,
                  status);
}


helpdesk::Response RequestPage::ask(const Visit& visit, const Typed& typed) const
{
    const auto seen = EditDraft(_ground.services).seeOwn(visit.actor, visit.customer().id);
    const auto& draft = seen.view;
    if (seen.outcome != EditDraft::Outcome::done || draft.draft.changes.empty())
        return nothingToSend(visit, typed.status);

    const auto counted = count(draft.draft.changes);
    const auto findings = countOf(draft.findings);
    auto problem = typed.problem;
    if (const auto* unsaid = unsaidOf(typed.refusals, draft.findings); problem.empty() && unsaid)
        problem =
            sentenceOf(*unsaid, _ground.words, visit.locale(), *_ground.services.catalogue(), visit.hearer());
    const auto returned = returnedRequest(visit);
    const bool behalf = visit.actor.onBehalf;
    const bool direct = !behalf && takesEffectAtOnce(visit, draft.draft.changes);
    const auto title = visit.say(behalf     ? "behalf.request.title"
                                 : direct   ? "page.request.title-direct"
                                 : returned ? "page.request.title-again"
                                            : "page.request.title",
                                 {{"changes", static_cast<long long>(counted.changes)},
                                  {"people", static_cast<long long>(counted.people)},
                                  {"customer", std::string_view(visit.customer().name)}});
    const auto held = forTheDesk(visit, draft.draft.changes);
    auto lead = visit.say(behalf     ? "behalf.request.lead"
                          : returned ? "page.request.lead-again"
                          : direct   ? "page.request.lead-direct"
                                     : "page.request.lead");
    if (held > 0)
        lead += " " + visit.say("page.request.mixed", {{"changes", static_cast<long long>(held)}});
    templates::View view{
        {"title", title},
        {"lead", std::move(lead)},
        {"returned", returned.has_value()},
        {"question", returned ? returned->question : std::string()},
        {"behalf", behalf},
        {"caller", typed.caller},
        {"callerWrong", !typed.callerError.empty()},
        {"callerError", typed.callerError},
        {"send", sendWords(visit, draft.draft.changes)},
        {"reasonHint", visit.say(behalf   ? "behalf.note.hint"
                                 : direct ? "page.request.reason-hint-direct"
                                          : "page.request.reason-hint")},
        {"reasonLabel", visit.say(behalf     ? "behalf.note"
                                  : returned ? "page.request.answer"
                                             : "page.request.reason")},
        {"draftVersion", std::to_string(draft.draft.version)},
        {"key", _ground.services.secrets.random(16)},
        {"people",
         peopleInWords(visit, draft.draft.changes, draft.before, draft.after, Tense::asked, held > 0)},
        {"problem", !problem.empty()},
        {"problemText", problem},
        {"errors", findings.errors > 0},
        {"errorsTitle", visit.say("page.request.errors", {{"errors", findings.errors}})},
        {"errorList", findingItems(visit, draft, "?", Severity::error)},
        {"warnings", findings.warnings > 0},
        {"warningsTitle", visit.say(behalf ? "behalf.request.warnings" : "page.request.warnings",
                                    {{"warnings", findings.warnings}})},
        {"warningList", findingItems(visit, draft, "?", Severity::warning)},
        {"sendable", findings.errors == 0},
        {"reason", typed.reason},
        {"reasonWrong", !typed.reasonError.empty()},
        {"reasonError", typed.reasonError}};
    return dialog(visit, "page/request", std::move(view), title, typed.status);
}

}  // namespace contacts
