// Who gets how much of a lease: customers beside each other, and what a cap leaves where it is.
#include "tests/contract/OutboxMails.h"

namespace contacts::tests {

void OutboxContract::notesSeveralAsSentInOneStep()
{
    inOne([](UnitOfWork& work) {
        for (int i = 0; i < 26; ++i)
            work.outbox().put(of(1, "mail/" + std::to_string(i)), at(i));
    });
    const auto mine = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"mine", at(100), at(900), 25});
    });
    const auto another = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"another", at(100), at(900), 1});
    });
    std::vector<OutboxStore::Sent> mails;
    for (const auto& row : mine)
        mails.push_back(
            {row.id, at(200 + static_cast<std::int64_t>(row.id)), "250 " + row.mail.key + " \xff"});
    mails.push_back({another[0].id, at(200), "250 not yours"});
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), work.outbox().sentAll({}, "mine"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(25), work.outbox().sentAll(mails, "mine"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), work.outbox().sentAll(mails, "mine"));
    });
    reading([&](UnitOfWork& work) {
        for (const auto& row : mine)
        {
            const auto noted = work.outbox().find(row.id).value();
            CPPUNIT_ASSERT(noted.state == MailState::sent);
            CPPUNIT_ASSERT(noted.sentAt == at(200 + static_cast<std::int64_t>(row.id)));
            CPPUNIT_ASSERT(noted.lastAnswer.starts_with("250 " + row.mail.key + " "));
        }
        CPPUNIT_ASSERT(work.outbox().find(another[0].id).value().state == MailState::leased);
        return 0;
    });
    // Nothing of them is due again.
    CPPUNIT_ASSERT_EQUAL(std::string("mail/25 "), keysOf(inOne([](UnitOfWork& work) {
                             return work.outbox().lease({"later", at(999), at(1999), 99});
                         })));
}


void OutboxContract::sharesALeaseBetweenCustomers()
{
    inOne([](UnitOfWork& work) {
        for (int i = 0; i < 6; ++i)
            work.outbox().put(of(1, "flood/" + std::to_string(i)), at(i));
        work.outbox().put(of(2, "single"), at(50));
        work.outbox().put(of(3, "late"), at(60));
        work.outbox().put(of(3, "later"), at(61));
    });
    const auto leased = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"one", at(100), at(900), 6});
    });
    // Two each; what the second customer leaves goes to the first, who has waited longest.
    CPPUNIT_ASSERT_EQUAL(std::string("flood/0 flood/1 flood/2 single late later "), keysOf(leased));
    const auto rest = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"two", at(100), at(900), 40});
    });
    CPPUNIT_ASSERT_EQUAL(std::string("flood/3 flood/4 flood/5 "), keysOf(rest));
}


void OutboxContract::leavesWhatIsBeyondACapWhereItIs()
{
    const auto hour = [](int minutes) { return at((600 + std::int64_t(minutes)) * 60 * 1'000'000); };
    inOne([&](UnitOfWork& work) {
        for (int i = 0; i < 5; ++i)
            work.outbox().put(of(1, "flood/" + std::to_string(i)), hour(1));
        work.outbox().put(of(2, "other"), hour(2));
    });
    const auto lease = [&](Time now) {
        return inOne([&](UnitOfWork& work) {
            auto rows = work.outbox().lease({"one", now, now + std::chrono::hours(9), 20, 3});
            for (const auto& row : rows)
                CPPUNIT_ASSERT(work.outbox().sent(row.id, "one", now, "250"));
            return rows;
        });
    };
    const auto capped = [&](Time now) {
        return reading([&](UnitOfWork& work) { return work.outbox().capped(now, 3); });
    };
    CPPUNIT_ASSERT(capped(hour(2)).empty());
    CPPUNIT_ASSERT_EQUAL(std::string("flood/0 flood/1 flood/2 other "), keysOf(lease(hour(3))));
    CPPUNIT_ASSERT((std::vector<CustomerId>{CustomerId{1}} == capped(hour(3))));
    CPPUNIT_ASSERT(lease(hour(62)).empty());
    CPPUNIT_ASSERT_EQUAL(std::string("flood/3 flood/4 "), keysOf(lease(hour(64))));
    CPPUNIT_ASSERT(capped(hour(64)).empty());

    // What another node, or another batch of the same one, has on its way counts until its lease runs out.
    inOne([&](UnitOfWork& work) {
        for (int i = 5; i < 9; ++i)
            work.outbox().put(of(1, "flood/" + std::to_string(i)), hour(130));
    });
    const auto take = [&](const char* token, Time now) {
        return keysOf(inOne([&](UnitOfWork& work) {
            return work.outbox().lease({token, now, now + std::chrono::minutes(5), 2, 3});
        }));
    };
    CPPUNIT_ASSERT_EQUAL(std::string("flood/5 flood/6 "), take("one", hour(131)));
    CPPUNIT_ASSERT_EQUAL(std::string("flood/7 "), take("two", hour(132)));
    CPPUNIT_ASSERT_EQUAL(std::string(), take("three", hour(133)));
    CPPUNIT_ASSERT_EQUAL(std::string("flood/8 flood/5 "), take("four", hour(136)));
}


void OutboxContract::holdsALinkBackAndCountsThoseThatWent()
{
    const auto link = [](const std::string& key, const std::string& address, std::uint64_t token) {
        auto mail = of(1, key);
        mail.address = address;
        mail.token = token;
        return mail;
    };
    inOne([&](UnitOfWork& work) {
        work.outbox().put(link("a", "victim@x.example", 5), at(1));
        work.outbox().put(link("b", "victim@x.example", 6), at(2));
        work.outbox().put(link("without", "victim@x.example", 0), at(3));
        work.outbox().put(link("other", "other@x.example", 7), at(4));
        work.outbox().put(link("c", "victim@x.example", 8), at(5));
        for (const auto& row : work.outbox().lease({"one", at(10), at(900), 20}))
        {
            if (row.mail.key == "c")
            {
                CPPUNIT_ASSERT(!work.outbox().hold(row.id, "other", at(50), "enough"));
                CPPUNIT_ASSERT(work.outbox().hold(row.id, "one", at(50), "enough"));
            }
            else
                CPPUNIT_ASSERT(work.outbox().sent(row.id, "one", at(20), "250"));
        }
    });
    const auto went = [&](const char* address, Time since, std::size_t atMost) {
        return reading([&](UnitOfWork& work) { return work.outbox().linksSentTo(address, since, atMost); });
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, went("victim@x.example", at(19), 9));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, went("victim@x.example", at(19), 1));
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, went("victim@x.example", at(20), 9));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, went("other@x.example", at(19), 9));
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, went("nobody@x.example", at(0), 9));

    const auto waiting = [&](const char* answer) {
        return reading([&](UnitOfWork& work) { return work.outbox().waitingFor(answer, 9); });
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, waiting("enough"));
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, waiting("250"));
    const auto again = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"two", at(60), at(900), 9});
    });
    CPPUNIT_ASSERT_EQUAL(std::string("c "), keysOf(again));
    CPPUNIT_ASSERT(again.front().attempts == 1 && again.front().lastAnswer == "enough");
}

}  // namespace contacts::tests
