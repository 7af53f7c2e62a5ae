// What sets mails about an account or a suggestion apart from mails about requests.
#pragma once

#include "core/Services.h"
#include "core/outbox/Mail.h"

namespace contacts {

/// Between the receiver and us: no ticket, no request.
[[nodiscard]] bool concernsAccount(MailKind kind);

/// Opens somebody's account: made at the moment of sending from a token row, shown to nobody else.
[[nodiscard]] bool holdsSecret(MailKind kind);

/// Lets somebody in who has never been in.
[[nodiscard]] bool invites(MailKind kind);

/// What a contact asks of his administrators, and their answer.
[[nodiscard]] bool concernsSuggestion(MailKind kind);

/// How long its link works, as it is set.
[[nodiscard]] std::chrono::minutes lifeOfLink(MailKind kind, const Policy& policy);

/// Where its button leads.
[[nodiscard]] std::string accountPath(MailKind kind, const std::string& link);

}  // namespace contacts
