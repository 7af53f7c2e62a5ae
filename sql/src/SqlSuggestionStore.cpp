#include "sql/src/SqlSuggestionStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

namespace contacts::sql {

namespace {

Suggestion readSuggestion(Query& row)
{
    Suggestion suggestion;
    suggestion.customer = row.id<CustomerId>();
    suggestion.contact = row.id<ContactId>();
    suggestion.granted = split(row.text());
    suggestion.revoked = split(row.text());
    const bool named = row.flag();
    if (auto department = row.string(); named)
        suggestion.department = std::move(department);
    if (const auto sees = row.number(); sees >= 0)
        suggestion.seesAllRequests = sees != 0;
    suggestion.note = row.string();
    suggestion.writtenAt = row.time();
    return suggestion;
}

}  // namespace


std::optional<Suggestion> SqlSuggestionStore::find(CustomerId customer, ContactId contact)
{
    Query row(_connection, query::suggestion_find);
    row.with(customer, contact);
    std::optional<Suggestion> found;
    while (row.next())
        found = readSuggestion(row);
    return found;
}


std::vector<Suggestion> SqlSuggestionStore::list(CustomerId customer, std::size_t limit)
{
    Query row(_connection, query::suggestion_list);
    row.with(customer, limit);
    std::vector<Suggestion> waiting;
    while (row.next())
        waiting.push_back(readSuggestion(row));
    return waiting;
}


void SqlSuggestionStore::put(const Suggestion& suggestion)
{
    const auto replaced =
        Query(_connection, query::suggestion_remove).with(suggestion.customer, suggestion.contact).run();
    if (suggestion.department)
        (void)fitting(*suggestion.department, 800, "a department");
    Query(_connection, query::suggestion_add)
        .with(suggestion.customer, suggestion.contact, joined(suggestion.granted), joined(suggestion.revoked),
              suggestion.department, suggestion.seesAllRequests, fitting(suggestion.note, 2000, "a note"),
              suggestion.writtenAt)
        .run();
    if (replaced == 0)
        Query(_connection, query::suggestion_count).with(1, suggestion.customer).run();
}


bool SqlSuggestionStore::remove(CustomerId customer, ContactId contact)
{
    if (Query(_connection, query::suggestion_remove).with(customer, contact).run() == 0)
        return false;
    Query(_connection, query::suggestion_count).with(-1, customer).run();
    return true;
}


std::string SqlSuggestionStore::takenNote(CustomerId customer, ContactId contact)
{
    Query row(_connection, query::suggestion_taken_note);
    row.with(customer, contact);
    std::string note;
    while (row.next())
        note = row.string();
    return note;
}


void SqlSuggestionStore::keepTakenNote(CustomerId customer, ContactId contact, const std::string& note)
{
    Query(_connection, query::suggestion_drop_taken_note).with(customer, contact).run();
    if (!note.empty())
        Query(_connection, query::suggestion_keep_taken_note)
            .with(customer, contact, fitting(note, 2000, "a note"))
            .run();
}

}  // namespace contacts::sql
