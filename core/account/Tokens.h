// One-time secrets that go out by mail: links, and temporary passwords. None stands anywhere at rest.
#pragma once

#include "core/Services.h"

namespace contacts {

/// Raw token for a token row: base64url(HMAC(key, purpose ‖ contact ‖ e-mail ‖ nonce ‖ expiry)), derived
/// again for every mail, stored nowhere.
[[nodiscard]] std::string rawToken(const Token& token, const Secrets& secrets);

/// The same for the row of a temporary password: four groups of five letters and figures that nobody
/// confuses, 100 bits.
[[nodiscard]] std::string temporaryPassword(const Token& token, const Secrets& secrets);

/// What the mail of this token tells its receiver: the raw token of a link, or the password.
[[nodiscard]] std::string secretOf(const Token& token, const Secrets& secrets);

/// With nonce and hash, not stored yet. `email` is where it goes to.
[[nodiscard]] Token freshToken(TokenPurpose purpose, ContactId contact, CustomerId customer,
                               std::string email, Time expiresAt, Secrets& secrets);

/// The row behind a raw token, while it is neither used, revoked nor over. Reading consumes nothing.
[[nodiscard]] std::optional<Token> liveToken(UnitOfWork& work, std::string_view raw, TokenPurpose purpose,
                                             const Secrets& secrets, Time now);

/// The account changed hands or name: nothing that was sent before may work any more.
void revokeEverything(UnitOfWork& work, ContactId contact);

/// A mail to a contact about his own account; the caller adds what is special and puts it.
[[nodiscard]] Mail accountMail(MailKind kind, const Contact& receiver, CustomerId customer,
                               std::uint64_t token);

}  // namespace contacts
