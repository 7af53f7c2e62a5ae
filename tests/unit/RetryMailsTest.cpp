// What becomes of a mail that could not be handed over: tried again, given up, or kept while the service is
// down.
#include "tests/unit/SendMailsStage.h"

using namespace contacts;
using namespace std::chrono_literals;
using contacts::tests::SendMailsStage;
using Outcome = Delivery::Outcome;


class RetryMailsTest : public SendMailsStage
{
    CPPUNIT_TEST_SUITE(RetryMailsTest);
    CPPUNIT_TEST(triesAgainWithGrowingPauses);
    CPPUNIT_TEST(givesUpAfterFiveDays);
    CPPUNIT_TEST(buriesARefusedMailAndSendsTheOthers);
    CPPUNIT_TEST(pausesTheBatchWhenTheServiceIsDown);
    CPPUNIT_TEST(restsAndThenTriesWithOneMail);
    CPPUNIT_TEST(punishesNoMailForWhatTheServiceRefuses);
    CPPUNIT_TEST(aMailThatUpsetsTheServerWaitsLonger);
    CPPUNIT_TEST(neverGivesUpWhatTheServiceRefuses);
    CPPUNIT_TEST(doesNotSendForEverWhatIsNeverAcknowledged);
    CPPUNIT_TEST_SUITE_END();

public:
    void triesAgainWithGrowingPauses()
    {
        const auto mail = put(MailKind::requestRaised);
        std::vector<long> pauses;
        for (int i = 0; i < 9; ++i)
        {
            _answers.push_back({Outcome::tryLater, "451 greylisted"});
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().later);
            const auto row = _scene->row(mail.key);
            CPPUNIT_ASSERT(row.state == MailState::queued && row.lastAnswer == "451 greylisted");
            pauses.push_back(
                std::chrono::duration_cast<std::chrono::minutes>(row.nextAttemptAt - _scene->clock.time)
                    .count());
            CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().later);
            _scene->clock.time = row.nextAttemptAt;
        }
        CPPUNIT_ASSERT((std::vector<long>{5, 10, 20, 40, 70, 70, 70, 70, 70} == pauses));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
    }

    void givesUpAfterFiveDays()
    {
        const auto mail = put(MailKind::requestRaised);
        _scene->clock.time += std::chrono::hours(5 * 24) + 1min;
        _answers.push_back({Outcome::tryLater, "451 not yet"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().dead);
        CPPUNIT_ASSERT(_scene->row(mail.key).state == MailState::dead);
        CPPUNIT_ASSERT_EQUAL(std::string("given up: 451 not yet"), _scene->row(mail.key).lastAnswer);
    }

    void buriesARefusedMailAndSendsTheOthers()
    {
        const auto first = put(MailKind::requestRaised, "/1");
        const auto second = put(MailKind::requestRaised, "/2");
        _answers.push_back({Outcome::refused, "550 nobody"});
        const auto report = run();
        CPPUNIT_ASSERT(report.bounced == 1 && report.sent == 1);
        CPPUNIT_ASSERT(_scene->row(first.key).state == MailState::bounced);
        CPPUNIT_ASSERT(_scene->row(second.key).state == MailState::sent);
    }

    void pausesTheBatchWhenTheServiceIsDown()
    {
        for (const auto* suffix : {"/1", "/2", "/3"})
            put(MailKind::requestRaised, suffix);
        _answers.push_back({Outcome::serviceDown, "535 who are you?"});
        const auto report = run();
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), report.later);
        CPPUNIT_ASSERT_EQUAL(std::string("535 who are you?"), report.trouble);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), _carried.size());
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), _scene->row("request/1/request-raised/1").attempts);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), _scene->row("request/1/request-raised/3").attempts);
    }

    void restsAndThenTriesWithOneMail()
    {
        for (const auto* suffix : {"/1", "/2", "/3", "/4"})
            put(MailKind::requestRaised, suffix);
        for (const auto rest : {1min, 2min, 4min, 8min})
        {
            _answers.push_back({Outcome::serviceDown, "421 come later"});
            const auto begin = _carried.size();
            (void)run();
            CPPUNIT_ASSERT_EQUAL(begin + 1, _carried.size());
            const auto service = _scene->storage.read()->outbox().service();
            CPPUNIT_ASSERT(service.paused() && service.reason == "421 come later");
            CPPUNIT_ASSERT(service.pausedUntil == _scene->clock.time + rest);
            _scene->clock.time += rest - 1s;
            CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().leased);
            _scene->clock.time += 1s;
        }
        const auto trial = run();
        CPPUNIT_ASSERT(trial.leased == 1 && trial.sent == 1);
        CPPUNIT_ASSERT(!_scene->storage.read()->outbox().service().paused());
        CPPUNIT_ASSERT(run().sent > 0);
    }

    /// Whoever was the first to hear it, and whoever tried meanwhile, goes with the others.
    void punishesNoMailForWhatTheServiceRefuses()
    {
        for (const auto* suffix : {"/1", "/2"})
            put(MailKind::requestRaised, suffix);
        for (const auto rest : {1min, 2min, 4min, 8min, 16min})
        {
            _answers.push_back({Outcome::serviceDown, "550 5.7.1 relay access denied"});
            CPPUNIT_ASSERT(!run().trouble.empty());
            _scene->clock.time += rest;
        }
        for (const auto* suffix : {"/1", "/2"})
        {
            const auto row = _scene->row(std::string("request/1/request-raised") + suffix);
            CPPUNIT_ASSERT(row.state == MailState::queued && row.attempts <= 1);
            CPPUNIT_ASSERT(row.nextAttemptAt <= _scene->clock.time);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);  // Is it back?
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
    }

    void aMailThatUpsetsTheServerWaitsLonger()
    {
        const auto mail = put(MailKind::requestRaised, "/upsets");
        std::vector<long> pauses;
        for (int i = 0; i < 5; ++i)
        {
            _answers.push_back({Outcome::serviceDown, "421 what is this?"});
            CPPUNIT_ASSERT(!run().trouble.empty());
            const auto row = _scene->row(mail.key);
            pauses.push_back(
                std::chrono::duration_cast<std::chrono::minutes>(row.nextAttemptAt - _scene->clock.time)
                    .count());
            // Another one goes, and wakes the queue up.
            _scene->inOne([](UnitOfWork& work) { work.outbox().writeService({}); });
            _scene->clock.time = row.nextAttemptAt;
        }
        CPPUNIT_ASSERT((std::vector<long>{0, 0, 5, 10, 20} == pauses));
    }

    void neverGivesUpWhatTheServiceRefuses()
    {
        const auto mail = put(MailKind::requestRaised);
        _scene->clock.time += std::chrono::hours(6 * 24);
        _answers.push_back({Outcome::serviceDown, "535 who are you?"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().later);
        CPPUNIT_ASSERT(_scene->row(mail.key).state == MailState::queued);
    }

    void doesNotSendForEverWhatIsNeverAcknowledged()
    {
        const auto mail = put(MailKind::requestRaised);
        for (int i = 0; i < 3; ++i)
        {
            _answers.push_back({Outcome::unknown, "closed"});
            (void)run();
            _scene->clock.time += 31min;
        }
        CPPUNIT_ASSERT(_scene->row(mail.key).state == MailState::dead);
        CPPUNIT_ASSERT_EQUAL(std::string("handed over 3 times: closed"), _scene->row(mail.key).lastAnswer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().leased);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RetryMailsTest);
