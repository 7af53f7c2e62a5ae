// What the panel shows of data that moved since the request, and of what a decision wrote over.
#include "core/request/DecideRequest.h"
#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "tests/unit/RequestPanelStage.h"

namespace {

using namespace contacts;
using requests::RequestPanelStage;
using requests::Stage;


class RequestPanelDriftTest : public RequestPanelStage
{
    CPPUNIT_TEST_SUITE(RequestPanelDriftTest);
    CPPUNIT_TEST(showsDriftInThreeColumns);
    CPPUNIT_TEST(showsDriftOfWhoeverAPromotionDisplaces);
    CPPUNIT_TEST(leavesTheChoiceOpenWhereALineMoved);
    CPPUNIT_TEST(showsWhatWasWrittenOver);
    CPPUNIT_TEST_SUITE_END();

public:
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

private:
    static std::size_t countIn(const std::string& text, std::string_view part)
    {
        std::size_t count = 0;
        for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1))
            ++count;
        return count;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestPanelDriftTest);

}  // namespace
