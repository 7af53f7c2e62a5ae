// Requests: what was asked for, and what became of it.
#pragma once

#include "core/request/Request.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace contacts {

struct RequestQuery
{
    std::optional<RequestState> state;
    CustomerId customer{};
    RequestId before{};  ///< Older than this one: the cursor.
    std::size_t limit = 50;
    std::optional<Time> submittedBefore;
};

/// One time that a request was asked for.
struct EarlierSubmission
{
    ContactId requester{};
    AccountId account{};
    std::string name;
    std::string reason;
    Time at{};
};

class RequestStore
{
public:
    virtual ~RequestStore() = default;

    [[nodiscard]] virtual std::optional<Request> find(RequestId id) = 0;
    [[nodiscard]] virtual std::optional<Request> findByTicket(std::uint64_t ticket) = 0;
    [[nodiscard]] virtual std::vector<Request> list(const RequestQuery& query) = 0;  ///< Newest first.

    /// How many are in this state, counted up to `atMost`: it costs no more than that many keys.
    [[nodiscard]] virtual std::size_t count(RequestState state, std::size_t atMost) = 0;

    /// The customer's newest one that waits, or that the helpdesk decided: not what took effect at once, was
    /// done in the customer's place or cancelled. Without lines and people: it costs the same whatever was
    /// asked.
    [[nodiscard]] virtual std::optional<Request> newestOf(CustomerId customer) = 0;

    /// Nothing when the customer has an open one already: one open request a customer is a unique key, not a
    /// check.
    [[nodiscard]] virtual std::optional<RequestId> add(const Request& request) = 0;

    /// Writes state, decision, question, line outcomes and `met` where id and version are the stored ones and
    /// the stored state is not terminal; what the lines ask for stays as it is. False: somebody was faster.
    [[nodiscard]] virtual bool move(const Request& request) = 0;

    /// Writes a returned request that is asked for again: its state, who asks, why and when, the lines and
    /// `then`, where id and version are the stored ones and the stored state is returned. The lines that it
    /// had become its replaced ones, and who had asked for them an earlier submission. False: somebody was
    /// faster.
    [[nodiscard]] virtual bool resubmit(const Request& request) = 0;

    /// The other house has raised its ticket. False: it has one already, or that one is another request's.
    [[nodiscard]] virtual bool raised(RequestId id, std::uint64_t ticket) = 0;

    /// Who had asked for it, and why, before it was last asked for again: oldest first, none where it never
    /// was.
    [[nodiscard]] virtual std::vector<EarlierSubmission> earlierSubmissions(RequestId id) = 0;

    /// The lines as they were before the request was last asked for again; none where it never was.
    [[nodiscard]] virtual ChangeSet replacedChanges(RequestId id) = 0;

    /// He has followed the link to this address: lines that only sent it there (Change::linkSent) are
    /// implemented like any other from now on, at every customer whose request speaks of him.
    virtual void addressConfirmed(ContactId contact, const std::string& email) = 0;
};

}  // namespace contacts
