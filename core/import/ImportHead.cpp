#include "core/import/ImportHead.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::array<std::string_view, columns::count> names{
    "customer",    "customer_kind",     "parent_customer", "email",        "title",
    "first_name",  "last_name",         "phone",           "department",   "language",
    "portal_user", "sees_all_requests", "roles",           "roles_of_new", "name"};


/// Heads of our own export, which speaks as the JSON API does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> jsonNames{
    {{"firstName", "first_name"},
     {"lastName", "last_name"},
     {"locale", "language"},
     {"portalUser", "portal_user"},
     {"seesAllRequests", "sees_all_requests"}}};


std::string_view ownName(std::string_view head)
{
    for (const auto& [json, name] : jsonNames)
        if (json == head)
            return name;
    return head;
}


/// What spreadsheets of other countries put between the columns, when the head is one single field for us.
std::optional<char> otherSeparator(const std::vector<std::string>& head)
{
    if (head.size() != 1)
        return std::nullopt;
    for (const char sign : {';', '\t', '|'})
    {
        const auto end = head.front().find(sign);
        if (end != std::string::npos &&
            std::find(names.begin(), names.end(), ownName(head.front().substr(0, end))) != names.end())
            return sign;
    }
    return std::nullopt;
}


bool isAboutCustomer(std::size_t column)
{
    return column <= columns::parentCustomer;
}


/// What other systems often do not know. Of people who are known what is stored stays, others get the usual.
bool mayBeMissing(std::size_t column)
{
    switch (column)
    {
    case columns::customerKind:
    case columns::parentCustomer:
    case columns::title:
    case columns::phone:
    case columns::department:
    case columns::language:
    case columns::portalUser:
    case columns::seesAllRequests:
    case columns::roles:
    case columns::rolesOfNew:
    case columns::fullName: return true;
    default: return false;
    }
}

}  // namespace


std::string_view ImportHead::nameOf(columns::Column column)
{
    return names[column];
}


bool ImportHead::read(std::size_t line, const std::vector<std::string>& fields, const Customer* own,
                      ImportFindings& findings)
{
    if (const auto sign = otherSeparator(fields))
    {
        findings.error(line, "", std::string(1, *sign), "wrong-separator");
        return false;
    }
    _width = fields.size();
    _places.fill(_width);
    for (std::size_t place = 0; place < fields.size(); ++place)
    {
        const auto known = std::find(names.begin(), names.end(), ownName(fields[place]));
        if (known == names.end())
        {
            findings.error(line, fields[place], "", "unknown-column");
            continue;
        }
        auto& at = _places[static_cast<std::size_t>(known - names.begin())];
        if (at != _width)
            findings.error(line, fields[place], "", "column-twice");
        at = place;
    }
    for (std::size_t column = 0; column < columns::count; ++column)
        if (!has(column) && mustHave(column, own))
            findings.error(line, std::string(names[column]), "", "missing-column");
    if (has(columns::fullName) && (has(columns::firstName) || has(columns::lastName)))
        findings.error(line, std::string(names[columns::fullName]), "", "name-twice");
    return findings.errors.empty();
}


bool ImportHead::mustHave(std::size_t column, const Customer* own) const
{
    if (column == columns::firstName || column == columns::lastName)
        return !has(columns::fullName);
    return !mayBeMissing(column) && !(own != nullptr && isAboutCustomer(column));
}


SaidColumns ImportHead::says() const
{
    using enum columns::Column;
    return {has(customerKind), has(parentCustomer), has(fullName),   has(title),          has(phone),
            has(language),     has(department),     has(portalUser), has(seesAllRequests)};
}


std::span<const std::string_view> importColumns()
{
    return names;
}


std::span<const std::string_view> templateColumns()
{
    return importColumns().first(columns::rolesOfNew);
}

}  // namespace contacts
