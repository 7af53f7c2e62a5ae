#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlCatalogueStore final : public CatalogueStore
{
public:
    explicit SqlCatalogueStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<Catalogue> load() override;
    [[nodiscard]] std::optional<std::uint64_t> store(const Catalogue& catalogue) override;
    [[nodiscard]] std::uint64_t revision() override;
    [[nodiscard]] std::uint64_t hold() override;
    [[nodiscard]] CustomerTally holders(const RoleKey& role, std::optional<CustomerKind> kind,
                                        std::size_t least, std::size_t names) override;
    [[nodiscard]] CustomerTally lacking(std::optional<CustomerKind> kind, const std::vector<RoleKey>& has,
                                        const std::vector<RoleKey>& had, std::size_t names) override;
    [[nodiscard]] std::size_t holdersOfBoth(const RoleKey& one, const RoleKey& other) override;
    [[nodiscard]] Mentions mentions(const RoleKey& role) override;

private:
    void replaceRoles(const Catalogue& catalogue);

    db::Connection& _connection;
};

}  // namespace contacts::sql
