#pragma once

#include <cstddef>
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
};

}  // namespace contacts
