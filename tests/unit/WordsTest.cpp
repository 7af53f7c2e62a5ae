#include "templates/Make.h"

#include <cppunit/extensions/HelperMacros.h>

#include <thread>

using namespace templates;

namespace {

std::string complaint(const Catalogues& catalogues)
{
    try
    {
        static_cast<void>(makeWords(catalogues));
        return "no complaint";
    }
    catch (const TemplateError& error)
    {
        return error.what();
    }
}


Words::Time at(int year, unsigned month, unsigned day, int hour, int minute)
{
    using namespace std::chrono;
    return sys_days(std::chrono::year(year) / month / day) + hours(hour) + minutes(minute);
}

}  // namespace


class WordsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(WordsTest);
    CPPUNIT_TEST(fillsNamedArguments);
    CPPUNIT_TEST(countsInEveryLanguage);
    CPPUNIT_TEST(countsWhenTheNumberComesAsText);
    CPPUNIT_TEST(chooses);
    CPPUNIT_TEST(writesApostrophesOnce);
    CPPUNIT_TEST(leavesWhatAPersonTypedAlone);
    CPPUNIT_TEST(fallsBackToEnglish);
    CPPUNIT_TEST(refusesAnUnknownKeyAndAMissingArgument);
    CPPUNIT_TEST(refusesBrokenCatalogues);
    CPPUNIT_TEST(namesEnglishFirst);
    CPPUNIT_TEST(writesTimesInTheReadersZone);
    CPPUNIT_TEST(knowsTimeZones);
    CPPUNIT_TEST(knowsHowLongADayIs);
    CPPUNIT_TEST(writesGermanTimesListsAndNumbers);
    CPPUNIT_TEST(writesNearTimesShort);
    CPPUNIT_TEST(writesLists);
    CPPUNIT_TEST(speaksOnManyThreads);
    CPPUNIT_TEST(saysTheSameNumbersTheSameWayAndOthersAnew);
    CPPUNIT_TEST_SUITE_END();

    std::unique_ptr<Words> _words = makeWords(
        {{"en/a", "# a comment\n\nhello = Hello {name}, it''s {name}!\nplain = It's so\nodd = It''s so\n"
                  "things = {n, plural, =0 {nothing} one {# thing} other {# things}} for {who}\nonly-english "
                  "= English\n"
                  "two = one\\ntwo\npick = {kind, select, a {Alpha} too_long {Long} other "
                  "{Something}}\nnumber = {n} rows\n"},
         {"fr/a",
          "hello = Bonjour {name}\nplain = C’est ainsi\nodd = C''est ainsi\n"
          "things = {n, plural, =0 {rien} one {# chose} other {# choses}} pour {who}\ntwo = un\\ndeux\n"
          "pick = {kind, select, a {Alpha} too_long {Long} other {Autre}}\nnumber = {n} lignes\n"},
         {"en/b", "range = {first} to {last} of {all, plural, one {# row} other {# rows}}\n"}});

public:
    void fillsNamedArguments()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Hello Zoë, it's Zoë!"),
                             _words->say("en", "hello", {{"name", "Zoë"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("12,345 rows"), _words->say("en", "number", {{"n", 12345}}));
        CPPUNIT_ASSERT_EQUAL(std::string("one\ntwo"), _words->say("en", "two"));
    }

    void countsInEveryLanguage()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("nothing for A"),
                             _words->say("en", "things", {{"n", 0}, {"who", "A"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("1 thing for A"),
                             _words->say("en", "things", {{"n", 1}, {"who", "A"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("2 things for A"),
                             _words->say("en", "things", {{"n", 2}, {"who", "A"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("2 choses pour A"),
                             _words->say("fr", "things", {{"n", 2}, {"who", "A"}}));
    }

    void countsWhenTheNumberComesAsText()
    {
        const std::vector<std::pair<std::string, std::string>> facts{{"n", "3"}, {"who", "7"}};
        CPPUNIT_ASSERT_EQUAL(std::string("3 things for 7"), _words->say("en", "things", facts));
    }

    void chooses()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Alpha"), _words->say("en", "pick", {{"kind", "a"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("Long"), _words->say("en", "pick", {{"kind", "too-long"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("Autre"), _words->say("fr", "pick", {{"kind", "b"}}));
    }

    void writesApostrophesOnce()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("It's so"), _words->say("en", "plain"));
        CPPUNIT_ASSERT_EQUAL(std::string("It's so"), _words->say("en", "odd"));
    }

    void leavesWhatAPersonTypedAlone()
    {
        for (const std::string evil : {"{name}", "'{", "''", "{0}", "#", "%s%n ${x} \\n"})
        {
            CPPUNIT_ASSERT_EQUAL("Hello " + evil + ", it's " + evil + "!",
                                 _words->say("en", "hello", {{"name", evil}}));
            CPPUNIT_ASSERT_EQUAL("2 things for " + evil,
                                 _words->say("en", "things", {{"n", 2}, {"who", evil}}));
        }
    }

    void fallsBackToEnglish()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("English"), _words->say("fr", "only-english"));
        CPPUNIT_ASSERT_EQUAL(std::string("It's so"), _words->say("xx", "plain"));
        CPPUNIT_ASSERT_EQUAL(std::string("Bonjour A"), _words->say("fr-CA", "hello", {{"name", "A"}}));
        CPPUNIT_ASSERT(_words->has("plain") && !_words->has("nothing"));
        CPPUNIT_ASSERT((_words->locales() == std::vector<std::string>{"en", "fr"}));
    }

    void refusesAnUnknownKeyAndAMissingArgument()
    {
        CPPUNIT_ASSERT_THROW(_words->say("en", "nothing"), std::logic_error);
        CPPUNIT_ASSERT_THROW(_words->say("en", "hello"), std::logic_error);
        CPPUNIT_ASSERT_THROW(_words->say("en", "things", {{"n", 2}}), std::logic_error);
    }

    void refusesBrokenCatalogues()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("words en/a, line 2: a comes twice"),
                             complaint({{"en/a", "a = 1\na = 2"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("words en/b, line 1: a stands in another part as well"),
                             complaint({{"en/a", "a = 1"}, {"en/b", "a = 2"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("words en/a, line 1: this is not \"key = text\""),
                             complaint({{"en/a", "a"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("words en/a, line 3: a is not UTF-8"),
                             complaint({{"en/a", "\n\na = \xff"}}));
        CPPUNIT_ASSERT(complaint({{"en/a", "\na = {n, plural}"}}).starts_with("words en/a, line 2: a: U_"));
        CPPUNIT_ASSERT(complaint({{"en/a", "a = {n"}}).starts_with("words en/a, line 1: a: U_"));
        CPPUNIT_ASSERT_EQUAL(std::string("words en/a, line 1: a: arguments have names, not numbers"),
                             complaint({{"en/a", "a = {0}"}}));
    }

    /// Whose language nobody knows reads the first one.
    void namesEnglishFirst()
    {
        const auto words = makeWords({{"de/a", "a = A\n"}, {"en/a", "a = A\n"}, {"fr/a", "a = A\n"}});
        CPPUNIT_ASSERT((words->locales() == std::vector<std::string>{"en", "de", "fr"}));
    }

    void knowsHowLongADayIs()
    {
        const auto lasts = [](const char* zone, const char* day) {
            return *dayBegins(zone, day, 1) - *dayBegins(zone, day);
        };
        CPPUNIT_ASSERT(lasts("Europe/Berlin", "2026-10-24") == std::chrono::hours(24));
        CPPUNIT_ASSERT(lasts("Europe/Berlin", "2026-10-25") == std::chrono::hours(25));
        CPPUNIT_ASSERT(lasts("Europe/Berlin", "2026-03-29") == std::chrono::hours(23));
        CPPUNIT_ASSERT(*dayBegins("UTC", "2026-12-31", 1) == at(2027, 1, 1, 0, 0));
        CPPUNIT_ASSERT(!dayBegins("UTC", "2026-02-29", 1));
    }

    void knowsTimeZones()
    {
        for (const auto* zone : {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires"})
            CPPUNIT_ASSERT_MESSAGE(zone, isTimeZone(zone));
        for (const auto* zone : {"", "Nowhere/Land", "GMT+01:23", "Europe/Berlin ", "../etc/passwd"})
            CPPUNIT_ASSERT_MESSAGE(zone, !isTimeZone(zone));
    }

    void writesGermanTimesListsAndNumbers()
    {
        const auto words = makeWords({{"en/a", "rows = {n} rows\n"},
                                      {"de/a", "rows = {n, plural, one {# Zeile} other {# Zeilen}}\n"}});
        const auto now = at(2027, 1, 31, 13, 5);
        CPPUNIT_ASSERT_EQUAL(std::string("31. Januar 2027, 14:05"),
                             words->dateTime("de", "Europe/Berlin", now));
        CPPUNIT_ASSERT_EQUAL(std::string("heute 09:00"),
                             words->shortTime("de", "UTC", at(2027, 1, 31, 9, 0), now));
        CPPUNIT_ASSERT_EQUAL(std::string("gestern 23:59"),
                             words->shortTime("de", "UTC", at(2027, 1, 30, 23, 59), now));
        CPPUNIT_ASSERT_EQUAL(std::string("2. Feb. 2026"),
                             words->shortTime("de", "UTC", at(2026, 2, 2, 9, 0), now));
        CPPUNIT_ASSERT_EQUAL(std::string("a, b und c"), words->list("de", {"a", "b", "c"}));
        CPPUNIT_ASSERT_EQUAL(std::string("1 Zeile"), words->say("de", "rows", {{"n", 1}}));
        CPPUNIT_ASSERT_EQUAL(std::string("12.345 Zeilen"), words->say("de", "rows", {{"n", 12345}}));
    }

    void writesTimesInTheReadersZone()
    {
        const auto time = at(2027, 1, 31, 13, 5);
        CPPUNIT_ASSERT_EQUAL(std::string("31 January 2027, 14:05"),
                             _words->dateTime("en", "Europe/Berlin", time));
        CPPUNIT_ASSERT_EQUAL(std::string("31 janvier 2027, 14:05"),
                             _words->dateTime("fr", "Europe/Paris", time));
        CPPUNIT_ASSERT_EQUAL(std::string("31 January 2027, 13:05"), _words->dateTime("en", "", time));
        CPPUNIT_ASSERT_EQUAL(std::string("31 January 2027, 13:05"),
                             _words->dateTime("en", "Nowhere/Land", time));
    }

    void writesNearTimesShort()
    {
        const auto now = at(2027, 1, 31, 13, 5);
        CPPUNIT_ASSERT_EQUAL(std::string("today 09:00"),
                             _words->shortTime("en", "UTC", at(2027, 1, 31, 9, 0), now));
        CPPUNIT_ASSERT_EQUAL(std::string("aujourd’hui 09:00"),
                             _words->shortTime("fr", "UTC", at(2027, 1, 31, 9, 0), now));
        CPPUNIT_ASSERT(_words->dateTime("fr", "UTC", at(2027, 3, 1, 9, 0)).starts_with("1er mars 2027"));
        CPPUNIT_ASSERT(_words->dateTime("fr", "UTC", at(2027, 3, 11, 9, 0)).starts_with("11 mars 2027"));
        CPPUNIT_ASSERT(_words->dateTime("en", "UTC", at(2027, 3, 1, 9, 0)).starts_with("1 March 2027"));
        CPPUNIT_ASSERT_EQUAL(std::string("yesterday 23:59"),
                             _words->shortTime("en", "UTC", at(2027, 1, 30, 23, 59), now));
        CPPUNIT_ASSERT_EQUAL(std::string("today 00:59"),
                             _words->shortTime("en", "Europe/Berlin", at(2027, 1, 30, 23, 59), now));
        CPPUNIT_ASSERT_EQUAL(std::string("2 Jan"), _words->shortTime("en", "UTC", at(2027, 1, 2, 9, 0), now));
        CPPUNIT_ASSERT_EQUAL(std::string("2 Feb 2026"),
                             _words->shortTime("en", "UTC", at(2026, 2, 2, 9, 0), now));
    }

    void writesLists()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("a, b and c"), _words->list("en", {"a", "b", "c"}));
        CPPUNIT_ASSERT_EQUAL(std::string("a, b et c"), _words->list("fr", {"a", "b", "c"}));
        CPPUNIT_ASSERT_EQUAL(std::string("a"), _words->list("fr", {"a"}));
        CPPUNIT_ASSERT_EQUAL(std::string(), _words->list("fr", {}));
    }

    void speaksOnManyThreads()
    {
        std::array<int, 4> wrong{};
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < wrong.size(); ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 300; ++i)
                    wrong[t] +=
                        _words->say("fr", "things", {{"n", 2}, {"who", "A"}}) != "2 choses pour A" ||
                        _words->dateTime("fr", "UTC", at(2027, 1, 31, 9, 0)) != "31 janvier 2027, 09:00" ||
                        _words->say("en", "number", {{"n", 1234}}) != "1,234 rows";
            });
        for (auto& thread : threads)
            thread.join();
        for (const auto count : wrong)
            CPPUNIT_ASSERT_EQUAL(0, count);
    }

    void saysTheSameNumbersTheSameWayAndOthersAnew()
    {
        const auto range = [&](long long first, long long last, long long all) {
            return _words->say("en", "range", {{"all", all}, {"first", first}, {"last", last}});
        };
        for (int round = 0; round < 2; ++round)
        {
            CPPUNIT_ASSERT_EQUAL(std::string("1 to 2 of 3 rows"), range(1, 2, 3));
            CPPUNIT_ASSERT_EQUAL(std::string("2 to 1 of 3 rows"), range(2, 1, 3));
            CPPUNIT_ASSERT_EQUAL(std::string("1 to 1 of 1 row"), range(1, 1, 1));
        }
        for (long long n = 0; n < 1000; ++n)
            CPPUNIT_ASSERT_EQUAL(std::to_string(n) + " rows", _words->say("en", "number", {{"n", n}}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WordsTest);
