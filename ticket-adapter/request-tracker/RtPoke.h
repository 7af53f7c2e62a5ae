#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contacts {

/// What RT's extension sends once RT has answered somebody who changed tickets of ours.
struct RtPoke
{
    static constexpr std::int64_t longestAge = 300;  ///< Seconds, either way.
    static constexpr std::size_t mostTickets = 100;
    static constexpr std::size_t shortestKey = 32;

    std::string at;       ///< Seconds since 1970.
    std::string tickets;  ///< "12,15"
    std::string sign;     ///< HMAC-SHA-256 of "poke\n<at>\n<tickets>", in hexadecimal.

    /// The tickets. Nothing: not signed with that key, too old, or not readable.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> read(const std::string& key,
                                                                 std::int64_t now) const;
};

}  // namespace contacts
