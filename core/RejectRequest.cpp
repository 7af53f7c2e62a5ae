#include "core/Ending.h"
#include "core/RequestMails.h"
#include "core/Text.h"

namespace contacts {

Decision RejectRequest::operator()(const Actor& agent, RequestId id, const std::string& reason) const
{
    const auto found = requestForAgent(_services, agent, id, RequestAct::reject);
    if (!found.request)
        return found.refusal;
    const auto text = manyLines(reason);
    if (!text)
        return withFinding("text-control-characters", "reason");
    if (codePoints(*text) > longestReason)
        return tooLong("reason");
    if (!readable(*text))
        return onlyOutcome(Decision::Outcome::reasonMissing);

    return inTicket(_services, agent, *found.request, TicketEnd::closed, *text, [&](DeskWork& desk) {
        auto request = requestToEnd(desk.work, id, RequestAct::reject);
        request.state = RequestState::rejected;
        request.decisionReason = *text;
        for (auto& change : request.changes)
            change.outcome = LineOutcome::rejected;
        storeEnding(desk.work, agent, request, _services.clock.now());
        RequestMails(desk.work, request, _services.policy(), request.decidedAt).rejected(agent);
        return doneWith(request);
    });
}

}  // namespace contacts
