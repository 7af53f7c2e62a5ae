#include "sql/src/PeopleStatement.h"

#include "core/text/SearchWords.h"
#include "sql/Queries.h"
#include "sql/src/AccountCondition.h"
#include "sql/src/SearchIndex.h"

#include <algorithm>

namespace contacts::sql {

namespace {

constexpr std::size_t mostWords = 8;

/// More than these are found sooner by walking through everybody: that is where counting ends. Of two common
/// words each may find a hundredth of all and both together nobody, so that what begins with one of them may
/// read more.
constexpr std::size_t fewForOne = 10'000;
constexpr std::size_t fewForSeveral = 100'000;
constexpr std::size_t fewCustomers = 2000;

constexpr std::string_view ofWord =
    "(SELECT contact_id FROM cm_membership_word WHERE word >= ? AND word < ?\n"
    " UNION SELECT m.contact_id FROM cm_customer_word w JOIN cm_membership m ON m.customer_id = "
    "w.customer_id\n"
    " WHERE w.word >= ? AND w.word < ?) f\n";
constexpr std::string_view ofDeactivated =
    "(SELECT DISTINCT contact_id FROM cm_membership WHERE status = 1) f\n";
constexpr std::string_view holdsWord =
    "AND (INSTR(c.search_text, ?) > 0 OR EXISTS (SELECT 1 FROM cm_membership m\n"
    " JOIN cm_customer cu ON cu.id = m.customer_id\n"
    " WHERE m.contact_id = c.id AND (INSTR(m.department_text, ?) > 0 OR INSTR(cu.search_text, ?) > 0)))\n";
constexpr std::string_view isSomewhere = "EXISTS (SELECT 1 FROM cm_membership m WHERE m.contact_id = c.id)\n";
constexpr std::string_view isDeactivated =
    "EXISTS (SELECT 1 FROM cm_membership m WHERE m.contact_id = c.id AND m.status = 1)\n";


std::size_t numberIn(Query& query)
{
    return query.next() ? query.count() : 0;
}

}  // namespace


PeopleStatement::PeopleStatement(db::Connection& connection, const PeopleQuery& query)
    : _connection(connection),
      _query(query),
      _words(searchWords(query.search))
{
    _words.resize(std::min(_words.size(), mostWords));
    const auto conditions = _words.size() + (query.deactivated ? 1 : 0) + (query.account ? 1 : 0);
    _few = conditions > 1 ? fewForSeveral : fewForOne;
    choose();
    findStart();
}


void PeopleStatement::choose()
{
    auto fewest = _few + 1;
    const auto offer = [&](Source source, std::size_t count) {
        if (count >= fewest)
            return false;
        fewest = count;
        _source = source;
        return true;
    };
    for (std::size_t i = 0; i < _words.size(); ++i)
        if (offer(Source::word, found(_words[i])))
            std::swap(_words.front(), _words[i]);
    if (_query.deactivated)
        (void)offer(Source::deactivated, counted(Source::deactivated));
    if (_query.account)
        (void)offer(Source::account, counted(Source::account));
}


std::size_t PeopleStatement::found(const std::string& word) const
{
    const auto from = indexed(word);
    const auto to = behind(word);
    Query people(_connection, query::directory_person_words);
    const auto count = numberIn(people.with(from, to, _few + 1));
    Query customers(_connection, query::directory_customer_words);
    if (numberIn(customers.with(from, to, fewCustomers + 1)) > fewCustomers)
        return _few + 1;
    Query members(_connection, query::directory_members_of_word);
    return count + numberIn(members.with(from, to));
}


std::size_t PeopleStatement::counted(Source source) const
{
    std::string sql = "SELECT COUNT(*) FROM (SELECT 1 FROM ";
    if (source == Source::deactivated)
        sql += "cm_membership WHERE status = 1";
    else
        (sql += "cm_contact c WHERE ") += conditionOf(_query.account->kind);
    Query query(_connection, sql + " LIMIT ?) n");
    if (source == Source::account)
        bindCondition(query, *_query.account);
    return numberIn(query.with(_few + 1));
}


void PeopleStatement::findStart()
{
    if (!_query.after)
        return;
    Query start(_connection, query::directory_person_start);
    start.with(_query.after);
    while (start.next())
        _startKey = start.text();
}


std::string PeopleStatement::text() const
{
    std::string sql = "SELECT c.id FROM ";
    switch (_source)
    {
    case Source::word: (sql += ofWord) += "JOIN cm_contact c ON c.id = f.contact_id\n"; break;
    case Source::deactivated: (sql += ofDeactivated) += "JOIN cm_contact c ON c.id = f.contact_id\n"; break;
    case Source::account: sql += "cm_contact c\n"; break;
    case Source::everybody:
        sql += _connection.engine() == db::Engine::mysql ? "cm_contact c FORCE INDEX (cm_contact_sorted)\n"
                                                         : "cm_contact c INDEXED BY cm_contact_sorted\n";
    }
    ((sql += "WHERE ") += _query.deactivated ? isDeactivated : isSomewhere);
    if (_query.account)
        ((sql += "AND ") += conditionOf(_query.account->kind)) += '\n';
    for (std::size_t i = 0; i < _words.size(); ++i)
        sql += holdsWord;
    if (_query.after)
        sql += "AND c.sort_key >= ? AND (c.sort_key > ? OR c.id > ?)\n";
    return sql + "ORDER BY c.sort_key, c.id\nLIMIT ?";
}


void PeopleStatement::bind(Query& query) const
{
    if (_source == Source::word)
    {
        const auto& word = _words.front();
        query.with(indexed(word), behind(word), indexed(word), behind(word));
    }
    if (_query.account)
        bindCondition(query, *_query.account);
    for (const auto& word : _words)
        query.with(" " + word, " " + word, " " + word);
    if (_query.after)
        query.with(_startKey, _startKey, _query.after);
    query.add(_query.limit);
}

}  // namespace contacts::sql
