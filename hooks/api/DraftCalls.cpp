#include "hooks/api/DraftCalls.h"

#include "hooks/Numbers.h"
#include "hooks/api/JsonChanges.h"
#include "hooks/api/JsonDraft.h"

#include <algorithm>

namespace contacts {

using helpdesk::Json;
using helpdesk::Response;

namespace {

/// The number in …/changes/{change}; 0, which no line has, for anything that is no number.
std::uint32_t lineIn(const helpdesk::Request& request)
{
    const auto found = request.captured.find("change");
    return found == request.captured.end() ? std::uint32_t{0}
                                           : numberIn<std::uint32_t>(found->second).value_or(0);
}

}  // namespace


Response DraftCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return Response::notFound();
    return with(request, draftingActorOf(request.visitor, *customer, services()), *customer);
}


Response draftAnswer(const Ground& ground, const helpdesk::Request& request, const EditDraft::Result& result)
{
    const auto& locale = request.visitor.locale;
    const auto hearer = request.visitor.agent ? Hearer::agent : Hearer::customer;
    switch (result.outcome)
    {
    case EditDraft::Outcome::done: return Response::ofJson(toJson(ground, result.view, locale, hearer));
    case EditDraft::Outcome::forbidden: return problem(ground, request, 403, "forbidden");
    case EditDraft::Outcome::changedMeanwhile:
        return problem(ground, request, 409, "draft-changed",
                       Json::object().set("draft", toJson(ground, result.view, locale, hearer)));
    case EditDraft::Outcome::clash:
        return problem(ground, request, 409, "written-meanwhile", result.view.findings);
    case EditDraft::Outcome::requestWaiting: return problem(ground, request, 409, "request-waiting");
    case EditDraft::Outcome::refused:
        return problem(ground, request, 400, "bad-changes", result.view.findings);
    case EditDraft::Outcome::unknown: break;
    }
    return Response::notFound();
}


Response SeeDraftCall::with(const helpdesk::Request& request, const Actor& actor, CustomerId customer)
{
    return told(request, EditDraft(services()).see(actor, customer));
}


Response ReplaceDraftCall::with(const helpdesk::Request& request, const Actor& actor, CustomerId customer)
{
    if (auto refusal = refuse(request, actor, Act::editDetails))
        return *refusal;
    auto json = body(request);
    const auto version = json.number("version");
    const auto changes = changesFrom(json.list("changes"), json.path("changes"));
    json.nothingElse();
    return told(request, EditDraft(services()).replace(actor, customer, version, changes));
}


Response DiscardDraftCall::with(const helpdesk::Request& request, const Actor& actor, CustomerId customer)
{
    noBody(request);
    const auto result = EditDraft(services()).discard(actor, customer);
    if (result.outcome != EditDraft::Outcome::done)
        return told(request, result);
    Response response;
    response.status = 204;
    return response;
}


Response AddLineCall::with(const helpdesk::Request& request, const Actor& actor, CustomerId customer)
{
    if (auto refusal = refuse(request, actor, Act::editDetails))
        return *refusal;
    if (!request.json)
        throw BadInput("$", "missing");
    const std::vector<Written> line{writtenFrom(*request.json, "$")};
    return told(request, EditDraft(services()).add(actor, customer, line));
}


Response TakeBackLineCall::with(const helpdesk::Request& request, const Actor& actor, CustomerId customer)
{
    noBody(request);
    const auto line = lineIn(request);
    const auto seen = EditDraft(services()).see(actor, customer);
    if (seen.outcome == EditDraft::Outcome::done)
    {
        const auto& changes = seen.view.draft.changes;
        if (std::none_of(changes.begin(), changes.end(), [&](const Change& each) { return each.id == line; }))
            return Response::notFound();
    }
    return told(request, EditDraft(services()).takeBack(actor, customer, line));
}

}  // namespace contacts
