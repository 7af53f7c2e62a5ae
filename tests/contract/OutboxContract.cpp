#include "tests/contract/OutboxMails.h"

namespace contacts::tests {

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


/// What somebody writes never decides whether his reply is stored.
void OutboxContract::keepsAnExcerptOfWhatAnybodyWrites()
{
    for (const std::string sign : {"=", "\\", "\n", "x", "語", "x\n", "👩🏽‍🔬="})
    {
        auto mail = mailOf("reply of " + sign);
        std::string text;
        while (text.size() < 12'000)
            text += sign;
        mail.values = {{"author", std::string(800, '=') + " " + std::string(800, '=')},
                       {"text", excerpt(text)}};
        inOne([&](UnitOfWork& work) { work.outbox().put(mail, at(1)); });
        const auto rows = reading([](UnitOfWork& work) { return work.outbox().list(std::nullopt, 0, 1); });
        CPPUNIT_ASSERT(rows.at(0).mail.values == mail.values);
    }
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
    const auto leased = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"worker", at(250), at(999), 10});
    });
    CPPUNIT_ASSERT_EQUAL(std::string("early middle "), keysOf(leased));
    for (const auto& row : leased)
    {
        CPPUNIT_ASSERT(row.state == MailState::leased);
        CPPUNIT_ASSERT_EQUAL(std::string("worker"), row.leaseToken);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), row.attempts);
        CPPUNIT_ASSERT(!row.perhapsTwice);
        CPPUNIT_ASSERT(row.nextAttemptAt == row.createdAt);
    }
}


void OutboxContract::leasesNothingTwice()
{
    inOne([](UnitOfWork& work) {
        for (int i = 0; i < 5; ++i)
            work.outbox().put(mailOf("mail/" + std::to_string(i)), at(i));
    });
    const auto first = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"one", at(10), at(99), 3});
    });
    const auto second = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"two", at(10), at(99), 3});
    });
    CPPUNIT_ASSERT_EQUAL(std::string("mail/0 mail/1 mail/2 "), keysOf(first));
    CPPUNIT_ASSERT_EQUAL(std::string("mail/3 mail/4 "), keysOf(second));
}


void OutboxContract::finishesOnlyWithTheLease()
{
    inOne([](UnitOfWork& work) {
        for (const auto* key : {"sent", "dead", "withdrawn", "bounced"})
            work.outbox().put(mailOf(key), at(1));
    });
    const auto rows = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"mine", at(10), at(99), 4});
    });
    inOne([&](UnitOfWork& work) {
        auto& outbox = work.outbox();
        CPPUNIT_ASSERT(!outbox.sent(rows[0].id, "other", at(50), "250 ok"));
        CPPUNIT_ASSERT(!outbox.later(rows[0].id, "", at(50), ""));
        CPPUNIT_ASSERT(outbox.sent(rows[0].id, "mine", at(50), "250 ok \xff"));
        CPPUNIT_ASSERT(!outbox.sent(rows[0].id, "mine", at(60), "250 again"));
        CPPUNIT_ASSERT(outbox.dead(rows[1].id, "mine", "550 no such user"));
        CPPUNIT_ASSERT(outbox.withdrawn(rows[2].id, "mine", "the link died"));
        CPPUNIT_ASSERT(!outbox.dead(rows[2].id, "mine", ""));
        CPPUNIT_ASSERT(!outbox.bounced(rows[3].id, "other", "550"));
        CPPUNIT_ASSERT(outbox.bounced(rows[3].id, "mine", "550 nobody"));
    });
    const auto state = [&](MailState wanted) {
        return reading([&](UnitOfWork& work) { return work.outbox().list(wanted, 0, 10); });
    };
    CPPUNIT_ASSERT_EQUAL(std::string("sent "), keysOf(state(MailState::sent)));
    CPPUNIT_ASSERT(state(MailState::sent)[0].sentAt == at(50));
    CPPUNIT_ASSERT_EQUAL(std::string("550 no such user"), state(MailState::dead)[0].lastAnswer);
    CPPUNIT_ASSERT_EQUAL(std::string("withdrawn "), keysOf(state(MailState::withdrawn)));
    CPPUNIT_ASSERT_EQUAL(std::string("550 nobody"), state(MailState::bounced)[0].lastAnswer);
    CPPUNIT_ASSERT(inOne([](UnitOfWork& work) {
                       return work.outbox().lease({"later", at(500), at(999), 9});
                   }).empty());
}


void OutboxContract::takesOverALeaseThatRanOutAndSaysSo()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("lost"), at(1)); });
    const auto first = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"one", at(10), at(100), 1});
    });
    CPPUNIT_ASSERT(inOne([](UnitOfWork& work) {
                       return work.outbox().lease({"two", at(99), at(199), 1});
                   }).empty());
    const auto second = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"two", at(101), at(199), 1});
    });
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
    const auto row = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"one", at(10), at(100), 1});
    })[0];
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.outbox().later(row.id, "one", at(500), "451 busy")); });
    const auto waiting =
        reading([](UnitOfWork& work) { return work.outbox().list(MailState::queued, 0, 1); })[0];
    CPPUNIT_ASSERT(waiting.nextAttemptAt == at(500));
    CPPUNIT_ASSERT_EQUAL(std::string("451 busy"), waiting.lastAnswer);
    CPPUNIT_ASSERT(inOne([](UnitOfWork& work) {
                       return work.outbox().lease({"two", at(499), at(999), 1});
                   }).empty());
    const auto again = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"two", at(500), at(999), 1});
    });
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), again.at(0).attempts);
    CPPUNIT_ASSERT(!again[0].perhapsTwice);
}


void OutboxContract::putsADeadMailBackIntoTheQueue()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("dead"), at(1)); });
    const auto id = inOne([](UnitOfWork& work) {
                        return work.outbox().lease({"one", at(10), at(100), 1});
                    })[0]
                        .id;
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.outbox().again(id, at(20)));
        CPPUNIT_ASSERT(work.outbox().dead(id, "one", "550"));
        CPPUNIT_ASSERT(work.outbox().again(id, at(20)));
        CPPUNIT_ASSERT(!work.outbox().again(id, at(20)));
        CPPUNIT_ASSERT(!work.outbox().again(id + 1, at(20)));
    });
    CPPUNIT_ASSERT_EQUAL(std::string("dead "), keysOf(inOne([](UnitOfWork& work) {
                             return work.outbox().lease({"two", at(20), at(99), 1});
                         })));
}


void OutboxContract::hastensWhatWaitsForItsNextAttempt()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("greylisted"), at(1)); });
    const auto id = reading([](UnitOfWork& work) { return work.outbox().list(std::nullopt, 0, 1); })[0].id;
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.outbox().hasten(id, at(10)));  // It is due already.
        CPPUNIT_ASSERT(!work.outbox().hasten(id + 1, at(10)));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), work.outbox().lease({"one", at(10), at(100), 1}).size());
        CPPUNIT_ASSERT(!work.outbox().hasten(id, at(11)));
        CPPUNIT_ASSERT(work.outbox().later(id, "one", at(90), "450 later"));
        CPPUNIT_ASSERT(work.outbox().lease({"two", at(12), at(100), 1}).empty());
        CPPUNIT_ASSERT(work.outbox().hasten(id, at(12)));
    });
    const auto row = reading([&](UnitOfWork& work) { return work.outbox().find(id); });
    CPPUNIT_ASSERT(row->nextAttemptAt == at(12) && row->queuedAt == at(1));
    CPPUNIT_ASSERT(row->attempts == 1 && row->lastAnswer == "450 later");
    CPPUNIT_ASSERT_EQUAL(std::string("greylisted "), keysOf(inOne([](UnitOfWork& work) {
                             return work.outbox().lease({"two", at(12), at(100), 1});
                         })));
}


void OutboxContract::givesARowBackUntouched()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("back"), at(5)); });
    const auto row = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"one", at(10), at(100), 1});
    })[0];
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.outbox().release(row.id, "other", at(5)));
        CPPUNIT_ASSERT(work.outbox().release(row.id, "one", row.nextAttemptAt));
        CPPUNIT_ASSERT(!work.outbox().release(row.id, "one", at(5)));
    });
    const auto again = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"two", at(10), at(100), 1});
    });
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), again.at(0).attempts);
    CPPUNIT_ASSERT(!again[0].perhapsTwice && again[0].nextAttemptAt == at(5));
}


void OutboxContract::givesUpWhatHasWaitedTooLong()
{
    inOne([](UnitOfWork& work) {
        for (int i = 1; i <= 3; ++i)
            work.outbox().put(mailOf("mail/" + std::to_string(i)), at(std::int64_t{100} * i));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), work.outbox().lease({"one", at(100), at(900), 1}).size());
        const auto told = work.outbox().giveUp(at(300), "given up: nobody there");
        CPPUNIT_ASSERT_EQUAL(std::string("mail/2 "), keysOf(told));
        CPPUNIT_ASSERT(told[0].state == MailState::dead && told[0].lastAnswer == "given up: nobody there");
    });
    const auto dead = reading([](UnitOfWork& work) { return work.outbox().list(MailState::dead, 0, 9); });
    CPPUNIT_ASSERT_EQUAL(std::string("mail/2 "), keysOf(dead));
    CPPUNIT_ASSERT_EQUAL(std::string("given up: nobody there"), dead[0].lastAnswer);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.outbox().again(dead[0].id, at(500)));
        CPPUNIT_ASSERT(work.outbox().find(dead[0].id)->queuedAt == at(500));
        CPPUNIT_ASSERT_EQUAL(std::string("mail/3 "), keysOf(work.outbox().giveUp(at(400), "again")));
        CPPUNIT_ASSERT(work.outbox().giveUp(at(400), "once more").empty());
    });
}


void OutboxContract::tellsOneOfEachCustomerAndKindThatItGaveUp()
{
    inOne([](UnitOfWork& work) {
        for (const auto* key : {"1/a", "1/b"})
            work.outbox().put(of(1, key), at(1));
        auto other = of(1, "1/welcome");
        other.kind = MailKind::welcome;
        work.outbox().put(other, at(1));
        work.outbox().put(of(2, "2/a"), at(1));
        work.outbox().put(of(3, "3/young"), at(50));
    });
    const auto told = inOne([](UnitOfWork& work) { return work.outbox().giveUp(at(50), "given up"); });
    CPPUNIT_ASSERT_EQUAL(std::string("1/a 1/welcome 2/a "), keysOf(told));
    CPPUNIT_ASSERT_EQUAL(
        std::size_t(4), reading([](UnitOfWork& work) { return work.outbox().totals().in(MailState::dead); }));
}


void OutboxContract::cancelsWhatWaitsOrFailed()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("unwanted"), at(1)); });
    const auto id = reading([](UnitOfWork& work) { return work.outbox().list(std::nullopt, 0, 1); })[0].id;
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), work.outbox().lease({"one", at(10), at(100), 1}).size());
        CPPUNIT_ASSERT(!work.outbox().cancel(id, "too late"));
        CPPUNIT_ASSERT(work.outbox().release(id, "one", at(1)));
        CPPUNIT_ASSERT(work.outbox().cancel(id, "cancelled by Ada"));
        CPPUNIT_ASSERT(!work.outbox().cancel(id, "twice"));
        CPPUNIT_ASSERT(work.outbox().lease({"one", at(200), at(300), 1}).empty());
        CPPUNIT_ASSERT(!work.outbox().find(id + 1));
    });
    const auto row = reading([&](UnitOfWork& work) { return work.outbox().find(id); });
    CPPUNIT_ASSERT(row->state == MailState::withdrawn && row->lastAnswer == "cancelled by Ada");
    CPPUNIT_ASSERT(reading([](UnitOfWork& work) { return work.outbox().findByKey("unwanted"); })->id == id);
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.outbox().findByKey("unwante"); }));
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.outbox().again(id, at(400)); }));
    inOne([&](UnitOfWork& work) {
        auto& outbox = work.outbox();
        const auto lease = [&] {
            CPPUNIT_ASSERT(outbox.again(id, at(500)) || outbox.find(id)->state == MailState::queued);
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), outbox.lease({"two", at(500), at(600), 1}).size());
        };
        lease();
        CPPUNIT_ASSERT(outbox.dead(id, "two", "given up"));
        CPPUNIT_ASSERT(outbox.cancel(id, "not any more"));
        lease();
        CPPUNIT_ASSERT(outbox.bounced(id, "two", "550"));
        CPPUNIT_ASSERT(outbox.cancel(id, "nobody there"));
        CPPUNIT_ASSERT_EQUAL(std::string("nobody there"), outbox.find(id)->lastAnswer);
        lease();
        CPPUNIT_ASSERT(outbox.sent(id, "two", at(501), "250"));
        CPPUNIT_ASSERT(!outbox.cancel(id, "gone"));
    });
}


void OutboxContract::exchangesALinkUnderItsLease()
{
    inOne([](UnitOfWork& work) { work.outbox().put(mailOf("welcome"), at(1)); });
    const auto row = inOne([](UnitOfWork& work) {
        return work.outbox().lease({"one", at(10), at(100), 1});
    })[0];
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.outbox().relink(row.id, "other", 7));
        CPPUNIT_ASSERT(work.outbox().relink(row.id, "one", 8));
    });
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(8),
                         reading([&](UnitOfWork& work) { return work.outbox().find(row.id); })->mail.token);
}


void OutboxContract::keepsWhetherTheServiceRests()
{
    const auto service = [&] { return reading([](UnitOfWork& work) { return work.outbox().service(); }); };
    CPPUNIT_ASSERT(!service().paused());
    inOne([](UnitOfWork& work) {
        work.outbox().writeService({at(1), at(2), 3, "535 who are you? é", at(4)});
    });
    const auto kept = service();
    CPPUNIT_ASSERT(kept.paused() && kept.pausedSince == at(1) && kept.pausedUntil == at(2));
    CPPUNIT_ASSERT(kept.pauses == 3 && kept.reason == "535 who are you? é" && kept.freeAt == at(4));
    inOne([](UnitOfWork& work) { work.outbox().writeService({}); });
    CPPUNIT_ASSERT(!service().paused());
}


void MailTestContract::keepsTheLastTestOfAnAccount()
{
    const auto find = [&](std::uint64_t account) {
        return reading([&](UnitOfWork& work) { return work.mailTests().find(AccountId{account}); });
    };
    CPPUNIT_ASSERT(!find(7));
    MailTest test;
    test.account = AccountId{7};
    test.address = "ada@support.example";
    test.name = "Ada 🍣";
    test.locale = "de";
    test.askedAt = at(10);
    inOne([&](UnitOfWork& work) { work.mailTests().ask(test); });
    CPPUNIT_ASSERT(find(7)->address == test.address && find(7)->name == test.name && find(7)->locale == "de");
    CPPUNIT_ASSERT(find(7)->askedAt == at(10) && find(7)->finishedAt == Time{} && !find(8));
    test.finishedAt = at(20);
    test.outcome = "sent";
    test.answer = "250 \xff";
    test.offers = "STARTTLS\nAUTH PLAIN";
    test.transcript = std::string(9000, 'x');
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.mailTests().finish(test); }));
    CPPUNIT_ASSERT(find(7)->finishedAt == at(20) && find(7)->outcome == "sent" &&
                   find(7)->offers == test.offers);
    auto newer = test;
    newer.askedAt = at(30);
    newer.finishedAt = {};
    inOne([&](UnitOfWork& work) { work.mailTests().ask(newer); });
    CPPUNIT_ASSERT(!inOne([&](UnitOfWork& work) { return work.mailTests().finish(test); }));
    CPPUNIT_ASSERT(find(7)->askedAt == at(30) && find(7)->finishedAt == Time{});
}


void MailTestContract::isTakenByOneWorkerUntilThatIsGone()
{
    const auto take = [&](int now, int before) {
        return inOne([&](UnitOfWork& work) { return work.mailTests().take(at(now), at(before)); });
    };
    CPPUNIT_ASSERT(!take(1, 1));
    MailTest test;
    test.account = AccountId{7};
    test.askedAt = at(10);
    inOne([&](UnitOfWork& work) { work.mailTests().ask(test); });
    CPPUNIT_ASSERT(take(20, 15).has_value());
    CPPUNIT_ASSERT(!take(21, 16));
    CPPUNIT_ASSERT(take(40, 35).has_value());
    test.finishedAt = at(41);
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.mailTests().finish(test); }));
    CPPUNIT_ASSERT(!take(99, 98));
}


void OutboxContract::totalsWhatWaitsAndWhatDied()
{
    const auto totals = [&] { return reading([](UnitOfWork& work) { return work.outbox().totals(); }); };
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().in(MailState::queued));
    CPPUNIT_ASSERT(totals().oldestQueued == Time{});
    inOne([](UnitOfWork& work) {
        for (int i = 1; i <= 4; ++i)
            work.outbox().put(mailOf("mail/" + std::to_string(i)), at(std::int64_t{100} * i));
        const auto row = work.outbox().lease({"one", at(150), at(900), 1});
        CPPUNIT_ASSERT(work.outbox().dead(row[0].id, "one", "550"));
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), totals().in(MailState::queued));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().in(MailState::dead));
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().in(MailState::sent));
    CPPUNIT_ASSERT(totals().oldestQueued == at(200));
    // The first one waits from now on, and so the shortest.
    inOne([](UnitOfWork& work) {
        const auto dead = work.outbox().list(MailState::dead, 0, 1);
        CPPUNIT_ASSERT(work.outbox().again(dead.at(0).id, at(1000)));
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), totals().in(MailState::queued));
    CPPUNIT_ASSERT(totals().oldestQueued == at(200));
}


void OutboxContract::listsNewestFirstByState()
{
    inOne([](UnitOfWork& work) {
        for (int i = 1; i <= 4; ++i)
            work.outbox().put(mailOf("mail/" + std::to_string(i)), at(i));
        (void)work.outbox().lease({"one", at(1), at(900), 1});
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


void OutboxContract::tellsHeadsOfTheRowsThatItLists()
{
    inOne([](UnitOfWork& work) {
        auto mail = of(7, "one");
        mail.kind = MailKind::welcome;
        mail.ticket = 4711;
        mail.name = "Amélie 🍣";
        work.outbox().put(mail, at(1));
        for (int i = 2; i <= 4; ++i)
            work.outbox().put(mailOf("mail/" + std::to_string(i)), at(i));
        (void)work.outbox().lease({"one", at(1), at(900), 1});
    });
    reading([](UnitOfWork& work) {
        auto& outbox = work.outbox();
        const auto assertSame = [&](std::optional<MailState> state, std::uint64_t before, std::size_t limit) {
            const auto rows = outbox.list(state, before, limit);
            const auto heads = outbox.heads(state, before, limit);
            CPPUNIT_ASSERT_EQUAL(rows.size(), heads.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                CPPUNIT_ASSERT_EQUAL(rows[i].id, heads[i].id);
        };
        assertSame(std::nullopt, 0, 9);
        assertSame(std::nullopt, 0, 2);
        assertSame(std::nullopt, outbox.list(std::nullopt, 0, 2).back().id, 9);
        assertSame(MailState::queued, 0, 2);
        assertSame(MailState::dead, 0, 9);
        const auto first = outbox.heads(MailState::leased, 0, 9).at(0);
        CPPUNIT_ASSERT(first.kind == MailKind::welcome && first.customer == CustomerId{7});
        CPPUNIT_ASSERT(first.ticket == 4711 && first.address == "a@example.org" && first.name == "Amélie 🍣");
        return 0;
    });
}

}  // namespace contacts::tests
