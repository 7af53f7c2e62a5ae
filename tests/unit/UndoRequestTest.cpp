#include "core/request/UndoRequest.h"
#include "core/account/Activation.h"
#include "core/account/Tokens.h"
#include "core/changes/Describe.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace contacts::tests {

using Why = LeftOver::Why;


class UndoRequestTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(UndoRequestTest);
    CPPUNIT_TEST(putsEverythingBackAsItWas);
    CPPUNIT_TEST(leavesWhatChangedSince);
    CPPUNIT_TEST(putsBackWhatStoodAtTheDecision);
    CPPUNIT_TEST(leavesWhatWasSoBeforeTheDecision);
    CPPUNIT_TEST(saysNothingOfWhatIsAsBeforeAlready);
    CPPUNIT_TEST(sendsAwayWhoCameAndTellsOfHisAccount);
    CPPUNIT_TEST(sendsAwayWhoJoinedWithHisOwnAccount);
    CPPUNIT_TEST(tellsOfTheAccountOfWhoJoinedWithoutOne);
    CPPUNIT_TEST(bringsBackWhoLeft);
    CPPUNIT_TEST(givesAPrimaryRoleBack);
    CPPUNIT_TEST(leavesAPrimaryRoleThatWentOn);
    CPPUNIT_TEST(tellsOfAnAddressThatMayStillBeConfirmed);
    CPPUNIT_TEST(undoesOnlyLinesThatTookEffect);
    CPPUNIT_TEST(isPreparedByAgentsToo);
    CPPUNIT_TEST(hasNothingToUndoWhereNothingTookEffect);
    CPPUNIT_TEST(waitsForARequestThatWaits);
    CPPUNIT_TEST(isHiddenFromStrangers);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    Actor maria() { return world.actor(world.maria, world.acme); }

    RequestId requested(const ChangeSet& lines)
    {
        const auto draft = EditDraft(world.services).add(maria(), world.acme, lines);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(draft.view.findings), draft.outcome == EditDraft::Outcome::done);
        return sent();
    }

    RequestId sent()
    {
        const auto result = SubmitRequest(world.services)(
            maria(), {world.acme, world.draft(world.acme).version, "", "key" + std::to_string(++_keys)});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.findings), result.outcome == SubmitRequest::Outcome::submitted);
        return result.request;
    }

    RequestId implement(RequestId id, const std::vector<LineRejection>& reject = {})
    {
        const auto digest = ViewRequest(world.services)(world.agent(), id).value().digest;
        const auto decision = ImplementRequest(world.services)(world.agent(), id, digest, reject, "");
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Decision::Outcome::done);
        return id;
    }

    RequestId implemented(const ChangeSet& lines) { return implement(requested(lines)); }

    Undoing undo(RequestId id) { return UndoRequest(world.services)(maria(), id); }

    static bool tells(const Undoing& undoing, Why why, const std::string& name = {})
    {
        return std::any_of(undoing.leftOvers.begin(), undoing.leftOvers.end(), [&](const LeftOver& each) {
            return each.why == why && (name.empty() || each.name == name);
        });
    }

    int _keys = 0;

public:
    void putsEverythingBackAsItWas()
    {
        const auto before = world.storage.committed().memberships;
        const auto id =
            implemented({grant(of(world.lena), "reports"), edit(of(world.tom), Field::title, "Dr"),
                         line(ChangeKind::setDepartment, of(world.tom), "Ops"),
                         line(ChangeKind::deactivate, of(world.fay)),
                         line(ChangeKind::setSeesAllRequests, of(world.leo), "yes")});
        const auto done = undo(id);
        CPPUNIT_ASSERT(done.outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(5), world.draft(world.acme).changes.size());
        CPPUNIT_ASSERT(tells(done, Why::mailsSent));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), done.leftOvers.size());
        CPPUNIT_ASSERT(world.contact(world.acme, world.lena).person.roles.contains("reports"));
        (void)implement(sent());
        CPPUNIT_ASSERT(before == world.storage.committed().memberships);
        CPPUNIT_ASSERT_EQUAL(std::string(), world.contact(world.acme, world.tom).person.title);
    }

    void leavesWhatChangedSince()
    {
        const auto id =
            implemented({edit(of(world.tom), Field::title, "Dr"), grant(of(world.lena), "reports")});
        world.rewrite(world.acme, world.tom, [](Person& person) { person.title = "Prof"; });
        const auto done = undo(id);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), done.lines.size());
        CPPUNIT_ASSERT(tells(done, Why::changedSince, "Tom Reed"));
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"), done.leftOvers[0].email);
        CPPUNIT_ASSERT_EQUAL(std::string("title"), done.leftOvers[0].field);
        CPPUNIT_ASSERT_EQUAL(std::string("Prof"), done.leftOvers[0].now);
    }

    void putsBackWhatStoodAtTheDecision()
    {
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        const auto done = undo(implement(id));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), done.lines.size());
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"), done.lines[0].value);
    }

    void leavesWhatWasSoBeforeTheDecision()
    {
        const auto id = requested({grant(of(world.lena), "reports"), grant(of(world.leo), "reports")});
        world.rewrite(world.acme, world.lena, [](Person& person) { person.roles.insert("reports"); });
        const auto done = undo(implement(id));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), done.lines.size());
        CPPUNIT_ASSERT(done.lines[0].person == of(world.leo));
        CPPUNIT_ASSERT(tells(done, Why::soBefore, "Lena Vogt") && !tells(done, Why::soBefore, "Leo Lang"));
        CPPUNIT_ASSERT_EQUAL(std::string("role:reports"), done.leftOvers[0].field);
    }

    void saysNothingOfWhatIsAsBeforeAlready()
    {
        const auto id = implemented({grant(of(world.lena), "reports")});
        (void)undo(id);
        (void)implement(sent());
        const auto again = undo(id);
        CPPUNIT_ASSERT(again.lines.empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), again.leftOvers.size());
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
    }

    void sendsAwayWhoCameAndTellsOfHisAccount()
    {
        const auto id = implemented({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        const auto done = undo(id);
        CPPUNIT_ASSERT(tells(done, Why::accountMade, "Neo Newman"));
        CPPUNIT_ASSERT(world.draft(world.acme).changes.at(0).kind == ChangeKind::removeContact);
        const auto neo = world.byEmail("neo@people.example")->id;
        (void)implement(sent());
        CPPUNIT_ASSERT(!world.storage.committed().member(world.acme, neo));
        CPPUNIT_ASSERT(tells(undo(id), Why::gone, "Neo Newman"));
    }

    void sendsAwayWhoJoinedWithHisOwnAccount()
    {
        auto joins = line(ChangeKind::linkContact, {{}, "join"}, "omar@people.example");
        joins.roles = {"reports"};
        const auto done = undo(implemented({joins}));
        CPPUNIT_ASSERT(!tells(done, Why::accountMade));
        CPPUNIT_ASSERT(world.draft(world.acme).changes.at(0).person == of(world.omar));
    }

    void tellsOfTheAccountOfWhoJoinedWithoutOne()
    {
        (void)world.addPerson(world.globex, "Gina", "Gold", {"technical"}, AccountState::none);
        auto joins = line(ChangeKind::linkContact, {{}, "join"}, "gina@people.example");
        joins.roles = {"reports"};
        const auto id = implemented({joins});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::welcome).size());
        const auto told = [&] {
            return tells(UndoRequest(world.services).see(maria(), id), Why::accountMade);
        };
        CPPUNIT_ASSERT(told());
        const auto mail = world.mails(MailKind::welcome).at(0).mail;
        const auto raw = rawToken(world.storage.read()->tokens().find(mail.token).value(), world.secrets);
        CPPUNIT_ASSERT(ActivateAccount(world.services)(raw, "correct-horse-battery").outcome ==
                       ActivateAccount::Outcome::activated);
        CPPUNIT_ASSERT(told());
    }

    void bringsBackWhoLeft()
    {
        world.rewrite(world.acme, world.tom, [](Person& person) { person.department = "Ops"; });
        const auto id = implemented({line(ChangeKind::removeContact, of(world.tom))});
        const auto done = undo(id);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(done.draft.findings), !anyError(done.draft.findings));
        CPPUNIT_ASSERT(tells(done, Why::loosePlace, "Tom Reed"));
        const auto told = describe(done.lines, done.before, done.after, world.catalogue, "en");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), told.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Tom Reed"), told[0].name);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"), told[0].addressBeside());
        (void)implement(sent());
        CPPUNIT_ASSERT(world.contact(world.acme, world.tom).person.roles.contains("technical"));
        CPPUNIT_ASSERT(!world.desk.account(world.contact(world.acme, world.tom).account).disabled);
    }

    void givesAPrimaryRoleBack()
    {
        (void)implemented({promote(of(world.tom), "primary-technical")});
        const auto id = implemented({promote(of(world.tina), "primary-technical")});
        const auto done = undo(id);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), done.lines.size());
        CPPUNIT_ASSERT(done.lines[0].kind == ChangeKind::promote && done.lines[0].person == of(world.tom));
        (void)implement(sent());
        CPPUNIT_ASSERT(world.contact(world.acme, world.tom).person.roles.contains("primary-technical"));
        CPPUNIT_ASSERT(!world.contact(world.acme, world.tina).person.roles.contains("primary-technical"));
    }

    void leavesAPrimaryRoleThatWentOn()
    {
        (void)implemented({promote(of(world.tom), "primary-technical")});
        const auto id = implemented({promote(of(world.tina), "primary-technical")});
        (void)implemented({promote(of(world.lena), "primary-technical")});
        const auto done = undo(id);
        CPPUNIT_ASSERT(done.lines.empty());
        CPPUNIT_ASSERT(tells(done, Why::changedSince, "Tom Reed"));
    }

    void tellsOfAnAddressThatMayStillBeConfirmed()
    {
        const auto id = implemented({line(ChangeKind::changeEmail, of(world.tom), "thomas@people.example")});
        const auto done = undo(id);
        CPPUNIT_ASSERT(done.lines.empty());
        CPPUNIT_ASSERT(tells(done, Why::addressPending, "Tom Reed"));
    }

    void undoesOnlyLinesThatTookEffect()
    {
        const auto id = requested({grant(of(world.lena), "reports"), grant(of(world.leo), "reports")});
        (void)implement(id, {{2, "Not Leo."}});
        const auto done = undo(id);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), done.lines.size());
        CPPUNIT_ASSERT(done.lines[0].person == of(world.lena));
    }

    void isPreparedByAgentsToo()
    {
        const auto id = implemented({grant(of(world.lena), "reports")});
        const auto done = UndoRequest(world.services)(world.agent(), id);
        CPPUNIT_ASSERT(done.outcome == EditDraft::Outcome::done);
        const auto lines = world.draft(world.acme).changes;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), lines.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Agnes Agent"), lines[0].authorName);
    }

    void hasNothingToUndoWhereNothingTookEffect()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(!undo(id).implemented);
        (void)RejectRequest(world.services)(world.agent(), id, "No.");
        CPPUNIT_ASSERT(!undo(id).implemented);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
    }

    void waitsForARequestThatWaits()
    {
        const auto id = implemented({grant(of(world.lena), "reports")});
        (void)requested({grant(of(world.leo), "reports")});
        CPPUNIT_ASSERT(undo(id).outcome == EditDraft::Outcome::requestWaiting);
    }

    void isHiddenFromStrangers()
    {
        const auto id = implemented({grant(of(world.lena), "reports")});
        const UndoRequest undo(world.services);
        CPPUNIT_ASSERT(undo(world.actor(world.omar, world.acme), id).outcome == EditDraft::Outcome::unknown);
        CPPUNIT_ASSERT(undo(world.actor(world.lena, world.acme), id).outcome == EditDraft::Outcome::unknown);
        CPPUNIT_ASSERT(undo(maria(), RequestId{424242}).outcome == EditDraft::Outcome::unknown);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(UndoRequestTest);

}  // namespace contacts::tests
