// What goes wrong with a helpdesk of another house bears a number, by which the page and the log find each
// other.
#include "tests/support/Await.h"
#include "tests/support/PlayedRt.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <sstream>

namespace {

using namespace tests;


bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}


/// The number behind the first answer that the page shows; empty: it shows none.
std::string numberIn(const std::string& page)
{
    const std::string before = "(incident ";
    const auto at = page.find(before);
    return at == std::string::npos ? std::string()
                                   : page.substr(at + before.size(), page.find(')', at) - at - before.size());
}

}  // namespace

class DeskIncidentTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskIncidentTest);
    CPPUNIT_TEST(anErrandThatCannotBeDoneNowIsFoundInTheLog);
    CPPUNIT_TEST(anErrandThatIsParkedIsFoundInTheLog);
    CPPUNIT_TEST(aCheckThatFailsIsFoundInTheLog);
    CPPUNIT_TEST_SUITE_END();

    PlayedRt rt{};

    static std::string requested(Scene& scene)
    {
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        return scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]").request;
    }

    /// The log's line of that event and number, which is written a little after the page knows of it.
    static std::string lineOf(Scene& scene, const std::string& event, const std::string& number)
    {
        CPPUNIT_ASSERT(!number.empty());
        std::string found;
        await(
            [&] {
                std::istringstream log(scene.host().log());
                for (std::string line; found.empty() && std::getline(log, line);)
                    if (has(line, "\"" + event + "\"") && has(line, number))
                        found = line;
                return !found.empty();
            },
            event + " " + number + " is in the log");
        return found;
    }

public:
    void anErrandThatCannotBeDoneNowIsFoundInTheLog()
    {
        rt.answerAlways(WebServer::answer(503, ""));
        Scene scene(rt.options());
        (void)requested(scene);
        auto administrator = scene.administrator();
        std::string number;
        await(
            [&] {
                const auto page = administrator.get("/admin/desk").body;
                const auto rows = page.find("errands-h");
                number = numberIn(page.substr(0, rows));
                // Above, where the house is said not to answer, and beside the row.
                return rows != std::string::npos && !number.empty() && number == numberIn(page.substr(rows));
            },
            "it is tried");
        CPPUNIT_ASSERT(has(lineOf(scene, "desk.trouble", number), "503"));
    }

    void anErrandThatIsParkedIsFoundInTheLog()
    {
        Scene scene(rt.options());
        const auto request = requested(scene);
        auto agent = scene.agent();
        await([&] { return !agent.get("/api/v1/requests/" + request).isNull("ticket"); },
              "the ticket is raised");
        rt.change(100, [](auto& it) { it.reference = "another's"; });
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
        auto administrator = scene.administrator();
        std::string page;
        await(
            [&] {
                page = administrator.get("/admin/desk").body;
                return has(page, "Needs a person");
            },
            "its errand is parked");
        const auto rows = page.substr(page.find("errands-h"));
        CPPUNIT_ASSERT(has(lineOf(scene, "desk.parked", numberIn(rows)), "another request"));
    }

    void aCheckThatFailsIsFoundInTheLog()
    {
        rt.answerAlways(WebServer::answer(500, ""));
        Scene scene(rt.options());
        auto administrator = scene.administrator();
        (void)administrator.get("/admin/desk");
        const auto failed = administrator.form("/admin/desk/check", {}).body;
        const auto line = lineOf(scene, "desk.check", numberIn(failed));
        CPPUNIT_ASSERT_MESSAGE(line, has(line, "500") && has(line, "admin@support.example"));
        rt.answerAlways(std::nullopt);
        const auto good = administrator.form("/admin/desk/check", {}).body;
        CPPUNIT_ASSERT_MESSAGE(good, has(good, "nothing is missing"));
        rt.change(100, [](auto& it) { it.status = "deleted"; });  // The ticket that a check writes into.
        (void)administrator.form("/admin/desk/check", {});
        const auto log = scene.host().log();
        CPPUNIT_ASSERT_MESSAGE(log, has(log, "missing: other ticket 100 of Request Tracker was deleted"));
        CPPUNIT_ASSERT_EQUAL(log.find("\"desk.check", log.find("\"desk.check") + 1),
                             log.rfind("\"desk.check"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskIncidentTest);
