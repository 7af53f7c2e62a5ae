// What the panel shows of a request that goes back and forth: question, corrections, answer.
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "hooks/Visiting.h"
#include "tests/unit/RequestPanelStage.h"

namespace {

using namespace contacts;
using requests::RequestPanelStage;
using requests::Stage;


class RequestPanelReturnTest : public RequestPanelStage
{
    CPPUNIT_TEST_SUITE(RequestPanelReturnTest);
    CPPUNIT_TEST(showsTheQuestionWhileItIsReturned);
    CPPUNIT_TEST(showsWhatWasCorrected);
    CPPUNIT_TEST(showsTheFormerNameOfSomebodyNew);
    CPPUNIT_TEST(showsCorrectionsAsTheyWereSent);
    CPPUNIT_TEST(tellsTheAnswerFromTheReason);
    CPPUNIT_TEST(tellsWhoAskedFirstFromWhoSentItAgain);
    CPPUNIT_TEST(callsNothingAnAnswerThatIsNone);
    CPPUNIT_TEST_SUITE_END();

public:
    void showsTheQuestionWhileItIsReturned()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        giveBack(ticket, "Why <now>?");
        const auto html = panelFor(ticket);
        for (const std::string_view part :
             {"Returned to the customer", "Why &lt;now&gt;?", "Returned by Jonas Lind", "/reject"})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
        CPPUNIT_ASSERT(!holds(html, "type=\"radio\"") && !holds(html, ">Implement<"));
        CPPUNIT_ASSERT(!holds(html, "What will happen") && !holds(html, "Holders after this"));
        CPPUNIT_ASSERT(holds(customerPanelFor(ticket, Stage::delegate), "Why &lt;now&gt;?"));
    }

    void showsWhatWasCorrected()
    {
        const auto ticket = _stage->submit(
            {grant("lena@acme.example", "reports"), edit("paul@acme.example", Field::title, "Dr")});
        giveBack(ticket, "Which title?");
        const auto maria = actorOf(_stage->visitor(Stage::delegate), _stage->customer, _stage->services());
        const EditDraft draft(_stage->services());
        static_cast<void>(
            draft.add(maria, _stage->customer, edit("paul@acme.example", Field::title, "Prof")));
        static_cast<void>(draft.add(maria, _stage->customer, revoke("lena@acme.example", "reports")));
        const auto now = draft.add(maria, _stage->customer, grant("paul@acme.example", "reports"));
        CPPUNIT_ASSERT(
            SubmitRequest(_stage->services())(maria, {_stage->customer, now.view.draft.version, "", "again"})
                .again);
        const auto html = panelFor(ticket);
        for (const std::string_view part :
             {"Corrected since it was returned", "Which title?", "Added:", "gets Reports",
              "Altered:", "Title: Prof is added", "before: Title: Dr is added", "Taken out:", "Lena Vogt",
              "<bdi>lena@acme.example</bdi></span>:"})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
    }

    /// The sentence of an arrival holds everything but the name.
    void showsTheFormerNameOfSomebodyNew()
    {
        const auto ticket = _stage->submit({newcomer("Ada", "Öztürk")});
        giveBack(ticket, "Is she written so?");
        const auto maria = actorOf(_stage->visitor(Stage::delegate), _stage->customer, _stage->services());
        auto renamed = newcomer("Ada", "Oeztuerk");
        renamed.person = _stage->request(ticket).changes.at(0).person;
        const auto now = EditDraft(_stage->services()).add(maria, _stage->customer, renamed);
        CPPUNIT_ASSERT(
            SubmitRequest(_stage->services())(maria, {_stage->customer, now.view.draft.version, "", "again"})
                .again);
        const auto html = panelFor(ticket);
        for (const std::string_view part :
             {"Altered:", "Ada Oeztuerk</bdi>", "before: Ada Öztürk – is added with"})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
    }

    /// Lena renames herself after the second sending: that is drift, and no correction.
    void showsCorrectionsAsTheyWereSent()
    {
        const auto ticket = _stage->submit({edit("lena@acme.example", Field::lastName, "Vogt-Berg")});
        giveBack(ticket, "Berg?");
        const auto maria = actorOf(_stage->visitor(Stage::delegate), _stage->customer, _stage->services());
        const auto now =
            EditDraft(_stage->services())
                .add(maria, _stage->customer, edit("lena@acme.example", Field::lastName, "Vogt-Burg"));
        CPPUNIT_ASSERT(
            SubmitRequest(_stage->services())(maria, {_stage->customer, now.view.draft.version, "", "again"})
                .again);
        renameLena("Vogt-Marlow");
        const auto html = panelFor(ticket);
        for (const std::string_view part :
             {"Last name: Vogt becomes Vogt-Burg", "before: Last name: Vogt becomes Vogt-Berg"})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
    }

    void tellsTheAnswerFromTheReason()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")}, "New tasks");
        CPPUNIT_ASSERT(holds(panelFor(ticket), "Reason given by the requester"));
        giveBack(ticket, "Which tasks?");
        CPPUNIT_ASSERT(holds(panelFor(ticket), "Reason given by the requester"));
        const auto maria = actorOf(_stage->visitor(Stage::delegate), _stage->customer, _stage->services());
        const auto draft = EditDraft(_stage->services()).see(maria, _stage->customer).view.draft;
        CPPUNIT_ASSERT(SubmitRequest(_stage->services())(
                           maria, {_stage->customer, draft.version, "Month-end reports", "again"})
                           .again);
        const auto sentAgain = [&] {
            const auto html = panelFor(ticket);
            return holds(html, "Answer to the helpdesk’s question") && holds(html, "Month-end reports") &&
                   holds(html, "What was said at first stands in the ticket.") &&
                   !holds(html, "Reason given by the requester");
        };
        CPPUNIT_ASSERT(sentAgain());
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        CPPUNIT_ASSERT(
            RejectRequest(_stage->services())(agent, _stage->request(ticket).id, "Not now").outcome ==
            Decision::Outcome::done);
        CPPUNIT_ASSERT(sentAgain());
    }

    void callsNothingAnAnswerThatIsNone()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")}, "New tasks");
        const auto maria = actorOf(_stage->visitor(Stage::delegate), _stage->customer, _stage->services());
        const auto sendAgain = [&](const std::string& answer, const std::string& key) {
            const auto draft = EditDraft(_stage->services()).see(maria, _stage->customer).view.draft;
            CPPUNIT_ASSERT(
                SubmitRequest(_stage->services())(maria, {_stage->customer, draft.version, answer, key})
                    .again);
        };
        giveBack(ticket, "Which tasks?");
        sendAgain("", "first");
        const auto silent = panelFor(ticket);
        CPPUNIT_ASSERT_MESSAGE(silent, !holds(silent, "Answer to the helpdesk’s question"));
        CPPUNIT_ASSERT(holds(silent, "Reason given by the requester") && holds(silent, "New tasks"));
        CPPUNIT_ASSERT(holds(silent, "Sent again without an answer."));
        CPPUNIT_ASSERT(holds(silent, "Sent again, as it was returned") &&
                       !holds(silent, "Corrected since it was returned"));
        giveBack(ticket, "Which tasks, please?");
        sendAgain("Month-end reports", "second");
        const auto answered = panelFor(ticket);
        CPPUNIT_ASSERT_MESSAGE(answered, holds(answered, "Answer to the helpdesk’s question"));
        CPPUNIT_ASSERT(!holds(answered, "Sent again without an answer."));
        // The answer before this one is no reason.
        giveBack(ticket, "And who does it now?");
        sendAgain("", "third");
        const auto again = panelFor(ticket);
        CPPUNIT_ASSERT_MESSAGE(again, holds(again, "Reason given by the requester") &&
                                          holds(again, "New tasks") && !holds(again, "Month-end reports"));
        CPPUNIT_ASSERT(holds(again, "Sent again without an answer."));
    }

    void tellsWhoAskedFirstFromWhoSentItAgain()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        CPPUNIT_ASSERT(!holds(panelFor(ticket), "First asked by"));
        giveBack(ticket, "Why?");
        _stage->add("Cora", "Keys", "cora@acme.example", {"cust-admin"});
        const auto cora = actorOf(_stage->visitor("cora@acme.example"), _stage->customer, _stage->services());
        const auto draft = EditDraft(_stage->services()).see(cora, _stage->customer).view.draft;
        CPPUNIT_ASSERT(
            SubmitRequest(_stage->services())(cora, {_stage->customer, draft.version, "", "again"}).again);
        const auto says = [&] {
            const auto html = panelFor(ticket);
            CPPUNIT_ASSERT_MESSAGE(html, holds(html, "Cora Keys") &&
                                             holds(html, "sent it again after it was returned"));
            CPPUNIT_ASSERT_MESSAGE(html, holds(html, "First asked by</dt><dd><bdi>Maria "));
            CPPUNIT_ASSERT(holds(html, "; the ticket is in this name"));
        };
        says();
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        CPPUNIT_ASSERT(
            RejectRequest(_stage->services())(agent, _stage->request(ticket).id, "Not now").outcome ==
            Decision::Outcome::done);
        says();
    }

private:
    void giveBack(std::uint64_t ticket, const std::string& question)
    {
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        CPPUNIT_ASSERT(
            ReturnRequest(_stage->services())(agent, _stage->request(ticket).id, question).outcome ==
            Decision::Outcome::done);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestPanelReturnTest);

}  // namespace
