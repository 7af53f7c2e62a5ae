#include "hooks/pages/portal/RequestPages.h"

#include "core/draft/BringBack.h"
#include "core/request/DecideRequest.h"
#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/UndoWords.h"
#include "hooks/pages/portal/ListParts.h"
#include "hooks/pages/portal/RequestWords.h"

#include <algorithm>

namespace contacts {

namespace {

using templates::View;

struct Asked
{
    Visit visit;
    RequestView view;
};


/// The request of the address with everything the page needs. Nothing: there is none, or it is none of his
/// business.
std::optional<Asked> askedFor(const Ground& ground, const helpdesk::Request& request)
{
    const auto id = captured<RequestId>(request, "request");
    if (!id)
        return std::nullopt;
    const ViewRequest look(ground.services);
    const auto customer = look.customerOf(*id);
    if (!customer)
        return std::nullopt;
    auto actor = actorOf(request.visitor, *customer, ground.services);
    actor.onBehalf = false;  // What becomes of a request, the helpdesk decides in its ticket.
    auto head = ReadContacts(ground.services).head(actor, *customer);
    auto view = look(actor, *id);
    if (!head || !view)
        return std::nullopt;
    const auto rights =
        authorise(actor, Act::manageContacts) == Verdict::allowed ? Rights::manage : Rights::look;
    return Asked{Visit{ground, request, std::move(actor), std::move(*head), rights}, std::move(*view)};
}


View stateNotice(const Visit& visit, const RequestView& view)
{
    const auto& asked = view.request;
    const bool good =
        asked.state == RequestState::implemented || asked.state == RequestState::partlyImplemented;
    const bool bad = asked.state == RequestState::rejected;
    const bool linked = opensTicket(visit, asked, view.oddity);
    auto item = notice(good  ? "ok"
                       : bad ? "bad"
                             : "",
                       good  ? "i-check"
                       : bad ? "i-alert"
                             : "i-clock",
                       visit.say("page.outcome-notice." + std::string(wordOf(asked.state)),
                                 {{"tickets", linked ? 1LL : 0LL}}));
    const auto ticket = ticketWords(visit, asked);
    item.set("noticeLink", linked)
        .set("noticeHref", visit.ground.services.desk.address(asked.ticket, false))
        .set("noticeLinkText", ticket);
    return item;
}


/// The request as it is now; above it, where something was just tried in vain, why.
helpdesk::Response shown(const Asked& asked, const std::string& failed = {}, const std::string& why = {})
{
    const auto& visit = asked.visit;
    const auto& it = asked.view.request;
    const auto counted = count(it.changes);
    const auto when = visit.when(it.submittedAt);
    const auto title = visit.say("page.state.title", {{"time", std::string_view(when)}});
    const auto done = it.state == RequestState::implemented || it.state == RequestState::partlyImplemented;
    View::List notices;
    if (!failed.empty())
        notices.push_back(notice("bad", "i-alert", failed, why));
    notices.push_back(stateNotice(visit, asked.view));
    addOddity(visit, asked.view, notices);
    const View view{
        {"path", visit.path()},
        {"customer", visit.customer().name},
        {"title", title},
        {"notices", std::move(notices)},
        {"countText", visit.say("page.bar.count", {{"changes", static_cast<long long>(counted.changes)},
                                                   {"people", static_cast<long long>(counted.people)}})},
        {"people", peopleInWords(visit, it.changes, asked.view.existing, asked.view.requested,
                                 done ? Tense::done : Tense::asked)},
        {"steps", stepsOf(visit, it)},
        {"reasoned", !it.reason.empty()},
        {"reasonTitle", reasonTitle(visit, asked.view)},
        {"reason", it.reason},
        {"answered", !it.decisionReason.empty()},
        {"answer", it.decisionReason},
        {"questioned", it.state == RequestState::returned},
        {"question", it.question},
        {"csrf", visit.request.csrf},
        {"mayCorrect", visit.manages() && it.state == RequestState::returned},
        {"mayCancel", visit.manages() && !terminal(it.state)},
        {"mayUndo", visit.manages() && done && !visit.head.openRequest},
        {"mayBringBack", visit.manages() && terminal(it.state) && !visit.head.openRequest &&
                             BringBack(visit.ground.services).possible(it)},
        {"bringBackText", visit.say(it.state == RequestState::partlyImplemented ? "page.bring-back.rejected"
                                                                                : "page.bring-back.all")},
        {"requestPath", "/portal/requests/" + it.id.text()}};
    return framed(visit, title + " – " + visit.customer().name, visit.render("page/request-state", view),
                  failed.empty() ? 200 : 409);
}


/// What the rules say of lines that were refused as a whole.
std::string firstOf(const Visit& visit, const Findings& findings)
{
    return findings.empty() ? std::string()
                            : sentenceOf(findings.front(), visit.ground.words, visit.locale(),
                                         *visit.ground.services.catalogue(), visit.hearer());
}

}  // namespace


helpdesk::Response RequestStatePage::handle(const helpdesk::Request& request)
{
    const auto asked = askedFor(_ground, request);
    return asked ? shown(*asked) : helpdesk::Response::notFound();
}


helpdesk::Response CancelRequestPage::handle(const helpdesk::Request& request)
{
    const auto asked = askedFor(_ground, request);
    if (!asked || !asked->visit.manages())
        return helpdesk::Response::notFound();
    const auto& visit = asked->visit;
    if (request.method == helpdesk::Method::get)
        return ask(visit, asked->view);
    if (!onlyKnownFields(request.form, {"at"}))
        return badRequest();

    Decision decision;
    try
    {
        decision = CancelRequest(_ground.services)(visit.actor, asked->view.request.id);
    }
    catch (const DeskRefusal& refusal)
    {
        return ask(visit, asked->view, refusal.what());
    }
    switch (decision.outcome)
    {
    case Decision::Outcome::done: return helpdesk::Response::to(visit.path() + "?notice=cancelled");
    case Decision::Outcome::unknown:
    case Decision::Outcome::forbidden: return helpdesk::Response::notFound();
    default:
        // Somebody decided it in the meantime: the request's own page says who and when.
        return helpdesk::Response::to("/portal/requests/" + asked->view.request.id.text());
    }
}


helpdesk::Response BringBackPage::handle(const helpdesk::Request& request)
{
    const auto asked = askedFor(_ground, request);
    if (!asked || !asked->visit.manages())
        return helpdesk::Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    const auto& visit = asked->visit;
    const BringBack bringBack(_ground.services);
    const auto& it = asked->view.request;
    if (terminal(it.state) && !bringBack.possible(it) &&
        std::any_of(it.changes.begin(), it.changes.end(),
                    [](const Change& line) { return line.outcome != LineOutcome::implemented; }))
        return shown(*asked, visit.say("page.bring-back.nothing"));
    const auto result = bringBack(visit.actor, it.id);
    switch (result.outcome)
    {
    case EditDraft::Outcome::done: return helpdesk::Response::to(visit.path() + "?notice=broughtback");
    case EditDraft::Outcome::requestWaiting: return helpdesk::Response::to(visit.path() + "?notice=waiting");
    case EditDraft::Outcome::refused:
        return shown(*asked, visit.say("page.bring-back.refused"), firstOf(visit, result.view.findings));
    case EditDraft::Outcome::changedMeanwhile:
    case EditDraft::Outcome::clash: return helpdesk::Response::to(visit.path() + "?notice=conflict");
    case EditDraft::Outcome::unknown:
    case EditDraft::Outcome::forbidden: break;
    }
    return helpdesk::Response::notFound();
}


helpdesk::Response UndoRequestPage::handle(const helpdesk::Request& request)
{
    const auto asked = askedFor(_ground, request);
    if (!asked || !asked->visit.manages())
        return helpdesk::Response::notFound();
    const auto& visit = asked->visit;
    const UndoRequest undo(_ground.services);
    if (request.method == helpdesk::Method::get)
        return ask(visit, undo.see(visit.actor, asked->view.request.id), {});
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    const auto done = undo(visit.actor, asked->view.request.id);
    if (!done.implemented)
        return helpdesk::Response::notFound();
    switch (done.outcome)
    {
    case EditDraft::Outcome::done:
        // Below it the lists say themselves that nothing is left.
        return done.lines.empty() ? ask(visit, done, visit.say("undo.told.refused"))
                                  : helpdesk::Response::to(visit.path() + "?notice=undoing");
    case EditDraft::Outcome::requestWaiting: return helpdesk::Response::to(visit.path() + "?notice=waiting");
    case EditDraft::Outcome::refused:
        return ask(visit, done, visit.say("undo.told.refused") + " " + firstOf(visit, done.draft.findings));
    case EditDraft::Outcome::changedMeanwhile:
    case EditDraft::Outcome::clash: return ask(visit, done, visit.say("undo.told.changed"));
    case EditDraft::Outcome::unknown:
    case EditDraft::Outcome::forbidden: break;
    }
    return helpdesk::Response::notFound();
}


helpdesk::Response UndoRequestPage::ask(const Visit& visit, const Undoing& undoing,
                                        const std::string& problem) const
{
    if (!undoing.implemented || undoing.outcome == EditDraft::Outcome::unknown ||
        undoing.outcome == EditDraft::Outcome::forbidden)
        return helpdesk::Response::notFound();
    const auto title = visit.say("undo.title");
    const auto address = "/portal/requests/" + undoing.request.id.text();
    View view{{"action", address + "/undo"},
              {"title", title},
              {"keepHref", address},
              {"problem", !problem.empty()},
              {"problemText", problem}};
    addUndoing(_ground, undoing, visit.locale(), view);
    return dialog(visit, "page/undo", std::move(view), title, problem.empty() ? 200 : 409);
}


helpdesk::Response CancelRequestPage::ask(const Visit& visit, const RequestView& view,
                                          const std::string& problem) const
{
    const auto& asked = view.request;
    const auto counted = count(asked.changes);
    const auto title = visit.say("page.cancel.title", {{"changes", static_cast<long long>(counted.changes)}});
    const auto ticket = ticketWords(visit, asked);
    const bool returned = asked.state == RequestState::returned;
    const bool ticketEnds = !ticket.empty() && !isLost(view.oddity) && view.oddity != RemoteSight::cancelled;
    auto text =
        visit.say(ticketEnds ? "page.cancel.text" : "page.cancel.text-without-ticket",
                  {{"ticket", std::string_view(ticket)}, {"people", static_cast<long long>(counted.people)}});
    if (returned && visit.head.draftVersion > 0)
        text += " " + visit.say("page.cancel.draft-stays");
    return dialog(visit, "page/confirm",
                  {{"action", "/portal/requests/" + asked.id.text() + "/cancel"},
                   {"at", std::string()},
                   {"title", View::List{{{"isName", false}, {"part", title}}}},
                   {"problem", !problem.empty()},
                   {"problemText", problem},
                   {"text", std::move(text)},
                   {"listed", false},
                   {"lines", View::List{}},
                   {"keepHref", visit.path()},
                   {"keep", visit.say(returned ? "page.cancel.keep-correcting" : "page.cancel.keep")},
                   {"possible", !terminal(asked.state)},
                   {"act", visit.say("page.waiting.cancel")}},
                  title, problem.empty() ? 200 : 409);
}

}  // namespace contacts
