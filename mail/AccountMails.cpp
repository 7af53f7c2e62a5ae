#include "mail/AccountMails.h"

namespace contacts {

bool concernsAccount(MailKind kind)
{
    return holdsSecret(kind) || kind == MailKind::passwordChanged || kind == MailKind::addressChanging;
}


bool holdsSecret(MailKind kind)
{
    return invites(kind) || kind == MailKind::passwordReset || kind == MailKind::confirmAddress;
}


bool concernsSuggestion(MailKind kind)
{
    return kind == MailKind::changeSuggested || kind == MailKind::suggestionDeclined ||
           kind == MailKind::suggestionImplemented;
}


bool invites(MailKind kind)
{
    return kind == MailKind::welcome || kind == MailKind::activationResent ||
           kind == MailKind::temporaryPassword;
}


std::chrono::minutes lifeOfLink(MailKind kind, const Policy& policy)
{
    switch (kind)
    {
    case MailKind::passwordReset: return policy.resetLife;
    case MailKind::confirmAddress: return policy.addressLife;
    case MailKind::temporaryPassword: return policy.temporaryLife;
    default: return policy.activationLife;
    }
}


std::string accountPath(MailKind kind, const std::string& link)
{
    switch (kind)
    {
    case MailKind::passwordReset: return "/reset/" + link;
    case MailKind::confirmAddress: return "/confirm-address/" + link;
    case MailKind::temporaryPassword: return "/login";
    case MailKind::passwordChanged: return "/reset";
    case MailKind::addressChanging: return "/portal/profile";
    default: return "/activate/" + link;
    }
}

}  // namespace contacts
