#include "sql/src/SearchIndex.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Several.h"

namespace contacts::sql {

namespace {

constexpr std::size_t longestWord = 160;                           // bytes
constexpr std::string_view behindEverything = "\xf4\x8f\xbf\xbf";  // U+10FFFF

}  // namespace


std::string indexed(std::string_view word)
{
    return cut(word, longestWord);
}


std::string behind(std::string_view word)
{
    return indexed(word) + std::string(behindEverything);
}


void indexMembership(db::Connection& connection, CustomerId customer, ContactId contact,
                     std::string_view departmentText)
{
    std::string text;
    std::string key;
    Query stored(connection, query::contact_words);
    stored.with(contact);
    while (stored.next())
    {
        text = stored.text();
        key = stored.text();
    }
    std::set<std::string> words;
    for (const auto& word : split(text.append(departmentText)))
        if (!word.empty())
            words.insert(indexed(word));
    forgetMembership(connection, customer, contact);
    insertAll(connection, query::word_add, words,
              [&](Query& insert, const std::string& word) { insert.with(customer, word, key, contact); });
}


void indexContact(db::Connection& connection, ContactId contact)
{
    std::vector<std::pair<CustomerId, std::string>> places;
    Query query(connection, query::membership_departments);
    query.with(contact);
    while (query.next())
    {
        const auto customer = query.id<CustomerId>();
        places.emplace_back(customer, query.text());
    }
    for (const auto& [customer, department] : places)
        indexMembership(connection, customer, contact, department);
}


void forgetMembership(db::Connection& connection, CustomerId customer, ContactId contact)
{
    Query(connection, query::word_remove).with(contact, customer).run();
}

}  // namespace contacts::sql
