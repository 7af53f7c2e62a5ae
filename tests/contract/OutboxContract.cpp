#include "tests/contract/Contracts.h"

namespace contacts::tests {

namespace {

Mail mailOf(const std::string& key)
{
    Mail mail;
    mail.key = key;
    mail.address = "a@example.org";
    return mail;
}

using Rows = std::vector<OutboxRow>;


std::string keysOf(const Rows& rows)
{
    std::string keys;
    for (const auto& row : rows)
        keys += row.mail.key + " ";
    return keys;
}

}  // namespace


void OutboxContract::keepsEveryFieldOfAMail()
{
    auto mail = mailOf("request/7/raised/12");
    mail.kind = MailKind::ticketReply;
    mail.customer = CustomerId{1};
    mail.request = RequestId{2};
    mail.ticket = 3;
    mail.contact = ContactId{4};
    mail.name = "Amélie 🍣";
    mail.locale = "fr";
    mail.token = 5;
    mail.values = {{"text", "line one\nline = two\\ \n\n👩🏽‍🔬"},
                   {"", ""},
                   {"a=b", "="},
                   {"long", std::string(6000, 'x')}};
    inOne([&](UnitOfWork& work) { work.outbox().put(mail, at(1'000)); });
    const auto rows = reading([](UnitOfWork& work) { return work.outbox().list(std::nullopt, 0, 10); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), rows.size());
    const auto& found = rows[0].mail;
    CPPUNIT_ASSERT(found.key == mail.key && found.kind == mail.kind && found.customer == mail.customer);
    CPPUNIT_ASSERT(found.request == mail.request && found.ticket == mail.ticket &&
                   found.contact == mail.contact);
    CPPUNIT_ASSERT(found.address == mail.address && found.name == mail.name && found.locale == mail.locale);
    CPPUNIT_ASSERT(found.token == mail.token && found.values == mail.values);
    CPPUNIT_ASSERT(rows[0].state == MailState::queued && rows[0].attempts == 0 && !rows[0].perhapsTwice);
    CPPUNIT_ASSERT(rows[0].createdAt == at(1'000) && rows[0].nextAttemptAt == at(1'000) &&
                   rows[0].sentAt == Time{});
}


void OutboxContract::ignoresAKeyThatWasPutBefore()
{
    inOne([](UnitOfWork& work) {
        auto mail = mailOf("same");
        work.outbox().put(mail, at(1));
        mail.address = "other@example.org";
        work.outbox().put(mail, at(2));
        work.outbox().put(mailOf("Same"), at(3));
    });
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("same"), at(4)); });
    const auto rows = reading([](UnitOfWork& work) { return work.outbox().list(std::nullopt, 0, 10); });
    CPPUNIT_ASSERT_EQUAL(std::string("Same same "), keysOf(rows));
    CPPUNIT_ASSERT_EQUAL(std::string("a@example.org"), rows[1].mail.address);
}


void OutboxContract::leasesWhatIsDueOldestFirst()
{
    inOne([](UnitOfWork& work) {
        work.outbox().put(mailOf("late"), at(300));
        work.outbox().put(mailOf("early"), at(100));
        work.outbox().put(mailOf("middle"), at(200));
    });
    const auto leased =
        inOne([](UnitOfWork& work) { return work.outbox().lease("worker", at(250), at(999), 10); });
    CPPUNIT_ASSERT_EQUAL(std::string("early middle "), keysOf(leased));
    for (const auto& row : leased)
    {
        CPPUNIT_ASSERT(row.state == MailState::leased);
        CPPUNIT_ASSERT_EQUAL(std::string("worker"), row.leaseToken);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), row.attempts);
        CPPUNIT_ASSERT(!row.perhapsTwice);
    }
}


void OutboxContract::leasesNothingTwice()
{
    inOne([](UnitOfWork& work) {
        for (int i = 0; i < 5; ++i)
            work.outbox().put(mailOf("mail/" + std::to_string(i)), at(i));
    });
    const auto first = inOne([](UnitOfWork& work) { return work.outbox().lease("one", at(10), at(99), 3); });
    const auto second = inOne([](UnitOfWork& work) { return work.outbox().lease("two", at(10), at(99), 3); });
    CPPUNIT_ASSERT_EQUAL(std::string("mail/0 mail/1 mail/2 "), keysOf(first));
    CPPUNIT_ASSERT_EQUAL(std::string("mail/3 mail/4 "), keysOf(second));
}


void OutboxContract::finishesOnlyWithTheLease()
{
    inOne([](UnitOfWork& work) {
        for (const auto* key : {"sent", "dead", "withdrawn"})
            work.outbox().put(mailOf(key), at(1));
    });
    const auto rows = inOne([](UnitOfWork& work) { return work.outbox().lease("mine", at(10), at(99), 3); });
    inOne([&](UnitOfWork& work) {
        auto& outbox = work.outbox();
        CPPUNIT_ASSERT(!outbox.sent(rows[0].id, "other", at(50), "250 ok"));
        CPPUNIT_ASSERT(!outbox.later(rows[0].id, "", at(50), ""));
        CPPUNIT_ASSERT(outbox.sent(rows[0].id, "mine", at(50), "250 ok \xff"));
        CPPUNIT_ASSERT(!outbox.sent(rows[0].id, "mine", at(60), "250 again"));
        CPPUNIT_ASSERT(outbox.dead(rows[1].id, "mine", "550 no such user"));
        CPPUNIT_ASSERT(outbox.withdrawn(rows[2].id, "mine", "the link died"));
        CPPUNIT_ASSERT(!outbox.dead(rows[2].id, "mine", ""));
    });
    const auto state = [&](MailState wanted) {
        return reading([&](UnitOfWork& work) { return work.outbox().list(wanted, 0, 10); });
    };
    CPPUNIT_ASSERT_EQUAL(std::string("sent "), keysOf(state(MailState::sent)));
    CPPUNIT_ASSERT(state(MailState::sent)[0].sentAt == at(50));
    CPPUNIT_ASSERT_EQUAL(std::string("550 no such user"), state(MailState::dead)[0].lastAnswer);
    CPPUNIT_ASSERT_EQUAL(std::string("withdrawn "), keysOf(state(MailState::withdrawn)));
    CPPUNIT_ASSERT(
        inOne([](UnitOfWork& work) { return work.outbox().lease("later", at(500), at(999), 9); }).empty());
}


void OutboxContract::takesOverALeaseThatRanOutAndSaysSo()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("lost"), at(1)); });
    const auto first = inOne([](UnitOfWork& work) { return work.outbox().lease("one", at(10), at(100), 1); });
    CPPUNIT_ASSERT(
        inOne([](UnitOfWork& work) { return work.outbox().lease("two", at(99), at(199), 1); }).empty());
    const auto second =
        inOne([](UnitOfWork& work) { return work.outbox().lease("two", at(101), at(199), 1); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), second.size());
    CPPUNIT_ASSERT(second[0].perhapsTwice);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), second[0].attempts);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.outbox().sent(first[0].id, "one", at(102), ""));
        CPPUNIT_ASSERT(work.outbox().sent(first[0].id, "two", at(103), ""));
    });
    CPPUNIT_ASSERT(
        reading([](UnitOfWork& work) { return work.outbox().list(MailState::sent, 0, 1); })[0].perhapsTwice);
}


void OutboxContract::triesLaterWhenToldSo()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("slow"), at(1)); });
    const auto row =
        inOne([](UnitOfWork& work) { return work.outbox().lease("one", at(10), at(100), 1); })[0];
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.outbox().later(row.id, "one", at(500), "451 busy")); });
    const auto waiting =
        reading([](UnitOfWork& work) { return work.outbox().list(MailState::queued, 0, 1); })[0];
    CPPUNIT_ASSERT(waiting.nextAttemptAt == at(500));
    CPPUNIT_ASSERT_EQUAL(std::string("451 busy"), waiting.lastAnswer);
    CPPUNIT_ASSERT(
        inOne([](UnitOfWork& work) { return work.outbox().lease("two", at(499), at(999), 1); }).empty());
    const auto again =
        inOne([](UnitOfWork& work) { return work.outbox().lease("two", at(500), at(999), 1); });
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), again.at(0).attempts);
    CPPUNIT_ASSERT(!again[0].perhapsTwice);
}


void OutboxContract::putsADeadMailBackIntoTheQueue()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("dead"), at(1)); });
    const auto id =
        inOne([](UnitOfWork& work) { return work.outbox().lease("one", at(10), at(100), 1); })[0].id;
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.outbox().again(id, at(20)));
        CPPUNIT_ASSERT(work.outbox().dead(id, "one", "550"));
        CPPUNIT_ASSERT(work.outbox().again(id, at(20)));
        CPPUNIT_ASSERT(!work.outbox().again(id, at(20)));
        CPPUNIT_ASSERT(!work.outbox().again(id + 1, at(20)));
    });
    CPPUNIT_ASSERT_EQUAL(std::string("dead "), keysOf(inOne([](UnitOfWork& work) {
                             return work.outbox().lease("two", at(20), at(99), 1);
                         })));
}


void OutboxContract::totalsWhatWaitsAndWhatDied()
{
    const auto totals = [&] { return reading([](UnitOfWork& work) { return work.outbox().totals(); }); };
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().queued);
    CPPUNIT_ASSERT(totals().oldestQueued == Time{});
    inOne([](UnitOfWork& work) {
        for (int i = 1; i <= 4; ++i)
            work.outbox().put(mailOf("mail/" + std::to_string(i)), at(i * 100));
        const auto row = work.outbox().lease("one", at(150), at(900), 1);
        CPPUNIT_ASSERT(work.outbox().dead(row[0].id, "one", "550"));
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), totals().queued);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().dead);
    CPPUNIT_ASSERT(totals().oldestQueued == at(200));
}


void OutboxContract::listsNewestFirstByState()
{
    inOne([](UnitOfWork& work) {
        for (int i = 1; i <= 4; ++i)
            work.outbox().put(mailOf("mail/" + std::to_string(i)), at(i));
        (void)work.outbox().lease("one", at(1), at(900), 1);
    });
    reading([](UnitOfWork& work) {
        auto& outbox = work.outbox();
        CPPUNIT_ASSERT_EQUAL(std::string("mail/4 mail/3 "), keysOf(outbox.list(std::nullopt, 0, 2)));
        const auto last = outbox.list(std::nullopt, 0, 2).back().id;
        CPPUNIT_ASSERT_EQUAL(std::string("mail/2 mail/1 "), keysOf(outbox.list(std::nullopt, last, 9)));
        CPPUNIT_ASSERT_EQUAL(std::string("mail/1 "), keysOf(outbox.list(MailState::leased, 0, 9)));
        CPPUNIT_ASSERT_EQUAL(std::string("mail/2 "), keysOf(outbox.list(MailState::queued, last, 9)));
        return 0;
    });
}

}  // namespace contacts::tests
