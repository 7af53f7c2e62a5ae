// Secrets at rest: sealed with libsodium's secretbox under a key derived from the installation's own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

/// Immutable. [thread-safe]
class Seal
{
public:
    /// `key`: 32 bytes.
    explicit Seal(std::string key);

    /// Printable text, another one each time.
    [[nodiscard]] std::string close(std::string_view secret) const;

    /// Throws std::runtime_error when it was sealed under another key or has been changed.
    [[nodiscard]] std::string open(std::string_view sealed) const;
    [[nodiscard]] bool opens(std::string_view sealed) const;

private:
    [[nodiscard]] std::optional<std::string> opened(std::string_view sealed) const;

    std::string _key;
};

}  // namespace supportcentre
