// The job that empties the outbox, with a transport that does as it is told.
#include "mail/SpoolTransport.h"
#include "tests/unit/MailScene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <deque>
#include <fstream>
#include <set>

using namespace contacts;
using namespace std::chrono_literals;
using contacts::tests::MailScene;
using Outcome = Delivery::Outcome;

namespace {

/// Answers from a list, then "sent"; remembers what it carried.
class ToldTransport final : public Transport
{
public:
    explicit ToldTransport(std::deque<Delivery>& answers, std::vector<std::string>& carried)
        : _answers(answers),
          _carried(carried)
    {
    }

    Delivery send(const Envelope& envelope, const Message& message) override
    {
        _carried.push_back(envelope.to.address() + " " + message.id());
        if (_answers.empty())
            return {Outcome::sent, "250 taken"};
        auto answer = _answers.front();
        _answers.pop_front();
        return answer;
    }

private:
    std::deque<Delivery>& _answers;
    std::vector<std::string>& _carried;
};

}  // namespace


class SendMailsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SendMailsTest);
    CPPUNIT_TEST(sendsWhatIsDueOnceOnly);
    CPPUNIT_TEST(triesAgainWithGrowingPauses);
    CPPUNIT_TEST(givesUpAfterFiveDays);
    CPPUNIT_TEST(buriesARefusedMailAndSendsTheOthers);
    CPPUNIT_TEST(pausesTheBatchWhenTheServiceIsDown);
    CPPUNIT_TEST(restsAndThenTriesWithOneMail);
    CPPUNIT_TEST(punishesNoMailForWhatTheServiceRefuses);
    CPPUNIT_TEST(aMailThatUpsetsTheServerWaitsLonger);
    CPPUNIT_TEST(neverGivesUpWhatTheServiceRefuses);
    CPPUNIT_TEST(givesUpWhenNobodyWasThereForDaysAndTellsTheAgents);
    CPPUNIT_TEST(tellsTheAgentsOfEveryCustomerWhoseMailsWereGivenUp);
    CPPUNIT_TEST(tellsTheAgentsOfAnotherMailWhenTheFirstWasSentAgain);
    CPPUNIT_TEST(tellsTheAgentsAnewOfWhatFailsAfterAWithdrawnNotice);
    CPPUNIT_TEST(neverTellsTheAgentsOfTheNoticeItself);
    CPPUNIT_TEST(tellsWhoeverInvitedThatTheMailCameBack);
    CPPUNIT_TEST(givesAnInvitationAFreshLinkWhenItsOwnRanOut);
    CPPUNIT_TEST(tellsThatAnInvitationWithAFreshLinkCameBack);
    CPPUNIT_TEST(withdrawsOtherLinksThatRanOut);
    CPPUNIT_TEST(doesNotSendForEverWhatIsNeverAcknowledged);
    CPPUNIT_TEST(keepsThePaceThatIsSet);
    CPPUNIT_TEST(holdsBackWhatIsBeyondTheCap);
    CPPUNIT_TEST(pausesWhenTheSenderIsNoAddress);
    CPPUNIT_TEST(pausesWhileItsSettingsCannotBeUsed);
    CPPUNIT_TEST(withdrawsAMailWhoseLinkDied);
    CPPUNIT_TEST(sendsAgainWithTheSameIdWhenTheAnswerWasLost);
    CPPUNIT_TEST(leavesARowToWhoeverHoldsItNow);
    CPPUNIT_TEST(buriesWhatHasNoAddress);
    CPPUNIT_TEST(aMailThatCannotBeWrittenStopsNobody);
    CPPUNIT_TEST(keepsMailsOfOneRequestInOneThread);
    CPPUNIT_TEST(spoolsWholeFilesThatSortByTime);
    CPPUNIT_TEST(saysWhenTheSpoolCannotBeWritten);
    CPPUNIT_TEST_SUITE_END();

    std::unique_ptr<MailScene> _scene;
    std::unique_ptr<RenderMail> _render;
    std::deque<Delivery> _answers;
    std::vector<std::string> _carried;
    MailSettings _settings{};
    Policy _policy{};
    int _keys = 0;

    SendMails::Report run(std::function<void()> whileSending = {})
    {
        SendMails send(
            {_scene->storage, _scene->clock, _scene->secrets, *_render,
             [&] {
                 if (whileSending)
                     whileSending();
                 return _settings;
             },
             [&] { return _policy; },
             [&](const MailSettings&) { return std::make_unique<ToldTransport>(_answers, _carried); }});
        return send();
    }

    OutboxRow newestNotice()
    {
        for (const auto& row : _scene->storage.read()->outbox().list(std::nullopt, 0, 20))
            if (row.mail.kind == MailKind::mailUndeliverable)
                return row;
        throw std::runtime_error("the agents were told of nothing");
    }

    /// The key of the mail that a notice would speak of now; or why it would not.
    std::string namedBy(const Mail& notice)
    {
        const auto facts =
            readMailFacts(_scene->storage, _scene->secrets, _scene->catalogue, notice, _scene->clock.time);
        const auto* read = std::get_if<MailFacts>(&facts);
        return read ? read->undelivered.mail.key : std::get<std::string>(facts);
    }

    AccountState stateOfSofia()
    {
        return _scene->storage.read()->contacts().find(_scene->customer, _scene->sofia)->accountState;
    }

    Mail put(MailKind kind, const std::string& suffix = {})
    {
        auto mail = _scene->about(kind);
        mail.key += suffix;
        _scene->put(mail);
        return mail;
    }

public:
    void setUp() override
    {
        _scene = std::make_unique<MailScene>();
        _render = std::make_unique<RenderMail>(_scene->sources());
        _settings = _scene->settings();
        _answers.clear();
        _carried.clear();
    }

    void tearDown() override
    {
        _render.reset();
        _scene.reset();
    }

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

    void givesUpWhenNobodyWasThereForDaysAndTellsTheAgents()
    {
        _policy.agentsAddress = "agents@support.example";
        _policy.agentsLocale = "de";
        const auto first = put(MailKind::requestRaised, "/1");
        const auto second = put(MailKind::requestRaised, "/2");
        _scene->clock.time += std::chrono::hours(5 * 24) + 1min;
        const auto young = put(MailKind::requestRaised, "/3");
        _answers.push_back({Outcome::unreachable, "no connection"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), run().dead);
        for (const auto& each : {first, second})
        {
            CPPUNIT_ASSERT(_scene->row(each.key).state == MailState::dead);
            CPPUNIT_ASSERT_EQUAL(std::string("given up: no connection"), _scene->row(each.key).lastAnswer);
        }
        CPPUNIT_ASSERT(_scene->row(young.key).state == MailState::queued);

        _scene->clock.time += 5min;
        while (run().sent > 0)
            ;
        const auto notices = std::count_if(_carried.begin(), _carried.end(), [](const std::string& sent) {
            return sent.starts_with("agents@support.example ");
        });
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t(1), notices);
    }

    /// A young mail finds out that nobody is there; the old ones wait for their next attempts.
    void tellsTheAgentsOfEveryCustomerWhoseMailsWereGivenUp()
    {
        _policy.agentsAddress = "agents@support.example";
        CustomerId other;
        _scene->inOne([&](UnitOfWork& work) {
            Customer customer;
            customer.name = "Globex";
            other = work.customers().add(customer);
        });
        for (const auto customer : {_scene->customer, _scene->customer, other})
        {
            auto mail = _scene->about(MailKind::requestRaised);
            mail.key += "/" + customer.text() + "/" + std::to_string(++_keys);
            mail.customer = customer;
            _scene->put(mail);
        }
        _scene->inOne([&](UnitOfWork& work) {
            const auto now = _scene->clock.time;
            for (const auto& row : work.outbox().lease({"before", now, now + 1h, 9}))
                CPPUNIT_ASSERT(work.outbox().later(row.id, "before", now + 24h * 9, "451 later"));
        });
        _scene->clock.time += std::chrono::hours(5 * 24) + 1min;
        const auto young = put(MailKind::requestRaised, "/young");
        _answers.push_back({Outcome::unreachable, "no connection"});
        CPPUNIT_ASSERT_EQUAL(std::string("no connection"), run().trouble);
        CPPUNIT_ASSERT(_scene->row(young.key).state == MailState::queued);
        std::multiset<CustomerId> told;
        for (const auto& row : _scene->storage.read()->outbox().list(std::nullopt, 0, 20))
            if (row.mail.kind == MailKind::mailUndeliverable)
                told.insert(row.mail.customer);
        CPPUNIT_ASSERT((std::multiset<CustomerId>{_scene->customer, other} == told));
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), _scene->storage.read()->outbox().totals().in(MailState::dead));
    }

    /// One notice stands for all of a day; sent again, the mail that it named is nothing to tell any more.
    void tellsTheAgentsOfAnotherMailWhenTheFirstWasSentAgain()
    {
        _policy.agentsAddress = "agents@support.example";
        const auto first = put(MailKind::requestRaised, "/first");
        const auto second = put(MailKind::requestRaised, "/second");
        _answers = {{Outcome::refused, "550 nobody"}, {Outcome::refused, "552 full"}};
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), run().bounced);
        const auto notice = newestNotice().mail;
        CPPUNIT_ASSERT_EQUAL(first.key, namedBy(notice));
        _scene->inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.outbox().again(_scene->row(first.key).id, _scene->clock.time));
        });
        CPPUNIT_ASSERT_EQUAL(second.key, namedBy(notice));
        _scene->inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.outbox().again(_scene->row(second.key).id, _scene->clock.time));
        });
        CPPUNIT_ASSERT_EQUAL(std::string("what it speaks of was sent again or withdrawn"), namedBy(notice));
    }

    void tellsTheAgentsAnewOfWhatFailsAfterAWithdrawnNotice()
    {
        _policy.agentsAddress = "agents@support.example";
        put(MailKind::requestRaised, "/first");
        _answers.push_back({Outcome::refused, "550 nobody"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        const auto before = newestNotice();
        _scene->inOne(
            [&](UnitOfWork& work) { CPPUNIT_ASSERT(work.outbox().cancel(before.id, "sent again")); });
        const auto third = put(MailKind::requestRaised, "/third");
        _answers.push_back({Outcome::refused, "550 nobody here"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT_EQUAL(third.key, namedBy(newestNotice().mail));
        CPPUNIT_ASSERT(newestNotice().state == MailState::queued);
    }

    void neverTellsTheAgentsOfTheNoticeItself()
    {
        _policy.agentsAddress = "agents@support.example";
        put(MailKind::requestRaised);
        _answers.push_back({Outcome::refused, "550 nobody"});
        _answers.push_back({Outcome::refused, "550 no agents"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().leased);
    }

    void tellsWhoeverInvitedThatTheMailCameBack()
    {
        const auto mail = _scene->welcome();
        _scene->inOne([&](UnitOfWork& work) {
            work.contacts().setAccountState(_scene->sofia, AccountState::invited, _scene->clock.time + 72h);
        });
        _scene->put(mail);
        _answers.push_back({Outcome::refused, "550 nobody"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::bounced);
        _scene->inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.outbox().again(_scene->row(mail.key).id, _scene->clock.time));
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::invited);
    }

    void givesAnInvitationAFreshLinkWhenItsOwnRanOut()
    {
        const auto mail = _scene->welcome();
        _scene->put(mail);
        _scene->clock.time += 73h;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
        const auto fresh = _scene->row(mail.key).mail.token;
        CPPUNIT_ASSERT(fresh != mail.token);
        const auto token = _scene->storage.read()->tokens().find(fresh);
        CPPUNIT_ASSERT(token->expiresAt == _scene->clock.time + _policy.activationLife);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::invited);
    }

    void tellsThatAnInvitationWithAFreshLinkCameBack()
    {
        const auto mail = _scene->welcome();
        _scene->put(mail);
        _scene->clock.time += 73h;
        _answers.push_back({Outcome::refused, "550 nobody"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT(_scene->row(mail.key).mail.token != mail.token);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::bounced);
    }

    void withdrawsOtherLinksThatRanOut()
    {
        for (const auto kind : {MailKind::temporaryPassword, MailKind::passwordReset})
        {
            const auto purpose = kind == MailKind::passwordReset ? TokenPurpose::passwordReset
                                                                 : TokenPurpose::temporaryPassword;
            const auto mail = _scene->welcome(kind, purpose);
            _scene->put(mail);
            _scene->clock.time += 73h;
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().withdrawn);
            CPPUNIT_ASSERT_EQUAL(std::string("its link has expired"), _scene->row(mail.key).lastAnswer);
        }
        CPPUNIT_ASSERT(_carried.empty());
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

    void withdrawsAMailWhoseLinkDied()
    {
        const auto mail = _scene->welcome();
        _scene->put(mail);
        static_cast<void>(_scene->welcome());  // a newer link replaces this one
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().withdrawn);
        CPPUNIT_ASSERT(_scene->row(mail.key).state == MailState::withdrawn);
        CPPUNIT_ASSERT(_carried.empty());
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

    void keepsMailsOfOneRequestInOneThread()
    {
        _settings.way = MailSettings::Way::spool;
        put(MailKind::requestRaised);
        put(MailKind::ticketReply);
        SendMails send({_scene->storage, _scene->clock, _scene->secrets, *_render, [&] { return _settings; },
                        [&] { return _policy; }});
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), send().sent);
        std::vector<std::string> threads;
        std::vector<std::string> ids;
        for (const auto& file : std::filesystem::directory_iterator(_settings.spoolFolder))
        {
            std::ifstream mail(file.path());
            for (std::string line; std::getline(mail, line) && line != "\r";)
            {
                if (line.starts_with("References: "))
                    threads.push_back(line);
                if (line.starts_with("Message-ID: "))
                    ids.push_back(line);
            }
        }
        CPPUNIT_ASSERT(threads.size() == 2 && threads[0] == threads[1]);
        CPPUNIT_ASSERT(ids.size() == 2 && ids[0] != ids[1]);
    }

    void spoolsWholeFilesThatSortByTime()
    {
        const auto folder = _scene->folder.path() / "deep" / "spool";
        const auto who = *Address::from("a@b.example");
        using namespace std::chrono;
        const Message message(
            {who, who, "s", "t", "h", "en", Time(sys_days(2026y / 1 / 2) + 3h + 4min + 5s + 6us), "0a", ""});
        SpoolTransport spool(folder);
        for (const auto* reference : {"12", "12", "13"})
            CPPUNIT_ASSERT(spool.send({who, who, reference}, message).outcome == Outcome::sent);
        std::vector<std::string> names;
        for (const auto& file : std::filesystem::directory_iterator(folder))
        {
            names.push_back(file.path().filename());
            CPPUNIT_ASSERT_EQUAL(message.bytes(), ::tests::readFile(file.path()));
            CPPUNIT_ASSERT(std::filesystem::status(file).permissions() ==
                           (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        }
        std::sort(names.begin(), names.end());
        CPPUNIT_ASSERT((std::vector<std::string>{"20260102T030405.000006Z-12.eml",
                                                 "20260102T030405.000006Z-13.eml"} == names));
    }

    void saysWhenTheSpoolCannotBeWritten()
    {
        const auto file = _scene->folder.path() / "file";
        ::tests::writeFile(file, "not a folder");
        const auto who = *Address::from("a@b.example");
        const auto delivery = SpoolTransport(file).send(
            {who, who, "1"}, Message({who, who, "", "", "", "en", Time(), "0a", ""}));
        CPPUNIT_ASSERT(delivery.outcome == Outcome::serviceDown);
        CPPUNIT_ASSERT(delivery.answer.starts_with("the spool folder cannot be written: "));
        CPPUNIT_ASSERT(delivery.answer.find(file.string()) == std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SendMailsTest);
