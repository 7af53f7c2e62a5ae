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
    if (!onlyKnownFields(request.form, {"digest", "message"}))
        return badRequest();

    Decision decision;
    try
    {
        decision = decide(agent, *id, request.form);
    }
    catch (const DeskRefusal&)
    {
        return again(request, *id, 409, "desk");
    }
    switch (decision.outcome)
    {
    case Decision::Outcome::done: {
        const auto view = ViewRequest(services())(agent, *id);
        return Response::to(view ? services().desk.address(view->request.ticket, true) : "/agent/tickets");
    }
    case Decision::Outcome::changedMeanwhile: return again(request, *id, 409, "changed");
    case Decision::Outcome::decided: return again(request, *id, 409, "decided");
    case Decision::Outcome::findings: return again(request, *id, 409, "rules", decision.findings);
    case Decision::Outcome::reasonMissing: return again(request, *id, 422, "reason");
    case Decision::Outcome::unknown:
    case Decision::Outcome::forbidden: break;
    }
    return Response::notFound();
}


Response DecisionPage::again(const helpdesk::Request& request, RequestId id, int status, std::string rule,
                             Findings findings) const
{
    const auto& locale = request.visitor.locale;
    auto panel = _panel.render(
        id, request, {std::move(rule), std::move(findings), std::string(request.form.text("message"))});
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


Decision ImplementPage::decide(const Actor& agent, RequestId id, const helpdesk::Fields& form)
{
    return ImplementRequest(services())(agent, id, form.text("digest"), {},
                                        std::string(form.text("message")));
}


Decision RejectPage::decide(const Actor& agent, RequestId id, const helpdesk::Fields& form)
{
    return RejectRequest(services())(agent, id, std::string(form.text("message")));
}

}  // namespace contacts
