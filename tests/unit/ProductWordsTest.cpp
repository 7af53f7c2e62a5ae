// The product's own words where numbers, genders and settings bend them.
#include "templates/Catalogues.h"
#include "templates/Make.h"

#include <cppunit/extensions/HelperMacros.h>

class ProductWordsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ProductWordsTest);
    CPPUNIT_TEST(oneOfThreeChangesIsInEffect);
    CPPUNIT_TEST(livesAreSaidAsTheyAreSet);
    CPPUNIT_TEST(aHeadingWithoutALinkEndsInNoColon);
    CPPUNIT_TEST(namesHaveNoGender);
    CPPUNIT_TEST_SUITE_END();

    std::unique_ptr<templates::Words> _words =
        templates::makeWords({templates::catalogues.begin(), templates::catalogues.end()});

    [[nodiscard]] std::string inEffect(std::string_view locale, long long done, long long changes) const
    {
        return _words->say(locale, "mail.request-implemented.heading",
                           {{"rejected", changes - done}, {"done", done}, {"changes", changes}});
    }

    void lasts(std::string_view locale, std::string_view key, std::string_view one,
               std::string_view many) const
    {
        const auto said = [&](long long hours) { return _words->say(locale, key, {{"hours", hours}}); };
        CPPUNIT_ASSERT_MESSAGE(said(1), said(1).find(one) != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(said(72), said(72).find(many) != std::string::npos);
    }

public:
    void oneOfThreeChangesIsInEffect()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("1 of 3 changes is in effect"), inEffect("en", 1, 3));
        CPPUNIT_ASSERT_EQUAL(std::string("2 of 3 changes are in effect"), inEffect("en", 2, 3));
        CPPUNIT_ASSERT_EQUAL(std::string("All changes are in effect"), inEffect("en", 3, 3));
        CPPUNIT_ASSERT_EQUAL(std::string("1 von 3 Änderungen gilt"), inEffect("de", 1, 3));
        CPPUNIT_ASSERT_EQUAL(std::string("2 von 3 Änderungen gelten"), inEffect("de", 2, 3));
    }

    void livesAreSaidAsTheyAreSet()
    {
        lasts("en", "invite.password.text", "within 1 hour and", "within 72 hours and");
        lasts("de", "invite.password.text", "innerhalb von 1 Stunde und", "innerhalb von 72 Stunden und");
        lasts("fr", "invite.password.text", "dans l’heure et", "dans les 72 heures et");
        lasts("en", "profile.email.sent.text", "for 1 hour.", "for 72 hours.");
        lasts("de", "profile.email.sent.text", "gilt 1 Stunde.", "gilt 72 Stunden.");
        lasts("fr", "profile.email.sent.text", "valable 1 heure.", "valable 72 heures.");
    }

    void aHeadingWithoutALinkEndsInNoColon()
    {
        for (const auto& locale : _words->locales())
            for (const std::string state :
                 {"submitted", "returned", "implemented", "partly-implemented", "rejected", "cancelled"})
            {
                const auto key = "page.outcome-notice." + state;
                CPPUNIT_ASSERT_MESSAGE(locale + key,
                                       !_words->say(locale, key, {{"tickets", 0LL}}).ends_with(':'));
                CPPUNIT_ASSERT_MESSAGE(locale + key,
                                       _words->say(locale, key, {{"tickets", 1LL}}).ends_with(':'));
            }
    }

    void namesHaveNoGender()
    {
        const auto has = [](const std::string& text, std::string_view part) {
            return text.find(part) != std::string::npos;
        };
        const std::initializer_list<templates::Argument> person{{"person", std::string_view("Jean")}};
        CPPUNIT_ASSERT(!has(_words->say("fr", "finding.linked-details", person), "connue du"));
        CPPUNIT_ASSERT(!has(_words->say("fr", "finding.arrival-not-included", person), "ajouté "));
        CPPUNIT_ASSERT(has(_words->say("de", "panel.own"), "jemand anders"));
        CPPUNIT_ASSERT(has(_words->say("de", "panel.attempt.own"), "jemand anders"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProductWordsTest);
