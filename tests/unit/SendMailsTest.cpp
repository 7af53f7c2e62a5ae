// What the job sends and what it holds back: once, at its pace, under its cap, with settings that can be
// used.
#include "core/outbox/OwnAnswer.h"
#include "tests/unit/SendMailsStage.h"

using namespace contacts;
using namespace std::chrono_literals;
using contacts::tests::MailScene;
using contacts::tests::SendMailsStage;
using contacts::tests::ToldTransport;
using Outcome = Delivery::Outcome;


class SendMailsTest : public SendMailsStage
{
    CPPUNIT_TEST_SUITE(SendMailsTest);
    CPPUNIT_TEST(sendsWhatIsDueOnceOnly);
    CPPUNIT_TEST(keepsThePaceThatIsSet);
    CPPUNIT_TEST(holdsBackWhatIsBeyondTheCap);
    CPPUNIT_TEST(sendsNobodyMoreLinksInAnHourThanAreSet);
    CPPUNIT_TEST(pausesWhenTheSenderIsNoAddress);
    CPPUNIT_TEST(pausesWhileItsSettingsCannotBeUsed);
    CPPUNIT_TEST(sendsAgainWithTheSameIdWhenTheAnswerWasLost);
    CPPUNIT_TEST(leavesARowToWhoeverHoldsItNow);
    CPPUNIT_TEST(buriesWhatHasNoAddress);
    CPPUNIT_TEST(aMailThatCannotBeWrittenStopsNobody);
    CPPUNIT_TEST_SUITE_END();

public:
    void sendsWhatIsDueOnceOnly()
    {
        const auto mail = put(MailKind::requestRaised);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
        const auto row = _scene->row(mail.key);
        CPPUNIT_ASSERT(row.state == MailState::sent && row.sentAt == _scene->clock.time);
        CPPUNIT_ASSERT_EQUAL(std::string("250 taken"), row.lastAnswer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().sent);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), _carried.size());
    }

    void keepsThePaceThatIsSet()
    {
        _settings.perMinute = 60;
        for (int i = 0; i < 50; ++i)
            put(MailKind::requestRaised, "/" + std::to_string(i));
        std::size_t sent = run().sent + run().sent + run().sent;
        CPPUNIT_ASSERT_EQUAL(std::size_t(20), sent);  // What nobody used before: a batch.
        for (int second = 0; second < 10; ++second)
        {
            _scene->clock.time += 1s;
            sent += run().sent;
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(30), sent);
    }

    void holdsBackWhatIsBeyondTheCap()
    {
        _settings.capPerHour = 3;
        for (int i = 0; i < 5; ++i)
            put(MailKind::requestRaised, "/" + std::to_string(i));
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), run().sent);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().leased);
        _scene->clock.time += 61min;
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), run().sent);
    }

    /// Cases 53: whoever administers a customer invites the same stranger again and again.
    void sendsNobodyMoreLinksInAnHourThanAreSet()
    {
        _settings.linksPerHour = 2;
        const auto invite = [&] {
            const auto mail = _scene->welcome();
            _scene->put(mail);
            return mail;
        };
        invite();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
        invite();
        // Another purpose, and so another link that is good: both lie in one batch.
        const auto other = _scene->welcome(MailKind::passwordReset, TokenPurpose::passwordReset);
        _scene->put(other);
        put(MailKind::requestRaised);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), run().sent);
        const auto row = _scene->row(other.key);
        CPPUNIT_ASSERT(row.state == MailState::queued && row.attempts == 0);
        CPPUNIT_ASSERT_EQUAL(sentenceOf(OwnAnswer::addressFull), row.lastAnswer);
        CPPUNIT_ASSERT(row.nextAttemptAt == _scene->clock.time + 2min);  // A raised limit is seen soon.
        _scene->clock.time += 30min;
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().sent);
        _scene->clock.time += 31min;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
    }

    void pausesWhenTheSenderIsNoAddress()
    {
        put(MailKind::requestRaised);
        _settings.from = "helpdesk@x>\r\nRCPT TO:<victim@evil";
        const auto report = run();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), report.later);
        CPPUNIT_ASSERT_EQUAL(std::string("the sender's address in the settings is none"), report.trouble);
        CPPUNIT_ASSERT(_carried.empty());
    }

    void pausesWhileItsSettingsCannotBeUsed()
    {
        const auto mail = put(MailKind::requestRaised);
        _settings.trouble = "the password cannot be opened";
        CPPUNIT_ASSERT_EQUAL(std::string("the password cannot be opened"), run().trouble);
        CPPUNIT_ASSERT(_carried.empty() && _scene->row(mail.key).state == MailState::queued);
        CPPUNIT_ASSERT(_scene->storage.read()->outbox().service().paused());
        _settings.trouble.clear();
        _scene->clock.time += 1min;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
    }

    void sendsAgainWithTheSameIdWhenTheAnswerWasLost()
    {
        const auto mail = put(MailKind::requestRaised);
        _answers.push_back({Outcome::unknown, "closed"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().unknown);
        CPPUNIT_ASSERT(_scene->row(mail.key).state == MailState::leased);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().sent);
        _scene->clock.time += 31min;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
        CPPUNIT_ASSERT(_scene->row(mail.key).perhapsTwice);
        CPPUNIT_ASSERT_EQUAL(_carried.at(0), _carried.at(1));
    }

    void leavesARowToWhoeverHoldsItNow()
    {
        const auto mail = put(MailKind::requestRaised);
        SendMails send({_scene->storage, _scene->clock, _scene->secrets, *_render, [&] { return _settings; },
                        [&] { return _policy; },
                        [&](const MailSettings&) {
                            // Between lease and finish this process sleeps, and another one takes the row.
                            struct Sleeping final : Transport
                            {
                                MailScene& scene;
                                explicit Sleeping(MailScene& where) : scene(where) {}
                                Delivery send(const Envelope&, const Message&) override
                                {
                                    scene.clock.time += 31min;
                                    scene.inOne([&](UnitOfWork& work) {
                                        const auto rows = work.outbox().lease(
                                            {"other", scene.clock.time, scene.clock.time + 30min, 20});
                                        CPPUNIT_ASSERT_EQUAL(std::size_t(1), rows.size());
                                    });
                                    return {Outcome::refused, "550 never"};
                                }
                            };
                            return std::make_unique<Sleeping>(*_scene);
                        }});
        const auto report = send();
        CPPUNIT_ASSERT(report.lost == 1 && report.dead == 0);
        CPPUNIT_ASSERT(_scene->row(mail.key).state == MailState::leased);
        CPPUNIT_ASSERT_EQUAL(std::string("other"), _scene->row(mail.key).leaseToken);
    }

    void buriesWhatHasNoAddress()
    {
        auto mail = _scene->about(MailKind::requestRaised);
        mail.address = "victim@evil>\r\nRCPT TO:<other@evil";
        _scene->put(mail);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().dead);
        CPPUNIT_ASSERT_EQUAL(std::string("the receiver's address is none"), _scene->row(mail.key).lastAnswer);
    }

    void aMailThatCannotBeWrittenStopsNobody()
    {
        const templates::Texts none{};
        const auto views = templates::makeViews(none, *_scene->words);
        auto sources = _scene->sources();
        const RenderMail broken({*views, sources.words, sources.storage, sources.secrets, sources.clock,
                                 sources.catalogue, sources.desk});
        const auto mail = put(MailKind::requestRaised);
        SendMails send(
            {_scene->storage, _scene->clock, _scene->secrets, broken, [&] { return _settings; },
             [&] { return _policy; },
             [&](const MailSettings&) { return std::make_unique<ToldTransport>(_answers, _carried); }});
        const auto report = send();
        CPPUNIT_ASSERT(report.later == 1 && report.trouble.empty());
        CPPUNIT_ASSERT(_scene->row(mail.key).lastAnswer.starts_with("it cannot be written: "));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SendMailsTest);
