// Every rule about people who leave, administrators first: it fires where it should, and not where it should
// not.
#include "tests/unit/RulesStage.h"

namespace contacts::tests {

using namespace judging;


class LeavingRulesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(LeavingRulesTest);
    CPPUNIT_TEST(refuseToLoseTheLastAdministrator);
    CPPUNIT_TEST(countOnlyAdministratorsWhoCanAct);
    CPPUNIT_TEST(refuseThatTheLastAdministratorDemotesHimself);
    CPPUNIT_TEST(refuseThatSomebodyRemovesHimself);
    CPPUNIT_TEST(refuseThatSomebodyDeactivatesHimself);
    CPPUNIT_TEST(refuseToRemoveWhoeverIsTiedToProjects);
    CPPUNIT_TEST(warnWhenOneAdministratorIsLeft);
    CPPUNIT_TEST(warnWhenManyAreRemovedAtOnce);
    CPPUNIT_TEST(warnWhenADeactivatedContactKeepsRoles);
    CPPUNIT_TEST_SUITE_END();

public:
    void refuseToLoseTheLastAdministrator()
    {
        const ChangeSet both{line(ChangeKind::deactivate, ann), line(ChangeKind::removeContact, bob)};
        fires("last-administrator", judge(both), "roles");
        auto before = office();
        before.otherAdministrators = 1;
        isSilent("last-administrator", judge(both, before));
        isSilent("last-administrator", judge({line(ChangeKind::removeContact, bob)}));
        fires("last-administrator",
              judge({line(ChangeKind::setPortalUser, ann, "no"), revoke(bob, "cust-admin"),
                     grant(bob, "reports")}),
              "roles");
    }

    void countOnlyAdministratorsWhoCanAct()
    {
        const ChangeSet steps{revoke(ann, "management"), grant(ann, "reports")};
        auto before = office();
        before.activeAccounts.erase(ContactId{2});
        fires("last-administrator", judge(steps, before), "roles");
        before = office();
        before.people[bob].portalUser = false;
        fires("last-administrator", judge(steps, before), "roles");
        before = office();
        before.activeAccounts.clear();
        isSilent("last-administrator",
                 judge(steps, before));  // There was none who could act: nothing gets worse.
    }

    void refuseThatTheLastAdministratorDemotesHimself()
    {
        auto before = office();
        before.people[bob].roles = {"reports"};
        const ChangeSet steps{revoke(ann, "management"), grant(ann, "reports")};
        fires("last-administrator-himself", judge(steps, before), "roles");
        isSilent("last-administrator-himself", judge(steps));
        Actor other = asAnn();
        other.contact = ContactId{3};
        isSilent("last-administrator-himself", judge(steps, before, other));
        fires("last-administrator", judge(steps, before, other), "roles");
    }

    void refuseThatSomebodyRemovesHimself()
    {
        fires("removes-himself", judge({line(ChangeKind::removeContact, ann)}));
        isSilent("removes-himself", judge({line(ChangeKind::removeContact, bob)}));
        Actor agent;
        agent.agent = true;
        isSilent("removes-himself", judge({line(ChangeKind::removeContact, {{}, "x"})}, office(), agent));
    }

    void refuseThatSomebodyDeactivatesHimself()
    {
        fires("deactivates-himself", judge({line(ChangeKind::deactivate, ann)}), "status");
        isSilent("deactivates-himself", judge({line(ChangeKind::deactivate, bob)}));
        isSilent("deactivates-himself", judge({line(ChangeKind::removeContact, ann)}));
    }

    void refuseToRemoveWhoeverIsTiedToProjects()
    {
        auto before = office();
        before.projects[ContactId{3}] = 1;
        fires("tied-to-projects", judge({line(ChangeKind::removeContact, cem)}, before));
        isSilent("tied-to-projects", judge({line(ChangeKind::deactivate, cem)}, before));
        before.projects[ContactId{3}] = 2;
        fires("tied-to-projects", judge({line(ChangeKind::deactivate, cem)}, before));
        isSilent("tied-to-projects", judge({line(ChangeKind::removeContact, bob)}, before));
    }

    void warnWhenOneAdministratorIsLeft()
    {
        fires("one-administrator-left", judge({line(ChangeKind::removeContact, bob)}));
        auto before = office();
        before.otherAdministrators = 1;
        isSilent("one-administrator-left", judge({line(ChangeKind::removeContact, bob)}, before));
        before = office();
        before.people[bob].roles = {"reports"};
        isSilent("one-administrator-left", judge({grant(cem, "reports")}, before));
    }

    void warnWhenManyAreRemovedAtOnce()
    {
        RuleLimits limits;
        limits.removedAtOnce = 1;
        const ChangeSet two{line(ChangeKind::removeContact, bob), line(ChangeKind::removeContact, cem)};
        fires("many-removed", judge(two, office(), asAnn(), limits));
        isSilent("many-removed", judge(two));
    }

    void warnWhenADeactivatedContactKeepsRoles()
    {
        fires("deactivated-keeps-roles", judge({line(ChangeKind::deactivate, cem)}), "status");
        isSilent("deactivated-keeps-roles",
                 judge({line(ChangeKind::deactivate, cem), revoke(cem, "technical")}));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LeavingRulesTest);

}  // namespace contacts::tests
