// One table for form, API and import, because all of them call the same function.
#include "core/text/Email.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class EmailTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(EmailTest);
    CPPUNIT_TEST(acceptsAndSpellsCanonically);
    CPPUNIT_TEST(refusesWithTheFlawNamed);
    CPPUNIT_TEST(takesLettersOfEveryScriptWhereTheMailServerCarriesThem);
    CPPUNIT_TEST(countsOctetsAsTheStandardDoes);
    CPPUNIT_TEST(keepsAddressesApartThatACollationWouldJoin);
    CPPUNIT_TEST(isStableWhenAppliedAgain);
    CPPUNIT_TEST(seesThatAddressesLookAlike);
    CPPUNIT_TEST_SUITE_END();

public:
    void acceptsAndSpellsCanonically()
    {
        const std::pair<std::string, std::string> table[] = {
            {"anna@acme.example", "anna@acme.example"},
            {"  anna@acme.example\xC2\xA0", "anna@acme.example"},
            {"Anna.Maria@ACME.Example", "anna.maria@acme.example"},
            {"o'brien+tag@a-b.example", "o'brien+tag@a-b.example"},
            {"x@c\xC3\xBCre53.de", "x@xn--cre53-kva.de"},
            {"x@cu\xCC\x88re53.de", "x@xn--cre53-kva.de"},  // The same, typed as u and a combining mark.
            {"x@XN--CRE53-KVA.de", "x@xn--cre53-kva.de"},
            {"x@stra\xC3\x9F"
             "e.de",
             "x@xn--strae-oqa.de"},
            {"x@\xE4\xBE\x8B\xE3\x81\x88.jp", "x@xn--r8jz45g.jp"},
            {"!#$%&'*+-/=?^_`{|}~@a.example", "!#$%&'*+-/=?^_`{|}~@a.example"},
        };
        for (const auto& [typed, expected] : table)
        {
            const auto email = canonicalEmail(typed);
            CPPUNIT_ASSERT_MESSAGE(typed + ": " + std::string(wordOf(email.flaw)), email.ok());
            CPPUNIT_ASSERT_EQUAL(expected, email.text);
        }
    }

    void refusesWithTheFlawNamed()
    {
        const std::pair<std::string, EmailFlaw> table[] = {
            {"", EmailFlaw::empty},
            {"   ", EmailFlaw::empty},
            {"anna", EmailFlaw::noAt},
            {"a\xEF\xBC\xA0"
             "b.example",
             EmailFlaw::noAt},  // Full-width @ is none.
            {"@acme.example", EmailFlaw::localPart},
            {"a..b@acme.example", EmailFlaw::localPart},
            {".a@acme.example", EmailFlaw::localPart},
            {"a.@acme.example", EmailFlaw::localPart},
            {"\"quoted\"@acme.example", EmailFlaw::localPart},
            {"a b@acme.example", EmailFlaw::localPart},
            {"a@b@acme.example", EmailFlaw::localPart},
            {"a(comment)@acme.example", EmailFlaw::localPart},
            {"Group: a@acme.example", EmailFlaw::localPart},
            {"<a@acme.example>", EmailFlaw::localPart},
            {"j\xC3\xBCrgen@acme.example", EmailFlaw::notAscii},
            {"a\xEF\xBC\x8E"
             "b@acme.example",
             EmailFlaw::notAscii},
            {"a@acme", EmailFlaw::domain},
            {"a@", EmailFlaw::domain},
            {"a@.example", EmailFlaw::domain},
            {"a@acme..example", EmailFlaw::domain},
            {"a@acme.example.", EmailFlaw::domain},
            {"a@-acme.example", EmailFlaw::domain},
            {"a@ac_me.example", EmailFlaw::domain},
            {"a@[127.0.0.1]", EmailFlaw::domain},
            {"a@127.0.0.1", EmailFlaw::domain},
            {"a@acme.example,b@acme.example", EmailFlaw::localPart},
            {"a@acme\xEF\xBC\x8E"
             "example",
             EmailFlaw::domain},  // Full-width dot.
            {"a@acme\xE3\x80\x82"
             "example",
             EmailFlaw::domain},  // Ideographic dot.
            {"a@\xEF\xBD\x81"
             "cme.example",
             EmailFlaw::domain},  // Full-width a.
            {"a@acme.example(c)", EmailFlaw::domain},
            {"a\xEF\xB9\xAB"
             "b.example",
             EmailFlaw::noAt},  // Small @.
            {"a@acme\xE2\x80\xA4"
             "example",
             EmailFlaw::domain},  // One dot leader, a dot under NFKC.
            {"a@acme.example\xEF\xBC\x8C"
             "x",
             EmailFlaw::domain},  // Full-width comma.
            {"a@acme.example" + std::string(200, ' ') + "z", EmailFlaw::domain},
            {"a" + std::string(200, ' ') + "z@acme.example", EmailFlaw::tooLong},
            {"a@xn--a.example", EmailFlaw::domain},  // No such punycode.
            {"a@acme.example\n", EmailFlaw::control},
            {"a@acme.example\r\nRCPT TO:<v@x>", EmailFlaw::control},
            {std::string("a\0b@acme.example", 16), EmailFlaw::control},
            {"a@acme\xE2\x80\xA8.example", EmailFlaw::control},
            {"\xE2\x80\xAE"
             "a@acme.example",
             EmailFlaw::control},
            {"a@acme.ex\xFF", EmailFlaw::control},
        };
        for (const auto& [typed, flaw] : table)
            CPPUNIT_ASSERT_EQUAL_MESSAGE(typed, std::string(wordOf(flaw)),
                                         std::string(wordOf(canonicalEmail(typed).flaw)));
    }

    void takesLettersOfEveryScriptWhereTheMailServerCarriesThem()
    {
        const std::pair<std::string, EmailFlaw> table[] = {
            {"jürgen@acme.example", EmailFlaw::none},
            {"用户@例え.jp", EmailFlaw::none},
            {"ΔοκιΜή.x@acme.example", EmailFlaw::none},
            {"a\xEF\xBC\x8E"
             "b@acme.example",
             EmailFlaw::localPart},
            {"🍣@acme.example", EmailFlaw::localPart},
            {"ü..ü@acme.example", EmailFlaw::localPart},
            {"ü @acme.example", EmailFlaw::localPart},
            {"\xE2\x80\xAEü@acme.example", EmailFlaw::control},
            {"üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü@acme.example", EmailFlaw::tooLong}};
        for (const auto& [typed, flaw] : table)
            CPPUNIT_ASSERT_EQUAL_MESSAGE(typed, std::string(wordOf(flaw)),
                                         std::string(wordOf(canonicalEmail(typed, EmailLetters::any).flaw)));
        CPPUNIT_ASSERT_EQUAL(std::string("j\xC3\xBCrgen@acme.example"),
                             canonicalEmail(" Ju\xCC\x88rgen@ACME.example", EmailLetters::any).text);
    }

    void countsOctetsAsTheStandardDoes()
    {
        const auto local = [](std::size_t size) { return std::string(size, 'a') + "@acme.example"; };
        CPPUNIT_ASSERT(canonicalEmail(local(64)).ok());
        CPPUNIT_ASSERT(canonicalEmail(local(65)).flaw == EmailFlaw::tooLong);
        const auto label = [](std::size_t size) { return "a@" + std::string(size, 'b') + ".example"; };
        CPPUNIT_ASSERT(canonicalEmail(label(63)).ok());
        CPPUNIT_ASSERT(canonicalEmail(label(64)).flaw == EmailFlaw::domain);
        std::string address = "aaaa@";
        while (address.size() < 250)
            address += "bbbbbbbbb.";
        address.resize(253);
        address.back() = 'c';
        CPPUNIT_ASSERT(canonicalEmail(address).ok());
        CPPUNIT_ASSERT(canonicalEmail("a" + address).ok());
        CPPUNIT_ASSERT(!canonicalEmail("aa" + address).ok());
        CPPUNIT_ASSERT(canonicalEmail(std::string(100'000, 'a') + "@b.example").flaw == EmailFlaw::tooLong);
    }

    void keepsAddressesApartThatACollationWouldJoin()
    {
        const auto text = [](const char* typed) { return canonicalEmail(typed).text; };
        CPPUNIT_ASSERT(text("julian@cure53.de") != text("julian@c\xC3\xBCre53.de"));
        CPPUNIT_ASSERT(text("a@strasse.de") != text("a@stra\xC3\x9F"
                                                    "e.de"));
        CPPUNIT_ASSERT(!canonicalEmail("m\xC4\xB1x@a.example").ok());
    }

    void isStableWhenAppliedAgain()
    {
        for (const auto* typed : {"Anna@ACME.example", "x@c\xC3\xBCre53.de", "o'brien+tag@a-b.example"})
        {
            const auto once = canonicalEmail(typed).text;
            CPPUNIT_ASSERT_EQUAL(once, canonicalEmail(once).text);
        }
    }

    void seesThatAddressesLookAlike()
    {
        const auto canonical = [](const std::string& typed) { return canonicalEmail(typed).text; };
        const auto alike = [&](const std::string& one, const std::string& other) {
            return skeleton(canonical(one)) == skeleton(canonical(other));
        };
        CPPUNIT_ASSERT(alike("a@paypal.example", "a@p\xD0\xB0yp\xD0\xB0l.example"));  // Cyrillic а.
        CPPUNIT_ASSERT(alike("paul@acme.example", "pau1@acme.example"));
        CPPUNIT_ASSERT(alike("tom0@acme.example", "tomo@acme.example"));
        CPPUNIT_ASSERT(!alike("paul@acme.example", "paula@acme.example"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EmailTest);

}  // namespace contacts::tests
