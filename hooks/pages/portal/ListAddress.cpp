#include "hooks/pages/portal/ListAddress.h"

#include "hooks/Numbers.h"
#include "hooks/pages/Forms.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

constexpr std::array shows{
    std::pair{"active", ListAddress::Show::active}, std::pair{"no-access", ListAddress::Show::noAccess},
    std::pair{"deactivated", ListAddress::Show::deactivated}, std::pair{"draft", ListAddress::Show::draft}};

bool readNumber(std::string_view text, std::size_t most, std::size_t& number)
{
    const auto typed = numberIn<std::size_t>(text);
    number = typed.value_or(0);
    return typed && number >= 1 && number <= most;
}


bool readSort(std::string_view text, ListAddress& address)
{
    if (!text.empty())
        address.sort = ListSort::from(text);
    return text.empty() || address.sort;
}


bool onScreen(const ListColumn& column)
{
    const auto& known = screenColumns();
    return column.fact == ListColumn::Fact::role ||
           std::find(known.begin(), known.end(), column) != known.end();
}


bool readColumns(const std::string* text, ListAddress& address)
{
    if (!text)
        return true;
    address.columns = listColumnsFrom(*text);
    return address.columns && std::all_of(address.columns->begin(), address.columns->end(), onScreen);
}


bool readShow(std::string_view text, ListAddress& address)
{
    for (const auto& [word, show] : shows)
        if (text == word)
        {
            address.show = show;
            return true;
        }
    return text.empty();
}


bool readRole(std::string_view text, ListAddress& address)
{
    address.role = text;
    return text.size() <= 40 && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == text.npos;
}


int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}


std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0)
        {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        }
        else
            out += text[i];
    return out;
}

}  // namespace


std::optional<ListAddress> ListAddress::from(const helpdesk::Fields& query)
{
    ListAddress address;
    address.search = query.text("q");
    address.open = PersonKey::from(query.text("open"));
    address.only = PersonKey::from(query.text("only"));
    const auto account = query.text("account");
    address.account = accountFilterFrom(account);
    const auto sort = query.text("sort");
    const auto page = query.text("page");
    const auto size = query.text("pageSize");
    const bool good = address.search.size() <= 200 && (account.empty() || address.account) &&
                      readShow(query.text("status"), address) && readRole(query.text("role"), address) &&
                      readSort(sort, address) && readColumns(query.find("columns"), address) &&
                      (page.empty() || readNumber(page, 1'000'000, address.page)) &&
                      (size.empty() || readNumber(size, 200, address.pageSize.emplace()));
    return good ? std::optional(std::move(address)) : std::nullopt;
}


ListAddress ListAddress::fromText(std::string_view query)
{
    helpdesk::Fields::List fields;
    while (!query.empty())
    {
        const auto part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), part.size() + 1));
        if (const auto is = part.find('='); is != part.npos)
            fields.emplace_back(std::string(part.substr(0, is)), decoded(part.substr(is + 1)));
    }
    auto address = from(helpdesk::Fields(std::move(fields))).value_or(ListAddress{});
    address.open = address.only = PersonKey{};
    return address;
}


std::string ListAddress::text() const
{
    std::string out;
    const auto put = [&](std::string_view name, std::string_view value) {
        if (!out.empty())
            out += '&';
        ((out += name) += '=') += value;
    };
    if (!search.empty())
        put("q", percentEncoded(search));
    for (const auto& [word, each] : shows)
        if (each == show)
            put("status", word);
    if (!role.empty())
        put("role", role);
    if (account)
        put("account", wordOf(*account));
    if (sort)
        put("sort", sort->text());
    if (columns)
        put("columns", textOf(*columns));
    if (page != 1)
        put("page", std::to_string(page));
    if (pageSize)
        put("pageSize", std::to_string(*pageSize));
    return out;
}


void ListAddress::complete(std::string_view remembered)
{
    if (text().empty())
        keep(remembered);
}


void ListAddress::keep(std::string_view remembered)
{
    const auto known = fromText(remembered);
    if (!sort)
        sort = known.sort;
    if (!columns)
        columns = known.columns;
    if (!pageSize)
        pageSize = known.pageSize;
}


std::string ListAddress::arrangement() const
{
    ListAddress chosen;
    chosen.sort = sort;
    chosen.columns = columns;
    chosen.pageSize = pageSize;
    return chosen.text();
}


bool ListAddress::fits(const Catalogue& catalogue) const
{
    const auto known = [&](const RoleKey& key) { return key.empty() || catalogue.find(key); };
    const auto& all = shown();
    return known(role) && known(sorted().role) &&
           std::all_of(all.begin(), all.end(), [&](const ListColumn& column) { return known(column.role); });
}


std::string ListAddress::prefix() const
{
    const auto query = text();
    return query.empty() ? "?" : "?" + query + "&";
}


ListQuery ListAddress::query(CustomerId customer, Time now) const
{
    ListQuery query;
    query.customer = customer;
    query.search = search;
    if (show == Show::active || show == Show::noAccess)
        query.standing = show == Show::active ? Standing::active : Standing::noAccess;
    if (show == Show::deactivated)
        query.status = MembershipStatus::deactivated;
    query.role = role;
    if (account)
        query.account = AccountFilter{*account, now, now - AccountFilter::quietSpan};
    sorted().applyTo(query);
    query.page = page;
    query.pageSize = rowsAPage();
    return query;
}


std::string contactsPath(CustomerId customer)
{
    return "/portal/customers/" + customer.text() + "/contacts";
}


const ListColumns& standardListColumns()
{
    using Fact = ListColumn::Fact;
    static const ListColumns columns{{Fact::status, {}}, {Fact::roles, {}}};
    return columns;
}


const ListColumns& screenColumns()
{
    using Fact = ListColumn::Fact;
    static const ListColumns columns{
        {Fact::status, {}},     {Fact::roles, {}},           {Fact::title, {}},   {Fact::email, {}},
        {Fact::phone, {}},      {Fact::department, {}},      {Fact::locale, {}},  {Fact::lastLogin, {}},
        {Fact::portalUser, {}}, {Fact::seesAllRequests, {}}, {Fact::projects, {}}};
    return columns;
}

}  // namespace contacts
