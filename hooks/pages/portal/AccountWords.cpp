#include "hooks/pages/portal/AccountWords.h"

#include "core/account/AccountStanding.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

/// Days until `end`, a begun one counted whole.
long long daysLeft(Time end, Time now)
{
    const auto left = std::chrono::ceil<std::chrono::days>(end - now).count();
    return left > 0 ? left : 0;
}


templates::View step(const Visit& visit, const char* look, const char* key, std::string text, bool current)
{
    return {{"stepLook", std::string(look)},
            {"step", visit.say(key)},
            {"stepText", std::move(text)},
            {"current", current}};
}

}  // namespace


StateWords stateOf(MembershipStatus status, bool portalUser, AccountState account, Time invitedUntil,
                   Time lastLogin, Time now)
{
    if (status == MembershipStatus::deactivated)
        return {"off", "page.state.inactive"};
    if (!portalUser)
        return {"none", "page.state.no-access"};
    switch (standing(account, invitedUntil, now))
    {
    case AccountState::active:
        return lastLogin == Time{} ? StateWords{"wait", "page.state.never"}
                                   : StateWords{"on", "page.state.active"};
    case AccountState::invited: return {"wait", "page.state.invited", daysLeft(invitedUntil, now)};
    case AccountState::expired: return {"bad", "page.state.expired"};
    case AccountState::bounced: return {"bad", "page.state.bounced"};
    case AccountState::none: break;
    }
    return {"none", "page.state.not-invited"};
}


std::string stateMarkup(const Visit& visit, const Contact& contact)
{
    const auto state = stateOf(contact.person.status, contact.person.portalUser, contact.accountState,
                               contact.invitedUntil, contact.lastLogin, visit.ground.services.clock.now());
    return visit.render("page/contacts-state", {{"look", std::string(state.look)},
                                                {"text", visit.say(state.key, {{"count", state.number}})}});
}


std::string invitationNotice(const templates::Words& words, std::string_view locale, std::string_view how)
{
    constexpr std::array ways{"link", "temporary-password", "nothing"};
    return std::find(ways.begin(), ways.end(), how) == ways.end()
               ? std::string()
               : words.say(locale, std::string("page.notice.sent-").append(how));
}


std::string lastLoginWords(const Visit& visit, const Contact& contact)
{
    if (contact.lastLogin == Time{})
        return visit.say("page.view.never-logged-in");
    const auto time = visit.when(contact.lastLogin);
    return visit.say("page.view.last-login", {{"time", std::string_view(time)}});
}


std::string awaitedWords(const templates::Words& words, std::string_view locale,
                         const AwaitedAddress& address, const std::string& time)
{
    return words.say(locale, address.over ? "page.awaited.over" : "page.awaited",
                     {{"email", std::string_view(address.email)}, {"time", std::string_view(time)}});
}


templates::View::List accessSteps(const Visit& visit, const Contact& contact)
{
    // His access is gone, and with it what he had done to get it: no step of the way is his next one.
    if (contact.person.status == MembershipStatus::deactivated)
        return {step(visit, "", "page.state.inactive", visit.say("page.access.inactive"), true)};
    if (!contact.person.portalUser)
        return {step(visit, "", "page.state.no-access", visit.say("page.access.none"), true)};
    const auto account =
        standing(contact.accountState, contact.invitedUntil, visit.ground.services.clock.now());
    const bool invited = account != AccountState::none;
    const bool active = account == AccountState::active;
    const auto until = visit.when(contact.invitedUntil);
    const auto waiting = account == AccountState::invited
                             ? visit.say("page.access.until", {{"time", std::string_view(until)}})
                         : account == AccountState::expired ? visit.say("page.state.expired")
                         : account == AccountState::bounced ? visit.say("page.state.bounced")
                                                            : std::string();
    return {step(visit, invited ? "done" : "", "page.access.invited", waiting, !invited),
            step(visit, active ? "done" : "todo", "page.access.password", {}, invited && !active),
            step(visit, active ? "" : "todo", "page.access.active",
                 active ? lastLoginWords(visit, contact) : std::string(), active)};
}

}  // namespace contacts
