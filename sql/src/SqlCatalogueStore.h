#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlCatalogueStore final : public CatalogueStore
{
public:
    explicit SqlCatalogueStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<Catalogue> load() override;
    void store(const Catalogue& catalogue) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
