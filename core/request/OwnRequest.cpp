#include "core/request/OwnRequest.h"

#include <algorithm>

namespace contacts {

bool isOwnRequest(UnitOfWork& work, const Actor& agent, const Request& request)
{
    if (!agent.account)
        return false;
    if (agent.account == request.requesterAccount)
        return true;
    const auto earlier = work.requests().earlierSubmissions(request.id);
    if (std::any_of(earlier.begin(), earlier.end(),
                    [&](const EarlierSubmission& each) { return each.account == agent.account; }))
        return true;
    const auto himself = work.customers().accessOf(agent.account).contact;
    return himself && std::any_of(request.changes.begin(), request.changes.end(), [&](const Change& line) {
               return line.author == himself || (line.suggested && line.person.contact == himself);
           });
}

}  // namespace contacts
