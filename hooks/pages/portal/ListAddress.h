// The address of the list: what is searched, filtered, sorted and open. Parsed by allow-list, written back
// canonically.
#pragma once

#include "core/contacts/ListColumn.h"

#include <helpdesk/Page.h>

namespace contacts {

/// Status and roles: what everybody sees first.
[[nodiscard]] const ListColumns& standardListColumns();

/// Columns that the page can show behind the person's name, without single roles, in the order of the
/// chooser.
[[nodiscard]] const ListColumns& screenColumns();

struct ListAddress
{
    enum class Show {
        everybody,
        active,  ///< As the list says it of a person: has logged in.
        noAccess,
        deactivated,
        draft  ///< Only the people the draft names.
    };

    std::string search;
    Show show = Show::everybody;
    RoleKey role{};
    std::optional<AccountFilter::Kind> account;  ///< How far they have come with their accounts.
    std::optional<ListSort> sort;                ///< Nothing: by name.
    std::optional<ListColumns> columns;  ///< Behind the person's name; nothing: standardListColumns().
    std::size_t page = 1;
    std::optional<std::size_t> pageSize;  ///< Nothing: 50.
    PersonKey open{};                     ///< Whose panel is expanded.
    PersonKey only{};  ///< Our script asks for this person's row and what surrounds the list, nothing else.

    /// Nothing when a value is none of those the page offers: the answer is 400 then.
    [[nodiscard]] static std::optional<ListAddress> from(const helpdesk::Fields& query);

    /// The same from the hidden field in which forms carry the address they came from. Anything odd is the
    /// plain list.
    [[nodiscard]] static ListAddress fromText(std::string_view query);

    /// "q=ana&status=active&page=2": without what nobody chose; `open` and `only` are never in it.
    [[nodiscard]] std::string text() const;

    /// "?" and text() with an "&" where something can follow: a prefix for links.
    [[nodiscard]] std::string prefix() const;

    [[nodiscard]] bool filtered() const
    {
        return !search.empty() || show != Show::everybody || !role.empty() || account;
    }
    [[nodiscard]] std::size_t rowsAPage() const { return pageSize.value_or(50); }
    [[nodiscard]] ListSort sorted() const { return sort.value_or(ListSort{}); }
    [[nodiscard]] const ListColumns& shown() const { return columns ? *columns : standardListColumns(); }
    [[nodiscard]] bool standardColumns() const { return shown() == standardListColumns(); }

    /// An address that says nothing of the list shows it as the reader had it the last time. Any other says
    /// it all, so that whoever is sent it sees the same: what it lacks is as everybody sees it first.
    void complete(std::string_view remembered);

    /// Takes what it does not say of the arrangement() from `remembered`.
    void keep(std::string_view remembered);

    /// Columns, order and rows a page as text(): what is remembered of a person.
    [[nodiscard]] std::string arrangement() const;

    /// Every role it names is one of the catalogue's.
    [[nodiscard]] bool fits(const Catalogue& catalogue) const;

    [[nodiscard]] ListQuery query(CustomerId customer, Time now) const;
};

/// "/portal/customers/7/contacts"
[[nodiscard]] std::string contactsPath(CustomerId customer);

}  // namespace contacts
