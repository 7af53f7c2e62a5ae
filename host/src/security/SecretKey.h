// 32 bytes that only this installation knows: from the configuration, else from a file that is made on first
// use.
#pragma once

#include <string>
#include <string_view>

namespace supportcentre {

/// `configured` is 64 hexadecimal digits or empty; `folder` then holds the file "secret.key" (mode 0600).
/// Several processes may start at once. Throws std::runtime_error when neither can be used.
[[nodiscard]] std::string readSecretKey(const std::string& configured, const std::string& folder);

/// A key of its own for each purpose, so that no two uses share one. 32 bytes.
[[nodiscard]] std::string deriveKey(std::string_view secret, std::string_view purpose);

}  // namespace supportcentre
