#include "hooks/pages/agent/DecisionPages.h"

#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"
#include "hooks/pages/agent/AgentRequestPage.h"

namespace contacts {

using helpdesk::Response;

namespace {

/// The panel on a page of its own, or alone for our script.
Response panelAgain(const Ground& ground, const RequestPanel& panel, const helpdesk::Request& request,
                    RequestId id, int status, const AttemptNotice& notice)
{
    auto& services = ground.services;
    auto markup = panel.render(id, request, notice);
    const auto customer = ViewRequest(services).customerOf(id);
    const auto view = ViewRequest(services)(actorOf(request.visitor, *customer, services), id);
    if (!markup || !view)
        return Response::notFound();
    Response response;
    if (request.wantsFragment)
        response.body = std::move(*markup);
    else
        response = panelPage(ground, *view, std::move(*markup), request.visitor.locale);
    response.status = status;
    return response;
}


/// The request of the address, for an agent who may decide. Nothing: 404.
struct Asked
{
    RequestId id{};
    Actor agent{};
};


std::optional<Asked> askedFor(const helpdesk::Request& request, Services& services)
{
    const auto id = captured<RequestId>(request, "request");
    const auto customer = id ? ViewRequest(services).customerOf(*id) : std::nullopt;
    if (!customer)
        return std::nullopt;
    auto agent = actorOf(request.visitor, *customer, services);
    if (authorise(agent, Act::decideRequest) != Verdict::allowed)
        return std::nullopt;
    return Asked{*id, std::move(agent)};
}


/// What the agent wrote and chose, with what is wrong at each text: then no decision is made. Nothing: no
/// form of ours.
std::optional<AttemptNotice> typedInto(const helpdesk::Request& request, const Ground& ground)
{
    const auto typed = legible(request, {"message", "reason."});
    auto choices = typed ? lineChoicesIn(typed->request.form) : std::nullopt;
    if (!choices || !onlyKnownFields(request.form, {"digest", "message", "line.", "reason."}))
        return std::nullopt;
    const auto flawAt = [&](const std::string& field) {
        return sentenceAt(field, typed->findings, ground, request.visitor.locale);
    };
    AttemptNotice notice;
    notice.rule = typed->findings.empty() ? "" : "unreadable";
    notice.message = typed->request.form.text("message");
    notice.flaw = flawAt("message");
    notice.lines = std::move(*choices);
    for (auto& [line, choice] : notice.lines)
        choice.flaw = flawAt("reason." + std::to_string(line));
    return notice;
}

}  // namespace


Response DecisionPage::handle(const helpdesk::Request& request)
{
    const auto asked = askedFor(request, services());
    if (!asked)
        return Response::notFound();
    const auto id = asked->id;
    const auto& agent = asked->agent;
    auto entered = typedInto(request, _ground);
    if (!entered)
        return badRequest();
    if (!entered->rule.empty())
        return panelAgain(_ground, _panel, request, id, 422, *entered);

    Typed typed{request.form.text("digest"), std::move(entered->message), std::move(entered->lines)};
    const auto notDone = [&](int status, std::string rule, Findings findings = {}) {
        return panelAgain(_ground, _panel, request, id, status,
                          {std::move(rule), std::move(findings), typed.message, typed.lines, {}});
    };
    Decision decision;
    try
    {
        decision = decide(agent, id, typed);
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
        const auto view = ViewRequest(services())(agent, id);
        // To the result itself: whoever decided with the keyboard or listens goes on there, not at the top.
        return Response::to(view ? placeOf(view->request, services().desk) + "#request-h" : "/agent/tickets");
    }
    case Decision::Outcome::changedMeanwhile:
        // "Implement" was the answer to another sight: pressed once more it would write over what moved.
        typed.lines = onlyRejections(std::move(typed.lines));
        return notDone(409, "changed");
    case Decision::Outcome::decided:
        return notDone(409, decision.state == RequestState::returned ? "returned" : "decided");
    case Decision::Outcome::findings: return notDone(409, "rules", decision.findings);
    case Decision::Outcome::ticketCancelled: return notDone(409, "ticket-cancelled");
    case Decision::Outcome::reasonMissing: return notDone(422, missing());
    case Decision::Outcome::forbidden: return notDone(403, "own");
    case Decision::Outcome::unknown: break;
    }
    return Response::notFound();
}


Response RecountPage::handle(const helpdesk::Request& request)
{
    const auto asked = askedFor(request, _ground.services);
    if (!asked)
        return Response::notFound();
    auto entered = typedInto(request, _ground);
    if (!entered)
        return badRequest();
    entered->rule.clear();  // Counting needs no texts; what is wrong with one stands at it.
    return panelAgain(_ground, _panel, request, asked->id, 200, *entered);
}


Response DecisionPlacePage::handle(const helpdesk::Request& request)
{
    const auto asked = askedFor(request, _ground.services);
    const auto view = asked ? ViewRequest(_ground.services)(asked->agent, asked->id) : std::nullopt;
    return view ? Response::to(placeOf(view->request, _ground.services.desk)) : Response::notFound();
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
    return RejectRequest(services())(agent, id, typed.message, reasonsIn(typed.lines), typed.digest);
}


bool RejectPage::makes(RequestState state) const
{
    return state == RequestState::rejected;
}


Decision ReturnPage::decide(const Actor& agent, RequestId id, const Typed& typed)
{
    return ReturnRequest(services())(agent, id, typed.message, typed.digest);
}


bool ReturnPage::makes(RequestState state) const
{
    return state == RequestState::returned;
}

}  // namespace contacts
