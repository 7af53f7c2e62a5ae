// What the panel tells beforehand: accounts, mails, links, accesses that end.
#include "core/account/Invitation.h"
#include "core/request/DecideRequest.h"
#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "tests/unit/RequestPanelStage.h"

namespace {

using namespace contacts;
using requests::RequestPanelStage;
using requests::Stage;


class RequestPanelEffectsTest : public RequestPanelStage
{
    CPPUNIT_TEST_SUITE(RequestPanelEffectsTest);
    CPPUNIT_TEST(tellsWhatWillHappen);
    CPPUNIT_TEST(tellsOfARoleThatGoesIntoOtherHands);
    CPPUNIT_TEST(tellsWhoGetsAMail);
    CPPUNIT_TEST(tellsWhatANewAddressBrings);
    CPPUNIT_TEST(endsNoAccessOfWhoeverHasNone);
    CPPUNIT_TEST(tellsOfALinkFromTheCustomerThatIsLeft);
    CPPUNIT_TEST_SUITE_END();

public:
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

    void tellsOfARoleThatGoesIntoOtherHands()
    {
        _stage->add("Ingrid", "Solberg", "ingrid@acme.example", {"financial", "reports"});
        const auto html = panelFor(_stage->submit(
            {revoke("ingrid@acme.example", "reports"), grant("lena@acme.example", "reports")}));
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "<th scope=\"row\">Reports</th><td class=\"c\">1</td>"));
        CPPUNIT_ASSERT_MESSAGE(html, holds(html, "other people"));

        _stage = std::make_unique<Stage>();
        const auto more = panelFor(_stage->submit({grant("lena@acme.example", "reports")}));
        CPPUNIT_ASSERT_MESSAGE(more, holds(more, "Reports</th>") && !holds(more, "other people"));
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

        // Nobody who cannot log in, whether the request names him or not.
        for (const auto* named : {"lena@acme.example", "paul@acme.example"})
        {
            _stage = std::make_unique<Stage>();
            _stage->storage().inOne([&](UnitOfWork& work) {
                work.contacts().setAccountState(idOf("paul@acme.example"), AccountState::invited, Time{});
            });
            const auto away = panelFor(_stage->submit({grant(named, "reports")}));
            CPPUNIT_ASSERT_MESSAGE(away, !holds(away, "other administrator"));
        }
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
            holds(customerPanelFor(ticket, Stage::delegate), "a link went to l.vogt<wbr>@acme.example"));

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
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestPanelEffectsTest);

}  // namespace
