#include "core/Ending.h"
#include "core/RequestMails.h"

namespace contacts {

namespace {

void reject(Request& request, const std::string& why)
{
    request.state = RequestState::rejected;
    request.decisionReason = why;
    for (auto& change : request.changes)
        change.outcome = LineOutcome::rejected;
}

}  // namespace


Decision RejectRequest::operator()(const Actor& agent, RequestId id, const std::string& reason) const
{
    const auto found = requestForAgent(_services, agent, id, RequestAct::reject);
    if (!found.request)
        return found.refusal;
    const auto text = said(reason, "reason");
    if (const auto* refused = std::get_if<Decision>(&text))
        return *refused;
    const auto& why = std::get<std::string>(text);

    auto told = *found.request;
    reject(told, why);
    const auto words = inTicketsWords(_services, agent, std::move(told));
    return inTicket(_services, agent, *found.request, TicketMove::closed, words, [&](DeskWork& desk) {
        auto request = requestToEnd(desk.work, id, RequestAct::reject);
        reject(request, why);
        storeEnding(desk.work, agent, request, _services.clock.now());
        RequestMails(desk.work, request, _services.policy(), request.decidedAt).rejected(agent);
        return doneWith(request);
    });
}

}  // namespace contacts
