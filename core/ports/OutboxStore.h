// Mails on their way: put in the transaction that is their reason, leased and finished by the workers of all
// nodes.
#pragma once

#include "core/outbox/Mail.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace contacts {

/// Whether mail goes at all, the same for all nodes.
struct MailService
{
    Time pausedSince{};  ///< Epoch while mails go.
    Time pausedUntil{};  ///< When one mail tries whether the server is back.
    std::uint32_t pauses = 0;
    std::string reason;
    Time freeAt{};  ///< What was let go so far is paid off at this time, at the configured rate.

    [[nodiscard]] bool paused() const { return pausedSince != Time{}; }
};

struct OutboxHead
{
    std::uint64_t id = 0;
    MailKind kind = MailKind::requestRaised;
    CustomerId customer{};
    std::uint64_t ticket = 0;
    std::string address;
    std::string name;
};

class OutboxStore
{
public:
    virtual ~OutboxStore() = default;

    /// Remembers a mail to send after commit. A key that was already put is ignored.
    virtual void put(const Mail& mail, Time now) = 0;

    struct Lease
    {
        std::string_view token;
        Time now{};
        Time until{};
        std::size_t limit = 20;
        /// Most mails that one customer gets sent in an hour, those among them that are on their way; 0: any
        /// number.
        std::size_t capPerHour = 0;
    };

    /// Takes due rows, oldest first and every waiting customer's in equal parts, the one that waits longest
    /// first; what a customer has beyond its cap stays as it is. Own transaction, skips what others hold.
    /// Rows whose lease ran out are due again and marked perhapsTwice. The rows say when they were due.
    [[nodiscard]] virtual std::vector<OutboxRow> lease(const Lease& lease) = 0;

    /// Each only where the row still has that lease; false: it was lost.
    [[nodiscard]] virtual bool sent(std::uint64_t id, std::string_view token, Time at,
                                    std::string_view answer) = 0;
    struct Sent
    {
        std::uint64_t id = 0;
        Time at{};
        std::string answer{};
    };
    /// Several at once, in one step where the store can; how many of them still had that lease.
    [[nodiscard]] virtual std::size_t sentAll(const std::vector<Sent>& mails, std::string_view token);
    [[nodiscard]] virtual bool later(std::uint64_t id, std::string_view token, Time next,
                                     std::string_view answer) = 0;
    [[nodiscard]] virtual bool dead(std::uint64_t id, std::string_view token, std::string_view answer) = 0;
    [[nodiscard]] virtual bool bounced(std::uint64_t id, std::string_view token, std::string_view answer) = 0;
    [[nodiscard]] virtual bool withdrawn(std::uint64_t id, std::string_view token,
                                         std::string_view answer) = 0;

    /// As if it had never been leased: due again when it was, with one attempt less.
    [[nodiscard]] virtual bool release(std::uint64_t id, std::string_view token, Time due) = 0;

    /// The same, with a reason for whoever looks: it may not go before `due`.
    [[nodiscard]] virtual bool hold(std::uint64_t id, std::string_view token, Time due,
                                    std::string_view reason) = 0;

    /// Its link is another one now.
    [[nodiscard]] virtual bool relink(std::uint64_t id, std::string_view token, std::uint64_t linkToken) = 0;

    /// Gives up everything that has been waiting since before that time. One row of each customer and kind
    /// that this meets, as it is now: somebody is told of them.
    [[nodiscard]] virtual std::vector<OutboxRow> giveUp(Time queuedBefore, std::string_view answer) = 0;

    [[nodiscard]] virtual std::optional<OutboxRow> find(std::uint64_t id) = 0;
    [[nodiscard]] virtual std::optional<OutboxRow> findByKey(std::string_view key) = 0;
    /// Newest first, ids below `before` (0: all).
    [[nodiscard]] virtual std::vector<OutboxRow> list(std::optional<MailState> state, std::uint64_t before,
                                                      std::size_t limit) = 0;
    /// The same rows, as little of them as a search needs to know.
    [[nodiscard]] virtual std::vector<OutboxHead> heads(std::optional<MailState> state, std::uint64_t before,
                                                        std::size_t limit) = 0;

    /// Puts a row back into the queue that was given up, bounced or withdrawn. False: it is none of these.
    [[nodiscard]] virtual bool again(std::uint64_t id, Time now) = 0;

    /// A row that waits for its next attempt is due at once, as old as it is and with the attempts it had.
    /// False: it does not wait for one (any more).
    [[nodiscard]] virtual bool hasten(std::uint64_t id, Time now) = 0;

    /// Withdraws a row that waits, was given up or bounced. False: it is none of these (any more).
    [[nodiscard]] virtual bool cancel(std::uint64_t id, std::string_view answer) = 0;

    static constexpr std::size_t countedUpTo = 100'000;
    struct Totals
    {
        std::map<MailState, std::size_t> of;  ///< Each counted up to `countedUpTo`.
        Time oldestQueued{};                  ///< Since when the first one waits; epoch when nothing does.

        [[nodiscard]] std::size_t in(MailState state) const
        {
            const auto found = of.find(state);
            return found == of.end() ? 0 : found->second;
        }
    };
    [[nodiscard]] virtual Totals totals() = 0;

    /// Customers whose mails wait because they reached the cap within the hour before `now`.
    [[nodiscard]] virtual std::vector<CustomerId> capped(Time now, std::size_t capPerHour) = 0;

    /// Mails with a link that were sent to this address, whichever customer's they were, after `since`;
    /// counted up to `atMost`.
    [[nodiscard]] virtual std::size_t linksSentTo(std::string_view address, Time since,
                                                  std::size_t atMost) = 0;

    /// Mails in the queue whose last answer is this one, counted up to `atMost`.
    [[nodiscard]] virtual std::size_t waitingFor(std::string_view answer, std::size_t atMost) = 0;

    /// In a unit of work that may write, nobody else changes it before that ends.
    [[nodiscard]] virtual MailService service() = 0;
    virtual void writeService(const MailService& service) = 0;
};

}  // namespace contacts
