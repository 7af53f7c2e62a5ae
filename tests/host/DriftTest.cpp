// Somebody corrects himself while a request about him waits: what the helpdesk then wrote over stands in
// every record, and undoing brings it back.
#include "tests/support/PageForm.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <regex>

namespace {

using namespace tests;

class DriftTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DriftTest);
    CPPUNIT_TEST(everyRecordSaysWhatWasWrittenOver);
    CPPUNIT_TEST(undoingBringsBackWhatWasWrittenOver);
    CPPUNIT_TEST_SUITE_END();

    /// As it is read: what is marked as old or new is a word like others.
    static bool says(const Answer& answer, const std::string& text)
    {
        return unescaped(std::regex_replace(answer.body, std::regex("<[^>]*>"), "")).find(text) !=
               std::string::npos;
    }

    /// Tom is asked to be called Requested, calls himself Meanwhile, and the agent implements it knowingly.
    Scene::Raised implemented()
    {
        const auto raised = _scene->raise(*_maria, _acme,
                                          R"([{"kind":"edit-contact","contact":)" + jsonText(_tom) +
                                              R"(,"field":"lastName","value":"Requested"}])");
        const auto seen = _agent->get("/api/v1/requests/" + raised.request).text("digest");
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(200, tom.call("PATCH", "/api/v1/me", R"({"lastName":"Meanwhile"})").status);
        const auto path = "/api/v1/requests/" + raised.request + "/implement";
        CPPUNIT_ASSERT_EQUAL(409, _agent->call("POST", path, R"({"digest":)" + jsonText(seen) + "}").status);
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        return raised;
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::unique_ptr<HttpClient> _agent;
    std::string _acme;
    std::string _tom;

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _agent = std::make_unique<HttpClient>(_scene->agent());
        _acme = customerNamed(*_maria, "Acme");
        _tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
    }

    void tearDown() override
    {
        _agent.reset();
        _maria.reset();
        _scene.reset();
    }

    void everyRecordSaysWhatWasWrittenOver()
    {
        const auto raised = implemented();
        auto administrator = _scene->administrator();
        for (const auto& page : {_agent->get("/agent/tickets/" + raised.ticket),
                                 _maria->get("/portal/requests/" + raised.request)})
            CPPUNIT_ASSERT_MESSAGE(page.body, says(page, "Meanwhile"));
        const auto history = _maria->get("/portal/customers/" + _acme + "/history");
        for (const auto& page :
             {_maria->get("/portal/tickets/" + raised.ticket), history, administrator.get("/admin/audit")})
            CPPUNIT_ASSERT_MESSAGE(page.body, says(page, "Last name: Meanwhile became Requested"));
        // What was asked stays what it was.
        CPPUNIT_ASSERT_MESSAGE(history.body, says(history, "Last name: Reed becomes Requested"));
        const auto decided = _maria->get("/api/v1/requests/" + raised.request);
        CPPUNIT_ASSERT_EQUAL(std::string("Meanwhile"), decided.text("existing[0].lastName"));
        CPPUNIT_ASSERT_EQUAL(std::string("Requested"), decided.text("requested[0].lastName"));
        const auto mails = mailsTo(_scene->host().mails(), "maria.keller@acme.example");
        CPPUNIT_ASSERT_MESSAGE(mails.back(), mails.back().find("Meanwhile") != std::string::npos);
    }

    void undoingBringsBackWhatWasWrittenOver()
    {
        const auto raised = implemented();
        CPPUNIT_ASSERT_EQUAL(
            200, _maria->call("POST", "/api/v1/requests/" + raised.request + "/undo", "{}").status);
        const auto draft = _maria->get("/api/v1/customers/" + _acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::string("Meanwhile"), draft.text("changes[0].value"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DriftTest);

}  // namespace
