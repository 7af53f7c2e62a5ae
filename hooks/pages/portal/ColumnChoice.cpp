#include "hooks/pages/portal/ColumnChoice.h"

#include "hooks/pages/Forms.h"

#include <algorithm>

namespace contacts {

namespace {

using Fact = ListColumn::Fact;


ListColumns everyColumn(const MatrixLook& look)
{
    ListColumns all;
    for (const auto& column : screenColumns())
        if (column.fact == Fact::roles)
            for (const auto& role : look.columns())
                all.push_back({Fact::role, role.key});
        else
            all.push_back(column);
    return all;
}

}  // namespace


ColumnChoice::ColumnChoice(const ListAddress& address, const MatrixLook& look)
{
    for (auto& cell : cellsOf(address, look))
        _items.push_back({std::move(cell.shown), true});
    for (auto& column : everyColumn(look))
        if (std::none_of(_items.begin(), _items.end(),
                         [&](const Item& item) { return item.column == column; }))
            _items.push_back({std::move(column), false});
}


std::optional<ColumnChoice> ColumnChoice::from(const helpdesk::Fields& form, const MatrixLook& look)
{
    auto left = everyColumn(look);
    ColumnChoice choice;
    for (const auto name : valuesOf(form, "order"))
    {
        const auto column = ListColumn::from(name);
        const auto found = column ? std::find(left.begin(), left.end(), *column) : left.end();
        if (found == left.end())
            return std::nullopt;
        left.erase(found);
        choice._items.push_back({*column, false});
    }
    for (const auto name : valuesOf(form, "column"))
    {
        const auto column = ListColumn::from(name);
        const auto found = std::find_if(choice._items.begin(), choice._items.end(),
                                        [&](const Item& item) { return column && item.column == *column; });
        if (found == choice._items.end())
            return std::nullopt;
        found->chosen = true;
    }
    return choice;
}


void ColumnChoice::move(std::string_view name, Step step)
{
    const auto column = ListColumn::from(name);
    const auto found = std::find_if(_items.begin(), _items.end(),
                                    [&](const Item& item) { return column && item.column == *column; });
    if (found == _items.end())
        return;
    if (step == Step::up && found != _items.begin())
        std::iter_swap(found, found - 1);
    else if (step == Step::down && found + 1 != _items.end())
        std::iter_swap(found, found + 1);
}


ListColumns ColumnChoice::columns(const MatrixLook& look) const
{
    ListColumns chosen;
    for (const auto& item : _items)
        if (item.chosen)
            chosen.push_back(item.column);
    ListColumns roles;
    for (const auto& column : look.columns())
        roles.push_back({Fact::role, column.key});
    const auto together = std::search(chosen.begin(), chosen.end(), roles.begin(), roles.end());
    if (roles.empty() || together == chosen.end())
        return chosen;
    const auto behind = chosen.erase(together, together + static_cast<std::ptrdiff_t>(roles.size()));
    chosen.insert(behind, {Fact::roles, {}});
    return chosen;
}

}  // namespace contacts
