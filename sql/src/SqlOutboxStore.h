#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlOutboxStore final : public OutboxStore
{
public:
    explicit SqlOutboxStore(db::Connection& connection) : _connection(connection) {}

    void put(const Mail& mail, Time now) override;
    [[nodiscard]] std::vector<OutboxRow> lease(std::string_view token, Time now, Time until,
                                               std::size_t limit) override;
    [[nodiscard]] bool sent(std::uint64_t id, std::string_view token, Time at,
                            std::string_view answer) override;
    [[nodiscard]] bool later(std::uint64_t id, std::string_view token, Time next,
                             std::string_view answer) override;
    [[nodiscard]] bool dead(std::uint64_t id, std::string_view token, std::string_view answer) override;
    [[nodiscard]] bool withdrawn(std::uint64_t id, std::string_view token, std::string_view answer) override;
    [[nodiscard]] std::vector<OutboxRow> list(std::optional<MailState> state, std::uint64_t before,
                                              std::size_t limit) override;
    [[nodiscard]] bool again(std::uint64_t id, Time now) override;
    [[nodiscard]] Totals totals() override;

private:
    struct End
    {
        MailState state;
        std::optional<Time> due{};
        Time sentAt{};
    };
    bool finish(std::uint64_t id, std::string_view token, const End& end, std::string_view answer);

    db::Connection& _connection;
};

}  // namespace contacts::sql
