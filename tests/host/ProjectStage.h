// The demo's projects, with a member of one, a member of two, the administrator of their customer and an
// agent.
#pragma once

#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <memory>

namespace tests {

class ProjectStage : public CppUnit::TestFixture
{
public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _agent = std::make_unique<HttpClient>(_scene->agent());
        _acme = customerNamed(*_maria, "Acme");
        _one = contactWith(*_maria, _acme, oneProject);
        _two = contactWith(*_maria, _acme, twoProjects);
    }

    void tearDown() override
    {
        _agent.reset();
        _maria.reset();
        _scene.reset();
    }

protected:
    static constexpr const char* oneProject = "bjork.jonsdottir@acme.example";
    static constexpr const char* twoProjects = "somchai.jaidee@acme.example";

    static void has(const std::string& text, const std::string& part)
    {
        CPPUNIT_ASSERT_MESSAGE("no " + part + " in " + text, text.find(part) != std::string::npos);
    }

    static void hasNot(const std::string& text, const std::string& part)
    {
        CPPUNIT_ASSERT_MESSAGE(part + " in " + text, text.find(part) == std::string::npos);
    }

    static std::string line(const std::string& kind, const std::string& contact)
    {
        return R"({"kind":")" + kind + R"(","contact":)" + jsonText(contact) + "}";
    }

    static std::string firstFile(const std::string& page)
    {
        const auto at = page.find("/files/");
        CPPUNIT_ASSERT_MESSAGE(page, at != std::string::npos);
        const auto begin = page.rfind('"', at) + 1;
        return page.substr(begin, page.find('"', begin) - begin);
    }

    [[nodiscard]] std::string path(const std::string& contact, const std::string& act) const
    {
        return "/portal/customers/" + _acme + "/contacts/" + contact + "/" + act;
    }

    /// Whether the rules refuse the line because of projects.
    bool ties(const std::string& change)
    {
        const auto draft = putDraft(*_maria, _acme, "[" + change + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        return draft.body.find("\"tied-to-projects\"") != std::string::npos;
    }

    std::string projectsOf(const std::string& email)
    {
        const auto list =
            _maria->get("/api/v1/customers/" + _acme + "/contacts?search=" + percentEncoded(email));
        return list.text("contacts[0].projects");
    }

    std::string idOf(const std::string& project)
    {
        const auto rows = _scene->host().rows("SELECT id FROM sc_project WHERE name = '" + project + "'");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, rows.size());
        return rows.front();
    }

    Answer make(const std::string& customer, const std::string& name)
    {
        return _agent->form("/agent/projects", {{"customer", customer}, {"name", name}});
    }

    Answer act(const std::string& project, const std::string& end, const FormFields& fields)
    {
        return _agent->form("/agent/projects/" + idOf(project) + end, fields);
    }

    Answer putOn(const std::string& project, const std::string& email)
    {
        return act(project, "/people", {{"email", email}});
    }

    Answer takeOff(const std::string& project, const std::string& contact)
    {
        return act(project, "/people/" + contact + "/off", {});
    }

    Answer projectPage(HttpClient& client, const std::string& project)
    {
        return client.get("/portal/projects/" + idOf(project));
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::unique_ptr<HttpClient> _agent;
    std::string _acme;
    std::string _one;
    std::string _two;
};

}  // namespace tests
