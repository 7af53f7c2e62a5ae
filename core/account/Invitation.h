// The mail that lets somebody in, from the moment that he may come until it has arrived or come back.
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

}  // namespace contacts
