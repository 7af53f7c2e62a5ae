// A long queue: one batch goes while the one before is noted and the next one leased.
#include "tests/unit/SendMailsStage.h"

#include <set>
#include <thread>

namespace contacts::tests {

namespace {

using namespace std::chrono_literals;
using Outcome = Delivery::Outcome;


/// A database that goes away for whoever works beside the thread that sends.
class AwayBeside final : public Storage
{
public:
    AwayBeside(Storage& storage, int works) : _storage(storage), _works(works) {}

    std::unique_ptr<UnitOfWork> begin() override
    {
        if (std::this_thread::get_id() != _sends && _works-- <= 0)
            throw StorageFailure(StorageFailure::Kind::unavailable, "away");
        return _storage.begin();
    }
    std::unique_ptr<UnitOfWork> read() override
    {
        if (_reads-- <= 0)
            throw StorageFailure(StorageFailure::Kind::unavailable, "away");
        return _storage.read();
    }

    void read(int times) { _reads = times; }

private:
    Storage& _storage;
    int _reads = 1000;
    int _works;
    std::thread::id _sends = std::this_thread::get_id();
};

}  // namespace


class SendMailsRunTest : public SendMailsStage
{
    CPPUNIT_TEST_SUITE(SendMailsRunTest);
    CPPUNIT_TEST(emptiesTheQueueInOneRun);
    CPPUNIT_TEST(sendsOneBatchWhenThereIsNoTimeForMore);
    CPPUNIT_TEST(opensAnotherConnectionAfterSoManyMails);
    CPPUNIT_TEST(givesBackWhatItHadLeasedAheadWhenTheServerGoesAway);
    CPPUNIT_TEST(goesNoFurtherThanTheCap);
    CPPUNIT_TEST(notesWhatWentWhenTheDatabaseWasAwayForAMoment);
    CPPUNIT_TEST(givesBackWhatItHadLeasedAheadWhenNothingCanBeRead);
    CPPUNIT_TEST_SUITE_END();

public:
    void emptiesTheQueueInOneRun()
    {
        fill(45);
        const auto report = run(_scene->storage);
        CPPUNIT_ASSERT_EQUAL(std::size_t(45), report.leased);
        CPPUNIT_ASSERT_EQUAL(std::size_t(45), report.sent);
        CPPUNIT_ASSERT_EQUAL(std::size_t(45), std::set(_carried.begin(), _carried.end()).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(45), in(MailState::sent));
        CPPUNIT_ASSERT_EQUAL(1, _connections);
    }

    void sendsOneBatchWhenThereIsNoTimeForMore()
    {
        fill(45);
        const auto report = run(_scene->storage, {}, {});
        CPPUNIT_ASSERT_EQUAL(std::size_t(20), report.sent);
        CPPUNIT_ASSERT_EQUAL(std::size_t(20), in(MailState::sent));
        CPPUNIT_ASSERT_EQUAL(std::size_t(25), in(MailState::queued));
    }

    void opensAnotherConnectionAfterSoManyMails()
    {
        fill(45);
        SendMails::Limits limits;
        limits.perConnection = 10;
        CPPUNIT_ASSERT_EQUAL(std::size_t(45), run(_scene->storage, limits).sent);
        CPPUNIT_ASSERT_EQUAL(5, _connections);
    }

    void givesBackWhatItHadLeasedAheadWhenTheServerGoesAway()
    {
        fill(65);
        for (int i = 0; i < 25; ++i)
            _answers.push_back({Outcome::sent, "250"});
        _answers.push_back({Outcome::unreachable, "nobody there"});
        const auto report = run(_scene->storage);
        CPPUNIT_ASSERT_EQUAL(std::string("nobody there"), report.trouble);
        CPPUNIT_ASSERT_EQUAL(std::size_t(25), report.sent);
        CPPUNIT_ASSERT_EQUAL(std::size_t(25), in(MailState::sent));
        CPPUNIT_ASSERT_EQUAL(std::size_t(40), in(MailState::queued));
        CPPUNIT_ASSERT_EQUAL(std::size_t(26), _carried.size());
        _scene->clock.time += 2min;
        _answers.clear();
        (void)run(_scene->storage);  // One tries whether it is back.
        CPPUNIT_ASSERT_EQUAL(std::size_t(39), run(_scene->storage).sent);
    }

    /// Also while a batch is on its way that nobody has noted yet.
    void goesNoFurtherThanTheCap()
    {
        _settings.capPerHour = 50;
        fill(70);
        CPPUNIT_ASSERT_EQUAL(std::size_t(50), run(_scene->storage).sent);
        CPPUNIT_ASSERT_EQUAL(std::size_t(50), in(MailState::sent));
        CPPUNIT_ASSERT_EQUAL(std::size_t(20), in(MailState::queued));
    }

    void notesWhatWentWhenTheDatabaseWasAwayForAMoment()
    {
        fill(65);
        AwayBeside storage(_scene->storage, 1);
        CPPUNIT_ASSERT_THROW((void)run(storage), StorageFailure);
        CPPUNIT_ASSERT_EQUAL(std::size_t(40), _carried.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(40), in(MailState::sent));
        CPPUNIT_ASSERT_EQUAL(std::size_t(25), in(MailState::queued));
    }

    void givesBackWhatItHadLeasedAheadWhenNothingCanBeRead()
    {
        fill(65);
        AwayBeside storage(_scene->storage, 1000);
        storage.read(1);
        _render = std::make_unique<RenderMail>(
            RenderMail::Sources{_scene->sources().views, _scene->sources().words, storage, _scene->secrets,
                                _scene->clock, _scene->sources().catalogue, _scene->sources().desk});
        CPPUNIT_ASSERT_THROW((void)run(storage), StorageFailure);
        CPPUNIT_ASSERT_EQUAL(std::size_t(20), in(MailState::sent));
        CPPUNIT_ASSERT_EQUAL(std::size_t(20), in(MailState::leased));  // Of the batch itself, as ever.
        CPPUNIT_ASSERT_EQUAL(std::size_t(25), in(MailState::queued));
    }

private:
    void fill(int mails)
    {
        for (int i = 0; i < mails; ++i)
            put(MailKind::requestRaised, "/" + std::to_string(i));
    }

    SendMails::Report run(Storage& storage, SendMails::Limits limits = {},
                          SendMails::SteadyClock::time_point until = SendMails::SteadyClock::now() + 1min)
    {
        _connections = 0;
        SendMails send({storage, _scene->clock, _scene->secrets, *_render, [&] { return _settings; },
                        [&] { return _policy; },
                        [&](const MailSettings&) {
                            ++_connections;
                            return std::make_unique<ToldTransport>(_answers, _carried);
                        }},
                       limits);
        return send(until);
    }

    [[nodiscard]] std::size_t in(MailState state)
    {
        return _scene->storage.read()->outbox().totals().in(state);
    }

    int _connections = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SendMailsRunTest);

}  // namespace contacts::tests
