// The rules as a whole, and every rule about what may be asked at all: it fires where it should, and not
// where it should not.
#include "core/text/Text.h"
#include "tests/unit/RulesStage.h"

namespace contacts::tests {

using namespace judging;


class RulesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RulesTest);
    CPPUNIT_TEST(haveUniqueNamesAndErrorsComeFirst);
    CPPUNIT_TEST(findNothingWrongWithAnOrdinarySet);
    CPPUNIT_TEST(giveFindingsInTheOrderOfRulesThenOfLines);
    CPPUNIT_TEST(refuseTooManyLines);
    CPPUNIT_TEST(refuseAPersonNobodyKnows);
    CPPUNIT_TEST(refuseAFieldThatDoesNotExist);
    CPPUNIT_TEST(refuseAValueAFieldCannotHave);
    CPPUNIT_TEST(refuseToOverwriteWhatTheAuthorDidNotSee);
    CPPUNIT_TEST(refuseWhoeverMayNotAsk);
    CPPUNIT_TEST(refuseAWishThatHasComeTrueMeanwhile);
    CPPUNIT_TEST_SUITE_END();

public:
    void haveUniqueNamesAndErrorsComeFirst()
    {
        std::set<std::string_view> names;
        bool warnings = false;
        for (const auto& rule : rules())
        {
            CPPUNIT_ASSERT_MESSAGE(std::string(rule.name), names.insert(rule.name).second);
            CPPUNIT_ASSERT_MESSAGE(std::string(rule.name), !warnings || rule.severity == Severity::warning);
            warnings = rule.severity == Severity::warning;
        }
        CPPUNIT_ASSERT(warnings);
    }

    void findNothingWrongWithAnOrdinarySet()
    {
        const auto findings =
            judge({newcomer(), grant(cem, "reports"), edit(bob, Field::phone, "+33142685300"),
                   line(ChangeKind::setDepartment, cem, "IT")});
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(findings));
    }

    void giveFindingsInTheOrderOfRulesThenOfLines()
    {
        auto first = edit(cem, Field::phone, "1");
        auto second = newcomer("no address");
        second.id = 2;
        auto third = edit(bob, Field::phone, "2");
        third.id = 3;
        const auto findings = judge({first, second, third});
        CPPUNIT_ASSERT_EQUAL(std::string("email-invalid phone-not-possible phone-not-possible"),
                             rulesOf(findings));
        CPPUNIT_ASSERT(findings[0].change == 2 && findings[1].change == 1 && findings[2].change == 3);
        CPPUNIT_ASSERT(anyError(findings));
    }

    void refuseTooManyLines()
    {
        RuleLimits limits;
        limits.lines = 2;
        const ChangeSet three{grant(cem, "reports"), grant(bob, "reports"), grant(ann, "technical")};
        fires("too-many-lines", judge(three, office(), asAnn(), limits));
        isSilent("too-many-lines", judge({three[0], three[1]}, office(), asAnn(), limits));
    }

    void refuseAPersonNobodyKnows()
    {
        fires("unknown-person", judge({grant(of(ContactId{99}), "reports")}));
        fires("unknown-person", judge({grant({{}, "nobody"}, "reports")}));
        fires("unknown-person", judge({line(ChangeKind::removeContact, of(ContactId{99}))}));
        isSilent("unknown-person", judge({newcomer(), promote({{}, "new"}, "primary-contact")}));
    }

    void refuseAFieldThatDoesNotExist()
    {
        fires("unknown-field", judge({edit(cem, static_cast<Field>(77), "x")}));
        fires("unknown-field", judge({line(static_cast<ChangeKind>(77), cem)}));
        isSilent("unknown-field", judge({edit(cem, Field::title, "Dr.")}));
    }

    void refuseAValueAFieldCannotHave()
    {
        fires("unknown-value", judge({line(ChangeKind::setPortalUser, cem, "maybe")}), "portalUser");
        fires("unknown-value", judge({line(ChangeKind::setSeesAllRequests, cem, "")}), "seesAllRequests");
        fires("unknown-value", judge({edit(cem, Field::locale, "tlh")}), "locale");
        isSilent("unknown-value",
                 judge({line(ChangeKind::setPortalUser, cem, "no"), edit(cem, Field::locale, "de")}));
    }

    void refuseToOverwriteWhatTheAuthorDidNotSee()
    {
        auto phone = edit(bob, Field::phone, "+12022244843");
        isSilent("live-value-changed", judge({phone}));  // Nobody noted what was seen.
        phone.writtenAt = Time{std::chrono::seconds(1)};
        isSilent("live-value-changed", judge({phone}));
        auto snapshot = office();
        snapshot.people[bob].phone = "+12022240000";
        const auto overwrites = judge({phone}, snapshot);
        fires("live-value-changed", overwrites, "phone");
        const auto& [fact, now] = find(overwrites, "live-value-changed")->facts[1];
        CPPUNIT_ASSERT_EQUAL(std::string("now"), fact);
        CPPUNIT_ASSERT_EQUAL(readablePhone("+12022240000"), now);  // As people write it.
        phone.seen = "+12022240000";
        isSilent("live-value-changed", judge({phone}, snapshot));
        snapshot.people[bob].phone = phone.value;  // Already so: another rule's business.
        isSilent("live-value-changed", judge({phone}, snapshot));

        auto promotion = promote(cem, "primary-contact");
        promotion.writtenAt = phone.writtenAt;
        promotion.seen = ann.text();
        auto held = office();
        held.people[ann].roles.insert("primary-contact");
        isSilent("live-value-changed", judge({promotion}, held));
        held.people[ann].roles.erase("primary-contact");
        held.people[bob].roles.insert("primary-contact");
        fires("live-value-changed", judge({promotion}, held), "role:primary-contact");
    }

    void refuseWhoeverMayNotAsk()
    {
        Actor editor;
        editor.permissions = {"contacts.edit"};
        const ChangeSet details{edit(cem, Field::phone, "+33142685300"),
                                line(ChangeKind::setDepartment, cem, "IT")};
        isSilent("requester-not-permitted", judge(details, office(), editor));
        for (const auto& more :
             {grant(cem, "reports"), newcomer(), line(ChangeKind::changeEmail, cem, "c@x.example"),
              line(ChangeKind::setPortalUser, cem, "no"), line(ChangeKind::deactivate, cem)})
            fires("requester-not-permitted", judge({more}, office(), editor));
        fires("requester-not-permitted", judge(details, office(), Actor{}));
        isSilent("requester-not-permitted", judge({grant(cem, "reports")}));
    }

    void refuseAWishThatHasComeTrueMeanwhile()
    {
        fires("live-data-changed", judge({grant(cem, "technical")}), "role:technical");
        fires("live-data-changed", judge({edit(cem, Field::firstName, "Cem")}), "firstName");
        fires("live-data-changed", judge({line(ChangeKind::reactivate, cem)}), "status");
        isSilent("live-data-changed", judge({grant(cem, "reports"), edit(cem, Field::firstName, "Zem")}));
        isSilent("live-data-changed", judge({promote(cem, "primary-contact")}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RulesTest);

}  // namespace contacts::tests
