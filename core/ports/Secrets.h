#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// The few cryptographic verbs core needs. [thread-safe]; results are lower-case hex unless said otherwise.
class Secrets
{
public:
    virtual ~Secrets() = default;

    /// `bytes` from the system's CSPRNG, as hex.
    [[nodiscard]] virtual std::string random(std::size_t bytes) = 0;

    [[nodiscard]] virtual std::string sha256(std::string_view text) const = 0;

    /// HMAC-SHA-256 with the installation's key, which lives outside the database.
    [[nodiscard]] virtual std::string seal(std::string_view text) const = 0;

    /// Encrypted and authenticated with a key of the installation's, for a text that must lie somewhere for a
    /// while. It can be read again only with the same purpose.
    [[nodiscard]] virtual std::string conceal(std::string_view text, std::string_view purpose) = 0;

    /// Nothing: concealed with another key or purpose, or damaged.
    [[nodiscard]] virtual std::optional<std::string> reveal(std::string_view concealed,
                                                            std::string_view purpose) const = 0;
};

}  // namespace contacts
