// Small templates of the frame in one language, each filled by the values of its named slots.
#pragma once

#include "templates/View.h"

#include <array>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace supportcentre {

/// A row template with its slots looked up by name when it is filled: a handful of values each. [thread-safe]
class Piece
{
public:
    Piece(const templates::Views& views, std::string_view name, std::string_view locale)
        : _row(views.row(name, locale))
    {
    }

    using Value = std::pair<std::string_view, std::string_view>;

    void fill(std::string& out, std::initializer_list<Value> values) const
    {
        std::array<std::string_view, 12> slots{};
        for (const auto& [name, value] : values)
            slots.at(_row->slot(name)) = value;
        _row->fill(out, std::span<const std::string_view>(slots.data(), _row->slots()));
    }

    [[nodiscard]] std::string filled(std::initializer_list<Value> values) const
    {
        std::string out;
        fill(out, values);
        return out;
    }

private:
    std::shared_ptr<const templates::Row> _row;
};

}  // namespace supportcentre
