#pragma once

#include "templates/View.h"

#include <array>

namespace contacts {

/// A row template whose values are handed over in an order of our own instead of that of its slots. The
/// template uses every name.
template <std::size_t Count>
class OrderedRow
{
public:
    OrderedRow() = default;

    OrderedRow(std::shared_ptr<const templates::Row> row, const std::array<std::string_view, Count>& names)
        : _row(std::move(row))
    {
        for (std::size_t i = 0; i < Count; ++i)
            _slots[i] = _row->slot(names[i]);
    }

    void fill(std::string& out, const std::array<std::string_view, Count>& values) const
    {
        std::array<std::string_view, Count> ordered;
        for (std::size_t i = 0; i < Count; ++i)
            ordered[_slots[i]] = values[i];
        _row->fill(out, ordered);
    }

private:
    std::shared_ptr<const templates::Row> _row;
    std::array<std::size_t, Count> _slots{};
};

}  // namespace contacts
