// The statement of a list: who is in it and in which order, put together from a fixed set of texts. Nothing
// of what people type becomes SQL.
#pragma once

#include "sql/src/Query.h"

namespace contacts::sql {

class ListStatement
{
public:
    /// `holders` of the role that the query filters by.
    ListStatement(const ListQuery& query, std::size_t holders);

    /// Keys of the page's memberships; bindPage() binds.
    [[nodiscard]] std::string page() const;
    void bindPage(Query& query) const;

    /// How many there are on all pages.
    [[nodiscard]] std::string count() const;
    void bindCount(Query& query) const { bindConditions(query); }

    /// For whoever joins the keys to `m` and `c` again.
    [[nodiscard]] std::string order() const;
    void bindOrder(Query& query) const;

    [[nodiscard]] bool unfiltered() const { return !_query.status && _query.role.empty() && _words.empty(); }
    [[nodiscard]] bool byStatusOnly() const { return _query.status && _query.role.empty() && _words.empty(); }
    [[nodiscard]] bool byRoleOnly() const { return !_query.status && !_query.role.empty() && _words.empty(); }

    [[nodiscard]] bool whole() const { return _query.pageSize == ListQuery::everyRow; }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t skip() const;

private:
    /// Where the statement begins, so that it reads no more than it finds.
    enum class Source {
        list,     ///< All memberships of the customer.
        holders,  ///< Those of a role that few have.
        found,    ///< Those with the longest of the words.
        word      ///< The same, when nothing else is asked for: needs no other table.
    };

    [[nodiscard]] std::string keys() const;
    [[nodiscard]] std::string conditions() const;
    void bindConditions(Query& query) const;

    const ListQuery& _query;
    std::vector<std::string> _words;  ///< The one that picks first.
    Source _source = Source::list;
};

}  // namespace contacts::sql
