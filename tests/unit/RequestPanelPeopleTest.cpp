// Whom the panel names: newcomers, people known elsewhere, those who were rejected; to agents, and to
// customers no more than they know.
#include "core/request/DecideRequest.h"
#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "tests/unit/RequestPanelStage.h"

namespace {

using namespace contacts;
using requests::RequestPanelStage;
using requests::Stage;


class RequestPanelPeopleTest : public RequestPanelStage
{
    CPPUNIT_TEST_SUITE(RequestPanelPeopleTest);
    CPPUNIT_TEST(namesANewcomerWhoWasRejected);
    CPPUNIT_TEST(tellsAgentsWhomTheyKnow);
    CPPUNIT_TEST(asksForADecisionOnSomebodyByNameOrAddress);
    CPPUNIT_TEST(showsTheTitleOfANewcomer);
    CPPUNIT_TEST(namesWhomItRejectedToLetIn);
    CPPUNIT_TEST_SUITE_END();

public:
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestPanelPeopleTest);

}  // namespace
