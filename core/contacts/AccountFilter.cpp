#include "core/contacts/AccountFilter.h"

#include "core/account/AccountStanding.h"
#include "core/text/Words.h"

namespace contacts {

namespace {

using Kind = AccountFilter::Kind;

constexpr std::pair<Kind, std::string_view> kinds[] = {
    {Kind::none, "none"},       {Kind::invited, "invited"}, {Kind::expired, "expired"},
    {Kind::bounced, "bounced"}, {Kind::never, "never"},     {Kind::quiet, "quiet"},
};

}  // namespace


bool AccountFilter::matches(AccountState stored, Time invitedUntil, Time lastLogin) const
{
    const auto state = standing(stored, invitedUntil, now);
    switch (kind)
    {
    case Kind::none: return state == AccountState::none;
    case Kind::invited: return state == AccountState::invited;
    case Kind::expired: return state == AccountState::expired;
    case Kind::bounced: return state == AccountState::bounced;
    case Kind::never: return state == AccountState::active && lastLogin == Time{};
    case Kind::quiet: return lastLogin != Time{} && lastLogin < before;
    }
    return false;
}


std::string_view wordOf(AccountFilter::Kind kind)
{
    return words::wordIn(kinds, kind);
}


std::optional<AccountFilter::Kind> accountFilterFrom(std::string_view word)
{
    return words::valueIn(kinds, word);
}

}  // namespace contacts
