// Whoever forgot his password: types his address, gets a link by mail, sets another password.
#pragma once

#include "core/account/Tokens.h"

namespace contacts {

/// Remembers that somebody typed an address, and does the same for every address: whether it is known is
/// found out afterwards, by SendResetLinks, when nobody waits any more. [thread-safe]
class WishPasswordReset
{
public:
    static constexpr std::size_t mostFromClient = 30;  ///< In an hour, from one client.

    enum class Outcome { remembered, noAddress, tooMany };

    explicit WishPasswordReset(Services& services) : _services(services) {}
    Outcome operator()(std::string_view typed, std::string_view clientAddress) const;

private:
    Services& _services;
};

/// The job behind it: a link to whoever has a password, a new activation link to whoever has none yet,
/// nothing to anybody else. [thread-safe]
class SendResetLinks
{
public:
    static constexpr std::size_t mostToAddress = 3;  ///< In an hour.

    explicit SendResetLinks(Services& services) : _services(services) {}

    /// Returns how many wishes it has dealt with.
    std::size_t operator()() const;

private:
    void fulfil(DeskWork& desk, const ResetWish& wish) const;

    Services& _services;
};

/// [thread-safe]
class ResetPassword
{
public:
    struct Facts
    {
        Token token{};
        Contact contact{};
    };

    enum class Outcome {
        done,
        gone,    ///< Unknown, used, expired or revoked: all look the same.
        refused  ///< The password cannot be used; `sentence` says why.
    };

    struct Result
    {
        Outcome outcome = Outcome::gone;
        std::string sentence;
    };

    explicit ResetPassword(Services& services) : _services(services) {}

    /// Reading consumes nothing: link scanners come first.
    [[nodiscard]] std::optional<Facts> look(std::string_view rawToken) const;

    /// All sessions end, every other link dies, and the person is told by mail.
    /// `locale`: of the page where he chooses it, in which a refusal speaks. Empty: his own.
    [[nodiscard]] Result operator()(std::string_view rawToken, const std::string& password,
                                    std::string_view locale = {}) const;

private:
    Services& _services;
};

}  // namespace contacts
