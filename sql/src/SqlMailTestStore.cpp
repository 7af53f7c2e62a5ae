#include "sql/src/SqlMailTestStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

namespace contacts::sql {

namespace {

std::optional<MailTest> readMailTest(Query& row)
{
    std::optional<MailTest> read;
    while (row.next())
    {
        auto& test = read.emplace();
        test.account = row.id<AccountId>();
        test.address = row.text();
        test.name = row.text();
        test.locale = row.text();
        test.askedAt = row.time();
        test.finishedAt = row.time();
        test.outcome = row.text();
        test.answer = row.text();
        test.offers = row.text();
        test.transcript = row.text();
    }
    return read;
}

}  // namespace


void SqlMailTestStore::ask(const MailTest& test)
{
    Query(_connection, query::mail_test_ask)
        .with(test.account, fitting(test.address, 254, "an e-mail address"),
              fitting(test.name, 1700, "a receiver's name"), test.locale, test.askedAt)
        .run();
}


std::optional<MailTest> SqlMailTestStore::find(AccountId account)
{
    Query query(_connection, query::mail_test_find);
    query.with(account);
    return readMailTest(query);
}


std::optional<MailTest> SqlMailTestStore::take(Time now, Time before)
{
    std::optional<MailTest> next;
    {
        Query query(_connection, query::mail_test_next);
        query.with(before);
        next = readMailTest(query);
    }
    if (next &&
        Query(_connection, query::mail_test_take).with(now, next->account, next->askedAt, before).run() != 1)
        next.reset();
    return next;
}


bool SqlMailTestStore::finish(const MailTest& test)
{
    return Query(_connection, query::mail_test_finish)
               .with(test.finishedAt, test.outcome, cut(test.answer, 1000), cut(test.offers, 2000),
                     cut(test.transcript, 8000), test.account, test.askedAt)
               .run() == 1;
}

}  // namespace contacts::sql
