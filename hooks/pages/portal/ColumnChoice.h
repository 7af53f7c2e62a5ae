// What the column chooser offers: every column once, in an order, chosen or not.
#pragma once

#include "hooks/pages/portal/ShownColumns.h"

namespace contacts {

class ColumnChoice
{
public:
    struct Item
    {
        ListColumn column{};
        bool chosen = false;
    };

    /// As the address shows them; what it does not show stands behind.
    ColumnChoice(const ListAddress& address, const MatrixLook& look);

    /// As a form sends it. Nothing for anything that is no choice among these columns.
    [[nodiscard]] static std::optional<ColumnChoice> from(const helpdesk::Fields& form,
                                                          const MatrixLook& look);

    /// One step towards the beginning or the end; nothing happens at the edge or for a stranger.
    enum class Step { up, down };
    void move(std::string_view name, Step step);

    [[nodiscard]] const std::vector<Item>& items() const noexcept { return _items; }

    /// The chosen ones, with "roles" in the place of all roles that stand together in their own order.
    [[nodiscard]] ListColumns columns(const MatrixLook& look) const;

private:
    ColumnChoice() = default;

    std::vector<Item> _items;
};

}  // namespace contacts
