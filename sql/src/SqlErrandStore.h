#pragma once

#include "core/desk/Errand.h"
#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlErrandStore final : public ErrandStore
{
public:
    explicit SqlErrandStore(db::Connection& connection) : _connection(connection) {}

    void put(const Errand& errand, Time now) override;
    [[nodiscard]] std::vector<ErrandRow> lease(std::string_view token, Time now, Time until,
                                               std::size_t limit) override;
    [[nodiscard]] bool done(std::uint64_t id, std::string_view token) override;
    [[nodiscard]] bool later(std::uint64_t id, std::string_view token, Time next,
                             std::string_view answer) override;
    [[nodiscard]] bool parked(std::uint64_t id, std::string_view token, std::string_view answer) override;
    [[nodiscard]] bool untried(std::uint64_t id, std::string_view token, Time due) override;
    void again(Time now) override;
    void bringForward(Time now) override;
    bool leave(std::uint64_t id) override;
    [[nodiscard]] std::optional<std::string> referenceOf(RequestId request) override;
    [[nodiscard]] std::optional<std::string> lastStepOf(RequestId request) override;
    bool saw(RequestId request, RemoteSight sight, Time now) override;
    [[nodiscard]] std::optional<RemoteSight> sightOf(RequestId request) override;
    void heard(HouseMood mood, std::string_view answer, Time now) override;
    [[nodiscard]] HouseState house() override;
    [[nodiscard]] std::vector<ErrandRow> unfinished(std::size_t limit) override;
    [[nodiscard]] Totals totals() override;

private:
    struct End
    {
        ErrandState state;
        std::optional<Time> due;
    };
    bool finish(std::uint64_t id, std::string_view token, const End& end, std::string_view answer);

    db::Connection& _connection;
};

}  // namespace contacts::sql
