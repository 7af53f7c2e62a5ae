// Which passwords are good enough, how they are kept, and how guessing is slowed down.
#include "host/src/security/Digest.h"
#include "host/src/security/PasswordHash.h"
#include "host/src/security/PasswordRules.h"
#include "templates/Make.h"

#include <cppunit/extensions/HelperMacros.h>

#include <host/Catalogues.h>

#include <atomic>
#include <thread>

using namespace supportcentre;

namespace {

std::unique_ptr<templates::Words> hostWords()
{
    templates::Catalogues all;
    for (const auto& [name, text] : catalogues)
        all.emplace(name, text);
    return templates::makeWords(all);
}

}  // namespace


class PasswordTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PasswordTest);
    CPPUNIT_TEST(takesPassPhrases);
    CPPUNIT_TEST(countsCharactersAndNotBytes);
    CPPUNIT_TEST(refusesWhatEverybodyUses);
    CPPUNIT_TEST(refusesPersonalWords);
    CPPUNIT_TEST(saysWhyInTheReadersLanguage);
    CPPUNIT_TEST(keepsAnArgon2idHashAndNothingElse);
    CPPUNIT_TEST(matchesNothingWithoutAHash);
    CPPUNIT_TEST(noticesAnOutdatedHash);
    CPPUNIT_TEST(letsOnlyAFewHashAtATime);
    CPPUNIT_TEST_SUITE_END();

public:
    void takesPassPhrases()
    {
        for (const std::string password :
             {"quiet harbour lamp", "demo-password-1", "demo-password-2", "Trennung von Amt",
              "пароль из слов", "\xf0\x9f\x8d\xa3 sushi at eight", "x9!kd03mfk2l"})
            CPPUNIT_ASSERT_MESSAGE(password, !_rules.refusal(password, {"Maria Keller"}, "en"));
        CPPUNIT_ASSERT(!_rules.refusal(std::string(16, ' ') + std::string(240, 'x'), {}, "en"));
    }

    void countsCharactersAndNotBytes()
    {
        CPPUNIT_ASSERT(_rules.refusal("ж1ж2ж3ж4ж5ж", {}, "en"));
        CPPUNIT_ASSERT(!_rules.refusal("ж1ж2ж3ж4ж5жx", {}, "en"));
        CPPUNIT_ASSERT(_rules.refusal(std::string(255, 'x') + "yz", {}, "en"));
        CPPUNIT_ASSERT(_rules.refusal("", {}, "en"));
        CPPUNIT_ASSERT(_rules.refusal("with a\ttab inside", {}, "en"));
        CPPUNIT_ASSERT(_rules.refusal("broken utf-8 \xff\xff", {}, "en"));
    }

    void refusesWhatEverybodyUses()
    {
        for (const std::string password :
             {"passwordpassword", "password1234", "Password12345!", "P4ssw0rd!2027", "123456789012",
              "210987654321", "abcdefghijkl", "aaaaaaaaaaaa", "abcabcabcabc", "qwertyuiop12",
              "!!qwertzuiop!!", "letmeinletmein", "iloveyou2027", "motdepasse2027", "............",
              "Summer2027!!!"})
            CPPUNIT_ASSERT_MESSAGE(password, isCommonPassword(password));
    }

    void refusesPersonalWords()
    {
        CPPUNIT_ASSERT(_rules.refusal("keller in the dark", {"Maria", "Keller"}, "en"));
        CPPUNIT_ASSERT(_rules.refusal("AMÉLIE in the dark", {"amélie"}, "en"));
        CPPUNIT_ASSERT(!_rules.refusal("a dark red lamp", {"Red", "", " "}, "en"));
    }

    void saysWhyInTheReadersLanguage()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("A password has at least 12 characters; a few words are fine."),
                             *_rules.refusal("short", {}, "en"));
        CPPUNIT_ASSERT(_rules.refusal("short", {}, "fr")->find("12 caractères") != std::string::npos);
    }

    void keepsAnArgon2idHashAndNothingElse()
    {
        const auto hash = _hash.make("quiet harbour lamp");
        CPPUNIT_ASSERT(hash.starts_with("$argon2id$"));
        CPPUNIT_ASSERT(hash != _hash.make("quiet harbour lamp"));
        CPPUNIT_ASSERT(_hash.matches(_hash.turn(), hash, "quiet harbour lamp"));
        CPPUNIT_ASSERT(!_hash.matches(_hash.turn(), hash, "quiet harbour lamP"));
        CPPUNIT_ASSERT(!_hash.matches(_hash.turn(), hash, "quiet harbour lamp "));
    }

    void matchesNothingWithoutAHash()
    {
        CPPUNIT_ASSERT(!_hash.matches(_hash.turn(), "", ""));
        CPPUNIT_ASSERT(!_hash.matches(_hash.turn(), "", "anything"));
        CPPUNIT_ASSERT(!_hash.matches(_hash.turn(), "not a hash", "anything"));
    }

    void noticesAnOutdatedHash()
    {
        const auto hash = _hash.make("quiet harbour lamp");
        CPPUNIT_ASSERT(!_hash.isOutdated(hash));
        CPPUNIT_ASSERT(PasswordHash({2, 16 * 1024}).isOutdated(hash));
    }

    void letsOnlyAFewHashAtATime()
    {
        Turnstile turnstile(1, 1);
        std::atomic<int> refused{0};
        std::atomic<bool> inside{false};
        std::atomic<bool> go{false};
        std::thread first([&] {
            const Turnstile::Pass pass(turnstile);
            inside = true;
            while (!go)
                std::this_thread::yield();
        });
        while (!inside)
            std::this_thread::yield();
        const auto other = [&] {
            try
            {
                const Turnstile::Pass pass(turnstile);
            }
            catch (const Turnstile::Full&)
            {
                ++refused;
                go = true;
            }
        };
        std::thread second(other);
        std::thread third(other);
        first.join();
        second.join();
        third.join();
        CPPUNIT_ASSERT_EQUAL(1, refused.load());
    }

private:
    std::unique_ptr<templates::Words> _words = hostWords();
    PasswordRules _rules{*_words};
    PasswordHash _hash{{1, 8 * 1024}};
};

CPPUNIT_TEST_SUITE_REGISTRATION(PasswordTest);
