// Argon2id through libsodium, never more than a few at a time.
#pragma once

#include "host/src/security/Turnstile.h"

#include <cstddef>
#include <string>

namespace supportcentre {

/// What one hash costs (OWASP: at least 19 MiB and two passes).
struct HashCost
{
    unsigned long long passes = 2;
    std::size_t bytes = std::size_t{19} * 1024 * 1024;
};

/// Two at a time are as fast as the machine gets; more would only let a flood of log-ins fill the memory.
/// Waiting callers beyond the queue get Turnstile::Full. [thread-safe]
class PasswordHash
{
public:
    explicit PasswordHash(HashCost cost = {}, std::size_t atOnce = 2, std::size_t queue = 32);

    /// For who has to do something before and after the hash that nobody else may come between.
    [[nodiscard]] Turnstile::Pass turn() { return Turnstile::Pass(_turnstile); }

    [[nodiscard]] std::string make(const std::string& password) { return make(turn(), password); }
    [[nodiscard]] std::string make(const Turnstile::Pass& turn, const std::string& password) const;
    /// An empty hash matches nothing, but takes as long as a real one.
    [[nodiscard]] bool matches(const Turnstile::Pass& turn, const std::string& hash,
                               const std::string& password) const;
    [[nodiscard]] bool isOutdated(const std::string& hash) const;

private:
    HashCost _cost;
    Turnstile _turnstile;
    std::string _nobody;  ///< Hash of a random password: what unknown accounts are compared with.
};

}  // namespace supportcentre
