// The statement that picks a page of people from the whole helpdesk. It begins with whatever finds few; where
// nothing does, it walks through everybody in the order of the list and stops when the page is full.
#pragma once

#include "sql/src/Query.h"

namespace contacts::sql {

class PeopleStatement
{
public:
    PeopleStatement(db::Connection& connection, const PeopleQuery& query);

    [[nodiscard]] std::string text() const;
    void bind(Query& query) const;

private:
    enum class Source { everybody, word, account, deactivated };

    [[nodiscard]] std::size_t found(const std::string& word) const;
    [[nodiscard]] std::size_t counted(Source source) const;
    void choose();
    void findStart();

    db::Connection& _connection;
    const PeopleQuery& _query;
    std::vector<std::string> _words;  ///< The one that finds the fewest comes first.
    Source _source = Source::everybody;
    std::size_t _few = 0;   ///< What finds more is not begun with.
    std::string _startKey;  ///< Of the person behind whom the page begins.
};

}  // namespace contacts::sql
