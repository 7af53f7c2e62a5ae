// What an administrator of a customer is told about an address as he types it, and the right next step.
#pragma once

#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// Of people in other customers he learns no more than that the helpdesk knows the address, unless he
/// manages them there too; and it takes as long to find out.
struct EmailHint
{
    std::string look;      ///< "bad", "warn", "" of a notice.
    std::string sentence;  ///< Empty: there is nothing to say.
    std::string href;
    std::string linkText;
    std::string join;              ///< The address under which a known person would join; else empty.
    std::optional<Person> person;  ///< Whose details may be filled in.
};

/// Nothing is said about an address that is not complete yet.
[[nodiscard]] EmailHint emailHint(const Visit& visit, std::string_view typed);

/// What is wrong with an address that is none, in the words of the rule; empty where nothing is. Our script
/// shows it when the field is left: who still types has made no mistake yet.
[[nodiscard]] std::string flawMarkup(const Visit& visit, std::string_view typed);

/// The notice, with the hidden field that makes the form ask for the person to join.
[[nodiscard]] std::string markupOf(const Visit& visit, const EmailHint& hint);

}  // namespace contacts
