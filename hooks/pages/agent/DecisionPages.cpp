#include "hooks/pages/agent/DecisionPages.h"

#include "core/ViewRequest.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"

namespace contacts {

using helpdesk::Response;

Response DecisionPage::handle(const helpdesk::Request& request)
{
    const auto id = captured<RequestId>(request, "request");
    const auto customer = id ? ViewRequest(services()).customerOf(*id) : std::nullopt;
    if (!customer)
        return Response::notFound();
    const auto agent = actorOf(request.visitor, *customer, services());
    if (authorise(agent, Act::decideRequest) != Verdict::allowed)
        return Response::notFound();
    auto choices = lineChoicesIn(request.form);
    if (!choices || !onlyKnownFields(request.form, {"digest", "message", "line.", "reason."}))
        return badRequest();

    const Typed typed{request.form.text("digest"), std::string(request.form.text("message")),
                      std::move(*choices)};
    const auto notDone = [&](int status, std::string rule, Findings findings = {}) {
        return again(request, *id, status,
                     {std::move(rule), std::move(findings), typed.message, typed.lines});
    };
    Decision decision;
    try
    {
        decision = decide(agent, *id, typed);
    }
    catch (const DeskRefusal&)
    {
        return notDone(409, "desk");
    }
    const bool twice =
        decision.outcome == Decision::Outcome::decided && decision.by == agent.name && makes(decision.state);
    switch (twice ? Decision::Outcome::done : decision.outcome)
    {
    case Decision::Outcome::done: {
        const auto view = ViewRequest(services())(agent, *id);
        return Response::to(view ? services().desk.address(view->request.ticket, true) : "/agent/tickets");
    }
    case Decision::Outcome::changedMeanwhile: return notDone(409, "changed");
    case Decision::Outcome::decided:
        return notDone(409, decision.state == RequestState::returned ? "returned" : "decided");
    case Decision::Outcome::findings: return notDone(409, "rules", decision.findings);
    case Decision::Outcome::reasonMissing: return notDone(422, missing());
    case Decision::Outcome::forbidden: return notDone(403, "own");
    case Decision::Outcome::unknown: break;
    }
    return Response::notFound();
}


Response DecisionPage::again(const helpdesk::Request& request, RequestId id, int status,
                             const AttemptNotice& notice) const
{
    const auto& locale = request.visitor.locale;
    auto panel = _panel.render(id, request, notice);
    const auto customer = ViewRequest(services()).customerOf(id);
    const auto view = ViewRequest(services())(actorOf(request.visitor, *customer, services()), id);
    if (!panel || !view)
        return Response::notFound();
    Response response;
    response.status = status;
    response.frame.title = _ground.words.say(locale, "panel.title");
    response.frame.area = helpdesk::Frame::Area::agent;
    response.frame.menu = "tickets";
    response.frame.styles = _ground.styles;
    response.body = _ground.views.render("page/agent-decision", locale,
                                         {{"title", _ground.words.say(locale, "panel.title")},
                                          {"ticket", std::to_string(view->request.ticket)},
                                          {"ticketHref", services().desk.address(view->request.ticket, true)},
                                          {"customer", view->customer.name},
                                          {"panel", templates::View::Markup{std::move(*panel)}}});
    return response;
}


Decision ImplementPage::decide(const Actor& agent, RequestId id, const Typed& typed)
{
    return ImplementRequest(services())(agent, id, typed.digest, rejectionsIn(typed.lines), typed.message);
}


bool ImplementPage::makes(RequestState state) const
{
    return state == RequestState::implemented || state == RequestState::partlyImplemented;
}


Decision RejectPage::decide(const Actor& agent, RequestId id, const Typed& typed)
{
    return RejectRequest(services())(agent, id, typed.message);
}


bool RejectPage::makes(RequestState state) const
{
    return state == RequestState::rejected;
}


Decision ReturnPage::decide(const Actor& agent, RequestId id, const Typed& typed)
{
    return ReturnRequest(services())(agent, id, typed.message);
}


bool ReturnPage::makes(RequestState state) const
{
    return state == RequestState::returned;
}

}  // namespace contacts
