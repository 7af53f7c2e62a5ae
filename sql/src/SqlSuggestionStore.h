#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlSuggestionStore final : public SuggestionStore
{
public:
    explicit SqlSuggestionStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<Suggestion> find(CustomerId customer, ContactId contact) override;
    [[nodiscard]] std::vector<Suggestion> list(CustomerId customer, std::size_t limit) override;
    void put(const Suggestion& suggestion) override;
    [[nodiscard]] bool remove(CustomerId customer, ContactId contact) override;
    [[nodiscard]] std::string takenNote(CustomerId customer, ContactId contact) override;
    void keepTakenNote(CustomerId customer, ContactId contact, const std::string& note) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
