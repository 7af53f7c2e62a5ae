// An office of three people, and what the rules find in changes to it. No rule ever throws: see
// SnapshotTest::survivesNonsense.
#pragma once

#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace contacts::tests::judging {

inline const PersonKey ann = of(ContactId{1});
inline const PersonKey bob = of(ContactId{2});
inline const PersonKey cem = of(ContactId{3});


inline Person named(const std::string& firstName, std::set<RoleKey, std::less<>> roles)
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
inline Snapshot office()
{
    Snapshot snapshot;
    snapshot.people[ann] = named("Ann", {"management"});
    snapshot.people[bob] = named("Bob", {"cust-admin"});
    snapshot.people[cem] = named("Cem", {"technical"});
    snapshot.activeAccounts = {ContactId{1}, ContactId{2}, ContactId{3}};
    snapshot.otherHolders = {{"application", 2}, {"technical", 1}};
    return snapshot;
}


inline Actor asAnn()
{
    Actor actor;
    actor.contact = ContactId{1};
    actor.permissions = {"contacts.manage", "customer.view", "reports.view", "tickets.raise.general",
                         "tickets.raise.agreement"};
    return actor;
}


inline Findings judge(const ChangeSet& changes, const Snapshot& before = office(),
                      const Actor& actor = asAnn(), const RuleLimits& limits = {})
{
    static const Catalogue catalogue = standardCatalogue();
    return validate(before, changes, actor, catalogue, limits);
}


inline const Finding* find(const Findings& findings, std::string_view rule)
{
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& finding) { return finding.rule == rule; });
    return found == findings.end() ? nullptr : &*found;
}


inline void fires(std::string_view rule, const Findings& findings, std::string_view field = "")
{
    const auto* found = find(findings, rule);
    CPPUNIT_ASSERT_MESSAGE(std::string(rule) + " not among: " + rulesOf(findings), found != nullptr);
    CPPUNIT_ASSERT_EQUAL(std::string(field), found->field);
}


inline void isSilent(std::string_view rule, const Findings& findings)
{
    CPPUNIT_ASSERT_MESSAGE(std::string(rule) + " among: " + rulesOf(findings),
                           find(findings, rule) == nullptr);
}


inline Change newcomer(const std::string& email = "new@people.example")
{
    return add("new", "Neo", "Newman", email, {"technical"});
}

}  // namespace contacts::tests::judging
