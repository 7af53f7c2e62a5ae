// A primary role changes hands: both are named, the former holder is never left without a role, and there is
// never a second one.
#include "core/draft/PromoteContact.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace contacts::tests {

using Outcome = PromoteContact::Outcome;


class PromoteContactTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PromoteContactTest);
    CPPUNIT_TEST(namesThePresentHolderAndWhatHeKeeps);
    CPPUNIT_TEST(asksForARoleWhereNoneWouldBeLeft);
    CPPUNIT_TEST(saysWhenNobodyHoldsIt);
    CPPUNIT_TEST(looksAtTheDraftNotOnlyAtTheLiveData);
    CPPUNIT_TEST(tellsTheLiveHolderFromTheDraftedOne);
    CPPUNIT_TEST(givesTheRoleBackToItsHolder);
    CPPUNIT_TEST(stopsWhereAnotherWasPromotedMeanwhile);
    CPPUNIT_TEST(letsOnePersonHoldSeveralPrimaryRoles);
    CPPUNIT_TEST(hidesWhatIsNone);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    Actor maria() { return world.actor(world.maria, world.acme); }
    PromoteContact::Call call(ContactId person, const RoleKey& role = "primary-contact")
    {
        PromoteContact::Call call;
        call.customer = world.acme;
        call.person = of(person);
        call.role = role;
        return call;
    }
    PromoteContact promotes() { return PromoteContact(world.services); }
    void give(ContactId person, std::set<RoleKey, std::less<>> roles)
    {
        world.rewrite(world.acme, person, [&](Person& stored) { stored.roles = roles; });
    }

public:
    void namesThePresentHolderAndWhatHeKeeps()
    {
        give(world.tom, {"technical", "primary-contact"});
        const auto promotion = promotes().look(maria(), call(world.lena));
        CPPUNIT_ASSERT(promotion && promotion->former && !promotion->already);
        CPPUNIT_ASSERT(promotion->holder == of(world.tom));
        CPPUNIT_ASSERT_EQUAL(std::string("Lena"), promotion->promoted.firstName);
        CPPUNIT_ASSERT(promotion->former->roles == (std::set<RoleKey, std::less<>>{"technical"}));
        CPPUNIT_ASSERT(promotion->choices.empty());
        CPPUNIT_ASSERT(promotes().look(maria(), call(world.tom))->already);
    }

    void asksForARoleWhereNoneWouldBeLeft()
    {
        give(world.fay, {"primary-contact"});
        auto wish = call(world.lena);
        const auto promotion = promotes().look(maria(), wish);
        CPPUNIT_ASSERT(promotion && !promotion->choices.empty());
        CPPUNIT_ASSERT(std::find(promotion->choices.begin(), promotion->choices.end(), "primary-financial") ==
                       promotion->choices.end());
        CPPUNIT_ASSERT(promotes()(maria(), wish).outcome == Outcome::compensationAsked);
        wish.compensation = "primary-financial";
        CPPUNIT_ASSERT(promotes()(maria(), wish).outcome == Outcome::compensationAsked);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.empty());
        wish.compensation = "reports";
        const auto done = promotes()(maria(), wish);
        CPPUNIT_ASSERT(done.outcome == Outcome::asEdit && done.edit.outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(done.edit.view.findings));
        const auto& after = done.edit.view.after.people;
        CPPUNIT_ASSERT(after.at(of(world.fay)).roles == (std::set<RoleKey, std::less<>>{"reports"}));
        CPPUNIT_ASSERT(after.at(of(world.lena)).roles.contains("primary-contact"));
    }

    void saysWhenNobodyHoldsIt()
    {
        const auto promotion = promotes().look(maria(), call(world.lena));
        CPPUNIT_ASSERT(promotion && !promotion->former && promotion->holder == PersonKey{});
        CPPUNIT_ASSERT(promotes()(maria(), call(world.lena)).edit.outcome == EditDraft::Outcome::done);
    }

    void looksAtTheDraftNotOnlyAtTheLiveData()
    {
        give(world.tom, {"technical", "primary-contact"});
        (void)promotes()(maria(), call(world.lena));
        const auto promotion = promotes().look(maria(), call(world.leo));
        CPPUNIT_ASSERT(promotion && promotion->holder == of(world.lena));
        (void)promotes()(maria(), call(world.leo));
        const auto lines = world.draft(world.acme).changes;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), lines.size());
        CPPUNIT_ASSERT(lines[0].person == of(world.leo));
    }

    void tellsTheLiveHolderFromTheDraftedOne()
    {
        give(world.tom, {"technical", "primary-contact"});
        (void)promotes()(maria(), call(world.lena));
        const auto paul = world.actor(world.paul, world.acme);
        const auto promotion = promotes().look(paul, call(world.leo));
        CPPUNIT_ASSERT(promotion && promotion->former && promotion->replaced);
        CPPUNIT_ASSERT_EQUAL(std::string("Tom"), promotion->former->firstName);
        CPPUNIT_ASSERT(promotion->former->roles == (std::set<RoleKey, std::less<>>{"technical"}));
        CPPUNIT_ASSERT_EQUAL(std::string("Lena"), promotion->replaced->person.firstName);
        CPPUNIT_ASSERT(promotion->replaced->promoted && !promotion->replaced->own);
        CPPUNIT_ASSERT_EQUAL(maria().name, promotion->replaced->authorName);
        CPPUNIT_ASSERT(promotes().look(maria(), call(world.leo))->replaced->own);
    }

    void givesTheRoleBackToItsHolder()
    {
        give(world.tom, {"technical", "primary-contact"});
        (void)promotes()(maria(), call(world.lena));
        const auto promotion = promotes().look(maria(), call(world.tom));
        CPPUNIT_ASSERT(promotion && promotion->stays && !promotion->already && !promotion->former);
        CPPUNIT_ASSERT_EQUAL(std::string("Lena"), promotion->replaced->person.firstName);
        (void)promotes()(maria(), call(world.tom));
        CPPUNIT_ASSERT(world.draft(world.acme).changes.empty());
    }

    void stopsWhereAnotherWasPromotedMeanwhile()
    {
        give(world.tom, {"technical", "primary-contact"});
        auto stale = call(world.leo);
        stale.over = of(world.tom).text();
        (void)promotes()(world.actor(world.paul, world.acme), call(world.lena));
        CPPUNIT_ASSERT(promotes()(maria(), stale).edit.outcome == EditDraft::Outcome::clash);
        stale.over = of(world.lena).text();
        CPPUNIT_ASSERT(promotes()(maria(), stale).edit.outcome == EditDraft::Outcome::done);

        // Nor does her own second window, opened before.
        auto second = call(world.tina);
        second.over = of(world.lena).text();
        CPPUNIT_ASSERT(promotes()(maria(), second).edit.outcome == EditDraft::Outcome::clash);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.at(0).person == of(world.leo));
    }

    void letsOnePersonHoldSeveralPrimaryRoles()
    {
        (void)promotes()(maria(), call(world.lena, "primary-contact"));
        (void)promotes()(maria(), call(world.lena, "primary-technical"));
        const auto view = EditDraft(world.services).see(maria(), world.acme).view;
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(view.findings));
        const auto& roles = view.after.people.at(of(world.lena)).roles;
        CPPUNIT_ASSERT(roles.contains("primary-contact") && roles.contains("primary-technical"));
    }

    void hidesWhatIsNone()
    {
        CPPUNIT_ASSERT(!promotes().look(maria(), call(world.omar)));
        CPPUNIT_ASSERT(!promotes().look(maria(), call(world.lena, "technical")));
        CPPUNIT_ASSERT(!promotes().look(maria(), call(world.lena, "emperor")));
        CPPUNIT_ASSERT(!promotes().look(world.actor(world.lena, world.acme), call(world.lena)));
        CPPUNIT_ASSERT(promotes()(maria(), call(world.omar)).edit.outcome == EditDraft::Outcome::unknown);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PromoteContactTest);

}  // namespace contacts::tests
