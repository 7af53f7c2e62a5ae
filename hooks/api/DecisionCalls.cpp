#include "core/request/ViewRequest.h"
#include "hooks/Numbers.h"
#include "hooks/api/JsonFacts.h"
#include "hooks/api/JsonRequest.h"
#include "hooks/api/RequestCalls.h"

namespace contacts {

using helpdesk::Json;
using helpdesk::Response;

namespace {

LineRejection rejectionFrom(const Json& json, const std::string& path)
{
    StrictObject line(json, path);
    const auto& id = line.text("change");
    LineRejection rejection;
    rejection.change = numberIn<std::uint32_t>(id).value_or(0);
    if (rejection.change == 0)
        throw BadInput(line.path("change"), "bad-id", {}, id);
    rejection.reason = line.text("reason");
    line.nothingElse();
    return rejection;
}


std::vector<LineRejection> rejectionsFrom(StrictObject& json)
{
    std::vector<LineRejection> rejections;
    if (const auto* list = json.listIfAny("reject"))
        for (const auto& item : *list)
            rejections.push_back(
                rejectionFrom(item, json.path("reject") + "[" + std::to_string(rejections.size()) + "]"));
    return rejections;
}

}  // namespace


Response RequestActCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto id = captured<RequestId>(request, "request");
    const auto customer = id ? ViewRequest(services()).customerOf(*id) : std::nullopt;
    if (!customer)
        return Response::notFound();
    const auto actor = actorOf(request.visitor, *customer, services());
    if (auto refusal = refuse(request, actor, Act::seeRequest))
        return *refusal;
    return with(request, actor, *id);
}


Response DecisionCall::with(const helpdesk::Request& request, const Actor& actor, RequestId id)
{
    return told(request, actor, id, decide(request, actor, id));
}


Response DecisionCall::told(const helpdesk::Request& request, const Actor& actor, RequestId id,
                            const Decision& decision) const
{
    switch (decision.outcome)
    {
    case Decision::Outcome::done: {
        const auto view = ViewRequest(services())(actor, id);
        return view ? Response::ofJson(toJson(ground(), *view, actor)) : Response::notFound();
    }
    case Decision::Outcome::forbidden:
        return refused(request, 403, decision.own ? "own-request" : refusal(actor));
    case Decision::Outcome::changedMeanwhile: return refused(request, 409, "digest-changed");
    case Decision::Outcome::decided:
        return problem(ground(), request, 409, "decided",
                       Json::object()
                           .set("state", wordOf(decision.state))
                           .set("decidedBy", decision.by.empty() ? Json() : Json(decision.by))
                           .set("decidedAt", toJson(decision.at)));
    case Decision::Outcome::findings:
        return problem(ground(), request, 409, "rules-broken", decision.findings);
    case Decision::Outcome::ticketCancelled: return refused(request, 409, "ticket-cancelled");
    case Decision::Outcome::reasonMissing: return refused(request, 422, "reason-missing");
    case Decision::Outcome::unknown: break;
    }
    return Response::notFound();
}


Decision CancelCall::decide(const helpdesk::Request& request, const Actor& actor, RequestId id)
{
    noBody(request);
    return CancelRequest(services())(actor, id);
}


Decision ImplementCall::decide(const helpdesk::Request& request, const Actor& actor, RequestId id)
{
    auto json = body(request);
    const auto& digest = json.text("digest");
    const auto reject = rejectionsFrom(json);
    const auto message = json.textIfAny("message").value_or("");
    json.nothingElse();
    return ImplementRequest(services())(actor, id, digest, reject, message);
}


Decision RejectCall::decide(const helpdesk::Request& request, const Actor& actor, RequestId id)
{
    auto json = body(request);
    const auto& reason = json.text("reason");
    json.nothingElse();
    return RejectRequest(services())(actor, id, reason);
}


Decision ReturnCall::decide(const helpdesk::Request& request, const Actor& actor, RequestId id)
{
    auto json = body(request);
    const auto& question = json.text("reason");
    json.nothingElse();
    return ReturnRequest(services())(actor, id, question);
}

}  // namespace contacts
