// Every rule about addresses, names, texts and phone numbers: it fires where it should, and not where it
// should not.
#include "tests/unit/RulesStage.h"

namespace contacts::tests {

using namespace judging;


class DetailRulesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DetailRulesTest);
    CPPUNIT_TEST(refuseDetailsOfAPersonWhoOnlyJoins);
    CPPUNIT_TEST(refuseAnImpossibleAddress);
    CPPUNIT_TEST(refuseAnAddressThatIsTakenHere);
    CPPUNIT_TEST(refuseTheSameAddressTwiceInOneSet);
    CPPUNIT_TEST(refuseAnAddressThatIsTakenElsewhere);
    CPPUNIT_TEST(refuseToLinkAnAddressNobodyHas);
    CPPUNIT_TEST(refuseAnEmptyName);
    CPPUNIT_TEST(refuseControlCharacters);
    CPPUNIT_TEST(refuseTextThatIsTooLong);
    CPPUNIT_TEST(refuseAnImpossiblePhoneNumber);
    CPPUNIT_TEST(warnOfALookAlikeAddress);
    CPPUNIT_TEST_SUITE_END();

public:
    void refuseDetailsOfAPersonWhoOnlyJoins()
    {
        auto before = office();
        before.taken["known@people.example"] = Snapshot::Taken::elsewhere;
        auto joins = line(ChangeKind::linkContact, {{}, "join"}, "known@people.example");
        joins.roles = {"reports"};
        fires("linked-details", judge({joins, edit({{}, "join"}, Field::lastName, "Other")}, before),
              "lastName");
        fires("linked-details",
              judge({joins, line(ChangeKind::changeEmail, {{}, "join"}, "a@b.example")}, before), "email");
        isSilent("linked-details",
                 judge({joins, line(ChangeKind::setDepartment, {{}, "join"}, "IT")}, before));
    }

    void refuseAnImpossibleAddress()
    {
        fires("email-invalid", judge({newcomer("not an address")}), "email");
        fires("email-invalid", judge({line(ChangeKind::changeEmail, cem, "a..b@people.example")}), "email");
        CPPUNIT_ASSERT_EQUAL(std::string("no-at"),
                             find(judge({newcomer("plain")}), "email-invalid")->facts[1].second);
        isSilent("email-invalid", judge({newcomer()}));
    }

    void refuseAnAddressThatIsTakenHere()
    {
        auto before = office();
        before.taken["new@people.example"] = Snapshot::Taken::here;
        fires("email-taken-here", judge({newcomer()}, before), "email");
        isSilent("email-taken-elsewhere", judge({newcomer()}, before));
        isSilent("email-taken-here", judge({newcomer("other@people.example")}, before));
    }

    void refuseTheSameAddressTwiceInOneSet()
    {
        auto second = newcomer();
        second.person.ref = "newer";
        fires("email-taken-here", judge({newcomer(), second}), "email");
    }

    void refuseAnAddressThatIsTakenElsewhere()
    {
        auto before = office();
        before.taken["new@people.example"] = Snapshot::Taken::elsewhere;
        const auto findings = judge({newcomer()}, before);
        fires("email-taken-elsewhere", findings, "email");
        for (const auto& [name, value] : find(findings, "email-taken-elsewhere")->facts)
            CPPUNIT_ASSERT_MESSAGE("the customer learns nothing but his own words",
                                   name == "email" && value == "new@people.example");
        auto joins = line(ChangeKind::linkContact, {{}, "join"}, "new@people.example");
        joins.roles = {"reports"};
        isSilent("email-taken-elsewhere", judge({joins}, before));
    }

    void refuseToLinkAnAddressNobodyHas()
    {
        auto joins = line(ChangeKind::linkContact, {{}, "join"}, "nobody@people.example");
        joins.roles = {"reports"};
        fires("email-unknown", judge({joins}), "email");
        auto before = office();
        before.taken["nobody@people.example"] = Snapshot::Taken::elsewhere;
        isSilent("email-unknown", judge({joins}, before));
    }

    void refuseAnEmptyName()
    {
        fires("name-empty", judge({edit(cem, Field::lastName, "")}), "lastName");
        fires("name-empty", judge({edit(cem, Field::firstName, "\xE2\x80\x8B\xC2\xA0")}), "firstName");
        fires("name-empty", judge({add("new", "", "Newman", "n@people.example", {"reports"})}), "firstName");
        isSilent("name-empty",
                 judge({edit(cem, Field::title, ""), line(ChangeKind::setDepartment, cem, "")}));
    }

    void refuseControlCharacters()
    {
        for (const auto* text :
             {"Eve\r\nBcc: v@x", "tab\there", "sep\xE2\x80\xA8", "\xE2\x80\xAEgnol", "bell\a"})
            fires("text-control-characters", judge({edit(cem, Field::lastName, text)}), "lastName");
        fires("text-control-characters", judge({line(ChangeKind::setDepartment, cem, "\x7F")}), "department");
        isSilent("text-control-characters", judge({edit(cem, Field::lastName, "O’Brien-Šmíd 李")}));
    }

    void refuseTextThatIsTooLong()
    {
        fires("text-too-long", judge({edit(cem, Field::lastName, std::string(101, 'x'))}), "lastName");
        isSilent("text-too-long", judge({edit(cem, Field::lastName, std::string(100, 'x'))}));
        std::string families;
        for (int i = 0; i < 25; ++i)
            families += "👩‍👩‍👧‍👦";  // 25 characters to a person, 175 code points.
        isSilent("text-too-long", judge({edit(cem, Field::lastName, families)}));
        std::string decorated = "a";
        for (int i = 0; i < 300; ++i)
            decorated += "\xCC\x81";
        fires("text-too-long", judge({edit(cem, Field::lastName, decorated)}), "lastName");
    }

    void refuseAnImpossiblePhoneNumber()
    {
        for (const auto* phone : {"12", "call me", "+1", "+999 123 456 789"})
            fires("phone-not-possible", judge({edit(cem, Field::phone, phone)}), "phone");
        for (const auto* phone : {"", "+33 1 42 68 53 00", "(202) 224-4843"})
            isSilent("phone-not-possible", judge({edit(cem, Field::phone, phone)}));
    }

    void warnOfALookAlikeAddress()
    {
        auto before = office();
        before.lookAlikes["new@people.example"] = "nevv@people.example";
        const auto findings = judge({newcomer()}, before);
        fires("email-look-alike", findings, "email");
        CPPUNIT_ASSERT(!anyError(findings));
        isSilent("email-look-alike", judge({newcomer("other@people.example")}, before));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DetailRulesTest);

}  // namespace contacts::tests
