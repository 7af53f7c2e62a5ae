#include "core/contacts/Standing.h"
#include "core/draft/TakenSuggestions.h"
#include "core/request/Ending.h"
#include "core/request/RequestMails.h"

namespace contacts {

namespace {

void cancel(UnitOfWork& work, const Actor& actor, Request& request, Time now, const Policy& policy)
{
    const bool inDraft = request.state == RequestState::returned;
    request.state = RequestState::cancelled;
    storeEnding(work, actor, request, now);
    if (!inDraft)
        suggestionsWaitAgain(work, actor, request.customer, request.changes, now);
    RequestMails(work, request, policy, now).cancelled(actor);
}


std::optional<Decision> refusal(const Actor& actor)
{
    switch (authorise(actor, Act::cancelRequest))
    {
    case Verdict::allowed: return std::nullopt;
    case Verdict::forbidden: return onlyOutcome(Decision::Outcome::forbidden);
    case Verdict::unknown: break;
    }
    return onlyOutcome(Decision::Outcome::unknown);
}

}  // namespace


Decision CancelRequest::operator()(const Actor& actor, RequestId id) const
{
    if (auto refused = refusal(actor))
        return *refused;
    const auto found = _services.storage.read()->requests().find(id);
    if (!found)
        return onlyOutcome(Decision::Outcome::unknown);
    if (!next(found->state, RequestAct::cancel))
        return alreadyDecided(*found);

    return inTicket(_services, actor, *found, TicketMove::cancelled, "", [&](DeskWork& desk) {
        auto request = requestToEnd(desk.work, id, RequestAct::cancel);
        if (auto refused = refusal(asStored(desk.work, actor, request.customer, *_services.catalogue())))
            throw DecisionUndone(*refused);
        cancel(desk.work, actor, request, _services.clock.now(), _services.policy());
        return doneWith(request);
    });
}


void CancelRequest::follow(UnitOfWork& work, const Actor& actor, const Request& request, Time now,
                           const Policy& policy)
{
    auto open = requestToEnd(work, request.id, RequestAct::cancel);
    cancel(work, actor, open, now, policy);
}

}  // namespace contacts
