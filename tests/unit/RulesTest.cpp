// Every rule: it fires where it should, and not where it should not. No rule ever throws: see
// SnapshotTest::survivesNonsense.
#include "core/text/Email.h"
#include "core/text/Text.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace contacts::tests {

namespace {

const PersonKey ann = of(ContactId{1});
const PersonKey bob = of(ContactId{2});
const PersonKey cem = of(ContactId{3});


Person named(const std::string& firstName, std::set<RoleKey, std::less<>> roles)
{
    Person person;
    person.firstName = firstName;
    person.lastName = "Person";
    person.email = firstName + "@people.example";
    person.roles = std::move(roles);
    return person;
}


/// Ann (Management, acts), Bob (Cust. Admin., acts), Cem (Technical); every required role has further
/// holders.
Snapshot office()
{
    Snapshot snapshot;
    snapshot.people[ann] = named("Ann", {"management"});
    snapshot.people[bob] = named("Bob", {"cust-admin"});
    snapshot.people[cem] = named("Cem", {"technical"});
    snapshot.activeAccounts = {ContactId{1}, ContactId{2}, ContactId{3}};
    snapshot.otherHolders = {{"application", 2}, {"technical", 1}};
    return snapshot;
}


Actor asAnn()
{
    Actor actor;
    actor.contact = ContactId{1};
    actor.permissions = {"contacts.manage", "customer.view", "reports.view", "tickets.raise.general",
                         "tickets.raise.agreement"};
    return actor;
}


Findings judge(const ChangeSet& changes, const Snapshot& before = office(), const Actor& actor = asAnn(),
               const RuleLimits& limits = {})
{
    static const Catalogue catalogue = standardCatalogue();
    return validate(before, changes, actor, catalogue, limits);
}


const Finding* find(const Findings& findings, std::string_view rule)
{
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& finding) { return finding.rule == rule; });
    return found == findings.end() ? nullptr : &*found;
}


void fires(std::string_view rule, const Findings& findings, std::string_view field = "")
{
    const auto* found = find(findings, rule);
    CPPUNIT_ASSERT_MESSAGE(std::string(rule) + " not among: " + rulesOf(findings), found != nullptr);
    CPPUNIT_ASSERT_EQUAL(std::string(field), found->field);
}


void isSilent(std::string_view rule, const Findings& findings)
{
    CPPUNIT_ASSERT_MESSAGE(std::string(rule) + " among: " + rulesOf(findings),
                           find(findings, rule) == nullptr);
}


Change newcomer(const std::string& email = "new@people.example")
{
    return add("new", "Neo", "Newman", email, {"technical"});
}

}  // namespace


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
    CPPUNIT_TEST(refuseARoleThatDoesNotExist);
    CPPUNIT_TEST(refuseWhoeverMayNotAsk);
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
    CPPUNIT_TEST(refuseANewContactWithoutRole);
    CPPUNIT_TEST(refuseToTakeTheLastRole);
    CPPUNIT_TEST(refuseARoleThatIsNotOffered);
    CPPUNIT_TEST(refuseARoleAboveTheRequester);
    CPPUNIT_TEST(refuseToPromoteToAnOrdinaryRole);
    CPPUNIT_TEST(refuseASecondHolderOfAPrimaryRole);
    CPPUNIT_TEST(refuseARequiredRoleWithoutHolder);
    CPPUNIT_TEST(letOneOfAGroupOfRequiredRolesSuffice);
    CPPUNIT_TEST(refuseToLoseTheLastAdministrator);
    CPPUNIT_TEST(countOnlyAdministratorsWhoCanAct);
    CPPUNIT_TEST(refuseThatTheLastAdministratorDemotesHimself);
    CPPUNIT_TEST(refuseThatSomebodyRemovesHimself);
    CPPUNIT_TEST(refuseThatSomebodyDeactivatesHimself);
    CPPUNIT_TEST(refuseToRemoveWhoeverIsTiedToProjects);
    CPPUNIT_TEST(refuseAWishThatHasComeTrueMeanwhile);
    CPPUNIT_TEST(warnOfIncompatibleRoles);
    CPPUNIT_TEST(warnWhenOneAdministratorIsLeft);
    CPPUNIT_TEST(warnWhenManyAreRemovedAtOnce);
    CPPUNIT_TEST(warnOfALookAlikeAddress);
    CPPUNIT_TEST(warnWhenADeactivatedContactKeepsRoles);
    CPPUNIT_TEST(warnWhenAPrimaryRoleRestsWithSomebodyInactive);
    CPPUNIT_TEST(warnOfARequiredRoleThatNobodyHeldBefore);
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

    void refuseARoleThatDoesNotExist()
    {
        fires("unknown-role", judge({grant(cem, "emperor")}), "role:emperor");
        fires("unknown-role", judge({add("new", "N", "N", "n@people.example", {"emperor"})}), "role:emperor");
        fires("unknown-role", judge({revoke(cem, "emperor")}), "role:emperor");
        auto before = office();
        before.people[cem].roles.insert("abolished");
        isSilent("unknown-role", judge({revoke(cem, "abolished")}, before));
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

    void refuseAWishThatHasComeTrueMeanwhile()
    {
        fires("live-data-changed", judge({grant(cem, "technical")}), "role:technical");
        fires("live-data-changed", judge({edit(cem, Field::firstName, "Cem")}), "firstName");
        fires("live-data-changed", judge({line(ChangeKind::reactivate, cem)}), "status");
        isSilent("live-data-changed", judge({grant(cem, "reports"), edit(cem, Field::firstName, "Zem")}));
        isSilent("live-data-changed", judge({promote(cem, "primary-contact")}));
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

    void warnOfALookAlikeAddress()
    {
        auto before = office();
        before.lookAlikes["new@people.example"] = "nevv@people.example";
        const auto findings = judge({newcomer()}, before);
        fires("email-look-alike", findings, "email");
        CPPUNIT_ASSERT(!anyError(findings));
        isSilent("email-look-alike", judge({newcomer("other@people.example")}, before));
    }

    void warnWhenADeactivatedContactKeepsRoles()
    {
        fires("deactivated-keeps-roles", judge({line(ChangeKind::deactivate, cem)}), "status");
        isSilent("deactivated-keeps-roles",
                 judge({line(ChangeKind::deactivate, cem), revoke(cem, "technical")}));
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

CPPUNIT_TEST_SUITE_REGISTRATION(RulesTest);

}  // namespace contacts::tests
