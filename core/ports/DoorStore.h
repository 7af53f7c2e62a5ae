// What is kept for people in front of the door: their one-time secrets, and how often somebody tries.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace contacts {

enum class TokenPurpose {
    activation,
    temporaryPassword,  ///< No link: the password itself is derived from it.
    passwordReset,
    emailChange  ///< `email` is the new address.
};

/// Also what the raw token is sealed with, so that no link serves another purpose.
[[nodiscard]] std::string_view wordOf(TokenPurpose purpose);

/// A one-time link. The raw token is nowhere at rest: it is derived again from nonce and key when its mail is
/// sent.
struct Token
{
    std::uint64_t id = 0;
    TokenPurpose purpose = TokenPurpose::activation;
    ContactId contact{};
    CustomerId customer{};  ///< Where he was invited: dies with the membership.
    std::string email;      ///< Dies when the address changes.
    std::string nonce;
    std::string hash;  ///< SHA-256 of the raw token, hex.
    Time expiresAt{};
    Time usedAt{};  ///< Epoch while unused.
    bool revoked = false;
};

class TokenStore
{
public:
    virtual ~TokenStore() = default;

    /// Revokes every older one of the same contact and purpose: one live token at most.
    [[nodiscard]] virtual std::uint64_t put(const Token& token) = 0;
    [[nodiscard]] virtual std::optional<Token> find(std::uint64_t id) = 0;
    [[nodiscard]] virtual std::optional<Token> findByHash(std::string_view hash) = 0;
    /// The one that is neither used nor revoked; it may have run out.
    [[nodiscard]] virtual std::optional<Token> current(ContactId contact, TokenPurpose purpose) = 0;

    /// Marks it used where it is unused, not revoked and not expired at `now`. False: gone.
    [[nodiscard]] virtual bool use(std::uint64_t id, Time now) = 0;
    virtual void revoke(ContactId contact, TokenPurpose purpose) = 0;
};

/// An address somebody typed because he forgot his password.
struct ResetWish
{
    std::uint64_t id = 0;
    std::string email;  ///< Canonical.
    Time at{};
};

/// What happens in front of the door, where nobody is known yet.
class DoorStore
{
public:
    virtual ~DoorStore() = default;

    /// Counts one more for `bucket` (at most 120 characters) and returns how many there were in the present
    /// span, which begins with the first and lasts `span`.
    [[nodiscard]] virtual std::size_t pass(std::string_view bucket, Time now, std::chrono::seconds span) = 0;
    virtual void forgetPaces(Time before) = 0;

    virtual void wish(const std::string& email, Time now) = 0;
    [[nodiscard]] virtual std::vector<ResetWish> wishes(std::size_t limit) = 0;  ///< Oldest first.

    /// False: another process has taken it.
    [[nodiscard]] virtual bool take(std::uint64_t wish) = 0;
};

}  // namespace contacts
