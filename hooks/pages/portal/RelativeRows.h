#pragma once

#include "core/contacts/ReadRelatives.h"
#include "hooks/pages/portal/ShownColumns.h"

namespace contacts {

/// The read-only groups below a customer's own rows: its purchasers' people, its family's. Only under the
/// whole list: a filter or a later page asks for somebody among the customer's own.
void addRelatives(templates::View& view, const Visit& visit, const ListAddress& address,
                  const MatrixLook& look);

/// Whether a group that has more people than it shows leads to them, or the page around it does.
enum class Rest { linked, paged };

/// These groups, in these columns.
void addRelatives(templates::View& view, const Visit& visit, const std::vector<ShownCell>& cells,
                  const MatrixLook& look, const std::vector<RelativeGroup>& groups, Rest rest = Rest::linked);

/// "/portal/customers/7/relatives?of=9&page=2"; without `of` a page of customers.
[[nodiscard]] std::string relativesHref(const Visit& visit, CustomerId of, std::size_t page);

}  // namespace contacts
