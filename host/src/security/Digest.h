// Hashes and random text, through libsodium.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

/// Makes libsodium ready; every function here and PasswordHash call it. Throws std::runtime_error when that
/// fails. [thread-safe]
void readySodium();

[[nodiscard]] std::string sha256Hex(std::string_view bytes);
/// 32 bytes of HMAC-SHA-256. `key` may have any length.
[[nodiscard]] std::string hmacSha256(std::string_view key, std::string_view bytes);
[[nodiscard]] std::string base64Url(std::string_view bytes);
/// Nothing for what base64Url() would not have written.
[[nodiscard]] std::optional<std::string> base64UrlDecoded(std::string_view text);
[[nodiscard]] std::string randomBytes(std::size_t count);

/// In a time that does not depend on where they differ.
[[nodiscard]] bool isEqualInConstantTime(std::string_view left, std::string_view right);

}  // namespace supportcentre
