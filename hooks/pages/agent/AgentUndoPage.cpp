#include "hooks/pages/agent/AgentUndoPage.h"

#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/UndoWords.h"
#include "hooks/pages/portal/ListAddress.h"

namespace contacts {

using helpdesk::Response;

Response AgentUndoPage::handle(const helpdesk::Request& request)
{
    const auto id = captured<RequestId>(request, "request");
    const auto customer = id ? ViewRequest(_ground.services).customerOf(*id) : std::nullopt;
    if (!customer)
        return Response::notFound();
    const auto agent = actorOf(request.visitor, *customer, _ground.services);
    if (authorise(agent, Act::decideRequest) != Verdict::allowed)
        return Response::notFound();
    const UndoRequest undo(_ground.services);
    if (request.method == helpdesk::Method::get)
        return show(request, undo.see(agent, *id), 200, {}, false);
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    const auto done = undo(agent, *id);
    switch (done.outcome)
    {
    case EditDraft::Outcome::done:
        return done.lines.empty() ? show(request, done, 409, "refused", false)
                                  : show(request, done, 200, "prepared", agent.onBehalf);
    case EditDraft::Outcome::requestWaiting: return show(request, done, 409, "waiting", false);
    case EditDraft::Outcome::unknown:
    case EditDraft::Outcome::forbidden: return Response::notFound();
    case EditDraft::Outcome::refused: return show(request, done, 409, "refused", false);
    case EditDraft::Outcome::changedMeanwhile:
    case EditDraft::Outcome::clash: break;
    }
    return show(request, done, 409, "changed", false);
}


Response AgentUndoPage::show(const helpdesk::Request& request, const Undoing& undoing, int status,
                             std::string_view told, bool mayImplement) const
{
    if (undoing.outcome == EditDraft::Outcome::unknown || !undoing.implemented)
        return Response::notFound();
    const auto& locale = request.visitor.locale;
    const auto& words = _ground.words;
    const auto customer = _ground.services.storage.read()->customers().find(undoing.request.customer);
    const bool prepared = told == "prepared";
    const auto title = words.say(locale, prepared ? "undo.prepared" : "undo.title");
    const auto ticket = undoing.request.ticket;
    auto toldText = told.empty() ? std::string() : words.say(locale, "undo.told." + std::string(told));
    if (undoing.outcome == EditDraft::Outcome::refused && !undoing.draft.findings.empty())
        toldText += " " + sentenceOf(undoing.draft.findings.front(), words, locale,
                                     *_ground.services.catalogue(), Hearer::agent);
    templates::View view{
        {"title", title},
        {"csrf", request.csrf},
        {"action", "/agent/requests/" + undoing.request.id.text() + "/undo"},
        {"ticketed", ticket != 0},
        {"ticket", std::to_string(ticket)},
        {"ticketHref", ticket == 0 ? std::string() : _ground.services.desk.address(ticket, true)},
        {"customer", customer ? customer->name : std::string()},
        {"told", !told.empty()},
        {"toldLook", std::string(prepared ? "ok" : "bad")},
        {"toldText", std::move(toldText)},
        {"mayPrepare", !prepared && !undoing.lines.empty()},
        {"mayImplement", prepared && mayImplement},
        {"implementHref", contactsPath(undoing.request.customer) + "/request"}};
    addUndoing(_ground, undoing, locale, view);
    if (prepared)
        view.set("undoLead", words.say(locale, "undo.prepared.lead"));
    Response response;
    response.status = status;
    response.frame.title = title;
    response.frame.area = helpdesk::Frame::Area::agent;
    response.frame.menu = "tickets";
    response.frame.styles = _ground.styles;
    response.body = _ground.views.render("page/agent-undo", locale, view);
    return response;
}

}  // namespace contacts
