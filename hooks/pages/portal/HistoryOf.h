// Whose history an address asks for.
#pragma once

#include "core/history/ReadHistory.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

struct HistoryOf
{
    Visit visit;
    std::optional<ReadHistory::Subject> person;  ///< None: the whole customer.
    std::uint64_t before = 0;                    ///< The cursor of its query: "?after=120". 0: the newest.

    [[nodiscard]] ContactId id() const { return person ? person->contact : ContactId{}; }

    /// "Lena Vogt", "a former contact", or the customer.
    [[nodiscard]] std::string name() const;

    /// "/portal/customers/7/history"
    [[nodiscard]] std::string path() const;

    /// What follows an address for what is older than that entry; nothing for 0.
    [[nodiscard]] static std::string olderThan(std::uint64_t number);
};

/// Nothing for whoever may not see requests there, for a contact of another customer, and for a cursor that
/// is none.
[[nodiscard]] std::optional<HistoryOf> historyOf(const Ground& ground, const helpdesk::Request& request);

}  // namespace contacts
