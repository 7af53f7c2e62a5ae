// Whose history an address asks for.
#pragma once

#include "hooks/pages/portal/Visit.h"

namespace contacts {

struct HistoryOf
{
    Visit visit;
    std::optional<Contact> contact{};  ///< None: the whole customer.

    [[nodiscard]] ContactId id() const { return contact ? contact->id : ContactId{}; }

    /// "/portal/customers/7/history"
    [[nodiscard]] std::string path() const;
};

/// Nothing for whoever may not make requests there, and for a contact of another customer.
[[nodiscard]] std::optional<HistoryOf> historyOf(const Ground& ground, const helpdesk::Request& request);

}  // namespace contacts
