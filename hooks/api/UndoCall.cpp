#include "core/request/UndoRequest.h"
#include "hooks/api/JsonDraft.h"
#include "hooks/api/RequestCalls.h"
#include "hooks/pages/UndoWords.h"

namespace contacts {

using helpdesk::Json;
using helpdesk::Response;

namespace {

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}


Json toJson(const Ground& ground, const std::vector<LeftOver>& leftOvers, std::string_view locale)
{
    Json list = Json::array();
    for (const auto& each : leftOvers)
        list.add(Json::object()
                     .set("why", wordOf(each.why))
                     .set("contact", textOrNull(each.person.text()))
                     .set("field", textOrNull(each.field))
                     .set("message", sentenceOf(ground, each, locale)));
    return list;
}

}  // namespace


Response UndoCall::with(const helpdesk::Request& request, const Actor& actor, RequestId id)
{
    noBody(request);
    const auto undoing = UndoRequest(services())(actor, id);
    switch (undoing.outcome)
    {
    case EditDraft::Outcome::done: break;
    case EditDraft::Outcome::forbidden: return refused(request, 403, "forbidden");
    case EditDraft::Outcome::unknown: return Response::notFound();
    case EditDraft::Outcome::requestWaiting: return refused(request, 409, "request-waiting");
    case EditDraft::Outcome::refused:
        return problem(ground(), request, 409, "rules-broken", undoing.draft.findings);
    case EditDraft::Outcome::changedMeanwhile:
    case EditDraft::Outcome::clash:
        return problem(ground(), request, 409, "draft-changed", undoing.draft.findings);
    }
    if (!undoing.implemented)
        return refused(request, 409, "not-implemented");
    return Response::ofJson(contacts::toJson(ground(), undoing.draft, actor.locale,
                                             actor.agent ? Hearer::agent : Hearer::customer)
                                .set("cannotUndo", toJson(ground(), undoing.leftOvers, actor.locale)));
}

}  // namespace contacts
