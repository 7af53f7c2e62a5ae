#pragma once

#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// "see bills": what a permission allows, in a person's words; its key where the catalogue of words has
/// none.
[[nodiscard]] inline std::string permissionWords(const templates::Words& words, std::string_view locale,
                                                 const std::string& permission)
{
    const auto key = "page.permission." + permission;
    return words.has(key) ? words.say(locale, key) : permission;
}


[[nodiscard]] inline std::string permissionWords(const Visit& visit, const std::string& permission)
{
    return permissionWords(visit.ground.words, visit.locale(), permission);
}

}  // namespace contacts
