// A person as agents see him: what became of his account, in words.
#pragma once

#include "hooks/pages/agent/DeskVisit.h"

namespace contacts {

/// "Maria Keller", or the address of somebody without a name.
[[nodiscard]] std::string calledName(const Person& person);

struct AccountBadge
{
    std::string look;
    std::string text;
};

/// Of the person as a whole: with access to some customer, or to none.
[[nodiscard]] AccountBadge accountBadge(const DeskVisit& visit, const PersonRow& row);

/// "last login yesterday 10:14", "never logged in"
[[nodiscard]] std::string lastLoginWords(const DeskVisit& visit, const Contact& contact);

/// Labels in the order of the catalogue; of a role that left it, the key.
[[nodiscard]] std::string roleLabels(const DeskVisit& visit, const std::set<RoleKey, std::less<>>& roles);

}  // namespace contacts
