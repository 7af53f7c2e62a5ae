// Rows of the contact list and people of a request: the same members everywhere.
#pragma once

#include "core/ports/Storage.h"

#include <helpdesk/Json.h>

namespace contacts {

[[nodiscard]] helpdesk::Json toJson(const ListRow& row, const Catalogue& catalogue, Time now);

/// People of a snapshot, by key. What no change set changes (account, last log-in, projects) is read from
/// storage; `id` of somebody whom the set adds is his ref.
[[nodiscard]] helpdesk::Json peopleJson(const Snapshot& snapshot, CustomerId customer, UnitOfWork& work,
                                        const Catalogue& catalogue, Time now);

/// A person without a customer: names, address, phone, language.
[[nodiscard]] helpdesk::Json personJson(const Contact& contact);

}  // namespace contacts
