// A customer's administrator gives a file: its rows become lines of the draft. Nothing takes effect by it.
#pragma once

#include "core/draft/EditDraft.h"
#include "core/import/ImportContacts.h"

namespace contacts {

/// [thread-safe]
class FeedDraft
{
public:
    explicit FeedDraft(Services& services) : _services(services) {}

    struct Result
    {
        EditDraft::Outcome outcome = EditDraft::Outcome::done;  ///< As of adding the lines.
        /// One a row, and a warning for each second holder of a primary role. With an error only the errors,
        /// and the draft is left as it is.
        std::vector<ImportContacts::RowReport> rows;
        std::size_t errors = 0, added = 0, changed = 0, unchanged = 0;
        std::size_t lines = 0;  ///< That this file put into the draft; what stood there already is none.
        Findings findings{};    ///< Why the lines were refused as a whole.
    };

    /// The same file again adds nothing. Who is known to the helpdesk elsewhere is asked to join.
    [[nodiscard]] Result operator()(const Actor& actor, CustomerId customer,
                                    const std::string& content) const;

private:
    Services& _services;
};

}  // namespace contacts
