// What somebody wants of a customer's list: who, in which order, which page of it.
#pragma once

#include "core/contacts/AccountFilter.h"
#include "core/contacts/Person.h"
#include "core/contacts/Standings.h"

namespace contacts {

/// People sort by name where the column itself says the same of them.
enum class SortBy {
    name,
    email,
    department,
    status,  ///< Standing; whose invitation runs out first comes first.
    title,
    phone,
    locale,
    account,  ///< The same.
    portalUser,
    seesAllRequests,
    lastLogin,
    projects,
    role  ///< Who holds `sortRole` comes last, or first when descending; by name within, in either case.
};

struct ListQuery
{
    CustomerId customer{};
    std::string search;  ///< Word beginnings; every word must match something.
    std::optional<MembershipStatus> status;
    std::optional<AccountFilter> account;  ///< Only active contacts with portal access.
    std::optional<Standing> standing;
    RoleKey role{};
    SortBy sort = SortBy::name;
    RoleKey sortRole{};
    bool descending = false;
    std::size_t page = 1;       ///< From 1.
    std::size_t pageSize = 50;  ///< 1 to 200, or everyRow.

    static constexpr std::size_t everyRow = 0;  ///< The whole list as one page: for exports.
};

}  // namespace contacts
