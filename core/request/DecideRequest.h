// Implement, reject, cancel, return: every way in which a request leaves the agents' desk. Each is one
// conditional update, one audit row and all of its effects in one transaction with the ticket.
#pragma once

#include "core/Services.h"

namespace contacts {

struct LineRejection
{
    std::uint32_t change = 0;
    std::string reason;
};

struct Decision
{
    enum class Outcome {
        done,
        unknown,           ///< 404
        forbidden,         ///< 403; `own` says whether it is his own request.
        changedMeanwhile,  ///< 409: the digest moved.
        decided,           ///< 409: somebody decided it already; `state`, `by`, `at` say who and when.
        findings,          ///< 409: a rule breaks now.
        ticketCancelled,   ///< 409: its ticket was cancelled behind our back: it can only be rejected.
        reasonMissing      ///< 422
    };

    Outcome outcome = Outcome::done;
    RequestState state = RequestState::submitted;
    std::string by;
    Time at{};
    Findings findings{};
    bool own = false;  ///< He asked for it or wrote in it himself, so a colleague decides.
};

/// [thread-safe]
class ImplementRequest
{
public:
    explicit ImplementRequest(Services& services) : _services(services) {}

    /// All lines but those in `reject` take effect together, or none does. `digest` is that of what the agent
    /// saw.
    [[nodiscard]] Decision operator()(const Actor& agent, RequestId request, std::string_view digest,
                                      const std::vector<LineRejection>& reject,
                                      const std::string& message) const;

private:
    Services& _services;
};

class RejectRequest
{
public:
    explicit RejectRequest(Services& services) : _services(services) {}

    /// `lines`: what the agent said besides about single lines. `digest`, here and below: that of what he
    /// saw, for whoever looked at a page; without one whatever stands there now is meant.
    [[nodiscard]] Decision operator()(const Actor& agent, RequestId request, const std::string& reason,
                                      const std::vector<LineRejection>& lines = {},
                                      std::optional<std::string_view> digest = {}) const;

private:
    Services& _services;
};

/// Back to the customer with a question: the lines become his draft again, and the ticket waits for him.
class ReturnRequest
{
public:
    explicit ReturnRequest(Services& services) : _services(services) {}
    [[nodiscard]] Decision operator()(const Actor& agent, RequestId request, const std::string& question,
                                      std::optional<std::string_view> digest = {}) const;

private:
    Services& _services;
};

/// By a delegating contact of the customer, from the page, the API or the ticket.
class CancelRequest
{
public:
    explicit CancelRequest(Services& services) : _services(services) {}
    [[nodiscard]] Decision operator()(const Actor& actor, RequestId request) const;

    /// The same inside the desk's own transaction, when somebody cancels the ticket there.
    static void follow(UnitOfWork& work, const Actor& actor, const Request& request, Time now,
                       const Policy& policy);

private:
    Services& _services;
};

}  // namespace contacts
