// Enumerations and the words that stand for them in JSON, tables and file names: one table, both directions.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

namespace contacts::words {

/// The word of `value`; empty for a value that is none (a cast from a stranger's number).
template <class Enum, std::size_t size>
[[nodiscard]] constexpr std::string_view wordIn(const std::pair<Enum, std::string_view> (&table)[size],
                                                Enum value)
{
    for (const auto& [entry, word] : table)
        if (entry == value)
            return word;
    return {};
}


template <class Enum, std::size_t size>
[[nodiscard]] constexpr std::optional<Enum> valueIn(const std::pair<Enum, std::string_view> (&table)[size],
                                                    std::string_view word)
{
    for (const auto& [value, entry] : table)
        if (entry == word)
            return value;
    return std::nullopt;
}

}  // namespace contacts::words
