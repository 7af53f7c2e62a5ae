#pragma once

#include "core/Services.h"

namespace contacts {

/// Turns the draft into exactly one request and one ticket, both in one transaction. While a request is
/// returned, the draft is its correction: it is sent again with the ticket that it has. A set of which every
/// change is of a direct kind takes effect at once and needs no ticket. An agent in the customer's place asks
/// and implements in one step: of the draft it takes the lines that the helpdesk wrote, and its ticket is
/// closed from the start (docs/adr/0025).
class SubmitRequest
{
public:
    enum class Outcome {
        submitted,
        repeated,          ///< Same key, same body: the answer of the first time.
        keyReused,         ///< Same key, other body: 422.
        unknown,           ///< 404
        forbidden,         ///< 403
        changedMeanwhile,  ///< 409: the draft moved.
        requestWaiting,    ///< 409
        ticketCancelled,   ///< 409: the returned request's ticket was cancelled: it cannot be sent again.
        empty,             ///< 422: nothing to request.
        findings           ///< 422: rules are broken.
    };

    struct Call
    {
        CustomerId customer{};
        std::uint32_t draftVersion = 0;
        std::string reason;
        std::string idempotencyKey;  ///< May be empty for pages whose form carries draftVersion alone.
        std::string caller;  ///< For whom an agent acts in the customer's place; anybody else names nobody.
        /// What an agent does in the customer's place from elsewhere than his page. The draft stays as it is,
        /// nothing of it is sent, and `draftVersion` means nothing.
        ChangeSet lines{};
    };

    struct Result
    {
        Outcome outcome = Outcome::submitted;
        RequestId request{};
        RequestState state = RequestState::submitted;
        bool again = false;  ///< A returned request was sent again: nothing new was made.
        std::uint64_t ticket = 0;
        Findings findings{};
    };

    explicit SubmitRequest(Services& services) : _services(services) {}

    /// Whether sending these lines would write them to the live data at once.
    [[nodiscard]] static bool direct(const ChangeSet& lines, const Policy& policy);

    [[nodiscard]] Result operator()(const Actor& actor, const Call& call) const;

private:
    Services& _services;
};

}  // namespace contacts
