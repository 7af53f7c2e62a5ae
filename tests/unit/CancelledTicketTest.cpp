// A ticket that was cancelled while nobody looked after it, and a helpdesk that refuses: what becomes of the
// request, and what people read.
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "hooks/pages/portal/RequestPage.h"
#include "hooks/pages/portal/RequestPages.h"
#include "hooks/panels/CustomerPanel.h"
#include "hooks/panels/RequestPanel.h"
#include "tests/unit/RequestStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace requests;
using Outcome = Decision::Outcome;


bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}


class CancelledTicketTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(CancelledTicketTest);
    CPPUNIT_TEST(letsTheRequestBeCancelled);
    CPPUNIT_TEST(letsTheRequestBeRejected);
    CPPUNIT_TEST(neitherImplementsNorReturnsIt);
    CPPUNIT_TEST(sendsAReturnedRequestNotAgain);
    CPPUNIT_TEST(offersTheAgentWhatIsPossible);
    CPPUNIT_TEST(tellsTheCustomerWhatToDo);
    CPPUNIT_TEST(tellsItInTheCustomersTicketToo);
    CPPUNIT_TEST(keepsWhatWasTypedWhereTheHelpdeskRefuses);
    CPPUNIT_TEST(saysThatTheHelpdeskDoesNotLetItBeCancelled);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _stage = std::make_unique<Stage>();
        _ticket = _stage->submit({grant()});
        _id = _stage->request(_ticket).id;
    }

    void tearDown() override { _stage.reset(); }

    void letsTheRequestBeCancelled()
    {
        for (const bool returned : {false, true})
        {
            setUp();
            if (returned)
                giveBack();
            _stage->cancel(_ticket);
            CPPUNIT_ASSERT(CancelRequest(services())(maria(), _id).outcome == Outcome::done);
            CPPUNIT_ASSERT(_stage->request(_ticket).state == RequestState::cancelled);
            requestsAnew();
        }
    }

    void letsTheRequestBeRejected()
    {
        for (const bool returned : {false, true})
        {
            setUp();
            if (returned)
                giveBack();
            _stage->cancel(_ticket);
            CPPUNIT_ASSERT(RejectRequest(services())(agent(), _id, "You took it back.").outcome ==
                           Outcome::done);
            const auto request = _stage->request(_ticket);
            CPPUNIT_ASSERT(request.state == RequestState::rejected);
            CPPUNIT_ASSERT_EQUAL(std::string("You took it back."), request.decisionReason);
            requestsAnew();
        }
    }

    void neitherImplementsNorReturnsIt()
    {
        _stage->cancel(_ticket);
        const auto digest = ViewRequest(services())(agent(), _id).value().digest;
        CPPUNIT_ASSERT(ImplementRequest(services())(agent(), _id, digest, {}, "").outcome ==
                       Outcome::ticketCancelled);
        CPPUNIT_ASSERT(ReturnRequest(services())(agent(), _id, "Really?").outcome ==
                       Outcome::ticketCancelled);
        CPPUNIT_ASSERT(_stage->request(_ticket).state == RequestState::submitted);
    }

    void sendsAReturnedRequestNotAgain()
    {
        giveBack();
        _stage->cancel(_ticket);
        CPPUNIT_ASSERT(send("again").outcome == SubmitRequest::Outcome::ticketCancelled);
        const auto page = requestPage("Both of them");
        CPPUNIT_ASSERT_EQUAL(409, page.status);
        for (const std::string_view part : {"Its ticket was cancelled", "Cancel the request", "Both of them"})
            CPPUNIT_ASSERT_MESSAGE(page.body, holds(page.body, part));
        CPPUNIT_ASSERT(_stage->request(_ticket).state == RequestState::returned);
    }

    void offersTheAgentWhatIsPossible()
    {
        _stage->cancel(_ticket);
        RequestPanel panel(_stage->ground());
        helpdesk::Request request;
        request.visitor = _stage->agent();
        const auto html = panel.render(_stage->ticket(_ticket), request).value();
        for (const std::string_view part :
             {"Its ticket was cancelled", "The customer cancelled the ticket while", ">Reject<"})
            CPPUNIT_ASSERT_MESSAGE(html, holds(html, part));
        for (const std::string_view part :
             {">Implement<", ">Return for correction<", "type=\"radio\"", "The ticket was closed",
              "ticket closes", "What will happen", "Holders after this", "Waiting for your decision"})
            CPPUNIT_ASSERT_MESSAGE(html, !holds(html, part));
        CPPUNIT_ASSERT(RejectRequest(services())(agent(), _id, "So be it").outcome == Outcome::done);
        const auto decided = panel.render(_stage->ticket(_ticket), request).value();
        CPPUNIT_ASSERT_MESSAGE(decided, !holds(decided, "Its ticket was cancelled"));
    }

    void tellsTheCustomerWhatToDo()
    {
        _stage->cancel(_ticket);
        const auto state = get<RequestStatePage>();
        for (const std::string_view part : {"The ticket was cancelled", "cancel it as well"})
            CPPUNIT_ASSERT_MESSAGE(state.body, holds(state.body, part));
        const auto asked = get<CancelRequestPage>();
        CPPUNIT_ASSERT_MESSAGE(asked.body, !holds(asked.body, "is closed"));
    }

    void tellsItInTheCustomersTicketToo()
    {
        for (const bool returned : {false, true})
        {
            setUp();
            if (returned)
                giveBack();
            _stage->cancel(_ticket);
            const auto html =
                CustomerPanel(_stage->ground()).render(_stage->ticket(_ticket), asMaria()).value();
            for (const std::string_view part : {"Its ticket was cancelled", "cancel it as well"})
                CPPUNIT_ASSERT_MESSAGE(html, holds(html, part));
            for (const std::string_view part :
                 {"Waits for the helpdesk", "Waits for your correction", "or cancel this ticket"})
                CPPUNIT_ASSERT_MESSAGE(html, !holds(html, part));
        }
    }

    void keepsWhatWasTypedWhereTheHelpdeskRefuses()
    {
        giveBack();
        _stage->deskSays("Not <today>.");
        const auto page = requestPage("Both of them");
        CPPUNIT_ASSERT_EQUAL(409, page.status);
        for (const std::string_view part : {"Not &lt;today&gt;.", "Both of them"})
            CPPUNIT_ASSERT_MESSAGE(page.body, holds(page.body, part));
        CPPUNIT_ASSERT(_stage->request(_ticket).state == RequestState::returned);
    }

    void saysThatTheHelpdeskDoesNotLetItBeCancelled()
    {
        _stage->deskSays("Not <today>.");
        auto request = asMaria();
        request.method = helpdesk::Method::post;
        const auto page = CancelRequestPage(_stage->ground()).handle(request);
        CPPUNIT_ASSERT_EQUAL(409, page.status);
        for (const std::string_view part : {"Not &lt;today&gt;.", "Cancel request"})
            CPPUNIT_ASSERT_MESSAGE(page.body, holds(page.body, part));
        CPPUNIT_ASSERT(_stage->request(_ticket).state == RequestState::submitted);
    }

private:
    Change grant()
    {
        Change line;
        line.kind = ChangeKind::grantRole;
        line.person.contact = _stage->storage().read()->contacts().findByEmail("lena@acme.example")->id;
        line.role = "reports";
        return line;
    }

    Services& services() { return _stage->services(); }
    Actor maria() { return actorOf(_stage->visitor(Stage::delegate), _stage->customer, services()); }
    Actor agent() { return actorOf(_stage->agent(), _stage->customer, services()); }

    void giveBack()
    {
        CPPUNIT_ASSERT(ReturnRequest(services())(agent(), _id, "Which one?").outcome == Outcome::done);
    }

    std::uint32_t draftVersion() { return _stage->storage().read()->drafts().find(_stage->customer).version; }

    SubmitRequest::Result send(const std::string& key)
    {
        return SubmitRequest(services())(maria(), {_stage->customer, draftVersion(), "", key});
    }

    /// Nothing of the old request stands in the way.
    void requestsAnew()
    {
        static_cast<void>(EditDraft(services()).add(maria(), _stage->customer, grant()));
        const auto sent = send("anew");
        CPPUNIT_ASSERT(sent.outcome == SubmitRequest::Outcome::submitted && !sent.again);
        CPPUNIT_ASSERT(sent.ticket != _ticket);
    }

    helpdesk::Request asMaria()
    {
        helpdesk::Request request;
        request.visitor = _stage->visitor(Stage::delegate);
        request.captured = {{"request", _id.text()}, {"customer", _stage->customer.text()}};
        return request;
    }

    template <class Page>
    helpdesk::Response get()
    {
        return Page(_stage->ground()).handle(asMaria());
    }

    helpdesk::Response requestPage(const std::string& reason)
    {
        auto request = asMaria();
        request.method = helpdesk::Method::post;
        request.form = helpdesk::Fields(
            {{"draftVersion", std::to_string(draftVersion())}, {"key", "key-9"}, {"reason", reason}});
        return RequestPage(_stage->ground()).handle(request);
    }

    std::unique_ptr<Stage> _stage;
    std::uint64_t _ticket = 0;
    RequestId _id{};
};

CPPUNIT_TEST_SUITE_REGISTRATION(CancelledTicketTest);

}  // namespace
