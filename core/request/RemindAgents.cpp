#include "core/request/RemindAgents.h"

#include "core/request/RequestMails.h"

namespace contacts {

std::size_t RemindAgents::operator()()
{
    const auto policy = _services.policy();
    if (policy.waitingTooLong == std::chrono::hours(0) || policy.agentsAddress.empty())
        return 0;
    const auto longAgo = _services.clock.now() - policy.waitingTooLong;
    std::size_t count = 0;
    RequestQuery query;
    query.state = RequestState::submitted;
    query.submittedBefore = longAgo;
    for (;;)
    {
        const auto waiting = _services.storage.read()->requests().list(query);
        for (const auto& request : waiting)
            if (!_told.contains({request.id, request.version}))
            {
                remind(request.id, policy, longAgo);
                _told.insert({request.id, request.version});  // Only now: the database may be away.
            }
        count += waiting.size();
        if (waiting.size() < query.limit)
            return count;
        query.before = waiting.back().id;
    }
}


void RemindAgents::remind(RequestId id, const Policy& policy, Time longAgo) const
{
    _services.storage.inOne([&](UnitOfWork& work) {
        const auto request = work.requests().find(id);
        if (request && request->state == RequestState::submitted && request->submittedAt < longAgo)
            RequestMails(work, *request, policy, _services.clock.now()).waiting();
    });
}

}  // namespace contacts
