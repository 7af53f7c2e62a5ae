#include "core/contacts/ListColumn.h"

#include "core/text/Words.h"

#include <algorithm>

namespace contacts {

namespace {

using Fact = ListColumn::Fact;

constexpr std::size_t mostColumns = 64;
constexpr std::string_view roleColumn = "role:";

constexpr std::pair<Fact, std::string_view> facts[] = {{Fact::id, "id"},
                                                       {Fact::title, "title"},
                                                       {Fact::firstName, "firstName"},
                                                       {Fact::lastName, "lastName"},
                                                       {Fact::email, "email"},
                                                       {Fact::phone, "phone"},
                                                       {Fact::department, "department"},
                                                       {Fact::locale, "locale"},
                                                       {Fact::seesAllRequests, "seesAllRequests"},
                                                       {Fact::status, "status"},
                                                       {Fact::account, "account"},
                                                       {Fact::portalUser, "portalUser"},
                                                       {Fact::lastLogin, "lastLogin"},
                                                       {Fact::roles, "roles"},
                                                       {Fact::primaryRoles, "primaryRoles"},
                                                       {Fact::projects, "projects"}};

constexpr std::pair<SortBy, std::string_view> sorts[] = {
    {SortBy::name, "lastName"},         {SortBy::email, "email"},
    {SortBy::department, "department"}, {SortBy::status, "status"},
    {SortBy::title, "title"},           {SortBy::phone, "phone"},
    {SortBy::locale, "locale"},         {SortBy::account, "account"},
    {SortBy::portalUser, "portalUser"}, {SortBy::seesAllRequests, "seesAllRequests"},
    {SortBy::lastLogin, "lastLogin"},   {SortBy::projects, "projects"}};


std::optional<RoleKey> roleFrom(std::string_view name)
{
    if (!name.starts_with(roleColumn))
        return std::nullopt;
    name.remove_prefix(roleColumn.size());
    const bool key = !name.empty() && name.size() <= 40 &&
                     name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == name.npos;
    return key ? std::optional(RoleKey(name)) : std::nullopt;
}

}  // namespace


std::string ListColumn::name() const
{
    return fact == Fact::role ? std::string(roleColumn) + role : std::string(words::wordIn(facts, fact));
}


std::optional<ListColumn> ListColumn::from(std::string_view name)
{
    if (auto role = roleFrom(name))
        return ListColumn{Fact::role, std::move(*role)};
    if (const auto fact = words::valueIn(facts, name))
        return ListColumn{*fact, {}};
    return std::nullopt;
}


std::optional<ListColumns> listColumnsFrom(std::string_view names)
{
    ListColumns columns;
    while (!names.empty())
    {
        const auto name = names.substr(0, names.find(','));
        names.remove_prefix(name.size());
        const bool more = !names.empty();
        names.remove_prefix(more ? 1 : 0);
        auto column = ListColumn::from(name);
        if (!column || (more && names.empty()) || columns.size() == mostColumns ||
            std::find(columns.begin(), columns.end(), *column) != columns.end())
            return std::nullopt;
        columns.push_back(std::move(*column));
    }
    return columns;
}


std::string textOf(const ListColumns& columns)
{
    std::string text;
    for (const auto& column : columns)
        (text += text.empty() ? "" : ",") += column.name();
    return text;
}


std::string ListSort::text() const
{
    const auto word =
        by == SortBy::role ? std::string(roleColumn) + role : std::string(words::wordIn(sorts, by));
    return descending ? "-" + word : word;
}


std::optional<ListSort> ListSort::from(std::string_view text)
{
    ListSort sort;
    sort.descending = text.starts_with('-');
    if (sort.descending)
        text.remove_prefix(1);
    if (auto role = roleFrom(text))
    {
        sort.by = SortBy::role;
        sort.role = std::move(*role);
        return sort;
    }
    const auto by = words::valueIn(sorts, text);
    if (!by)
        return std::nullopt;
    sort.by = *by;
    return sort;
}


void ListSort::applyTo(ListQuery& query) const
{
    query.sort = by;
    query.sortRole = role;
    query.descending = descending;
}


std::optional<SortBy> sortOf(ListColumn::Fact fact)
{
    if (fact == Fact::role)
        return SortBy::role;
    return words::valueIn(sorts, words::wordIn(facts, fact));
}

}  // namespace contacts
