// Whole numbers as addresses, forms and programs write them.
#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>

namespace contacts {

/// Nothing for what is no whole number of that type, or has anything around it.
template <std::integral Number>
[[nodiscard]] std::optional<Number> numberIn(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace contacts
