// A new e-mail address is a new user name: it takes effect when whoever reads the new mailbox and knows the
// password says so, not before.
#pragma once

#include "core/Actor.h"
#include "core/account/Tokens.h"

namespace contacts {

/// Sends the link to the new address and a notice to the present one, inside the transaction that is its
/// reason. Earlier links for another address die. `askedBy` is empty when he asked for it himself, `ticket`
/// that of the request which asks it.
void askToConfirm(UnitOfWork& work, const Contact& contact, CustomerId customer, const std::string& email,
                  const std::string& askedBy, Services& services, std::uint64_t ticket = 0);

/// A new address waits until its owner confirms it, as long as he gets in with the present one: he is active,
/// or has a password that opens his account although nobody noted it yet, which only the desk's transaction
/// knows.
[[nodiscard]] bool confirmsHimself(const Contact& contact, Accounts* accounts = nullptr);
/// The same foretold.
[[nodiscard]] bool confirmsHimself(const Snapshot& existing, const PersonKey& person);

/// Marks the lines of a request that only send the link, for what is said of them. The rejected ones aside:
/// those are known. `accounts`: where they can be asked.
void markLinksSent(UnitOfWork& work, Request& request, Accounts* accounts = nullptr);

/// [thread-safe]
class ChangeAddress
{
public:
    static constexpr std::size_t mostAsked = 5;  ///< In an hour, by one person.

    enum class Outcome {
        done,
        unknown,  ///< He is nobody's contact: the helpdesk keeps his address.
        wrongPassword,
        tooSoon,    ///< Too many wrong passwords, or too many links.
        noAddress,  ///< What he typed is none.
        sameAddress,
        gone,  ///< The link is unknown, used, expired or revoked: all look the same.
        taken  ///< Somebody else got the address meanwhile.
    };

    struct Facts
    {
        Token token{};
        Contact contact{};
    };

    explicit ChangeAddress(Services& services) : _services(services) {}

    /// By the person himself. An address that somebody else has gets the same answer and no mail: nobody
    /// finds out here who is known.
    Outcome ask(const Actor& actor, std::string_view typed, const std::string& password,
                std::string_view clientAddress) const;

    /// Reading consumes nothing: link scanners come first.
    [[nodiscard]] std::optional<Facts> look(std::string_view rawToken) const;

    /// Contact and account change together; all sessions end.
    [[nodiscard]] Outcome confirm(std::string_view rawToken, const std::string& password,
                                  std::string_view clientAddress) const;

private:
    Services& _services;
};

}  // namespace contacts
