#pragma once

#include "core/Services.h"
#include "core/changes/Corrections.h"
#include "core/ports/RemoteTickets.h"
#include "core/ports/RequestStore.h"
#include "core/request/WhoMoved.h"

namespace contacts {

/// A request as agents and customers read it.
struct RequestView
{
    Request request{};
    Customer customer{};
    Snapshot existing{};       ///< Waiting: the people touched as they are now. Decided: Request::before().
    Snapshot requested{};      ///< Waiting: what it would make of them. Decided: what it made of them.
    std::vector<Moved> drift;  ///< Who moved a cell is for agents only.
    std::string digest;
    Findings findings{};

    /// Names of known people whom it lets join, their rejected lines included. For agents only.
    std::map<PersonKey, std::string> joining;

    /// Who asked for it before it was sent again, oldest first.
    std::vector<EarlierSubmission> earlier;

    /// Four eyes: the reader is an agent and may not decide it himself (core/request/OwnRequest.h).
    bool own = false;

    /// It was returned and sent again with an answer: that is the reason that it carries now.
    bool answered = false;

    /// How its ticket stands, in another house or in our own, where it does not stand as we left it.
    std::optional<RemoteSight> oddity;

    /// What was corrected, while a request that was sent again waits.
    std::optional<Corrections> corrections;
    Snapshot corrected{};  ///< The people of those lines as they are now.
};

/// [thread-safe]
class ViewRequest
{
public:
    explicit ViewRequest(Services& services) : _services(services) {}

    /// Nothing: there is none, or the actor may not know (deny looks like absence). `actor.permissions` are
    /// those in the request's customer; callers who do not know it yet ask customerOf() first.
    [[nodiscard]] std::optional<RequestView> operator()(const Actor& actor, RequestId request) const;

    /// Only a request that is not decided has a ticket that can surprise. Asks the desk, so never inside a
    /// transaction.
    [[nodiscard]] std::optional<RemoteSight> oddityOf(const Request& request) const;

    [[nodiscard]] std::optional<CustomerId> customerOf(RequestId request) const;
    [[nodiscard]] std::optional<RequestId> byTicket(std::uint64_t ticket) const;

private:
    Services& _services;
};

}  // namespace contacts
