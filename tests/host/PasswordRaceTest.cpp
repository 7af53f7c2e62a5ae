// Whoever logs in with the old password in the moment in which its owner sets another one changes nothing of
// that.
#include "host/src/security/Login.h"
#include "tests/support/PrivateMariaDb.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <thread>

namespace {

using namespace supportcentre;

class PasswordRaceTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PasswordRaceTest);
    CPPUNIT_TEST(anOldHashIsNotRenewedOverANewPassword);
    CPPUNIT_TEST(anOutdatedHashIsRenewed);
    CPPUNIT_TEST_SUITE_END();

public:
    /// The owner holds his row until the other one waits for it, with an outdated hash in hand.
    void anOldHashIsNotRenewedOverANewPassword()
    {
        HostDatabase database(db::Engine::mysql, ::tests::PrivateMariaDb::shared().newDatabase());
        const auto account = maria(database);
        std::jthread thief;
        db::inTransaction(database.pool(), [&](db::Connection& connection) {
            AccountStore(connection)
                .setTemporaryPassword(account, _present.make("seven grey herons"),
                                      nowMicros() + 1'000'000'000);
            thief = std::jthread([&] { (void)tried(database); });
            const auto giveUp = std::chrono::steady_clock::now() + std::chrono::seconds(30);
            while (waiting(database) == 0 && std::chrono::steady_clock::now() < giveUp)
                // InnoDB refreshes what it tells only when nobody has asked for a tenth of a second.
                std::this_thread::sleep_for(std::chrono::milliseconds(150));
        });
        thief.join();
        const auto connection = database.pool().borrow();
        const auto stored = AccountStore(*connection).find(account).value();
        CPPUNIT_ASSERT(_present.matches(_present.turn(), stored.passwordHash, "seven grey herons"));
        CPPUNIT_ASSERT(stored.mustChangePassword);
    }

    void anOutdatedHashIsRenewed()
    {
        const ::tests::TemporaryFolder folder("password");
        HostDatabase database(db::Engine::sqlite, (folder.path() / "door.db").string());
        const auto account = maria(database);
        CPPUNIT_ASSERT(tried(database) == Login::Verdict::Outcome::right);
        const auto connection = database.pool().borrow();
        const auto stored = AccountStore(*connection).find(account).value();
        CPPUNIT_ASSERT(!_present.isOutdated(stored.passwordHash));
        CPPUNIT_ASSERT(_present.matches(_present.turn(), stored.passwordHash, old));
    }

private:
    static constexpr const char* email = "maria@acme.example";
    static constexpr const char* old = "quiet harbour lamp";

    helpdesk::AccountId maria(HostDatabase& database)
    {
        PasswordHash former{{1, std::size_t{8} * 1024 * 1024}, 1};
        database.migrate();
        const auto connection = database.pool().borrow();
        return AccountStore(*connection)
            .add({.email = email, .name = "Maria Keller", .passwordHash = former.make(old)});
    }

    Login::Verdict::Outcome tried(HostDatabase& database)
    {
        Throttle throttle(database);
        Login login(database, _present, throttle, _log);
        return login.check(email, old, "192.0.2.7").outcome;
    }

    static std::int64_t waiting(HostDatabase& database)
    {
        const auto connection = database.pool().borrow();
        auto& row = connection->prepared("SELECT COUNT(*) FROM information_schema.INNODB_LOCK_WAITS");
        row.execute();
        std::int64_t found = 0;
        while (row.next())
            found = row.number(0);
        return found;
    }

    JsonLog _log{helpdesk::Level::error};
    PasswordHash _present{{2, std::size_t{8} * 1024 * 1024}, 2};
};

CPPUNIT_TEST_SUITE_REGISTRATION(PasswordRaceTest);

}  // namespace
