#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace supportcentre {

/// What another site says, program to program, of people who may no longer be in its frames. It may come
/// twice: a session that has ended ends again.
struct Farewell
{
    static constexpr std::int64_t longestAge = 300;  ///< Seconds, either way.
    static constexpr std::size_t mostPeople = 100;

    std::string at;    ///< Seconds since 1970.
    std::string who;   ///< E-mail addresses, one in a line.
    std::string sign;  ///< base64url(HMAC-SHA-256 of "farewell\n<at>\n<who>").

    /// Their addresses. Nothing: not signed with that key, too old, or not readable.
    [[nodiscard]] std::optional<std::vector<std::string>> read(std::string_view key, std::int64_t now) const;
};

}  // namespace supportcentre
