#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlCustomerStore final : public CustomerStore
{
public:
    explicit SqlCustomerStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<Customer> find(CustomerId id) override;
    [[nodiscard]] std::map<CustomerId, Customer> findAll(const std::vector<CustomerId>& ids) override;
    [[nodiscard]] std::optional<Customer> findByName(std::string_view name) override;
    [[nodiscard]] std::optional<PageHead> head(CustomerId id, AccountId reader) override;
    void remember(AccountId reader, CustomerId customer, const std::string& view) override;
    [[nodiscard]] AccountAccess accessOf(AccountId account) override;
    [[nodiscard]] std::vector<Customer> search(std::string_view text, std::size_t limit) override;
    [[nodiscard]] Relatives relativesOf(const Customer& customer, std::size_t limit) override;
    [[nodiscard]] Relatives relativesToSee(const Customer& customer, const std::vector<std::string>& roles,
                                           std::size_t limit) override;
    [[nodiscard]] CustomerId add(const Customer& customer) override;
    [[nodiscard]] Written write(const Customer& customer) override;
    [[nodiscard]] std::size_t subsidiaries(CustomerId id) override;
    [[nodiscard]] bool touch(CustomerId id) override;
    void hold(CustomerId id) override;

private:
    void addWords(CustomerId id, const std::string& name);

    db::Connection& _connection;
};

}  // namespace contacts::sql
