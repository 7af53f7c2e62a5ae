#include "core/outbox/Mail.h"

#include "core/text/Text.h"
#include "core/text/Words.h"

#include <algorithm>
#include <string_view>

namespace contacts {

namespace {

constexpr std::pair<MailKind, std::string_view> kinds[] = {
    {MailKind::requestRaised, "request-raised"},
    {MailKind::requestRaisedForAgents, "request-raised-for-agents"},
    {MailKind::requestReturned, "request-returned"},
    {MailKind::requestImplemented, "request-implemented"},
    {MailKind::requestRejected, "request-rejected"},
    {MailKind::requestCancelled, "request-cancelled"},
    {MailKind::ticketReply, "ticket-reply"},
    {MailKind::welcome, "welcome"},
    {MailKind::rolesChanged, "roles-changed"},
    {MailKind::activationResent, "activation-resent"},
    {MailKind::temporaryPassword, "temporary-password"},
    {MailKind::passwordReset, "password-reset"},
    {MailKind::passwordChanged, "password-changed"},
    {MailKind::confirmAddress, "confirm-address"},
    {MailKind::addressChanging, "address-changing"},
    {MailKind::changeSuggested, "change-suggested"},
    {MailKind::suggestionDeclined, "suggestion-declined"},
    {MailKind::suggestionImplemented, "suggestion-implemented"},
    {MailKind::requestWaiting, "request-waiting"},
    {MailKind::mailUndeliverable, "mail-undeliverable"},
    {MailKind::test, "test"},
};

constexpr std::pair<MailState, std::string_view> states[] = {
    {MailState::queued, "queued"}, {MailState::leased, "leased"},   {MailState::sent, "sent"},
    {MailState::dead, "dead"},     {MailState::bounced, "bounced"}, {MailState::withdrawn, "withdrawn"},
};

constexpr std::size_t longestExcerpt = 4000;
constexpr std::size_t longestAsKept = 4500;  // Leaves the rest of 8000 to the longest of names.

}  // namespace


std::string excerpt(const std::string& text)
{
    std::size_t kept = 0;
    std::size_t end = 0;
    for (; end < std::min(text.size(), longestExcerpt); ++end)
    {
        kept += std::string_view("=\\\n").find(text[end]) == std::string_view::npos ? 1 : 2;
        if (kept > longestAsKept)
            break;
    }
    return shortened(text, end);
}


std::string_view wordOf(MailKind kind)
{
    return words::wordIn(kinds, kind);
}


std::optional<MailKind> mailKindFrom(std::string_view word)
{
    return words::valueIn(kinds, word);
}


std::string_view wordOf(MailState state)
{
    return words::wordIn(states, state);
}


std::optional<MailState> mailStateFrom(std::string_view word)
{
    return words::valueIn(states, word);
}

}  // namespace contacts
