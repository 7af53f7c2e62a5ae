// What a mail says, before it has words: kind, receiver, values. Rendered when it is sent, in the receiver's
// language.
#pragma once

#include "core/Ids.h"
#include "core/Time.h"

#include <array>
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
    suggestionImplemented,
    requestWaiting,     ///< To the agents: nobody has decided it for days.
    mailUndeliverable,  ///< To the agents: a mail was given up.
    test,               ///< To an administrator who tries the mail server.
};

inline constexpr std::array mailKinds{MailKind::requestRaised,
                                      MailKind::requestRaisedForAgents,
                                      MailKind::requestReturned,
                                      MailKind::requestImplemented,
                                      MailKind::requestRejected,
                                      MailKind::requestCancelled,
                                      MailKind::ticketReply,
                                      MailKind::welcome,
                                      MailKind::rolesChanged,
                                      MailKind::activationResent,
                                      MailKind::temporaryPassword,
                                      MailKind::passwordReset,
                                      MailKind::passwordChanged,
                                      MailKind::confirmAddress,
                                      MailKind::addressChanging,
                                      MailKind::changeSuggested,
                                      MailKind::suggestionDeclined,
                                      MailKind::suggestionImplemented,
                                      MailKind::requestWaiting,
                                      MailKind::mailUndeliverable,
                                      MailKind::test};

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
    std::string address;
    std::string name;
    std::string locale = "en";
    std::uint64_t token = 0;  ///< The token row from which its link or password is derived at sending.
    std::map<std::string, std::string>
        values{};  ///< Small facts that cannot be read later: a reply's text, a name.
};

/// As much of what a person wrote as the values of a mail hold; the rest is in the portal, where the answer
/// belongs too. What is kept in lines takes '=', '\' and line ends twice.
[[nodiscard]] std::string excerpt(const std::string& text);

enum class MailState {
    queued,
    leased,
    sent,
    dead,      ///< Given up; `lastAnswer` says why.
    bounced,   ///< The server takes no mail for that address, or not this one.
    withdrawn  ///< No longer true (its link died, its request was cancelled) or cancelled by an
               ///< administrator.
};

inline constexpr std::array mailStates{MailState::queued, MailState::leased,  MailState::sent,
                                       MailState::dead,   MailState::bounced, MailState::withdrawn};

[[nodiscard]] std::string_view wordOf(MailState state);
[[nodiscard]] std::optional<MailState> mailStateFrom(std::string_view word);

struct OutboxRow
{
    std::uint64_t id = 0;
    Mail mail{};
    MailState state = MailState::queued;
    std::uint32_t attempts = 0;
    Time createdAt{};
    Time nextAttemptAt{};
    Time sentAt{};
    Time queuedAt{};         ///< Since when it is to be sent: its creation, or the last *Send again*.
    std::string lastAnswer;  ///< The server's last words or our reason, for administrators.
    std::string leaseToken;
    bool perhapsTwice = false;  ///< A lease ran out after sending had begun: may have been delivered already.
};

}  // namespace contacts
