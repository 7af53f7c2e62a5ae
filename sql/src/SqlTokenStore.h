#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlTokenStore final : public TokenStore
{
public:
    explicit SqlTokenStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::uint64_t put(const Token& token) override;
    [[nodiscard]] std::optional<Token> find(std::uint64_t id) override;
    [[nodiscard]] std::optional<Token> findByHash(std::string_view hash) override;
    [[nodiscard]] std::optional<Token> current(ContactId contact, TokenPurpose purpose) override;
    [[nodiscard]] bool use(std::uint64_t id, Time now) override;
    void revoke(ContactId contact, TokenPurpose purpose) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
