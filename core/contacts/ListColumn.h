// The columns of the list by their JSON names: what can be shown, exported and sorted by.
#pragma once

#include "core/ports/Storage.h"

namespace contacts {

struct ListColumn
{
    enum class Fact {
        id,
        title,
        firstName,
        lastName,
        email,
        phone,
        department,
        locale,
        seesAllRequests,
        status,
        account,
        portalUser,
        lastLogin,
        roles,
        primaryRoles,
        projects,
        role  ///< One role: "role:technical".
    };

    Fact fact = Fact::id;
    RoleKey role{};

    bool operator==(const ListColumn&) const = default;

    [[nodiscard]] std::string name() const;

    /// Nothing for a name that no column has. Whether a role exists is the catalogue's to say.
    [[nodiscard]] static std::optional<ListColumn> from(std::string_view name);
};

using ListColumns = std::vector<ListColumn>;

/// "status,department,role:technical". Nothing for an unknown name, one that comes twice, or far too many.
[[nodiscard]] std::optional<ListColumns> listColumnsFrom(std::string_view names);
[[nodiscard]] std::string textOf(const ListColumns& columns);

/// What the list is sorted by, both directions: "-lastLogin".
struct ListSort
{
    SortBy by = SortBy::name;
    RoleKey role{};
    bool descending = false;

    bool operator==(const ListSort&) const = default;

    /// "lastName", "-email", "role:technical"
    [[nodiscard]] std::string text() const;
    [[nodiscard]] static std::optional<ListSort> from(std::string_view text);
    void applyTo(ListQuery& query) const;
};

/// The column's own order; nothing for columns that have none.
[[nodiscard]] std::optional<SortBy> sortOf(ListColumn::Fact fact);

}  // namespace contacts
