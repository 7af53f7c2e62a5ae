#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlDirectoryStore final : public DirectoryStore
{
public:
    explicit SqlDirectoryStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::vector<CustomerRow> customers(const CustomerQuery& query) override;
    [[nodiscard]] std::optional<CustomerRow> customer(CustomerId id) override;
    [[nodiscard]] std::vector<PersonRow> people(const PeopleQuery& query) override;
    [[nodiscard]] std::optional<PersonRow> person(ContactId contact) override;
    [[nodiscard]] std::vector<CustomerId> formerCustomers(ContactId contact, std::size_t limit) override;
    [[nodiscard]] std::vector<PersonMail> mailsTo(ContactId contact, std::size_t limit) override;
    [[nodiscard]] std::string callerOf(AccountId agent, CustomerId customer) override;
    void rememberCaller(AccountId agent, CustomerId customer, const std::string& caller) override;

private:
    void readPlaces(std::vector<PersonRow>& people);

    db::Connection& _connection;
};

}  // namespace contacts::sql
