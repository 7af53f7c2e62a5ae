#pragma once

#include "core/desk/UserLink.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlUserLinkStore final : public UserLinkStore
{
public:
    explicit SqlUserLinkStore(db::Connection& connection) : _connection(connection) {}

    void want(ContactId contact, Time now) override;
    void seeOut(ContactId contact, Time now) override;
    void wantAllOf(CustomerId customer, Time now) override;
    void keepPassword(ContactId contact, std::string_view concealed) override;
    void hurry(ContactId contact) override;
    void leave(ContactId contact, Time now) override;
    [[nodiscard]] std::vector<std::pair<ContactId, bool>> overlooked(ContactId after,
                                                                     std::size_t limit) override;
    [[nodiscard]] bool isLinked(std::uint64_t user) override;
    [[nodiscard]] std::vector<UserLink> lease(std::string_view token, Time now, Time until,
                                              std::size_t limit) override;
    [[nodiscard]] Ended settled(const UserLink& link, std::string_view token, Time now) override;
    [[nodiscard]] Ended forget(const UserLink& link, std::string_view token, Time now) override;
    [[nodiscard]] bool later(const UserLink& link, std::string_view token, Time next,
                             std::string_view answer) override;
    [[nodiscard]] bool parked(const UserLink& link, std::string_view token, Time now,
                              std::string_view answer) override;
    [[nodiscard]] bool untried(const UserLink& link, std::string_view token) override;
    void again(Time now) override;
    void bringForward(Time now) override;
    [[nodiscard]] std::vector<UserLink> unfinished(std::size_t limit) override;
    [[nodiscard]] Totals totals() override;

private:
    void mark(ContactId contact, Time now, bool anyway);
    [[nodiscard]] std::vector<UserLink> leaseDue(std::string_view which, std::string_view token, Time now,
                                                 Time until, std::size_t limit);

    db::Connection& _connection;
};

}  // namespace contacts::sql
