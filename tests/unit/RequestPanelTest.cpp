// The panel as agents and customers see it; nothing a customer typed becomes markup.
#include "hooks/panels/RequestPanel.h"

#include "core/account/Invitation.h"
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "hooks/panels/CustomerPanel.h"
#include "tests/unit/RequestStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace contacts;
using requests::Stage;

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}


class RequestPanelTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RequestPanelTest);
    CPPUNIT_TEST(showsExistingBesideRequestedAndTheTwoButtons);
    CPPUNIT_TEST(carriesTheDigestOfWhatItShows);
    CPPUNIT_TEST(showsDriftInThreeColumns);
    CPPUNIT_TEST(showsDriftOfWhoeverAPromotionDisplaces);
    CPPUNIT_TEST(leavesTheChoiceOpenWhereALineMoved);
    CPPUNIT_TEST(keepsWhatWasChosenLineByLine);
    CPPUNIT_TEST(showsTheQuestionWhileItIsReturned);
    CPPUNIT_TEST(showsWhatWasCorrected);
    CPPUNIT_TEST(showsCorrectionsAsTheyWereSent);
    CPPUNIT_TEST(showsWhatWasWrittenOver);
    CPPUNIT_TEST(tellsTheAnswerFromTheReason);
    CPPUNIT_TEST(callsNothingAnAnswerThatIsNone);
    CPPUNIT_TEST(namesANewcomerWhoWasRejected);
    CPPUNIT_TEST(warnsOfATicketThatIsClosedByHand);
    CPPUNIT_TEST(saysThatClosingDecidesNothingWhileItWaitsElsewhere);
    CPPUNIT_TEST(saysHowLongItWaits);
    CPPUNIT_TEST(tellsAgentsWhomTheyKnow);
    CPPUNIT_TEST(asksForADecisionOnSomebodyByNameOrAddress);
    CPPUNIT_TEST(saysAtOnceThatAColleagueDecides);
    CPPUNIT_TEST(tellsWhatWillHappen);
    CPPUNIT_TEST(tellsWhoGetsAMail);
    CPPUNIT_TEST(tellsWhatANewAddressBrings);
    CPPUNIT_TEST(endsNoAccessOfWhoeverHasNone);
    CPPUNIT_TEST(tellsOfALinkFromTheCustomerThatIsLeft);
    CPPUNIT_TEST(showsTheTitleOfANewcomer);
    CPPUNIT_TEST(namesWhomItRejectedToLetIn);
    CPPUNIT_TEST(showsTheDecisionAndNoButtonsAfterwards);
    CPPUNIT_TEST(keepsTheMessageOfAnAttemptThatFailed);
    CPPUNIT_TEST(neverRendersMarkupThatSomebodyTyped);
    CPPUNIT_TEST(isForAgentsOnly);
    CPPUNIT_TEST(tellsCustomersInWordsAndLinksToTheContactsManager);
    CPPUNIT_TEST(isSilentForPeopleWhoMayNotSeeContacts);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { _stage = std::make_unique<Stage>(); }

    void showsExistingBesideRequestedAndTheTwoButtons()
    {
        const auto html = panelFor(_stage->submit(
            {grant("lena@acme.example", "reports"), revoke("paul@acme.example", "application")},
            "While Tom is away"));
        // The first one is for the site around our frame.
        for (const std::string_view part :
             {"data-state=\"submitted\"", "Lena Vogt", "Paul Dubois", "not held", "<ins>holds</ins>",
              "<del>holds</del>", "Reports", "While Tom is away", "/implement", "/reject", ">Implement<",
              ">Reject<", "name=\"csrf\" value=\"c\""})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
    }

    void carriesTheDigestOfWhatItShows()
    {
        const auto ticket = _stage->submit({grant("lena@acme.example", "reports")});
        const auto agent = readerOf(_stage->agent(), _stage->customer);
        const auto view = ViewRequest(_stage->services())(agent, _stage->request(ticket).id);
        CPPUNIT_ASSERT(holds(panelFor(ticket), "name=\"digest\" value=\"" + view->digest + "\""));
    }

    void showsDriftInThreeColumns()
    {
        const auto ticket = _stage->submit({edit("lena@acme.example", Field::lastName, "Vogt-Berg")});
        CPPUNIT_ASSERT(!holds(panelFor(ticket), "Moved since the request"));
        _stage->storage().inOne([&](UnitOfWork& work) {
            auto lena = work.contacts().findByEmail("lena@acme.example").value();
            lena.person.lastName = "Vogt-Marlow";
            work.contacts().writePerson(lena.id, lena.person);
        });
        const auto html = panelFor(ticket);
        for (const std::string_view part :
             {"Moved since the request", "<bdi>Vogt</bdi>", "<bdi>Vogt-Marlow</bdi>", "<bdi>Vogt-Berg</bdi>",
              "1 line moved since the request"})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
    }

    void showsDriftOfWhoeverAPromotionDisplaces()
    {
        auto promote = grant("lena@acme.example", "primary-technical");
        promote.kind = ChangeKind::promote;
        const auto ticket = _stage->submit({promote});
        _stage->storage().inOne([&](UnitOfWork& work) {
            auto paul = work.contacts().find(_stage->customer, idOf("paul@acme.example")).value();
            paul.person.roles.insert("primary-technical");
            work.contacts().writeMembership(_stage->customer, paul.id, paul.person);
        });
        const auto html = panelFor(ticket);
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "Paul Dubois, Primary technical contact"));
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "class=\"three"));
    }

    void leavesTheChoiceOpenWhereALineMoved()
    {
        const auto ticket = _stage->submit(
            {edit("lena@acme.example", Field::lastName, "Vogt-Berg"), grant("paul@acme.example", "reports")});
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), countIn(panelFor(ticket), " checked"));
        _stage->storage().inOne([&](UnitOfWork& work) {
            auto lena = work.contacts().findByEmail("lena@acme.example").value();
            lena.person.lastName = "Vogt-Marlow";
            work.contacts().writePerson(lena.id, lena.person);
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), countIn(panelFor(ticket), " checked"));
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

    void showsWhatWasWrittenOver()
    {
        const auto ticket = _stage->submit({edit("lena@acme.example", Field::lastName, "Vogt-Berg")});
        renameLena("Vogt-Marlow");
        const auto agent = readerOf(_stage->agent(), _stage->customer);
        const auto id = _stage->request(ticket).id;
        const auto digest = ViewRequest(_stage->services())(agent, id)->digest;
        CPPUNIT_ASSERT(ImplementRequest(_stage->services())(agent, id, digest, {}, "").outcome ==
                       Decision::Outcome::done);
        for (const auto& html : {panelFor(ticket), customerPanelFor(ticket, Stage::delegate)})
            CPPUNIT_ASSERT_MESSAGE(html, holds(html, "Vogt-Marlow"));
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
    }

    void namesANewcomerWhoWasRejected()
    {
        const auto ticket =
            _stage->submit({newcomer("Sofía", "Núñez"), grant("lena@acme.example", "reports")});
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        const auto id = _stage->request(ticket).id;
        const auto digest = ViewRequest(_stage->services())(agent, id)->digest;
        CPPUNIT_ASSERT(ImplementRequest(_stage->services())(agent, id, digest, {{1, "Who?"}}, "").outcome ==
                       Decision::Outcome::done);
        CPPUNIT_ASSERT(holds(panelFor(ticket), "<bdi>Sofía Núñez</bdi>"));
        CPPUNIT_ASSERT(holds(customerPanelFor(ticket, Stage::delegate), "<bdi>Sofía Núñez</bdi>"));
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

    void tellsAgentsWhomTheyKnow()
    {
        const auto globex = _stage->addCustomer("Globex <Trading>");
        _stage->addTo(globex, "Omar", "Haddad", "omar@globex.example", {"management"});
        Change joins;
        joins.kind = ChangeKind::linkContact;
        joins.person.ref = "omar";
        joins.value = "omar@globex.example";
        joins.roles = {"reports"};
        const auto ticket = _stage->submit({joins});
        const auto html = panelFor(ticket);
        CPPUNIT_ASSERT_MESSAGE(
            html, holds(html, "Omar Haddad (omar@globex.example) is a contact of Globex &lt;Trading&gt;."));
        CPPUNIT_ASSERT(!holds(customerPanelFor(ticket, Stage::delegate), "Globex"));
        CPPUNIT_ASSERT(!holds(html, "welcome e-mail"));  // He has an account.
        CPPUNIT_ASSERT(holds(html, "new here") && !holds(html, "new person"));
    }

    void asksForADecisionOnSomebodyByNameOrAddress()
    {
        const auto globex = _stage->addCustomer("Globex Trading");
        _stage->addTo(globex, "Omar", "Haddad", "omar@globex.example", {"management"});
        _stage->addTo(globex, "", "", "info@globex.example", {"reports"});
        ChangeSet joining;
        for (const std::string ref : {"omar", "info"})
        {
            auto& joins = joining.emplace_back();
            joins.id = static_cast<std::uint32_t>(joining.size());
            joins.kind = ChangeKind::linkContact;
            joins.person.ref = ref;
            joins.value = ref + "@globex.example";
            joins.roles = {"reports"};
        }
        const auto html = panelFor(_stage->submit(joining));
        for (const std::string who : {"Omar Haddad", "info@globex.example"})
            CPPUNIT_ASSERT_MESSAGE(html, holds(html, "Decision: Joins as an existing person, " + who));
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

    void tellsWhatWillHappen()
    {
        Change remove;
        remove.kind = ChangeKind::removeContact;
        remove.person.contact = idOf("lena@acme.example");
        const auto html = panelFor(_stage->submit({newcomer("Sofía", "Núñez"), remove}));
        for (const std::string_view part :
             {"1 portal account and 1 welcome e-mail", "1 portal access ends at once",
              "Confirmation to Maria Keller", "new person", "Leaves Acme Oil",
              "manages the contacts of this customer"})
            CPPUNIT_ASSERT_MESSAGE(std::string(part) + " in\n" + html, holds(html, part));
    }

    void tellsWhoGetsAMail()
    {
        const auto lena =
            _stage->submit({grant("lena@acme.example", "reports"), grant(Stage::delegate, "reports")});
        const auto html = panelFor(lena);
        // Maria asks for it and gets the confirmation; Paul manages the contacts as well.
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "E-mail to 1 person whose roles change"));
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "E-mail to 1 other administrator of the customer"));

        _stage = std::make_unique<Stage>();
        const auto demoted = panelFor(_stage->submit({revoke("paul@acme.example", "cust-admin")}));
        CPPUNIT_ASSERT_MESSAGE(demoted, holds(demoted, "E-mail to 1 person whose roles change"));
        CPPUNIT_ASSERT_MESSAGE(demoted, !holds(demoted, "other administrator"));

        // Whoever leaves is told, and whoever becomes an administrator reads it in that one mail.
        _stage = std::make_unique<Stage>();
        Change remove;
        remove.kind = ChangeKind::removeContact;
        remove.person.contact = idOf("paul@acme.example");
        const auto both = panelFor(_stage->submit({remove, grant("lena@acme.example", "management")}));
        CPPUNIT_ASSERT_MESSAGE(both, holds(both, "E-mails to 2 people whose roles change"));
        CPPUNIT_ASSERT_MESSAGE(both, !holds(both, "other administrator"));
    }

    void tellsWhatANewAddressBrings()
    {
        Change moves;
        moves.kind = ChangeKind::changeEmail;
        moves.person.contact = idOf("lena@acme.example");
        moves.value = "l.vogt@acme.example";
        const auto ticket = _stage->submit({moves});
        auto html = panelFor(ticket);
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "Link to 1 new address, notice to the present one"));
        CPPUNIT_ASSERT_MESSAGE(html, !holds(html, "welcome e-mail"));
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        const auto id = _stage->request(ticket).id;
        const auto digest = ViewRequest(_stage->services())(agent, id)->digest;
        CPPUNIT_ASSERT(ImplementRequest(_stage->services())(agent, id, digest, {}, "").outcome ==
                       Decision::Outcome::done);
        CPPUNIT_ASSERT_MESSAGE(panelFor(ticket), holds(panelFor(ticket), ">link sent<"));
        CPPUNIT_ASSERT(
            holds(customerPanelFor(ticket, Stage::delegate), "a link went to l.vogt@acme.example"));

        // Whoever never came gets a new account there, and the welcome.
        _stage = std::make_unique<Stage>();
        _stage->storage().inOne([&](UnitOfWork& work) {
            work.contacts().setAccountState(idOf("lena@acme.example"), AccountState::none, Time{});
        });
        html = panelFor(_stage->submit({moves}));
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "1 portal account and 1 welcome e-mail"));
        CPPUNIT_ASSERT_MESSAGE(html, !holds(html, "new address,"));
    }

    void endsNoAccessOfWhoeverHasNone()
    {
        const auto lena = idOf("lena@acme.example");
        _stage->storage().inOne(
            [&](UnitOfWork& work) { work.contacts().setAccountState(lena, AccountState::none, Time{}); });
        Change remove;
        remove.kind = ChangeKind::removeContact;
        remove.person.contact = lena;
        const auto html = panelFor(_stage->submit({remove}));
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "Confirmation to Maria Keller"));
        CPPUNIT_ASSERT_MESSAGE(html, !holds(html, "ends at once"));
    }

    void tellsOfALinkFromTheCustomerThatIsLeft()
    {
        const auto lena = idOf("lena@acme.example");
        const auto other = _stage->addCustomer("Globex Trading");
        Change remove;
        remove.kind = ChangeKind::removeContact;
        remove.person.contact = lena;
        _stage->storage().inOne([&](UnitOfWork& work) {
            const auto contact = work.contacts().find(_stage->customer, lena).value();
            invite(work, lena, _stage->customer, contact.account, {}, MailKind::welcome, _stage->services());
        });
        const auto ticket = _stage->submit({remove});
        CPPUNIT_ASSERT(!holds(panelFor(ticket), "from another customer"));
        _stage->storage().inOne([&](UnitOfWork& work) {
            const auto contact = work.contacts().find(_stage->customer, lena).value();
            work.contacts().writeMembership(other, lena, contact.person);
        });
        const auto html = panelFor(ticket);
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "1 new activation link from another customer"));
    }

    void showsTheTitleOfANewcomer()
    {
        auto sofia = newcomer("Sofía", "Núñez");
        sofia.details.title = "Ms";
        const auto ticket = _stage->submit({sofia});
        CPPUNIT_ASSERT(holds(panelFor(ticket), "Title: Ms"));
        CPPUNIT_ASSERT(holds(customerPanelFor(ticket, Stage::delegate), "title Ms"));
    }

    void namesWhomItRejectedToLetIn()
    {
        const auto globex = _stage->addCustomer("Globex Trading");
        _stage->addTo(globex, "Omar", "Haddad", "omar@globex.example", {"management"});
        Change joins;
        joins.kind = ChangeKind::linkContact;
        joins.person.ref = "omar";
        joins.value = "omar@globex.example";
        joins.roles = {"reports"};
        const auto ticket = _stage->submit({joins, grant("lena@acme.example", "reports")});
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        const auto id = _stage->request(ticket).id;
        const auto digest = ViewRequest(_stage->services())(agent, id)->digest;
        CPPUNIT_ASSERT(ImplementRequest(_stage->services())(agent, id, digest, {{1, "Who?"}}, "").outcome ==
                       Decision::Outcome::done);
        const auto html = panelFor(ticket);
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "<bdi>Omar Haddad</bdi>"));
        CPPUNIT_ASSERT(holds(html, "omar@globex.example"));
        CPPUNIT_ASSERT(!holds(customerPanelFor(ticket, Stage::delegate), "Omar"));
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

private:
    ContactId idOf(std::string_view email) const
    {
        return _stage->storage().read()->contacts().findByEmail(email)->id;
    }

    Change grant(std::string_view email, std::string role) const
    {
        Change change;
        change.kind = ChangeKind::grantRole;
        change.person.contact = idOf(email);
        change.role = std::move(role);
        return change;
    }

    Change revoke(std::string_view email, std::string role) const
    {
        auto change = grant(email, std::move(role));
        change.kind = ChangeKind::revokeRole;
        return change;
    }

    Change edit(std::string_view email, Field field, std::string value) const
    {
        Change change;
        change.kind = ChangeKind::editContact;
        change.person.contact = idOf(email);
        change.field = field;
        change.value = std::move(value);
        return change;
    }

    static Change newcomer(std::string first, std::string last)
    {
        Change change;
        change.kind = ChangeKind::addContact;
        change.person.ref = "new1";
        change.details.firstName = std::move(first);
        change.details.lastName = std::move(last);
        change.details.email = "new@acme.example";
        change.roles = {"application"};
        return change;
    }

    static helpdesk::Request request(helpdesk::Visitor visitor)
    {
        helpdesk::Request request;
        request.visitor = std::move(visitor);
        request.csrf = "c";
        return request;
    }

    static std::size_t countIn(const std::string& text, std::string_view part)
    {
        std::size_t count = 0;
        for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1))
            ++count;
        return count;
    }

    void giveBack(std::uint64_t ticket, const std::string& question)
    {
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        CPPUNIT_ASSERT(
            ReturnRequest(_stage->services())(agent, _stage->request(ticket).id, question).outcome ==
            Decision::Outcome::done);
    }

    void renameLena(const std::string& lastName)
    {
        _stage->storage().inOne([&](UnitOfWork& work) {
            auto lena = work.contacts().findByEmail("lena@acme.example").value();
            lena.person.lastName = lastName;
            work.contacts().writePerson(lena.id, lena.person);
        });
    }

    std::string panelFor(std::uint64_t ticket)
    {
        RequestPanel panel(_stage->ground());
        return panel.render(_stage->ticket(ticket), request(_stage->agent())).value_or("");
    }

    std::string customerPanelFor(std::uint64_t ticket, std::string_view email)
    {
        CustomerPanel panel(_stage->ground());
        return panel.render(_stage->ticket(ticket), request(_stage->visitor(email))).value_or("");
    }

    std::unique_ptr<Stage> _stage;
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestPanelTest);

}  // namespace
