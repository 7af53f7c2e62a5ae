#include "sql/src/SqlTokenStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

namespace contacts::sql {

namespace {

std::optional<Token> one(Query& query)
{
    std::optional<Token> found;
    while (query.next())
    {
        found.emplace();
        found->id = static_cast<std::uint64_t>(query.number());
        found->purpose = tokenPurposeFrom(query.text());
        found->contact = query.id<ContactId>();
        found->customer = query.id<CustomerId>();
        found->email = query.text();
        found->nonce = query.text();
        found->hash = query.text();
        found->expiresAt = query.time();
        found->usedAt = query.time();
        found->revoked = query.flag();
    }
    return found;
}

}  // namespace


std::uint64_t SqlTokenStore::put(const Token& token)
{
    Query insert(_connection, query::token_put);
    insert
        .with(wordOf(token.purpose), token.contact, token.customer, token.email, token.nonce, token.hash,
              token.expiresAt, token.usedAt, token.revoked)
        .run();
    const auto id = insert.insertedId();
    // Behind the insert: of two that invite the same person at once, one waits for the other here.
    Query(_connection, query::token_revoke).with(token.contact, wordOf(token.purpose), id).run();
    return id;
}


std::optional<Token> SqlTokenStore::find(std::uint64_t id)
{
    return one(Query(_connection, query::token_find).with(id));
}


std::optional<Token> SqlTokenStore::findByHash(std::string_view hash)
{
    return one(Query(_connection, query::token_find_by_hash).with(hash));
}


std::optional<Token> SqlTokenStore::current(ContactId contact, TokenPurpose purpose)
{
    return one(Query(_connection, query::token_current).with(contact, wordOf(purpose)));
}


bool SqlTokenStore::use(std::uint64_t id, Time now)
{
    return Query(_connection, query::token_use).with(now, id, now).run() == 1;
}


void SqlTokenStore::revoke(ContactId contact, TokenPurpose purpose)
{
    Query(_connection, query::token_revoke).with(contact, wordOf(purpose), 0).run();
}

}  // namespace contacts::sql
