#include "core/request/FollowTicket.h"

#include "core/request/RequestMails.h"

namespace contacts {

void FollowTicket::replied(UnitOfWork& work, const Request& request, const Reply& reply) const
{
    const auto policy = _services.policy();
    RequestMails(work, request, policy, _services.clock.now())
        .replied(reply.message, reply.fromAgent, reply.author, reply.authorAccount, reply.text);
}

}  // namespace contacts
