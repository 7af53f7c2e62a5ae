// The columns of the page behind the person's name, as its address orders them.
#pragma once

#include "hooks/pages/portal/ListAddress.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// One cell of every row.
struct ShownCell
{
    static constexpr std::size_t noRole = static_cast<std::size_t>(-1);

    ListColumn shown{};
    std::size_t column = noRole;  ///< Of MatrixLook::columns() when it is a role.
};

/// "roles" stands for all roles that the address does not place one by one.
[[nodiscard]] std::vector<ShownCell> cellsOf(const ListAddress& address, const MatrixLook& look);

/// `wide`: more roles than fit side by side, so that their heads stand upright; `broad`: it has to be moved.
void addShape(templates::View& view, const std::vector<ShownCell>& cells);

[[nodiscard]] std::string columnLabel(const Visit& visit, const ListColumn& column);

/// What a person reads in a cell that is neither a role nor the state.
[[nodiscard]] std::string factWords(const Visit& visit, const ListRow& row, ListColumn::Fact fact);

}  // namespace contacts
