// A change request: a submitted change set on its way through the helpdesk.
#pragma once

#include "core/changes/Change.h"
#include "core/contacts/Snapshot.h"

namespace contacts {

enum class RequestState {
    submitted,
    returned,  ///< Back at the customer with a question; resubmitting keeps the ticket.
    implemented,
    partlyImplemented,
    rejected,
    cancelled
};

[[nodiscard]] std::string_view wordOf(RequestState state);
[[nodiscard]] std::optional<RequestState> requestStateFrom(std::string_view word);

[[nodiscard]] constexpr bool terminal(RequestState state)
{
    return state != RequestState::submitted && state != RequestState::returned;
}

enum class RequestAct { resubmit, implement, reject, giveBack, cancel };

/// The whole state machine of a request. Nothing: this act is not possible in that state.
[[nodiscard]] std::optional<RequestState> next(RequestState state, RequestAct act);

struct Request
{
    RequestId id{};
    CustomerId customer{};
    RequestState state = RequestState::submitted;
    std::uint32_t version = 1;
    ContactId requester{};
    AccountId requesterAccount{};
    std::string requesterName;
    std::string caller;  ///< For whom an agent asked, as he typed it; of requests on behalf.
    std::string reason;
    Time submittedAt{};
    Time decidedAt{};       ///< Epoch until there is a decision.
    std::string decidedBy;  ///< While it is returned: who returned it, `decidedAt` says when.
    std::string decisionReason;
    std::string question;      ///< Of the last return; stays when the request is sent again.
    bool answered = false;     ///< Sent again with an answer to it, which `reason` is from then on.
    std::uint64_t ticket = 0;  ///< 0 until an external desk has raised it.
    bool unchanged = false;    ///< Being sent again with the very lines that came back; known at that moment
                               ///< only, later their revisions tell.
    ChangeSet changes{};
    Snapshot then{};  ///< `people` only: how the people touched looked at the moment of the request.
    Snapshot met{};  ///< Likewise at the decision, where it wrote over other values than `then`; else nobody.

    /// An agent asked for it in the customer's place.
    [[nodiscard]] bool onBehalf() const noexcept { return !requester && requesterAccount; }

    [[nodiscard]] std::vector<Change> implementedChanges() const;

    /// What its lines write over, as far as that is known: at the decision, or at the moment of the request.
    [[nodiscard]] const Snapshot& before() const noexcept { return met.people.empty() ? then : met; }

    /// The decision meets these people. Who has left since is kept by name, for the rejected lines about him.
    void meet(const Snapshot& present);
};

/// Canonical text of request, changes and the present value of every cell touched: hash it for api.md's
/// `digest`. Free of language, the same on every node.
[[nodiscard]] std::string canonical(const Request& request, const Snapshot& now);

}  // namespace contacts
