// The address of the list: what is searched, filtered, sorted and open. Parsed by allow-list, written back
// canonically.
#pragma once

#include "core/ports/Storage.h"

#include <helpdesk/Page.h>

namespace contacts {

struct ListAddress
{
    enum class Show {
        everybody,
        active,
        deactivated,
        draft  ///< Only the people the draft names.
    };

    std::string search{};
    Show show = Show::everybody;
    RoleKey role{};
    SortBy sort = SortBy::name;
    bool descending = false;
    std::size_t page = 1;
    std::size_t pageSize = 50;
    PersonKey open{};  ///< Whose panel is expanded.
    PersonKey only{};  ///< Our script asks for this person's row and what surrounds the list, nothing else.

    /// Nothing when a value is none of those the page offers: the answer is 400 then.
    [[nodiscard]] static std::optional<ListAddress> from(const helpdesk::Fields& query);

    /// The same from the hidden field in which forms carry the address they came from. Anything odd is the
    /// plain list.
    [[nodiscard]] static ListAddress fromText(std::string_view query);

    /// "q=ana&status=active&page=2": without what has its standard value; `open` and `only` are never in it.
    [[nodiscard]] std::string text() const;

    /// "?" and text() with an "&" where something can follow: a prefix for links.
    [[nodiscard]] std::string prefix() const;

    [[nodiscard]] bool filtered() const
    {
        return !search.empty() || show != Show::everybody || !role.empty();
    }
    [[nodiscard]] ListQuery query(CustomerId customer) const;
};

/// "/portal/customers/7/contacts"
[[nodiscard]] std::string contactsPath(CustomerId customer);

[[nodiscard]] std::string_view wordOf(SortBy sort);

}  // namespace contacts
