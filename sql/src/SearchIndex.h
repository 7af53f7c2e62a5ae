// The words by which the list is searched: one table, one row per membership and word.
#pragma once

#include "sql/src/Query.h"

namespace contacts::sql {

/// The word as the table keeps it, and a text behind all words that begin with it.
[[nodiscard]] std::string indexed(std::string_view word);
[[nodiscard]] std::string behind(std::string_view word);

/// Writes the words of one membership anew: those of the stored contact and of this department.
void indexMembership(db::Connection& connection, CustomerId customer, ContactId contact,
                     std::string_view departmentText);

/// The words of all memberships of a contact whose own ones have changed.
void indexContact(db::Connection& connection, ContactId contact);

void forgetMembership(db::Connection& connection, CustomerId customer, ContactId contact);

}  // namespace contacts::sql
