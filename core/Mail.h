// What a mail says, before it has words: kind, receiver, values. Rendered when it is sent, in the receiver's
// language.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"

#include <map>
#include <optional>
#include <string>

namespace contacts {

enum class MailKind {
    requestRaised,
    requestRaisedForAgents,
    requestReturned,
    requestImplemented,
    requestRejected,
    requestCancelled,
    ticketReply,
    welcome,
    rolesChanged,
    activationResent,
    temporaryPassword,
    passwordReset,
    passwordChanged,
    confirmAddress,
    addressChanging,
    changeSuggested,
    suggestionDeclined,
};

[[nodiscard]] std::string_view wordOf(MailKind kind);  ///< "request-raised"; also the name of its templates.
[[nodiscard]] std::optional<MailKind> mailKindFrom(std::string_view word);

struct Mail
{
    std::string
        key{};  ///< Unique for ever: a second put with the same key is ignored. "request/7/implemented/12".
    MailKind kind = MailKind::requestRaised;
    CustomerId customer{};
    RequestId request{};  ///< For everything that belongs to one; gives the mail thread.
    std::uint64_t ticket = 0;
    ContactId contact{};  ///< The receiver, when he is a contact.
    std::string address{};
    std::string name{};
    std::string locale = "en";
    std::uint64_t token = 0;  ///< The token row from which its link or password is derived at sending.
    std::map<std::string, std::string>
        values{};  ///< Small facts that cannot be read later: a reply's text, a name.
};

enum class MailState {
    queued,
    leased,
    sent,
    dead,      ///< Given up; `lastAnswer` says why.
    withdrawn  ///< No longer true (its link died, its request was cancelled) or cancelled by an
               ///< administrator.
};

[[nodiscard]] std::string_view wordOf(MailState state);

struct OutboxRow
{
    std::uint64_t id = 0;
    Mail mail{};
    MailState state = MailState::queued;
    std::uint32_t attempts = 0;
    Time createdAt{};
    Time nextAttemptAt{};
    Time sentAt{};
    std::string lastAnswer{};  ///< The server's last words or our reason, for administrators.
    std::string leaseToken{};
    bool perhapsTwice = false;  ///< A lease ran out after sending had begun: may have been delivered already.
};

}  // namespace contacts
