// The helpdesk of another house answers, and does not do what it is told: with one ticket, or with all of
// them.
#include "tests/support/Await.h"
#include "tests/support/PlayedRt.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

constexpr auto refusal = "does not let the Contacts Manager in, or forbids what it needs";


bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

class DeskForbidsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskForbidsTest);
    CPPUNIT_TEST(aTicketThatStaysOpenStopsNobodyElse);
    CPPUNIT_TEST(aMissingRightIsSaidUntilItIsThere);
    CPPUNIT_TEST(aCheckThatFindsAllWellEndsTheAlarm);
    CPPUNIT_TEST_SUITE_END();

    PlayedRt rt{};

    /// By an administrator of contacts, for somebody of the customer who gets a role.
    static std::string requested(Scene& scene, const std::string& administrator, const std::string& customer,
                                 const std::string& person)
    {
        auto client = scene.login(administrator);
        const auto id = customerNamed(client, customer);
        return scene.raise(client, id, "[" + grantRole(contactWith(client, id, person), "reports") + "]")
            .request;
    }

    static std::string ofAcme(Scene& scene)
    {
        return requested(scene, "maria.keller@acme.example", "Acme Oil", "tom.reed@acme.example");
    }

    static std::string ofGlobex(Scene& scene)
    {
        return requested(scene, "omar.haddad@globex.example", "Globex", "claire.moreau@globex.example");
    }

    static std::string health(Scene& scene)
    {
        std::string words;
        const auto code = scene.host().command({"health"}, words);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(words, 0, code);
        return words;
    }

    void awaitTickets(std::size_t number)
    {
        await([&] { return rt.tickets().size() == number; }, std::to_string(number) + " are raised");
    }

    /// One request is implemented, which its ticket is not told; another one waits, and its ticket is looked
    /// at.
    void aDecisionIsRefused(Scene& scene)
    {
        const auto decided = ofAcme(scene);
        awaitTickets(1);
        (void)ofGlobex(scene);
        awaitTickets(2);
        rt.allowChanges(false);
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, decided).status);
        await([&] { return has(health(scene), refusal); }, "the alarm is there");
        const auto looks = rt.asked("/ticket/101");
        await([&] { return rt.asked("/ticket/101") > looks; }, "the other ticket is looked at");
        await([&] { return rt.asked("/ticket/101") > looks + 1; }, "it is looked at again");
        const auto said = health(scene);
        CPPUNIT_ASSERT_MESSAGE(said, has(said, refusal) && has(said, "ModifyTicket"));
        CPPUNIT_ASSERT(has(scene.administrator().get("/admin/desk").body, refusal));
    }

public:
    void aTicketThatStaysOpenStopsNobodyElse()
    {
        Scene scene(rt.options());
        const auto decided = ofAcme(scene);
        awaitTickets(1);
        rt.change(100, [](auto& it) { it.stays = "That ticket has unresolved dependencies"; });
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, decided).status);
        (void)ofGlobex(scene);
        awaitTickets(2);  // At once, and not after the pause of a house that refuses.
        auto administrator = scene.administrator();
        await([&] { return has(administrator.get("/admin/desk").body, "Leave it"); }, "its errand is parked");
        const auto page = administrator.get("/admin/desk").body;
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "Ticket 100: That ticket has unresolved dependencies"));
        CPPUNIT_ASSERT_MESSAGE(page, !has(page, refusal));
        CPPUNIT_ASSERT(!has(health(scene), refusal));
        const auto parked = scene.host().rows("SELECT id FROM cm_errand WHERE state = 'parked'");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, parked.size());
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/desk/" + parked[0] + "/leave", {}).status);
        CPPUNIT_ASSERT(!has(administrator.get("/admin/desk").body, "unresolved dependencies"));
        CPPUNIT_ASSERT(has(health(scene), "good      contacts-manager desk"));
    }

    void aMissingRightIsSaidUntilItIsThere()
    {
        Scene scene(rt.options());
        aDecisionIsRefused(scene);
        rt.allowChanges(true);
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/desk/again", {}).status);
        await([&] { return !has(health(scene), refusal); }, "the alarm ends with the errand");
        CPPUNIT_ASSERT_EQUAL(std::string("resolved"), rt.tickets().at(100).status);
    }

    void aCheckThatFindsAllWellEndsTheAlarm()
    {
        Scene scene(rt.options());
        aDecisionIsRefused(scene);
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT(has(administrator.form("/admin/desk/check", {}).body, "Right ModifyTicket"));
        CPPUNIT_ASSERT(has(health(scene), refusal));
        rt.allowChanges(true);
        const auto page = administrator.form("/admin/desk/check", {}).body;
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "The connection works"));
        CPPUNIT_ASSERT(!has(health(scene), refusal));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskForbidsTest);
