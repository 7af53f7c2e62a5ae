#include "sql/src/ListStatement.h"

#include "core/text/SearchWords.h"
#include "sql/Queries.h"
#include "sql/src/AccountCondition.h"
#include "sql/src/SearchIndex.h"

#include <algorithm>

namespace contacts::sql {

namespace {

constexpr std::size_t mostRows = 200;
constexpr std::size_t mostWords = 8;
constexpr std::size_t fewHolders = 2000;  ///< More than these are found sooner by walking through the list.

constexpr std::string_view contactJoin = "LEFT JOIN cm_contact c ON c.id = m.contact_id\n";
constexpr std::string_view holdsRole =
    "(SELECT COUNT(*) FROM cm_grant s WHERE s.customer_id = m.customer_id AND s.role = ?"
    " AND s.contact_id = m.contact_id)";


std::string_view columnOf(SortBy sort)
{
    switch (sort)
    {
    case SortBy::name: return "";
    case SortBy::email: return "m.email";
    case SortBy::department: return "m.department_key";
    case SortBy::status:
    case SortBy::account: return "m.standing";
    case SortBy::title: return "m.title";
    case SortBy::phone: return "m.phone";
    case SortBy::locale: return "m.locale";
    case SortBy::portalUser: return "m.portal_user";
    case SortBy::seesAllRequests: return "m.sees_all";
    case SortBy::lastLogin: return "m.last_login";
    case SortBy::projects: return "m.projects";
    case SortBy::role: return holdsRole;
    }
    throw std::logic_error("the list cannot be sorted so");
}


/// The longest one first: it finds the fewest.
std::vector<std::string> sortedWords(const std::string& search)
{
    auto words = searchWords(search);
    words.resize(std::min(words.size(), mostWords));
    std::stable_sort(words.begin(), words.end(), [](const std::string& one, const std::string& other) {
        return one.size() > other.size();
    });
    return words;
}

}  // namespace


ListSpan nearest(std::optional<std::size_t> total, std::size_t size, std::size_t skip)
{
    if (!total || skip <= *total / 2)
        return {false, size, skip};
    const auto behind = *total - std::min(*total, skip + size);
    return {true, *total - std::min(*total, behind + skip), behind};
}


ListStatement::ListStatement(const ListQuery& query, std::size_t holders, std::optional<std::size_t> total)
    : _query(query),
      _words(sortedWords(query.search)),
      _total(total)
{
    if (!_words.empty())
        _source = _words.size() == 1 && !query.status && !query.account && !query.standing &&
                          query.role.empty() && query.sort == SortBy::name
                      ? Source::word
                      : Source::found;
    else if (!query.role.empty() && holders <= fewHolders)
        _source = Source::holders;
}


std::string ListStatement::conditions() const
{
    std::string sql;
    if (_words.size() > 1)
        sql += contactJoin;
    switch (_source)
    {
    case Source::list: sql += "WHERE m.customer_id = ?\n"; break;
    case Source::holders: sql += "WHERE g.customer_id = ? AND g.role = ?\n"; break;
    case Source::found: sql += "WHERE m.customer_id = ?\n"; break;
    case Source::word: return {};
    }
    if (_query.status)
        sql += "AND m.status = ?\n";
    if (_query.standing)
        sql += _query.standing == Standing::invited ? "AND m.standing = ?\n"
                                                    : "AND m.standing = ? AND m.invited_until = 0\n";
    if (_query.account)
        ((sql += "AND ") += memberConditionOf(_query.account->kind)) += '\n';
    if (!_query.role.empty() && _source != Source::holders)
        sql += "AND EXISTS (SELECT 1 FROM cm_grant g WHERE g.customer_id = m.customer_id AND g.role = ?"
               " AND g.contact_id = m.contact_id)\n";
    for (std::size_t i = 1; i < _words.size(); ++i)
        sql += "AND (INSTR(c.search_text, ?) > 0 OR INSTR(m.department_text, ?) > 0)\n";
    return sql;
}


void ListStatement::bindConditions(Query& query) const
{
    if (!_words.empty())
        query.with(_query.customer, indexed(_words.front()), behind(_words.front()));
    if (_source == Source::word)
        return;
    query.add(_query.customer);
    if (_source == Source::found)
        query.add(_query.customer);
    if (_source == Source::holders)
        query.add(_query.role);
    if (_query.status)
        query.add(*_query.status == MembershipStatus::active ? 0 : 1);
    if (_query.standing)
        query.add(static_cast<int>(*_query.standing));
    if (_query.account)
        bindCondition(query, *_query.account);
    if (!_query.role.empty() && _source != Source::holders)
        query.add(_query.role);
    for (std::size_t i = 1; i < _words.size(); ++i)
        query.with(" " + _words[i], " " + _words[i]);
}


std::string ListStatement::order(bool descending) const
{
    std::string_view down = descending ? " DESC" : "";
    std::string sql = "ORDER BY ";
    if (const auto column = columnOf(_query.sort); !column.empty())
        ((sql += column) += down) += ", ";
    if (_query.sort == SortBy::status || _query.sort == SortBy::account)
        ((sql += "m.invited_until") += down) += ", ";
    if (_query.sort == SortBy::role)  // Who holds it and who does not: either way by name.
        down = "";
    ((sql += "m.sort_key") += down) += ", m.contact_id";
    return (sql += down) += '\n';
}


void ListStatement::bindOrder(Query& query) const
{
    if (_query.sort == SortBy::role)
        query.add(_query.sortRole);
}


std::string ListStatement::keys() const
{
    const auto sql = _source == Source::list      ? query::contact_pick
                     : _source == Source::holders ? query::contact_pick_holders
                     : _source == Source::found   ? query::contact_pick_found
                                                  : query::contact_pick_word;
    return std::string(sql) + "\n" + conditions();
}


std::string ListStatement::page() const
{
    return whole() ? keys() : keys() + order(_query.descending != span().backwards) + "LIMIT ? OFFSET ?";
}


void ListStatement::bindPage(Query& query) const
{
    bindConditions(query);
    if (whole())
        return;
    bindOrder(query);
    const auto [backwards, size, skip] = span();
    query.with(size, skip);
}


std::string ListStatement::count() const
{
    return "SELECT COUNT(*) FROM (" + keys() + ") p";
}


ListSpan ListStatement::span() const
{
    // What a role's holders come first or last of has two orders in one: it cannot be turned round.
    return nearest(_query.sort == SortBy::role ? std::nullopt : _total, size(), skip());
}


std::size_t ListStatement::size() const
{
    return std::clamp<std::size_t>(_query.pageSize, 1, mostRows);
}


std::size_t ListStatement::skip() const
{
    return whole() ? 0 : (std::max<std::size_t>(_query.page, 1) - 1) * size();
}

}  // namespace contacts::sql
