// AccountFilter as a condition on `c`, a row of cm_contact.
#pragma once

#include "core/contacts/AccountFilter.h"
#include "sql/src/Query.h"

namespace contacts::sql {

[[nodiscard]] std::string_view conditionOf(AccountFilter::Kind kind);

/// The same on `m`, a row of cm_membership, for active contacts with portal access only; binds alike.
[[nodiscard]] std::string_view memberConditionOf(AccountFilter::Kind kind);
void bindCondition(Query& query, const AccountFilter& filter);

}  // namespace contacts::sql
