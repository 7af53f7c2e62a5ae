// The way of a new person from the welcome mail to an active account.
#pragma once

#include "core/account/Tokens.h"

namespace contacts {

/// Makes a token and puts its mail (`kind`: welcome or activationResent), inside the transaction that gave
/// the person his account. What was sent to him before no longer works. `comesBack`: he had access before,
/// and is not told that he is a new contact.
void invite(UnitOfWork& work, ContactId contact, CustomerId customer, AccountId account,
            const std::string& invitedBy, MailKind kind, Services& services, bool comesBack = false);

/// For an invitation whose link ran out before its mail could be sent: a new link in its place, or nothing
/// when the link is dead for another reason or the mail holds a temporary password.
[[nodiscard]] std::optional<std::uint64_t>
renewInvitation(UnitOfWork& work, const Mail& mail, std::chrono::hours life, Secrets& secrets, Time now);

/// The mail server takes no mail for his address: whoever looks at the list sees it, unless a newer
/// invitation is under way.
void invitationCameBack(UnitOfWork& work, const Mail& mail);
/// It went after all.
void invitationArrived(UnitOfWork& work, const Mail& mail);

/// [thread-safe]
/// The same person, spoken to in that language; empty: in his own.
[[nodiscard]] Person readingIn(std::string_view locale, Person person);

class ActivateAccount
{
public:
    struct Facts
    {
        Token token{};
        Contact contact{};
        Customer customer{};
    };

    enum class Outcome {
        activated,
        gone,    ///< Unknown, used, expired or revoked: all look the same.
        refused  ///< The password cannot be used; `sentence` says why.
    };

    struct Result
    {
        Outcome outcome = Outcome::gone;
        AccountId account{};
        std::string sentence{};
    };

    explicit ActivateAccount(Services& services) : _services(services) {}

    /// Reading consumes nothing: link scanners come first.
    [[nodiscard]] std::optional<Facts> look(std::string_view rawToken) const;
    /// `locale`: of the page where he chooses it, in which a refusal speaks. Empty: his own.
    [[nodiscard]] Result operator()(std::string_view rawToken, const std::string& password,
                                    std::string_view locale = {}) const;

private:
    Services& _services;
};

}  // namespace contacts
