#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

/// Of a text, as lower-case hex. [thread-safe]
using Hash = std::function<std::string(std::string_view)>;

class SqlAuditStore final : public AuditStore
{
public:
    SqlAuditStore(db::Connection& connection, const Hash& sha256) : _connection(connection), _sha256(sha256)
    {
    }

    std::uint64_t append(CustomerId customer, AuditEntry entry) override;
    void keepValues(CustomerId customer, std::uint64_t number, ContactId contact,
                    const std::string& values) override;
    [[nodiscard]] std::string values(CustomerId customer, std::uint64_t number) override;
    [[nodiscard]] AuditHead head(CustomerId customer) override;
    [[nodiscard]] std::vector<AuditEntry> list(CustomerId customer, std::uint64_t before,
                                               std::size_t limit) override;
    [[nodiscard]] std::vector<AuditEntry> about(CustomerId customer, ContactId contact, std::uint64_t before,
                                                std::size_t limit) override;
    [[nodiscard]] std::vector<AuditFound> search(const AuditQuery& query) override;

private:
    void moveHead(CustomerId customer, const AuditHead& to);

    db::Connection& _connection;
    const Hash& _sha256;
};

}  // namespace contacts::sql
