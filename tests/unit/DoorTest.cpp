// Accounts, sessions, log-in and throttle over a real database.
#include "host/src/program/JsonLog.h"
#include "host/src/security/AccountStore.h"
#include "host/src/security/AccountsService.h"
#include "host/src/security/Csrf.h"
#include "host/src/security/Digest.h"
#include "host/src/security/LogInsService.h"
#include "host/src/security/Login.h"
#include "host/src/security/Sessions.h"
#include "host/src/store/LentTransaction.h"
#include "templates/Make.h"

#include <cppunit/extensions/HelperMacros.h>

#include <host/Catalogues.h>

#include <filesystem>

#include <unistd.h>

using namespace supportcentre;

class DoorTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DoorTest);
    CPPUNIT_TEST(aSessionIsFoundByItsCookieOnly);
    CPPUNIT_TEST(theTableHoldsNoCookie);
    CPPUNIT_TEST(openingEndsTheFormerSession);
    CPPUNIT_TEST(idleAndOldSessionsEnd);
    CPPUNIT_TEST(aSessionInAFrameEndsSoonerAndAlone);
    CPPUNIT_TEST(aDisabledAccountHasNoSession);
    CPPUNIT_TEST(logOutEverywhereEndsAll);
    CPPUNIT_TEST(theRightPasswordOpens);
    CPPUNIT_TEST(everythingElseIsWrongAlike);
    CPPUNIT_TEST(guessingIsSlowedDownAndTheRightOneIsNotCounted);
    CPPUNIT_TEST(aStrangerElsewhereCannotLockAPersonOut);
    CPPUNIT_TEST(theTokenOfOneSessionIsWorthNothingInAnother);
    CPPUNIT_TEST(pluginsOpenAndDisableAccountsInTheirTransaction);
    CPPUNIT_TEST(pluginsCannotDisableStaff);
    CPPUNIT_TEST(aNewPasswordEndsAllSessions);
    CPPUNIT_TEST(aNewPasswordIsToldInItsTransaction);
    CPPUNIT_TEST(aTemporaryPasswordOpensOnceAndSaysSo);
    CPPUNIT_TEST(aTemporaryPasswordRunsOut);
    CPPUNIT_TEST(aPasswordOfOnesOwnEndsTheTemporaryOne);
    CPPUNIT_TEST(aNewUserNameIsNobodyElsesAndNeverTheStaffs);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _file =
            std::filesystem::temp_directory_path() / ("door-test-" + base64Url(randomBytes(9)) + ".sqlite");
        _database = std::make_unique<HostDatabase>(db::Engine::sqlite, _file.string());
        _database->migrate();
        _sessions = std::make_unique<Sessions>(*_database);
        _throttle = std::make_unique<Throttle>(*_database);
        _login = std::make_unique<Login>(*_database, _hash, *_throttle, _log);
        _words = templates::makeWords({{"en/x", std::string(_rulesWords)}});
        _rules = std::make_unique<PasswordRules>(*_words);
        _accounts = std::make_unique<AccountsService>(*_database, _hash, *_rules);
        Account maria;
        maria.email = "maria@acme.example";
        maria.name = "Maria Keller";
        maria.locale = "fr";
        maria.passwordHash = _hash.make("quiet harbour lamp");
        const auto connection = _database->pool().borrow();
        _maria = AccountStore(*connection).add(maria);
    }

    void tearDown() override
    {
        _accounts.reset();
        _login.reset();
        _throttle.reset();
        _sessions.reset();
        _database.reset();
        for (const auto* ending : {"", "-wal", "-shm", "-turn"})
            std::filesystem::remove(_file.string() + ending);
    }

    void aSessionIsFoundByItsCookieOnly()
    {
        const auto token = _sessions->open(_maria);
        CPPUNIT_ASSERT_EQUAL(std::size_t{43}, token.size());
        const auto visitor = _sessions->find(token);
        CPPUNIT_ASSERT(visitor && visitor->account == _maria);
        CPPUNIT_ASSERT_EQUAL(std::string("fr"), visitor->locale);
        CPPUNIT_ASSERT(!visitor->agent && !visitor->administrator);
        for (auto other :
             {std::string(), std::string("x"), token + "x", std::string(43, 'A'), sha256Hex(token)})
            CPPUNIT_ASSERT_MESSAGE(other, !_sessions->find(other));
        auto near = token;
        near.back() = near.back() == 'A' ? 'B' : 'A';
        CPPUNIT_ASSERT(!_sessions->find(near));
    }

    void theTableHoldsNoCookie()
    {
        const auto token = _sessions->open(_maria);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0},
                             number("SELECT count(*) FROM sc_session WHERE token_hash = '" + token + "'"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, number("SELECT count(*) FROM sc_session WHERE token_hash = '" +
                                                     sha256Hex(token) + "'"));
    }

    void openingEndsTheFormerSession()
    {
        const auto former = _sessions->open(_maria);
        const auto fresh = _sessions->open(_maria, former);
        CPPUNIT_ASSERT(former != fresh);
        CPPUNIT_ASSERT(!_sessions->find(former));
        CPPUNIT_ASSERT(_sessions->find(fresh));
    }

    void idleAndOldSessionsEnd()
    {
        const auto token = _sessions->open(_maria);
        const auto hour = std::int64_t{3600} * 1'000'000;
        change("UPDATE sc_session SET last_used_at = last_used_at - " + std::to_string(7 * hour));
        CPPUNIT_ASSERT(_sessions->find(token));  // and that counts as use
        change("UPDATE sc_session SET last_used_at = last_used_at - " + std::to_string(7 * hour));
        CPPUNIT_ASSERT(_sessions->find(token));
        change("UPDATE sc_session SET last_used_at = last_used_at - " + std::to_string(9 * hour));
        CPPUNIT_ASSERT(!_sessions->find(token));
        const auto other = _sessions->open(_maria);
        change("UPDATE sc_session SET expires_at = expires_at - " + std::to_string(169 * hour));
        CPPUNIT_ASSERT(!_sessions->find(other));
        _sessions->sweep();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT count(*) FROM sc_session"));
    }

    void aSessionInAFrameEndsSoonerAndAlone()
    {
        const auto token = _sessions->open(_maria);
        const auto find = [&](const std::string& framed) {
            return _sessions->find(framed, SessionKind::framed);
        };
        const auto framed = [&] { return _sessions->open(_maria, {}, SessionKind::framed); };
        const auto minute = std::int64_t{60} * 1'000'000;
        const auto first = framed();
        change("UPDATE sc_session SET last_used_at = last_used_at - " + std::to_string(29 * minute));
        CPPUNIT_ASSERT(find(first));
        change("UPDATE sc_session SET last_used_at = last_used_at - " + std::to_string(31 * minute));
        CPPUNIT_ASSERT(!find(first));
        const auto second = framed();
        change("UPDATE sc_session SET expires_at = expires_at - " + std::to_string(4 * 60 * minute));
        CPPUNIT_ASSERT(!find(second));
        CPPUNIT_ASSERT(_sessions->find(token));
        (void)framed();
        change("UPDATE sc_session SET last_used_at = last_used_at - " + std::to_string(31 * minute));
        _sessions->sweep();
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0}, number("SELECT count(*) FROM sc_session WHERE framed = 1"));
        CPPUNIT_ASSERT(_sessions->find(token));
        const auto third = framed();
        _sessions->endFramed(_maria);
        CPPUNIT_ASSERT(!find(third) && _sessions->find(token));
    }

    void aDisabledAccountHasNoSession()
    {
        const auto token = _sessions->open(_maria);
        change("UPDATE sc_account SET disabled = 1");
        CPPUNIT_ASSERT(!_sessions->find(token));
    }

    void logOutEverywhereEndsAll()
    {
        const auto one = _sessions->open(_maria);
        const auto two = _sessions->open(_maria);
        _sessions->end(one);
        CPPUNIT_ASSERT(!_sessions->find(one) && _sessions->find(two));
        const auto three = _sessions->open(_maria);
        _sessions->endAll(_maria);
        CPPUNIT_ASSERT(!_sessions->find(two) && !_sessions->find(three));
    }

    void theRightPasswordOpens()
    {
        const auto verdict = _login->check(" Maria@ACME.example\n", "quiet harbour lamp", "127.0.0.1");
        CPPUNIT_ASSERT(verdict.outcome == Outcome::right);
        CPPUNIT_ASSERT(verdict.visitor.account == _maria);
        CPPUNIT_ASSERT(_login->checkAgain(_maria, "quiet harbour lamp", "127.0.0.1").outcome ==
                       Outcome::right);
        CPPUNIT_ASSERT(_login->checkAgain({4711}, "quiet harbour lamp", "127.0.0.1").outcome ==
                       Outcome::wrong);
    }

    void aTemporaryPasswordOpensOnceAndSaysSo()
    {
        LogInsService logIns(*_database, _hash, *_login);
        const auto before = _sessions->open(_maria);
        logIns.setTemporaryPassword(_maria, "abcde-fghjk-mnpqr-stuvw", soon(3600), {});
        CPPUNIT_ASSERT(!_sessions->find(before));
        CPPUNIT_ASSERT(!_accounts->find(_maria)->hasPassword);
        CPPUNIT_ASSERT(tried("maria@acme.example", "quiet harbour lamp") == Outcome::wrong);
        CPPUNIT_ASSERT(tried("maria@acme.example", "abcde-fghjk-mnpqr-stuvw") == Outcome::right);
        CPPUNIT_ASSERT(_sessions->find(_sessions->open(_maria))->mustChangePassword);
        CPPUNIT_ASSERT(tried("maria@acme.example", "abcde-fghjk-mnpqr-stuvw") == Outcome::wrong);
    }

    void aTemporaryPasswordRunsOut()
    {
        LogInsService logIns(*_database, _hash, *_login);
        logIns.setTemporaryPassword(_maria, "abcde-fghjk-mnpqr-stuvw", soon(-1), {});
        CPPUNIT_ASSERT(tried("maria@acme.example", "abcde-fghjk-mnpqr-stuvw") == Outcome::wrong);
    }

    void aPasswordOfOnesOwnEndsTheTemporaryOne()
    {
        LogInsService logIns(*_database, _hash, *_login);
        logIns.setTemporaryPassword(_maria, "abcde-fghjk-mnpqr-stuvw", soon(3600), {});
        _accounts->setPassword(_maria, "seven grey herons", {});
        CPPUNIT_ASSERT(!_sessions->find(_sessions->open(_maria))->mustChangePassword);
        CPPUNIT_ASSERT(_accounts->find(_maria)->hasPassword);
        CPPUNIT_ASSERT(tried("maria@acme.example", "seven grey herons") == Outcome::right);
        CPPUNIT_ASSERT(tried("maria@acme.example", "seven grey herons") == Outcome::right);
    }

    void aNewUserNameIsNobodyElsesAndNeverTheStaffs()
    {
        LogInsService logIns(*_database, _hash, *_login);
        const auto connection = _database->pool().borrow();
        const auto agent =
            AccountStore(*connection).add({.email = "a@support.example", .name = "A", .agent = true});
        LentTransaction lent(*connection);
        CPPUNIT_ASSERT(!logIns.readdress(lent, _maria, "A@support.example"));
        CPPUNIT_ASSERT(!logIns.readdress(lent, agent, "b@support.example"));
        CPPUNIT_ASSERT(logIns.readdress(lent, _maria, "Maria@New.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("maria@new.example"), AccountStore(*connection).find(_maria)->email);
    }

    void everythingElseIsWrongAlike()
    {
        CPPUNIT_ASSERT(tried("maria@acme.example", "quiet harbour lamp ") == Outcome::wrong);
        CPPUNIT_ASSERT(tried("nobody@acme.example", "quiet harbour lamp") == Outcome::wrong);
        CPPUNIT_ASSERT(tried("", "") == Outcome::wrong);
        CPPUNIT_ASSERT(tried(std::string(5000, 'x'), std::string(5000, 'y')) == Outcome::wrong);
        change("UPDATE sc_account SET password_hash = ''");
        CPPUNIT_ASSERT(tried("maria@acme.example", "") == Outcome::wrong);
        change("UPDATE sc_account SET disabled = 1, password_hash = '" + _hash.make("quiet harbour lamp") +
               "'");
        CPPUNIT_ASSERT(tried("maria@acme.example", "quiet harbour lamp") == Outcome::wrong);
    }

    void guessingIsSlowedDownAndTheRightOneIsNotCounted()
    {
        for (int i = 0; i < 20; ++i)
            CPPUNIT_ASSERT(tried("maria@acme.example", "quiet harbour lamp") == Outcome::right);
        for (int i = 0; i < 5; ++i)
            CPPUNIT_ASSERT(tried("maria@acme.example", "wrong") == Outcome::wrong);
        const auto verdict = _login->check("maria@acme.example", "quiet harbour lamp", "127.0.0.1");
        CPPUNIT_ASSERT(verdict.outcome == Outcome::tooSoon && verdict.wait.count() >= 1);
        change("UPDATE sc_throttle SET blocked_until = 0");
        CPPUNIT_ASSERT(tried("maria@acme.example", "quiet harbour lamp") == Outcome::right);
        CPPUNIT_ASSERT(tried("maria@acme.example", "wrong") == Outcome::wrong);  // and begins anew
        CPPUNIT_ASSERT(tried("maria@acme.example", "quiet harbour lamp") == Outcome::right);
    }

    void aStrangerElsewhereCannotLockAPersonOut()
    {
        for (int i = 0; i < 30; ++i)
        {
            CPPUNIT_ASSERT(_login->check("maria@acme.example", "wrong", "10.0.0.1").outcome ==
                           Outcome::wrong);
            change("UPDATE sc_throttle SET blocked_until = 0");
        }
        CPPUNIT_ASSERT(_login->check("maria@acme.example", "wrong", "10.0.0.1").outcome == Outcome::wrong);
        CPPUNIT_ASSERT(_login->check("maria@acme.example", "wrong", "10.0.0.1").outcome == Outcome::tooSoon);
        CPPUNIT_ASSERT(tried("maria@acme.example", "quiet harbour lamp") == Outcome::right);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{0},
                             number("SELECT count(*) FROM sc_throttle WHERE bucket LIKE '%maria%'"));
    }

    void theTokenOfOneSessionIsWorthNothingInAnother()
    {
        const Csrf csrf(std::string(32, 'k'));
        const auto token = csrf.tokenFor("session-one");
        CPPUNIT_ASSERT(csrf.accepts(token, "session-one"));
        CPPUNIT_ASSERT(!csrf.accepts(token, "session-two"));
        CPPUNIT_ASSERT(!csrf.accepts("", "session-one"));
        CPPUNIT_ASSERT(!csrf.accepts(csrf.tokenFor(""), ""));
        CPPUNIT_ASSERT(!Csrf(std::string(32, 'x')).accepts(token, "session-one"));
    }

    void pluginsOpenAndDisableAccountsInTheirTransaction()
    {
        helpdesk::AccountId opened;
        try
        {
            db::inTransaction(_database->pool(), [&](db::Connection& connection) {
                LentTransaction lent(connection);
                _accounts->open(lent, {"lost@acme.example", "Lost", "en"});
                throw std::runtime_error("rolled back");
            });
        }
        catch (const std::runtime_error&)
        {
        }
        CPPUNIT_ASSERT(!_accounts->findByEmail("lost@acme.example"));
        db::inTransaction(_database->pool(), [&](db::Connection& connection) {
            LentTransaction lent(connection);
            opened = _accounts->open(lent, {"New@Acme.example", "New One", "fr"});
            CPPUNIT_ASSERT(_accounts->open(lent, {"new@acme.example", "Again", "en"}) == opened);
            _accounts->rename(lent, opened, "Newer One", "en");
        });
        auto facts = _accounts->find(opened);
        CPPUNIT_ASSERT(facts && !facts->hasPassword && !facts->staff && !facts->disabled);
        CPPUNIT_ASSERT_EQUAL(std::string("Newer One"), facts->name);
        const auto token = _sessions->open(opened);
        within([&](helpdesk::Transaction& lent) { _accounts->disable(lent, opened); });
        CPPUNIT_ASSERT(_accounts->find(opened)->disabled && !_sessions->find(token));
        within([&](helpdesk::Transaction& lent) { _accounts->open(lent, {"new@acme.example", "", ""}); });
        CPPUNIT_ASSERT(!_accounts->find(opened)->disabled);
    }

    void pluginsCannotDisableStaff()
    {
        change("UPDATE sc_account SET agent = 1");
        CPPUNIT_ASSERT_THROW(within([&](helpdesk::Transaction& lent) { _accounts->disable(lent, _maria); }),
                             std::logic_error);
        CPPUNIT_ASSERT(!_accounts->find(_maria)->disabled);
    }

    void aNewPasswordEndsAllSessions()
    {
        const auto token = _sessions->open(_maria);
        CPPUNIT_ASSERT_THROW(_accounts->setPassword(_maria, "short", {}), std::invalid_argument);
        CPPUNIT_ASSERT(_sessions->find(token));
        bool ran = false;
        _accounts->setPassword(_maria, "another harbour lamp", [&](helpdesk::Transaction&) { ran = true; });
        CPPUNIT_ASSERT(ran && !_sessions->find(token));
        CPPUNIT_ASSERT(tried("maria@acme.example", "quiet harbour lamp") == Outcome::wrong);
        CPPUNIT_ASSERT(tried("maria@acme.example", "another harbour lamp") == Outcome::right);
    }

    void aNewPasswordIsToldInItsTransaction()
    {
        struct Listener : PasswordNews
        {
            std::vector<std::string> told;
            bool again = false;
            bool fails = false;

            void passwordSet(helpdesk::AccountId account, const std::string& password,
                             helpdesk::Transaction& transaction) override
            {
                const auto connection = db::joined(transaction.session());
                const auto stored = AccountStore(*connection).find(account).value();
                told.push_back(password + (stored.passwordHash.empty() ? " is not stored" : ""));
                if (std::exchange(again, false))
                    throw helpdesk::TryAgain("busy");
                if (fails)
                    throw std::runtime_error("no");
            }
        };
        Listener listener;
        _accounts->tell(listener);
        listener.again = true;
        _accounts->setPassword(_maria, "another harbour lamp", {});
        CPPUNIT_ASSERT(listener.told == std::vector<std::string>(2, "another harbour lamp"));
        listener.fails = true;
        CPPUNIT_ASSERT_THROW(_accounts->setPassword(_maria, "a third harbour lamp", {}), std::runtime_error);
        CPPUNIT_ASSERT(tried("maria@acme.example", "another harbour lamp") == Outcome::right);
        LogInsService(*_database, _hash, *_login)
            .setTemporaryPassword(_maria, "abcde-fghjk-mnpqr-stuvw", soon(3600), {});
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), listener.told.size());
    }

private:
    using Outcome = Login::Verdict::Outcome;

    Outcome tried(const std::string& email, const std::string& password)
    {
        return _login->check(email, password, "127.0.0.1").outcome;
    }

    void within(const std::function<void(helpdesk::Transaction&)>& work)
    {
        db::inTransaction(_database->pool(), [&](db::Connection& connection) {
            LentTransaction lent(connection);
            work(lent);
        });
    }

    void change(const std::string& sql) { _database->pool().borrow()->run(sql); }

    static helpdesk::Time soon(int seconds)
    {
        return helpdesk::Time(std::chrono::microseconds(nowMicros()) + std::chrono::seconds(seconds));
    }

    std::int64_t number(const std::string& sql)
    {
        std::int64_t result = -1;
        Poco::Data::Statement statement(_database->pool().borrow()->session());
        statement << sql, Poco::Data::Keywords::into(result), Poco::Data::Keywords::now;
        return result;
    }

    static constexpr std::string_view _rulesWords =
        "password.too-short = short {least}\npassword.too-long = long {most}\npassword.common = common\n"
        "password.personal = personal\npassword.odd = odd\n";

    std::filesystem::path _file;
    JsonLog _log{helpdesk::Level::error};
    PasswordHash _hash{{1, 8 * 1024}};
    std::unique_ptr<HostDatabase> _database;
    std::unique_ptr<Sessions> _sessions;
    std::unique_ptr<Throttle> _throttle;
    std::unique_ptr<Login> _login;
    std::unique_ptr<templates::Words> _words;
    std::unique_ptr<PasswordRules> _rules;
    std::unique_ptr<AccountsService> _accounts;
    helpdesk::AccountId _maria;
};

CPPUNIT_TEST_SUITE_REGISTRATION(DoorTest);
