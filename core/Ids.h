#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// A number from the database that means one kind of thing. 0 is "none". In addresses and JSON it is a
/// decimal string.
template <class Tag>
struct Id
{
    std::uint64_t value = 0;

    auto operator<=>(const Id&) const = default;
    explicit operator bool() const noexcept { return value != 0; }

    [[nodiscard]] std::string text() const { return std::to_string(value); }

    /// Nothing for anything but the canonical spelling of a positive 63-bit number ("007", "+7", "7 " are
    /// not).
    [[nodiscard]] static std::optional<Id> from(std::string_view text)
    {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size() || number <= 0 || text.front() == '0')
            return std::nullopt;
        return Id{static_cast<std::uint64_t>(number)};
    }
};

using CustomerId = Id<struct CustomerTag>;
using ContactId = Id<struct ContactTag>;
using RequestId = Id<struct RequestTag>;
using AccountId = Id<struct AccountTag>;

}  // namespace contacts
