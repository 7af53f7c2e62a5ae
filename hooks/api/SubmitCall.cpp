#include "core/request/SubmitRequest.h"
#include "hooks/api/JsonFacts.h"
#include "hooks/api/RequestCalls.h"

namespace contacts {

using helpdesk::Json;
using helpdesk::Response;
using Outcome = SubmitRequest::Outcome;

Response SubmitCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return Response::notFound();
    const auto actor = actorOf(request.visitor, *customer, services());
    if (auto refusal = refuse(request, actor, Act::manageContacts))
        return *refusal;
    auto json = body(request);
    SubmitRequest::Call call;
    call.customer = *customer;
    call.draftVersion = json.number("draftVersion");
    call.reason = json.textIfAny("reason").value_or("");
    call.caller = json.textIfAny("caller").value_or("");
    json.nothingElse();
    if (request.idempotencyKey.empty())
        throw BadInput("Idempotency-Key", "missing");
    call.idempotencyKey = request.idempotencyKey;

    const auto result = SubmitRequest(services())(actor, call);
    switch (result.outcome)
    {
    case Outcome::submitted:
    case Outcome::repeated: {
        const int status = result.again ? 200 : 201;
        auto response =
            Response::ofJson(Json::object()
                                 .set("id", result.request.text())
                                 .set("state", wordOf(result.state))
                                 .set("ticket", ticketJson(result.ticket, services().desk, actor.agent)),
                             status);
        response.location = "/api/v1/requests/" + result.request.text();
        return response;
    }
    case Outcome::keyReused: return refused(request, 422, "key-reused");
    case Outcome::forbidden: return refused(request, 403, "forbidden");
    case Outcome::changedMeanwhile: return refused(request, 409, "draft-changed");
    case Outcome::requestWaiting: return refused(request, 409, "request-waiting");
    case Outcome::ticketCancelled: return refused(request, 409, "ticket-cancelled");
    case Outcome::empty: return refused(request, 422, "nothing-to-request");
    case Outcome::findings: return problem(ground(), request, 422, "rules-broken", result.findings);
    case Outcome::unknown: break;
    }
    return Response::notFound();
}

}  // namespace contacts
