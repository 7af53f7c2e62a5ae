#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlOutboxStore final : public OutboxStore
{
public:
    explicit SqlOutboxStore(db::Connection& connection) : _connection(connection) {}

    void put(const Mail& mail, Time now) override;
    [[nodiscard]] std::vector<OutboxRow> lease(const Lease& lease) override;
    [[nodiscard]] bool sent(std::uint64_t id, std::string_view token, Time at,
                            std::string_view answer) override;
    [[nodiscard]] std::size_t sentAll(const std::vector<Sent>& mails, std::string_view token) override;
    [[nodiscard]] bool later(std::uint64_t id, std::string_view token, Time next,
                             std::string_view answer) override;
    [[nodiscard]] bool dead(std::uint64_t id, std::string_view token, std::string_view answer) override;
    [[nodiscard]] bool bounced(std::uint64_t id, std::string_view token, std::string_view answer) override;
    [[nodiscard]] bool withdrawn(std::uint64_t id, std::string_view token, std::string_view answer) override;
    [[nodiscard]] bool release(std::uint64_t id, std::string_view token, Time due) override;
    [[nodiscard]] bool hold(std::uint64_t id, std::string_view token, Time due,
                            std::string_view reason) override;
    [[nodiscard]] bool relink(std::uint64_t id, std::string_view token, std::uint64_t linkToken) override;
    [[nodiscard]] std::vector<OutboxRow> giveUp(Time queuedBefore, std::string_view answer) override;
    [[nodiscard]] std::optional<OutboxRow> find(std::uint64_t id) override;
    [[nodiscard]] std::optional<OutboxRow> findByKey(std::string_view key) override;
    [[nodiscard]] std::vector<OutboxRow> list(std::optional<MailState> state, std::uint64_t before,
                                              std::size_t limit) override;
    [[nodiscard]] std::vector<OutboxHead> heads(std::optional<MailState> state, std::uint64_t before,
                                                std::size_t limit) override;
    [[nodiscard]] bool again(std::uint64_t id, Time now) override;
    [[nodiscard]] bool hasten(std::uint64_t id, Time now) override;
    [[nodiscard]] bool cancel(std::uint64_t id, std::string_view answer) override;
    [[nodiscard]] Totals totals() override;
    [[nodiscard]] std::vector<CustomerId> capped(Time now, std::size_t capPerHour) override;
    [[nodiscard]] std::size_t linksSentTo(std::string_view address, Time since, std::size_t atMost) override;
    [[nodiscard]] std::size_t waitingFor(std::string_view answer, std::size_t atMost) override;
    [[nodiscard]] MailService service() override;
    void writeService(const MailService& service) override;

private:
    struct End
    {
        MailState state;
        std::optional<Time> due;
        Time sentAt{};
    };
    bool finish(std::uint64_t id, std::string_view token, const End& end, std::string_view answer);

    [[nodiscard]] std::optional<std::vector<CustomerId>> fewWaiting(Time now);

    /// Customers with due rows, the one that waits longest first.
    [[nodiscard]] std::vector<CustomerId> waiting(Time now);
    /// How many more of the customer's mails may go in this hour.
    [[nodiscard]] std::size_t allowance(CustomerId customer, Time now, std::size_t capPerHour);
    /// Leases up to `limit` of the customer's due rows and adds them to `rows`. How many those were.
    std::size_t take(const Lease& lease, CustomerId customer, std::size_t limit,
                     std::vector<OutboxRow>& rows);

    db::Connection& _connection;
};

}  // namespace contacts::sql
