// Decisions on data that moved since the request: refused where nobody saw it, knowing where somebody did.
#include "core/contacts/EditOwnDetails.h"
#include "core/history/Audit.h"
#include "core/history/ReadHistory.h"
#include "tests/unit/DecisionStage.h"

#include <algorithm>

namespace contacts::tests {

using Outcome = Decision::Outcome;


class DecisionDriftTest : public DecisionStage
{
    CPPUNIT_TEST_SUITE(DecisionDriftTest);
    CPPUNIT_TEST(refusesAStaleDigest);
    CPPUNIT_TEST(refusesAStaleDigestOfACellThatMovedBetweenLookAndCommit);
    CPPUNIT_TEST(implementsKnowinglyAfterALookAtTheDrift);
    CPPUNIT_TEST(recordsWhatItWroteOver);
    CPPUNIT_TEST(keepsByNameWhoLeftBeforeTheDecision);
    CPPUNIT_TEST(tellsAgentsWhoMovedALine);
    CPPUNIT_TEST(tellsThatTheHelpdeskMovedALine);
    CPPUNIT_TEST(keepsARequestThatIsDecidedAsItWas);
    CPPUNIT_TEST_SUITE_END();

public:
    void refusesAStaleDigest()
    {
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        const auto seen = digest(id);
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        const auto decision = ImplementRequest(world.services)(world.agent(), id, seen, {}, "");
        CPPUNIT_ASSERT(decision.outcome == Outcome::changedMeanwhile);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"), world.contact(world.acme, world.tom).person.phone);
        CPPUNIT_ASSERT(world.desk.tickets().at(world.request(id).ticket).open);
        CPPUNIT_ASSERT(ImplementRequest(world.services)(world.agent(), id, "", {}, "").outcome ==
                       Outcome::changedMeanwhile);
    }

    void refusesAStaleDigestOfACellThatMovedBetweenLookAndCommit()
    {
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        const auto seen = digest(id);
        world.storage.before([&] {
            world.storage.tamper(
                [&](MemoryTables& tables) { tables.contacts.at(world.tom).person.phone = "+12022244843"; });
        });
        CPPUNIT_ASSERT(ImplementRequest(world.services)(world.agent(), id, seen, {}, "").outcome ==
                       Outcome::changedMeanwhile);
    }

    void implementsKnowinglyAfterALookAtTheDrift()
    {
        const auto id =
            requested({edit(of(world.tom), Field::phone, "+33142685300"), grant(of(world.lena), "reports")});
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        world.rewrite(world.acme, world.lena, [](Person& person) { person.roles.insert("reports"); });
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), view.drift.size());
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(view.findings));
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"), world.contact(world.acme, world.tom).person.phone);
    }

    void recordsWhatItWroteOver()
    {
        const auto asked = world.contact(world.acme, world.tom).person.phone;
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        std::string told;
        world.services.ticketText = [&](const Request& request, const Customer&, const Snapshot& after) {
            told =
                request.before().people.at(of(world.tom)).phone + " " + after.people.at(of(world.tom)).phone;
            return TicketText{};
        };
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843 +33142685300"), told);
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"), view.existing.people.at(of(world.tom)).phone);
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"), view.requested.people.at(of(world.tom)).phone);
        CPPUNIT_ASSERT_EQUAL(asked, view.request.then.people.at(of(world.tom)).phone);

        const auto maria = world.actor(world.maria, world.acme);
        const auto history = ReadHistory(world.services)(maria, {world.acme}).value();
        CPPUNIT_ASSERT_EQUAL(std::string("request.implemented"), history.at(0).audit.act);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"),
                             history[0].request->before().people.at(of(world.tom)).phone);
        CPPUNIT_ASSERT_EQUAL(std::string("request.submitted"), history.at(1).audit.act);
        CPPUNIT_ASSERT_EQUAL(asked, history[1].request->before().people.at(of(world.tom)).phone);
    }

    void keepsByNameWhoLeftBeforeTheDecision()
    {
        const auto id =
            requested({edit(of(world.tom), Field::phone, "+33142685300"), grant(of(world.lena), "reports")});
        world.storage.tamper([&](MemoryTables& tables) {
            tables.memberships.erase({world.acme, world.tom});
        });
        CPPUNIT_ASSERT(implement(id, {{1, "He has left."}}).state == RequestState::partlyImplemented);
        const auto& before = world.request(id).before().people;
        CPPUNIT_ASSERT_EQUAL(std::string("Tom Reed"), before.at(of(world.tom)).name());
        CPPUNIT_ASSERT(before.at(of(world.tom)).roles.empty());
    }

    void tellsAgentsWhoMovedALine()
    {
        const auto id = requested({edit(of(world.maria), Field::phone, "+33142685300"),
                                   edit(of(world.maria), Field::firstName, "Marie")});
        const auto maria = world.actor(world.maria, world.acme);
        const auto seen = EditOwnDetails(world.services).see(maria.account).value();
        auto details = seen;
        details.phone = "+33142685344";
        world.clock.advance(std::chrono::minutes(5));
        CPPUNIT_ASSERT(EditOwnDetails(world.services)(maria, seen, details).outcome ==
                       EditOwnDetails::Outcome::done);
        world.rewrite(world.acme, world.maria, [](Person& person) { person.firstName = "Mary"; });
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), view.drift.size());
        for (const auto& cell : view.drift)
            CPPUNIT_ASSERT_EQUAL_MESSAGE(cell.field, cell.field == "phone", cell.mover.has_value());
        const auto found = std::find_if(view.drift.begin(), view.drift.end(),
                                        [](const Moved& cell) { return cell.mover.has_value(); });
        CPPUNIT_ASSERT_EQUAL(std::string("Mary Keller"), found->mover->by);
        CPPUNIT_ASSERT(found->mover->at == world.clock.now() && !found->mover->helpdesk);
        const auto asCustomer = ViewRequest(world.services)(maria, id).value();
        for (const auto& cell : asCustomer.drift)
            CPPUNIT_ASSERT_MESSAGE(cell.field, !cell.mover);
    }

    /// The agent is a contact of another customer, and none here.
    void tellsThatTheHelpdeskMovedALine()
    {
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        auto agent = world.agent();
        agent.contact = world.omar;
        world.clock.advance(std::chrono::minutes(5));
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(world.acme));
            audit(work, world.acme, agent, "contact.own-details", "contact/" + world.tom.text(), "",
                  world.clock.now());
        });
        world.services.staffName = [&](AccountId account) {
            return account == agent.account ? "Agnes Agent" : "";
        };
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), view.drift.size());
        CPPUNIT_ASSERT(view.drift[0].mover && view.drift[0].mover->helpdesk);
        CPPUNIT_ASSERT_EQUAL(std::string("Agnes Agent"), view.drift[0].mover->by);
    }

    void keepsARequestThatIsDecidedAsItWas()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        (void)implement(id);
        world.rewrite(world.acme, world.lena, [](Person& person) { person.roles = {"financial"}; });
        const auto view = ViewRequest(world.services)(world.actor(world.maria, world.acme), id).value();
        CPPUNIT_ASSERT(
            (view.existing.people.at(of(world.lena)).roles == std::set<RoleKey, std::less<>>{"application"}));
        CPPUNIT_ASSERT((view.requested.people.at(of(world.lena)).roles ==
                        std::set<RoleKey, std::less<>>{"application", "reports"}));
        CPPUNIT_ASSERT(view.drift.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DecisionDriftTest);

}  // namespace contacts::tests
