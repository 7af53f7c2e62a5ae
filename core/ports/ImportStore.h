// Files that people import through pages: the file, how far it has come, and the report on its rows.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contacts {

using ImportId = Id<struct ImportTag>;

enum class ImportState {
    checking,  ///< A worker looks at every row; nothing is written.
    refused,   ///< Rows are wrong; nothing can be written.
    checked,   ///< Waits for a person to say yes.
    writing,   ///< A worker writes, customer by customer.
    written,
    stopped,  ///< Given up by a person, before or between customers.
    failed    ///< The worker could not go on; the log says why.
};

[[nodiscard]] std::string_view wordOf(ImportState state);
[[nodiscard]] std::optional<ImportState> importStateFrom(std::string_view word);

struct ImportRun
{
    ImportId id{};
    CustomerId customer{};  ///< Whose draft it feeds; none: an administrator's import of any customers.
    AccountId account{};
    ContactId contact{};
    std::string fileName;
    ImportState state = ImportState::checking;
    bool invites = false;
    std::size_t rows = 0;
    std::size_t done = 0;
    std::map<std::string, std::string> totals;  ///< "added" → "12"; what the report's head tells.
    Time createdAt{};
    Time finishedAt{};
};

struct ReportedRow
{
    enum class Gravity { error, warning, effect, unchanged };
    Gravity gravity = Gravity::effect;
    std::size_t line = 0;
    std::string effect;  ///< "added", "changed", "unchanged", "warning", "error"
    std::string column;
    std::string value;
    std::string rule;
    std::map<std::string, std::string> facts;
};

class ImportStore
{
public:
    virtual ~ImportStore() = default;

    /// State `checking`, due at once. The id is given by the store.
    [[nodiscard]] virtual ImportId add(const ImportRun& run, std::string_view content, Time now) = 0;

    [[nodiscard]] virtual std::optional<ImportRun> find(ImportId id) = 0;
    [[nodiscard]] virtual std::string content(ImportId id) = 0;  ///< Empty once it was written or given up.

    /// Newest first.
    [[nodiscard]] virtual std::vector<ImportRun> list(CustomerId customer, std::size_t limit) = 0;

    /// Whether one is due, or was made before `old`.
    [[nodiscard]] virtual bool anyDue(Time now, Time old) = 0;

    /// One that is due, for `lease` (own transaction, skips what others hold).
    [[nodiscard]] virtual std::optional<ImportRun> take(std::string_view token, Time now, Time until) = 0;

    /// Tells how far it is and keeps the lease. False: somebody has stopped it, or the lease is lost.
    [[nodiscard]] virtual bool proceed(ImportId id, std::string_view token, std::size_t done, Time until) = 0;

    /// Replaces the report on the rows.
    virtual void report(ImportId id, const std::vector<ReportedRow>& rows) = 0;

    /// State, rows, done, totals and finishedAt, where the lease is still there. The file goes unless the
    /// state is `checked`.
    [[nodiscard]] virtual bool finish(const ImportRun& run, std::string_view token) = 0;

    /// A person's yes (`checked` to `writing`, due at once) or no (anything unfinished to `stopped`, the file
    /// goes). False: it is in another state by now.
    [[nodiscard]] virtual bool begin(ImportId id, bool invites, Time now) = 0;
    [[nodiscard]] virtual bool stop(ImportId id, Time now) = 0;

    struct RowCursor
    {
        ReportedRow::Gravity gravity = ReportedRow::Gravity::error;
        std::size_t position = 0;
    };
    struct RowPage
    {
        std::vector<ReportedRow> rows;
        std::optional<RowCursor> next;  ///< Nothing: that was all.
    };
    /// Errors first, then warnings, then what happens, each in the order of lines.
    [[nodiscard]] virtual RowPage rows(ImportId id, const RowCursor& from, std::size_t limit) = 0;

    /// With file and report.
    virtual void remove(ImportId id) = 0;

    /// All that were made before this moment.
    virtual void removeBefore(Time before) = 0;
};

}  // namespace contacts
