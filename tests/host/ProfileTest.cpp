// One's own profile.
#include "tests/host/AccountScene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>
#include <vector>

namespace {

using namespace tests;


class ProfileTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ProfileTest);
    CPPUNIT_TEST(theProfileChangesWhatIsOnesOwn);
    CPPUNIT_TEST(everybodyKeepsTheMenuThatHeWorksWith);
    CPPUNIT_TEST(whoLogsOutEverywhereIsToldAtTheDoor);
    CPPUNIT_TEST_SUITE_END();

public:
    void everybodyKeepsTheMenuThatHeWorksWith()
    {
        const Scene scene;
        const std::vector<std::string> ways{"/portal/tickets", "/agent/tickets", "/agent/customers",
                                            "/admin/plugins"};
        const auto menuOf = [&](HttpClient client) {
            const auto page = client.get("/portal/profile").body;
            const auto from = page.find("<nav class=\"topnav\"");
            const auto menu = page.substr(from, page.find("</nav>", from) - from);
            std::vector<std::string> found;
            for (const auto& way : ways)
                if (menu.find("href=\"" + way) != std::string::npos)
                    found.push_back(way);
            return found;
        };
        CPPUNIT_ASSERT(menuOf(scene.agent()) == std::vector({ways[1], ways[2]}));
        CPPUNIT_ASSERT(menuOf(scene.administrator()) == std::vector({ways[3]}));
        CPPUNIT_ASSERT(menuOf(scene.login(tom)) == std::vector({ways[0]}));
    }

    void whoLogsOutEverywhereIsToldAtTheDoor()
    {
        Scene scene;
        auto client = scene.login(tom);
        auto elsewhere = scene.login(tom);
        const auto page = client.get("/portal/profile").body;
        const auto left =
            client.form("/portal/profile/sessions", formWith(page, "/portal/profile/sessions").untouched());
        CPPUNIT_ASSERT_EQUAL(303, left.status);
        const auto door = client.get(left.header("location"));
        CPPUNIT_ASSERT_EQUAL(200, door.status);
        CPPUNIT_ASSERT_MESSAGE(door.body,
                               door.body.find("You are logged out on all devices.") != std::string::npos);
        CPPUNIT_ASSERT(client.get("/login").body.find("all devices") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, elsewhere.get("/portal/profile").status);
    }

    void theProfileChangesWhatIsOnesOwn()
    {
        Scene scene;
        auto client = scene.login(tom);
        const auto answer = client.call(
            "PATCH", "/api/v1/me",
            R"({"title":"Dr.","lastName":"Read","phone":"+33 1 42 68 53 00","locale":"fr","timeZone":"Europe/Paris"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("Read"), answer.text("details.lastName"));
        CPPUNIT_ASSERT_EQUAL(client.get("/api/v1/me").text("account.name"), answer.text("account.name"));
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.text("account.name").ends_with("Read"));
        CPPUNIT_ASSERT_EQUAL(std::string("Europe/Paris"), answer.text("timeZone"));
        const auto page = client.get("/portal/profile");
        CPPUNIT_ASSERT(page.body.find("lang=\"fr\"") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("/portal/roles#technical") != std::string::npos);
        auto maria = scene.maria();
        const auto list =
            maria.get("/api/v1/customers/" + customerNamed(maria, "Acme") + "/contacts?search=read");
        CPPUNIT_ASSERT_EQUAL(std::string("fr"), list.text("contacts[0].locale"));
        CPPUNIT_ASSERT_EQUAL(422, client.call("PATCH", "/api/v1/me", R"({"lastName":" "})").status);
        CPPUNIT_ASSERT_EQUAL(422,
                             client.call("PATCH", "/api/v1/me", R"({"timeZone":"Mars/Olympus"})").status);
        for (const std::string odd :
             {R"({})", R"({"email":"x@y.example"})", R"({"roles":["admin"]})", R"({"agent":true})"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(odd, 400, client.call("PATCH", "/api/v1/me", odd).status);
        auto form = formWith(page.body, "timeZone");
        auto fields = form.untouched();
        for (auto& [name, value] : fields)
            if (name == "phone")
                value = "not a number";
        const auto refused = client.form("/portal/profile", fields);
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        CPPUNIT_ASSERT(refused.body.find("p-phone-e") != std::string::npos);
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, agent.get("/portal/profile").status);
        CPPUNIT_ASSERT_EQUAL(422, agent.call("PATCH", "/api/v1/me", R"({"lastName":"Smith"})").status);
        CPPUNIT_ASSERT_EQUAL(200, agent.call("PATCH", "/api/v1/me", R"({"locale":"fr"})").status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProfileTest);

}  // namespace
