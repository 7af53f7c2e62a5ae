// How far a person's portal access has come, in words.
#pragma once

#include "hooks/pages/portal/Visit.h"

namespace contacts {

struct StateWords
{
    std::string_view look;  ///< Class of the badge.
    std::string_view key;   ///< Of its words.
    long long number = 0;
};

/// "Active", "Invited, 2 days left", "No portal access", …
[[nodiscard]] StateWords stateOf(MembershipStatus status, bool portalUser, AccountState account,
                                 Time invitedUntil, Time lastLogin, Time now);

/// The badge, rendered.
[[nodiscard]] std::string stateMarkup(const Visit& visit, const Contact& contact);

[[nodiscard]] std::string lastLoginWords(const Visit& visit, const Contact& contact);

/// What a page says after *Send activation* by the word that stands in its address; empty for other words.
[[nodiscard]] std::string invitationNotice(const templates::Words& words, std::string_view locale,
                                           std::string_view how);

/// "new@… waits for confirmation until …", or that nobody confirmed it. `time`: of its end, for the reader.
[[nodiscard]] std::string awaitedWords(const templates::Words& words, std::string_view locale,
                                       const AwaitedAddress& address, const std::string& time);

/// Invited, password set, logged in: what is done and where it stands.
[[nodiscard]] templates::View::List accessSteps(const Visit& visit, const Contact& contact);

}  // namespace contacts
