// The panel as agents and customers see it; nothing a customer typed becomes markup.
#include "core/request/DecideRequest.h"
#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "tests/unit/RequestPanelStage.h"

namespace {

using namespace contacts;
using requests::RequestPanelStage;
using requests::Stage;


class RequestPanelTest : public RequestPanelStage
{
    CPPUNIT_TEST_SUITE(RequestPanelTest);
    CPPUNIT_TEST(showsExistingBesideRequestedAndTheTwoButtons);
    CPPUNIT_TEST(marksWhatComesAndWhatIsTakenAway);
    CPPUNIT_TEST(carriesTheDigestOfWhatItShows);
    CPPUNIT_TEST(keepsWhatWasChosenLineByLine);
    CPPUNIT_TEST(warnsOfATicketThatIsClosedByHand);
    CPPUNIT_TEST(saysThatClosingDecidesNothingWhileItWaitsElsewhere);
    CPPUNIT_TEST(saysHowLongItWaits);
    CPPUNIT_TEST(saysAtOnceThatAColleagueDecides);
    CPPUNIT_TEST(showsTheDecisionAndNoButtonsAfterwards);
    CPPUNIT_TEST(keepsTheMessageOfAnAttemptThatFailed);
    CPPUNIT_TEST(neverRendersMarkupThatSomebodyTyped);
    CPPUNIT_TEST(isForAgentsOnly);
    CPPUNIT_TEST(tellsCustomersInWordsAndLinksToTheContactsManager);
    CPPUNIT_TEST(isSilentForPeopleWhoMayNotSeeContacts);
    CPPUNIT_TEST_SUITE_END();

public:
    void showsExistingBesideRequestedAndTheTwoButtons()
    {
        const auto html = panelFor(_stage->submit(
            {grant("lena@acme.example", "reports"), revoke("paul@acme.example", "application")},
            "While Tom is away"));
        // The first one is for the site around our frame.
        for (const std::string_view part :
             {"data-state=\"submitted\"", "Lena Vogt", "Paul Dubois", "not held", "<ins>holds</ins>",
              "<del aria-hidden=\"true\">holds</del> <bdi>not held</bdi>", "Reports", "While Tom is away",
              "/implement", "/reject", ">Implement<", ">Reject<", "name=\"csrf\" value=\"c\""})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
    }

    void marksWhatComesAndWhatIsTakenAway()
    {
        Change remove;
        remove.kind = ChangeKind::removeContact;
        remove.person.contact = idOf("paul@acme.example");
        const auto html =
            panelFor(_stage->submit({edit("lena@acme.example", Field::phone, "+4930901820"), remove}));
        for (const std::string_view part : {"<ins><bdi>+49 30 901820</bdi></ins>", "<bdi>no role</bdi>"})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
    }

    void carriesTheDigestOfWhatItShows()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        const auto agent = readerOf(_stage->agent(), _stage->customer);
        const auto view = ViewRequest(_stage->services())(agent, _stage->request(ticket).id);
        CPPUNIT_ASSERT(holds(panelFor(ticket), "name=\"digest\" value=\"" + view->digest + "\""));
    }

    void keepsWhatWasChosenLineByLine()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        const RequestPanel panel(_stage->ground());
        AttemptNotice notice{"line-reason", {}, "Dear Maria", {}};
        notice.lines[1] = {true, true, "Not <Lena>"};
        const auto html = panel.render(_stage->request(ticket).id, request(_stage->agent()), notice).value();
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "value=\"reject\" required checked"));
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "Not &lt;Lena&gt;</textarea>"));
        CPPUNIT_ASSERT(holds(html, "every rejected line needs a reason"));
        const auto marked = [&] {
            return holds(panel.render(_stage->request(ticket).id, request(_stage->agent()), notice).value(),
                         "aria-invalid");
        };
        CPPUNIT_ASSERT(!marked());
        notice.lines[1].reason.clear();
        CPPUNIT_ASSERT(marked());
        notice.rule.clear();  // He only counts again.
        CPPUNIT_ASSERT(!marked());
    }

    void warnsOfATicketThatIsClosedByHand()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        CPPUNIT_ASSERT(!holds(panelFor(ticket), "Its ticket was closed"));
        CPPUNIT_ASSERT(holds(panelFor(ticket), "ticket closes"));
        _stage->close(ticket);
        const auto html = panelFor(ticket);
        CPPUNIT_ASSERT(!holds(html, "ticket closes"));
        for (const std::string_view part :
             {"Its ticket was closed", "The ticket was closed while", ">Implement<"})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        CPPUNIT_ASSERT(
            RejectRequest(_stage->services())(agent, _stage->request(ticket).id, "Not now").outcome ==
            Decision::Outcome::done);
        CPPUNIT_ASSERT(!holds(panelFor(ticket), "Its ticket was closed"));
    }

    void saysThatClosingDecidesNothingWhileItWaitsElsewhere()
    {
        constexpr std::string_view sentence = "Closing the ticket in the helpdesk decides nothing.";
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        CPPUNIT_ASSERT(!holds(panelFor(ticket), sentence));
        _stage->moveAway();
        const RequestPanel panel(_stage->ground());
        const auto id = _stage->request(ticket).id;
        const auto html = [&] { return panel.render(id, request(_stage->agent()), {}).value(); };
        CPPUNIT_ASSERT_MESSAGE(html(), holds(html(), sentence));
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        CPPUNIT_ASSERT(RejectRequest(_stage->services())(agent, id, "Not now").outcome ==
                       Decision::Outcome::done);
        CPPUNIT_ASSERT_MESSAGE(html(), !holds(html(), "decides nothing"));
    }

    void saysHowLongItWaits()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        CPPUNIT_ASSERT(holds(panelFor(ticket), "asked just now"));
        _stage->pass(std::chrono::minutes(90));
        CPPUNIT_ASSERT(holds(panelFor(ticket), "waits for 1 hour"));
        _stage->pass(std::chrono::hours(70));
        CPPUNIT_ASSERT(holds(panelFor(ticket), "waits for 2 days"));
    }

    void saysAtOnceThatAColleagueDecides()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        auto both = _stage->visitor(Stage::delegate);
        both.agent = true;
        const auto html =
            RequestPanel(_stage->ground()).render(_stage->ticket(ticket), request(both)).value_or("");
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "so a colleague decides"));
        CPPUNIT_ASSERT_MESSAGE(html, !holds(html, "Waiting for your decision"));
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "Lena Vogt") && !holds(html, "<button"));
        CPPUNIT_ASSERT(!holds(panelFor(ticket), "so a colleague decides"));
    }

    void showsTheDecisionAndNoButtonsAfterwards()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        CPPUNIT_ASSERT(
            RejectRequest(_stage->services())(agent, _stage->request(ticket).id, "Not now").outcome ==
            Decision::Outcome::done);
        const auto html = panelFor(ticket);
        CPPUNIT_ASSERT(holds(html, "Jonas Lind"));
        CPPUNIT_ASSERT(holds(html, "Not now"));
        CPPUNIT_ASSERT(holds(html, "Rejected"));
        CPPUNIT_ASSERT(!holds(html, "<button"));
    }

    void keepsTheMessageOfAnAttemptThatFailed()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        const RequestPanel panel(_stage->ground());
        const auto html = panel.render(_stage->request(ticket).id, request(_stage->agent()),
                                       {"changed", {}, "Dear Maria, <done>"});
        CPPUNIT_ASSERT(html.has_value());
        CPPUNIT_ASSERT(holds(*html, "Nothing was decided"));
        CPPUNIT_ASSERT(holds(*html, "Dear Maria, &lt;done&gt;</textarea>"));
        CPPUNIT_ASSERT(!holds(*html, "aria-invalid"));
        for (const std::string rule : {"reason", "question"})
        {
            const auto lacking =
                panel.render(_stage->request(ticket).id, request(_stage->agent()), {rule, {}, ""}).value();
            for (const std::string_view part : {"aria-describedby=\"decision-message-e decision-message-h\" "
                                                "aria-invalid=\"true\" autofocus",
                                                "<span class=\"err\" id=\"decision-message-e\">Nothing was "})
                CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + lacking, holds(lacking, part));
        }
    }

    void neverRendersMarkupThatSomebodyTyped()
    {
        for (const std::string hostile :
             {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>",
              "{{digest}}", "{{{message}}}", "{{>panel/facts}}", "[[panel.title]]", "</textarea><b>",
              "javascript:alert(1)", "&lt;b&gt;", "${7*7}"})
        {
            _stage = std::make_unique<Stage>();
            const auto ticket = _stage->submit(
                {newcomer(hostile, "Vogt"), edit("lena@acme.example", Field::title, hostile)}, hostile);
            for (const auto& html : {panelFor(ticket), customerPanelFor(ticket, Stage::delegate)})
            {
                for (const std::string_view raw :
                     {"<script>", "<img src=x", "<svg/onload", "</textarea><b>", "href=\"javascript:"})
                    CPPUNIT_ASSERT_MESSAGE(std::string(hostile).append(" became markup in\n").append(html),
                                           !holds(html, raw));
                if (hostile.starts_with("{{") || hostile.starts_with("[["))
                    CPPUNIT_ASSERT_MESSAGE(
                        std::string(hostile).append(" is not literal in\n").append(html),
                        holds(html, hostile.starts_with("{{>") ? "{{&gt;panel/facts}}" : hostile));
            }
        }
    }

    void isForAgentsOnly()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        RequestPanel panel(_stage->ground());
        CPPUNIT_ASSERT(!panel.render(_stage->ticket(ticket), request(_stage->visitor(Stage::delegate))));
        CPPUNIT_ASSERT(!panel.render(_stage->ticket(ticket + 1000), request(_stage->agent())));
    }

    void tellsCustomersInWordsAndLinksToTheContactsManager()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        const auto html = customerPanelFor(ticket, Stage::delegate);
        CPPUNIT_ASSERT(holds(html, "gets Reports"));
        CPPUNIT_ASSERT(holds(html, "href=\"/portal/customers/" + _stage->customer.text() + "/contacts\""));
        CPPUNIT_ASSERT(holds(html, "Cancel the request"));
        CPPUNIT_ASSERT(!holds(customerPanelFor(ticket, "lena@acme.example"), "Cancel the request"));
    }

    void isSilentForPeopleWhoMayNotSeeContacts()
    {
        _stage->add("Ingrid", "Solberg", "ingrid@acme.example", {"financial"});
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        CPPUNIT_ASSERT_EQUAL(std::string(), customerPanelFor(ticket, "ingrid@acme.example"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestPanelTest);

}  // namespace
