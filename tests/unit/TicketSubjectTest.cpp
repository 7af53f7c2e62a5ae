// A ticket's subject as administrators write it.
#include "core/request/TicketSubject.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

namespace {

std::string said(std::string_view pattern)
{
    return filled(pattern, [](std::string_view name) -> std::optional<std::string> {
        if (name == "customer")
            return "Acme {people} Oil";
        return name == "changes" ? std::optional<std::string>("3 changes") : std::nullopt;
    });
}


class TicketSubjectTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TicketSubjectTest);
    CPPUNIT_TEST(whatStandsInBracesIsFilledIn);
    CPPUNIT_TEST(whatWasFilledInIsNotReadAgain);
    CPPUNIT_TEST(whatIsUnknownStaysAsItWasTyped);
    CPPUNIT_TEST(onlyKnownPartsAreAccepted);
    CPPUNIT_TEST_SUITE_END();

public:
    void whatStandsInBracesIsFilledIn()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("[CM] 3 changes"), said("[CM] {changes}"));
        CPPUNIT_ASSERT_EQUAL(std::string("3 changes3 changes!"), said("{changes}{changes}!"));
        CPPUNIT_ASSERT_EQUAL(std::string("Contacts"), said("Contacts"));
        CPPUNIT_ASSERT_EQUAL(std::string(), said(""));
    }

    void whatWasFilledInIsNotReadAgain()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Acme {people} Oil – 3 changes"), said("{customer} – {changes}"));
    }

    void whatIsUnknownStaysAsItWasTyped()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("{ticket} {} { 3 changes } {"), said("{ticket} {} { {changes} } {"));
    }

    void onlyKnownPartsAreAccepted()
    {
        for (const std::string good : {"", "Contacts", "{changes} / {people} / {customer}"})
            CPPUNIT_ASSERT_MESSAGE(good, !brokenPart(good));
        for (const auto& [pattern, part] :
             std::vector<std::pair<std::string, std::string>>{{"{changes} {ticket} {x}", "{ticket}"},
                                                              {"{Customer}", "{Customer}"},
                                                              {"{}", "{}"},
                                                              {"{ changes}", "{ changes}"},
                                                              {"{customer", "{"},
                                                              {"customer}", "}"},
                                                              {"{{changes}}", "{"}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(pattern, part, brokenPart(pattern).value_or("none"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketSubjectTest);

}  // namespace

}  // namespace contacts::tests
