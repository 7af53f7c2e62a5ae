// Who guesses many times at once gets no further than who guesses one after the other, on both engines (case
// 40).
#include "host/src/security/Login.h"
#include "tests/support/PrivateMariaDb.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <barrier>
#include <thread>

namespace {

using namespace supportcentre;
using Outcome = Login::Verdict::Outcome;

constexpr std::size_t threads = 30;
constexpr int freeFailures = 5;
constexpr std::size_t turns = 2;  ///< As many compare at the same time.
const std::string maria = "maria@acme.example";
const std::string address = "192.0.2.7";


/// The door of one host, with Maria's account behind it.
class House
{
public:
    explicit House(db::Engine engine) : _database(engine, addressOf(engine))
    {
        _database.migrate();
        const auto connection = _database.pool().borrow();
        AccountStore(*connection)
            .add({.email = maria, .name = "Maria Keller", .passwordHash = _hash.make("quiet harbour lamp")});
    }

    [[nodiscard]] Login& login() { return _login; }
    [[nodiscard]] Throttle& throttle() { return _throttle; }

    /// What each bucket holds: pair, address and account.
    [[nodiscard]] std::vector<std::int64_t> counters()
    {
        const auto connection = _database.pool().borrow();
        auto& row = connection->prepared("SELECT failures FROM sc_throttle");
        row.execute();
        std::vector<std::int64_t> found;
        while (row.next())
            found.push_back(row.number(0));
        return found;
    }

private:
    [[nodiscard]] std::string addressOf(db::Engine engine) const
    {
        return engine == db::Engine::mysql ? ::tests::PrivateMariaDb::shared().newDatabase()
                                           : (_folder.path() / "door.db").string();
    }

    ::tests::TemporaryFolder _folder{"throttle"};
    HostDatabase _database;
    JsonLog _log{helpdesk::Level::error};
    PasswordHash _hash{{1, std::size_t{8} * 1024 * 1024}, turns};
    Throttle _throttle{_database, freeFailures};
    Login _login{_database, _hash, _throttle, _log};
};


template <class Act>
void atOnce(const Act& act)
{
    std::barrier together(static_cast<std::ptrdiff_t>(threads));
    std::vector<std::jthread> all;
    for (std::size_t i = 0; i < threads; ++i)
        all.emplace_back([&, i] {
            together.arrive_and_wait();
            act(i);
        });
}


std::vector<Outcome> triedAtOnce(House& house, const std::string& password)
{
    std::vector<Outcome> outcomes(threads);
    atOnce([&](std::size_t i) { outcomes[i] = house.login().check(maria, password, address).outcome; });
    return outcomes;
}


std::size_t countOf(const std::vector<Outcome>& outcomes, Outcome outcome)
{
    return static_cast<std::size_t>(std::count(outcomes.begin(), outcomes.end(), outcome));
}


class ThrottleTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ThrottleTest);
    CPPUNIT_TEST(guessesAtOnceGetNoFurther);
    CPPUNIT_TEST(failuresAtOnceAreAllCounted);
    CPPUNIT_TEST(rightPasswordsAtOnceAllOpen);
    CPPUNIT_TEST(whoHasANetworkOfAddressesIsOneClient);
    CPPUNIT_TEST_SUITE_END();

public:
    void guessesAtOnceGetNoFurther()
    {
        for (const auto engine : engines)
        {
            House house(engine);
            const auto outcomes = triedAtOnce(house, "wrong");
            const auto compared = countOf(outcomes, Outcome::wrong);
            const auto told = std::string(db::nameOf(engine)) + ": " + std::to_string(compared);
            CPPUNIT_ASSERT_MESSAGE(told, compared >= freeFailures && compared <= freeFailures + turns);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(told, threads - compared, countOf(outcomes, Outcome::tooSoon));
            CPPUNIT_ASSERT_MESSAGE(
                told, house.counters() == std::vector<std::int64_t>(3, static_cast<std::int64_t>(compared)));
        }
    }

    /// On several nodes no turnstile stands between them.
    void failuresAtOnceAreAllCounted()
    {
        for (const auto engine : engines)
        {
            House house(engine);
            atOnce([&](std::size_t) { house.throttle().failed(maria, address); });
            CPPUNIT_ASSERT_MESSAGE(std::string(db::nameOf(engine)),
                                   house.counters() == std::vector<std::int64_t>(3, threads));
            CPPUNIT_ASSERT(house.throttle().waitFor(maria, address).count() > 800);
        }
    }

    void rightPasswordsAtOnceAllOpen()
    {
        for (const auto engine : engines)
        {
            House house(engine);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string(db::nameOf(engine)), threads,
                                         countOf(triedAtOnce(house, "quiet harbour lamp"), Outcome::right));
            CPPUNIT_ASSERT(house.counters().empty());
        }
    }

    void whoHasANetworkOfAddressesIsOneClient()
    {
        House house(db::Engine::sqlite);
        for (int i = 0; i <= freeFailures; ++i)
            house.throttle().failed(maria, "2001:db8:0:1::" + std::to_string(i));
        CPPUNIT_ASSERT(house.throttle().waitFor(maria, "2001:db8:0:1:ffff::1").count() > 0);
        CPPUNIT_ASSERT_EQUAL(std::chrono::seconds::rep{0},
                             house.throttle().waitFor(maria, "2001:db8:0:2::1").count());
    }

private:
    static constexpr db::Engine engines[] = {db::Engine::sqlite, db::Engine::mysql};
};

CPPUNIT_TEST_SUITE_REGISTRATION(ThrottleTest);

}  // namespace
