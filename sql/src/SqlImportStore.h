#pragma once

#include "core/ports/ImportStore.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlImportStore final : public ImportStore
{
public:
    explicit SqlImportStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] ImportId add(const ImportRun& run, std::string_view content, Time now) override;
    [[nodiscard]] std::optional<ImportRun> find(ImportId id) override;
    [[nodiscard]] std::string content(ImportId id) override;
    [[nodiscard]] std::vector<ImportRun> list(CustomerId customer, std::size_t limit) override;
    [[nodiscard]] bool anyDue(Time now, Time old) override;
    [[nodiscard]] std::optional<ImportRun> take(std::string_view token, Time now, Time until) override;
    [[nodiscard]] bool proceed(ImportId id, std::string_view token, std::size_t done, Time until) override;
    void report(ImportId id, const std::vector<ReportedRow>& rows) override;
    [[nodiscard]] bool finish(const ImportRun& run, std::string_view token) override;
    [[nodiscard]] bool begin(ImportId id, bool invites, Time now) override;
    [[nodiscard]] bool stop(ImportId id, Time now) override;
    [[nodiscard]] RowPage rows(ImportId id, const RowCursor& from, std::size_t limit) override;
    void remove(ImportId id) override;
    void removeBefore(Time before) override;

private:
    void removePieces(ImportId id);

    db::Connection& _connection;
};

}  // namespace contacts::sql
