// Every rule about roles and who holds them: it fires where it should, and not where it should not.
#include "tests/unit/RulesStage.h"

namespace contacts::tests {

using namespace judging;


class RoleRulesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RoleRulesTest);
    CPPUNIT_TEST(refuseARoleThatDoesNotExist);
    CPPUNIT_TEST(refuseANewContactWithoutRole);
    CPPUNIT_TEST(refuseToTakeTheLastRole);
    CPPUNIT_TEST(refuseARoleThatIsNotOffered);
    CPPUNIT_TEST(refuseARoleAboveTheRequester);
    CPPUNIT_TEST(refuseToPromoteToAnOrdinaryRole);
    CPPUNIT_TEST(refuseASecondHolderOfAPrimaryRole);
    CPPUNIT_TEST(refuseARequiredRoleWithoutHolder);
    CPPUNIT_TEST(letOneOfAGroupOfRequiredRolesSuffice);
    CPPUNIT_TEST(warnOfIncompatibleRoles);
    CPPUNIT_TEST(warnWhenAPrimaryRoleRestsWithSomebodyInactive);
    CPPUNIT_TEST(warnOfARequiredRoleThatNobodyHeldBefore);
    CPPUNIT_TEST_SUITE_END();

public:
    void refuseARoleThatDoesNotExist()
    {
        fires("unknown-role", judge({grant(cem, "emperor")}), "role:emperor");
        fires("unknown-role", judge({add("new", "N", "N", "n@people.example", {"emperor"})}), "role:emperor");
        fires("unknown-role", judge({revoke(cem, "emperor")}), "role:emperor");
        auto before = office();
        before.people[cem].roles.insert("abolished");
        isSilent("unknown-role", judge({revoke(cem, "abolished")}, before));
    }

    void refuseANewContactWithoutRole()
    {
        fires("new-contact-without-role", judge({add("new", "N", "N", "n@people.example", {})}), "roles");
        isSilent("new-contact-without-role", judge({newcomer()}));
        isSilent("new-contact-without-role", judge({add("new", "N", "N", "n@people.example", {}),
                                                    promote({{}, "new"}, "primary-contact")}));
    }

    void refuseToTakeTheLastRole()
    {
        fires("no-role-left", judge({revoke(cem, "technical")}), "roles");
        isSilent("no-role-left", judge({revoke(cem, "technical"), grant(cem, "reports")}));
        isSilent("no-role-left", judge({revoke(cem, "technical"), line(ChangeKind::deactivate, cem)}));
        auto before = office();
        before.people[cem].roles = {"primary-contact"};
        const auto findings = judge({promote(bob, "primary-contact")}, before);
        fires("no-role-left", findings);
        CPPUNIT_ASSERT_EQUAL(std::string("3"), find(findings, "no-role-left")->person);
    }

    void refuseARoleThatIsNotOffered()
    {
        auto before = office();
        before.kind = CustomerKind::purchaser;
        fires("role-not-offered", judge({grant(cem, "work-orders")}, before), "role:work-orders");
        isSilent("role-not-offered", judge({grant(cem, "financial")}, before));
        isSilent("role-not-offered", judge({grant(cem, "work-orders")}));
    }

    void refuseARoleAboveTheRequester()
    {
        fires("role-above-own", judge({grant(cem, "admin")}), "role:admin");
        fires("role-above-own", judge({add("new", "N", "N", "n@people.example", {"admin"})}), "role:admin");
        isSilent("role-above-own", judge({grant(cem, "cust-admin"), grant(bob, "technical")}));
        auto admin = asAnn();
        const auto& all = permission::all();
        admin.permissions = {all.begin(), all.end()};
        isSilent("role-above-own", judge({grant(cem, "admin")}, office(), admin));
        Actor agent;
        agent.agent = true;
        isSilent("role-above-own", judge({grant(cem, "admin")}, office(), agent));
    }

    void refuseToPromoteToAnOrdinaryRole()
    {
        fires("promote-not-primary", judge({promote(bob, "technical")}), "role:technical");
        isSilent("promote-not-primary", judge({promote(bob, "primary-contact")}));
    }

    void refuseASecondHolderOfAPrimaryRole()
    {
        auto before = office();
        before.people[cem].roles.insert("primary-contact");
        fires("primary-role-two-holders", judge({grant(bob, "primary-contact")}, before),
              "role:primary-contact");
        isSilent("primary-role-two-holders", judge({promote(bob, "primary-contact")}, before));
        isSilent("primary-role-two-holders",
                 judge({grant(bob, "primary-contact"), revoke(cem, "primary-contact")}, before));
        before.people[cem].status = MembershipStatus::deactivated;
        before.people[bob].roles.insert("primary-contact");
        fires("primary-role-two-holders", judge({line(ChangeKind::reactivate, cem)}, before),
              "role:primary-contact");
    }

    void refuseARequiredRoleWithoutHolder()
    {
        auto before = office();
        before.otherHolders.erase("technical");
        before.people[cem].roles.insert("reports");
        fires("required-role-vacant", judge({revoke(cem, "technical")}, before), "role:technical");
        fires("required-role-vacant", judge({line(ChangeKind::removeContact, cem)}, before),
              "role:technical");
        fires("required-role-vacant", judge({line(ChangeKind::deactivate, cem)}, before), "role:technical");
        isSilent("required-role-vacant", judge({revoke(cem, "technical"), grant(bob, "technical")}, before));
        isSilent("required-role-vacant", judge({revoke(cem, "technical")}));
        before.kind = CustomerKind::purchaser;
        isSilent("required-role-vacant", judge({revoke(cem, "technical")}, before));
    }

    void letOneOfAGroupOfRequiredRolesSuffice()
    {
        isSilent("required-role-vacant", judge({line(ChangeKind::removeContact, bob)}));
        auto before = office();
        before.people.erase(bob);
        before.otherAdministrators = 1;
        before.people[ann].roles = {"management", "reports"};
        const auto findings = judge({revoke(ann, "management")}, before);
        fires("required-role-vacant", findings, "role:management");
        CPPUNIT_ASSERT_EQUAL(std::string("cust-admin"),
                             find(findings, "required-role-vacant")->facts[2].second);
    }

    void warnOfIncompatibleRoles()
    {
        const auto findings = judge({grant(cem, "financial")});
        fires("incompatible-roles", findings, "roles");
        CPPUNIT_ASSERT(!anyError(findings));
        isSilent("incompatible-roles", judge({grant(bob, "financial")}));
        auto before = office();
        before.people[cem].roles.insert("financial");
        isSilent("incompatible-roles", judge({grant(cem, "reports")}, before));
    }

    void warnWhenAPrimaryRoleRestsWithSomebodyInactive()
    {
        const auto away = line(ChangeKind::deactivate, cem);
        const auto both = judge({promote(cem, "primary-technical"), away});
        fires("primary-role-inactive", both, "status");
        CPPUNIT_ASSERT(!anyError(both));
        fires("primary-role-inactive", judge({away, promote(cem, "primary-technical")}), "status");

        auto before = office();
        before.people[cem].roles.insert("primary-technical");
        fires("primary-role-inactive", judge({away}, before), "status");
        isSilent("primary-role-inactive", judge({away, promote(bob, "primary-technical")}, before));
        isSilent("primary-role-inactive", judge({line(ChangeKind::removeContact, cem)}, before));
        before.people[cem].status = MembershipStatus::deactivated;
        isSilent("primary-role-inactive", judge({edit(cem, Field::title, "Dr.")}, before));
        isSilent("primary-role-inactive", judge({line(ChangeKind::reactivate, cem)}, before));

        before.people[cem].roles.erase("primary-technical");
        fires("primary-role-inactive", judge({promote(cem, "primary-technical")}, before),
              "role:primary-technical");
        isSilent("primary-role-inactive", judge({away}));
    }

    void warnOfARequiredRoleThatNobodyHeldBefore()
    {
        auto before = office();
        before.otherHolders.erase("application");
        const auto findings = judge({edit(cem, Field::title, "Dr.")}, before);
        fires("required-role-missing", findings);
        CPPUNIT_ASSERT(!anyError(findings));
        isSilent("required-role-missing", judge({grant(cem, "application")}, before));
        isSilent("required-role-missing", judge({edit(cem, Field::title, "Dr.")}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoleRulesTest);

}  // namespace contacts::tests
