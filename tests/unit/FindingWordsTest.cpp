// What the rules say to a customer, and to an agent, who is the helpdesk that customers are sent to.
#include "hooks/pages/FindingWords.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"

#include <cppunit/extensions/HelperMacros.h>

#include <map>
#include <memory>

namespace contacts::tests {

class FindingWordsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(FindingWordsTest);
    CPPUNIT_TEST(tellAgentsWhoseAnAddressIs);
    CPPUNIT_TEST(tellCustomersNothingOfOthers);
    CPPUNIT_TEST_SUITE_END();

    std::unique_ptr<templates::Words> _words =
        templates::makeWords({templates::catalogues.begin(), templates::catalogues.end()});

    static Finding about(const std::string& rule, bool staff = false)
    {
        Finding finding;
        finding.rule = rule;
        finding.facts = {{"email", "ann@people.example"}};
        if (staff)
            finding.facts.emplace_back("holder", "staff");
        return finding;
    }

    std::string told(const Finding& finding, const std::string& locale, Hearer hearer) const
    {
        return sentenceOf(finding, *_words, locale, standardCatalogue(), hearer);
    }

    static bool holds(const std::string& text, const std::string& part)
    {
        return text.find(part) != std::string::npos;
    }

public:
    void tellAgentsWhoseAnAddressIs()
    {
        const auto elsewhere = told(about("email-taken-elsewhere"), "en", Hearer::agent);
        CPPUNIT_ASSERT_MESSAGE(elsewhere, holds(elsewhere, "a contact of another customer"));
        const auto staff = told(about("email-taken-elsewhere", true), "en", Hearer::agent);
        CPPUNIT_ASSERT_MESSAGE(staff, holds(staff, "a member of the helpdesk’s staff"));
        for (const auto& [locale, helpdesk] :
             std::map<std::string, std::string>{{"en", "ask the helpdesk"},
                                                {"de", "fragen Sie den Helpdesk"},
                                                {"fr", "adressez-vous au support"}})
            for (const auto& finding : {about("email-taken-elsewhere"), about("email-taken-elsewhere", true),
                                        about("email-unknown")})
            {
                const auto text = told(finding, locale, Hearer::agent);
                CPPUNIT_ASSERT_MESSAGE(text, !holds(text, helpdesk) && holds(text, "ann@people.example"));
                CPPUNIT_ASSERT(holds(told(finding, locale, Hearer::customer), helpdesk));
            }
    }

    void tellCustomersNothingOfOthers()
    {
        CPPUNIT_ASSERT_EQUAL(told(about("email-taken-elsewhere"), "en", Hearer::customer),
                             told(about("email-taken-elsewhere", true), "en", Hearer::customer));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FindingWordsTest);

}  // namespace contacts::tests
