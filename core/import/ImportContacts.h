#pragma once

#include "core/Services.h"

#include <istream>
#include <span>

namespace contacts {

/// `supportcentre import`, and the administrator's page of the same name: customers and contacts from CSV.
/// Idempotent: the same file again changes nothing. Not reachable from the portal.
class ImportContacts
{
public:
    struct Options
    {
        bool dryRun = false;
        bool invite = false;
        std::function<void(std::size_t done, std::size_t all)> progress;
        /// Told now and then, of a small file never, how many rows are compared with what is stored: outside
        /// every transaction. False ends the run before anything is written.
        std::function<bool(std::size_t done, std::size_t all)> compared;
        /// Asked before each part of a customer is written: false ends the run. What is written stays
        /// written.
        std::function<bool()> goOn;
        Actor actor{};  ///< Whoever gave the file; nobody for a command.
        /// Accounts for portal users; the host's, inside the same transaction. May be empty in a dry run.
        std::function<void(const std::function<void(DeskWork&)>&)> inDesk;
    };

    struct RowReport
    {
        std::size_t line = 0;
        enum class Effect { added, changed, unchanged, warning, error } effect = Effect::unchanged;
        std::string column;  ///< Of an error or warning.
        std::string value;
        std::string rule;  ///< `rowChanges` of a row that changes somebody; its facts: ImportStep::changes.
        std::vector<std::pair<std::string, std::string>> facts;
    };
    static constexpr const char* rowChanges = "row-changes";

    struct Report
    {
        bool written = false;
        /// Before the end: told so, or the role catalogue or a customer was changed meanwhile. With `errors`,
        /// `each` was told what is wrong with that customer's rows now.
        bool stopped = false;
        std::size_t done = 0;              ///< Rows in force when it ended.
        std::size_t customersWritten = 0;  ///< To their last row.
        std::size_t rows = 0, customersAdded = 0, contactsAdded = 0, membershipsAdded = 0, changed = 0,
                    unchanged = 0;
        std::size_t errors = 0, warnings = 0;
    };

    explicit ImportContacts(Services& services) : _services(services) {}

    /// Checks the whole file first; with any error nothing is written. Then writes customer by customer, a
    /// large one in parts, each checked once more: the first one that is wrong by then ends the run. `each`
    /// gets one report a row (and one per warning), in order of lines; with any error only errors and
    /// warnings: what the other rows would do depends on the wrong ones.
    [[nodiscard]] Report operator()(std::istream& csv, const Options& options,
                                    const std::function<void(const RowReport&)>& each) const;

private:
    Services& _services;
};

[[nodiscard]] std::string_view wordOf(ImportContacts::RowReport::Effect effect);

/// All columns that such a file can have: those of the template in its order, and those behind them that only
/// lists from elsewhere need.
[[nodiscard]] std::span<const std::string_view> importColumns();
[[nodiscard]] std::span<const std::string_view> templateColumns();

}  // namespace contacts
