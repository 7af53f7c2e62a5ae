#include "hooks/api/JsonRequest.h"

#include "hooks/api/JsonChanges.h"
#include "hooks/api/JsonFacts.h"
#include "hooks/api/JsonPeople.h"
#include "hooks/api/Problems.h"

namespace contacts {

using helpdesk::Json;

namespace {

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}


Json moverJson(const std::optional<Mover>& mover)
{
    if (!mover)
        return Json();
    return Json::object().set("by", mover->by).set("helpdesk", mover->helpdesk).set("at", toJson(mover->at));
}


Json driftJson(const std::vector<Moved>& drift)
{
    Json list = Json::array();
    for (const auto& cell : drift)
        list.add(Json::object()
                     .set("contact", cell.person.text())
                     .set("field", cell.field)
                     .set("then", cell.then)
                     .set("now", cell.now)
                     .set("requested", cell.requested)
                     .set("moved", moverJson(cell.mover)));
    return list;
}


/// Lines that are gone or were otherwise, as they were.
Json correctionsJson(const std::optional<Corrections>& corrections)
{
    if (!corrections)
        return Json();
    Json added = Json::array();
    for (const auto& line : corrections->added)
        added.add(std::to_string(line.id));
    ChangeSet before;
    for (const auto& each : corrections->altered)
        before.push_back(each.before);
    return Json::object()
        .set("added", std::move(added))
        .set("takenOut", withOutcomes(corrections->takenOut))
        .set("altered", withOutcomes(before));
}


Json head(const Request& request, const Customer& customer, const TicketDesk& desk, bool forAgent)
{
    return Json::object()
        .set("id", request.id.text())
        .set("customer", briefly(customer))
        .set("state", wordOf(request.state))
        .set("requester", requesterJson(request))
        .set("caller", request.caller.empty() ? Json() : Json(request.caller))
        .set("reason", textOrNull(request.reason))
        .set("submittedAt", toJson(request.submittedAt))
        .set("decidedAt", toJson(request.decidedAt))
        .set("decidedBy", textOrNull(request.decidedBy))
        .set("decisionReason", textOrNull(request.decisionReason))
        .set("question", textOrNull(request.question))
        .set("ticket", ticketJson(request.ticket, desk, forAgent));
}

}  // namespace


Json toJson(const Ground& ground, const RequestView& view, const Actor& reader)
{
    const auto& services = ground.services;
    const auto catalogue = services.catalogue();
    const auto work = services.storage.read();
    const auto now = services.clock.now();
    return head(view.request, view.customer, services.desk, reader.agent)
        .set("changes", withOutcomes(view.request.changes))
        .set("existing", peopleJson(view.existing, view.customer.id, *work, *catalogue, now))
        .set("requested", peopleJson(view.requested, view.customer.id, *work, *catalogue, now))
        .set("digest", view.digest)
        .set("drift", driftJson(view.drift))
        .set("corrections", correctionsJson(view.corrections))
        .set("findings",
             toJson(ground, view.findings, reader.locale, reader.agent ? Hearer::agent : Hearer::customer));
}


Json briefly(const Request& request, const Customer& customer, const TicketDesk& desk)
{
    return head(request, customer, desk, true).set("changes", withOutcomes(request.changes));
}

}  // namespace contacts
