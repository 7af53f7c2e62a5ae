#include "core/outbox/Mail.h"

#include "core/text/Words.h"

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
    {MailKind::requestWaiting, "request-waiting"},
    {MailKind::mailUndeliverable, "mail-undeliverable"},
    {MailKind::test, "test"},
};

constexpr std::pair<MailState, std::string_view> states[] = {
    {MailState::queued, "queued"}, {MailState::leased, "leased"},   {MailState::sent, "sent"},
    {MailState::dead, "dead"},     {MailState::bounced, "bounced"}, {MailState::withdrawn, "withdrawn"},
};

}  // namespace


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
