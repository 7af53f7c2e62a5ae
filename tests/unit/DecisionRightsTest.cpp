// Who may decide a request, who may cancel it, and who knows of it at all.
#include "tests/unit/DecisionStage.h"

namespace contacts::tests {

using Outcome = Decision::Outcome;


class DecisionRightsTest : public DecisionStage
{
    CPPUNIT_TEST_SUITE(DecisionRightsTest);
    CPPUNIT_TEST(asksTheRulesAgainForADemotedRequester);
    CPPUNIT_TEST(refusesThatSomebodyDecidesHisOwnRequest);
    CPPUNIT_TEST(refusesItThoughAColleagueSentItAgain);
    CPPUNIT_TEST(refusesItWhereOneOfTheLinesIsHis);
    CPPUNIT_TEST(refusesItWhereHeSuggestedALine);
    CPPUNIT_TEST(refusesWhatBecomesHisOwnMeanwhile);
    CPPUNIT_TEST(letsSomebodyDecideHisOwnRequestWhereTheSettingsSaySo);
    CPPUNIT_TEST(cancelsForAnotherAdministrator);
    CPPUNIT_TEST(forbidsEditorsToCancelAndViewersToKnow);
    CPPUNIT_TEST(forbidsCustomersToDecide);
    CPPUNIT_TEST(asksAgainWhetherTheAgentIsOne);
    CPPUNIT_TEST_SUITE_END();

    /// A contact who is of the staff as well.
    Actor both(ContactId contact)
    {
        auto actor = world.actor(contact, world.acme);
        actor.agent = true;
        world.desk.change(actor.account, [](FakeDesk::Account& account) { account.staff = true; });
        return actor;
    }

    void sendAs(ContactId contact)
    {
        const auto sent = SubmitRequest(world.services)(
            world.actor(contact, world.acme), {world.acme, world.draft(world.acme).version, "", "again"});
        CPPUNIT_ASSERT(sent.outcome == SubmitRequest::Outcome::submitted && sent.again);
    }

    void refusesHim(ContactId contact, RequestId id)
    {
        const auto him = both(contact);
        for (const auto& refused :
             {ImplementRequest(world.services)(him, id, digest(id), {}, ""),
              RejectRequest(world.services)(him, id, "No."), ReturnRequest(world.services)(him, id, "Why?")})
            CPPUNIT_ASSERT(refused.outcome == Outcome::forbidden && refused.own);
        CPPUNIT_ASSERT(ViewRequest(world.services)(him, id).value().own);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
        world.policy.decideOwnRequests = true;
        CPPUNIT_ASSERT(!ViewRequest(world.services)(him, id).value().own);
        world.policy.decideOwnRequests = false;
    }

public:
    void asksTheRulesAgainForADemotedRequester()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        world.rewrite(world.acme, world.maria, [](Person& person) { person.roles = {"application"}; });
        const auto decision = implement(id);
        CPPUNIT_ASSERT(decision.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("requester-not-permitted"), rulesOf(decision.findings));
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
    }

    void refusesThatSomebodyDecidesHisOwnRequest()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        auto both = world.actor(world.maria, world.acme);
        both.agent = true;
        const auto refused = ImplementRequest(world.services)(both, id, digest(id), {}, "");
        CPPUNIT_ASSERT(refused.outcome == Outcome::forbidden && refused.own);
        const auto customers =
            ImplementRequest(world.services)(world.actor(world.paul, world.acme), id, digest(id), {}, "");
        CPPUNIT_ASSERT(!customers.own);
    }

    /// Maria asks, an agent returns it, Paul sends it again as it is.
    void refusesItThoughAColleagueSentItAgain()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(ReturnRequest(world.services)(world.agent(), id, "Why?").outcome == Outcome::done);
        sendAs(world.paul);
        CPPUNIT_ASSERT(world.request(id).requester == world.paul);
        world.storage.tamper([&](MemoryTables& tables) {
            for (auto& line : tables.requests.at(id).changes)
                line.author = {};  // Only who sent it speaks.
        });
        refusesHim(world.maria, id);
        refusesHim(world.paul, id);
    }

    void refusesItWhereOneOfTheLinesIsHis()
    {
        const auto paul = world.actor(world.paul, world.acme);
        CPPUNIT_ASSERT(
            EditDraft(world.services).add(paul, world.acme, grant(of(world.lena), "reports")).outcome ==
            EditDraft::Outcome::done);
        const auto id = requested({grant(of(world.leo), "reports")});
        CPPUNIT_ASSERT(world.request(id).requester == world.maria);
        refusesHim(world.paul, id);
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
    }

    void refusesItWhereHeSuggestedALine()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(!ViewRequest(world.services)(both(world.lena), id).value().own);
        world.storage.tamper(
            [&](MemoryTables& tables) { tables.requests.at(id).changes.at(0).suggested = true; });
        refusesHim(world.lena, id);
    }

    void refusesWhatBecomesHisOwnMeanwhile()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto paul = both(world.paul);
        world.storage.before([&] {
            world.storage.tamper(
                [&](MemoryTables& tables) { tables.requests.at(id).requesterAccount = paul.account; });
        });
        const auto refused = RejectRequest(world.services)(paul, id, "No.");
        CPPUNIT_ASSERT(refused.outcome == Outcome::forbidden && refused.own);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
    }

    void letsSomebodyDecideHisOwnRequestWhereTheSettingsSaySo()
    {
        world.policy.decideOwnRequests = true;
        const auto id = requested({grant(of(world.lena), "reports")});
        auto both = world.actor(world.maria, world.acme);
        both.agent = true;
        world.desk.change(both.account, [](FakeDesk::Account& account) { account.staff = true; });
        CPPUNIT_ASSERT(ImplementRequest(world.services)(both, id, digest(id), {}, "").outcome ==
                       Outcome::done);
    }

    void cancelsForAnotherAdministrator()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(CancelRequest(world.services)(world.actor(world.paul, world.acme), id).outcome ==
                       Outcome::done);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::cancelled);
        CPPUNIT_ASSERT(world.desk.tickets().at(world.request(id).ticket).last == TicketMove::cancelled);
        const auto mails = world.mails(MailKind::requestCancelled);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), mails.size());
        CPPUNIT_ASSERT(mails[0].mail.contact == world.maria);
        CPPUNIT_ASSERT_EQUAL(std::string("agents@support.example"), mails[1].mail.address);
    }

    void forbidsEditorsToCancelAndViewersToKnow()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto editor = world.addPerson(world.acme, "Edith", "Finch", {"contact-editor"});
        const CancelRequest cancel(world.services);
        CPPUNIT_ASSERT(cancel(world.actor(editor, world.acme), id).outcome == Outcome::forbidden);
        CPPUNIT_ASSERT(cancel(world.actor(world.lena, world.acme), id).outcome == Outcome::unknown);
        CPPUNIT_ASSERT(cancel(world.actor(world.tom, world.acme), id).outcome == Outcome::unknown);
        // Omar manages Globex: whoever asks with the permissions of the wrong customer is found out inside.
        CPPUNIT_ASSERT(cancel(world.actor(world.omar, world.globex), id).outcome == Outcome::unknown);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
    }

    void forbidsCustomersToDecide()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto seen = digest(id);
        CPPUNIT_ASSERT(
            ImplementRequest(world.services)(world.actor(world.paul, world.acme), id, seen, {}, "").outcome ==
            Outcome::forbidden);
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.actor(world.tom, world.acme), id, "no").outcome ==
                       Outcome::unknown);
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.agent(), RequestId{424242}, "no").outcome ==
                       Outcome::unknown);
    }

    /// What his session believes of him is older than the transaction.
    void asksAgainWhetherTheAgentIsOne()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto seen = digest(id);
        const auto agent = world.agent();
        const auto assertDecidesNothing = [&](const std::function<void(FakeDesk::Account&)>& goes) {
            const auto before = world.desk.account(agent.account);
            world.desk.change(agent.account, goes);
            CPPUNIT_ASSERT(ImplementRequest(world.services)(agent, id, seen, {}, "").outcome ==
                           Outcome::unknown);
            CPPUNIT_ASSERT(RejectRequest(world.services)(agent, id, "no").outcome == Outcome::unknown);
            CPPUNIT_ASSERT(ReturnRequest(world.services)(agent, id, "why").outcome == Outcome::unknown);
            CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.audited(world.acme).size());
            world.desk.change(agent.account, [&](FakeDesk::Account& account) { account = before; });
        };
        assertDecidesNothing([](FakeDesk::Account& account) { account.disabled = true; });
        assertDecidesNothing([](FakeDesk::Account& account) { account.staff = false; });
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DecisionRightsTest);

}  // namespace contacts::tests
