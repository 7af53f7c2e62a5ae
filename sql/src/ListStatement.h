// The statement of a list: who is in it and in which order, put together from a fixed set of texts. Nothing
// of what people type becomes SQL.
#pragma once

#include "sql/src/Query.h"

namespace contacts::sql {

/// Rows of a list, counted from the end from which they are read.
struct ListSpan
{
    bool backwards = false;
    std::size_t size = 0;
    std::size_t skip = 0;
};

/// From the nearer end, where somebody knows how many there are in all.
[[nodiscard]] ListSpan nearest(std::optional<std::size_t> total, std::size_t size, std::size_t skip);

class ListStatement
{
public:
    /// `holders` of the role that the query filters by. `total`, where somebody knows it: a page in the
    /// latter half is then found from the end.
    ListStatement(const ListQuery& query, std::size_t holders, std::optional<std::size_t> total = {});

    /// Keys of the page's memberships; bindPage() binds.
    [[nodiscard]] std::string page() const;
    void bindPage(Query& query) const;

    /// How many there are on all pages.
    [[nodiscard]] std::string count() const;
    void bindCount(Query& query) const { bindConditions(query); }

    /// For whoever joins the keys to `m` and `c` again.
    [[nodiscard]] std::string order() const { return order(_query.descending); }
    void bindOrder(Query& query) const;


    [[nodiscard]] bool whole() const { return _query.pageSize == ListQuery::everyRow; }
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::size_t skip() const;

private:
    [[nodiscard]] ListSpan span() const;
    [[nodiscard]] std::string order(bool descending) const;

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
    std::optional<std::size_t> _total;
};

}  // namespace contacts::sql
