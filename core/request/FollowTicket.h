#pragma once

#include "core/Services.h"

namespace contacts {

/// What happens to a request's ticket outside of our own verbs, inside the ticket's transaction.
class FollowTicket
{
public:
    struct Reply
    {
        std::uint64_t message = 0;
        bool fromAgent = false;
        std::string author;
        AccountId authorAccount{};
        std::string text;
    };

    explicit FollowTicket(Services& services) : _services(services) {}

    /// Mails the other side: the requester when an agent wrote, the agents' queue when the customer did.
    void replied(UnitOfWork& work, const Request& request, const Reply& reply) const;

private:
    Services& _services;
};

}  // namespace contacts
