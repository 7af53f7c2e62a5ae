// What is published in a project: it stays text, files are saved and never shown, and only agents send them.
#include "tests/host/ProjectStage.h"

namespace {

using namespace tests;


class ProjectFilesTest : public ProjectStage
{
    CPPUNIT_TEST_SUITE(ProjectFilesTest);
    CPPUNIT_TEST(whatIsPublishedStaysText);
    CPPUNIT_TEST(filesAreSavedAndNeverShown);
    CPPUNIT_TEST(uploadsAreForAgentsOnThisPageOnly);
    CPPUNIT_TEST_SUITE_END();

public:
    void whatIsPublishedStaysText()
    {
        const std::string attack = "</p><script>alert(1)</script>{{csrf}}[[page.title]]";
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/notes", {{"text", attack}}).status);
        CPPUNIT_ASSERT_EQUAL(303,
                             act("Refinery upgrade", "/links",
                                 {{"address", "https://x.example/'onmouseover=alert(1)"}, {"label", attack}})
                                 .status);
        CPPUNIT_ASSERT_EQUAL(303, make("Acme Oil", "<script>alert(2)</script>").status);
        for (const std::string address :
             {"javascript:alert(1)", "data:text/html,x", "//evil.example", "https:evil", "ftp://x.example/a",
              "https://x.example/ onclick=1", "https://x.example/\"onclick=1", " javascript:alert(1)", ""})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                address, 422,
                act("Refinery upgrade", "/links", {{"address", address}, {"label", "x"}}).status);
        auto member = _scene->login(oneProject);
        for (const auto& page :
             {projectPage(member, "Refinery upgrade"),
              _agent->get("/agent/projects/" + idOf("Refinery upgrade")), _agent->get("/agent/projects")})
        {
            hasNot(page.body, "<script>alert");
            hasNot(page.body, "javascript:alert");
        }
        has(projectPage(member, "Refinery upgrade").body, "&lt;script&gt;alert(1)&lt;/script&gt;{{csrf}}");
    }

    void filesAreSavedAndNeverShown()
    {
        const std::string content =
            "<script>alert(document.cookie)</script>\r\n" + std::string(1, '\0') + "\xff";
        const auto address = "/agent/projects/" + idOf("Archive move");
        const auto sent =
            _agent->upload(address + "/files", "..\\..\\../etc/\xC3\xA9vil\xE2\x80\xAE.html", content);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 303, sent.status);
        auto member = _scene->login(twoProjects);
        const auto page = projectPage(member, "Archive move");
        has(page.body, ">\xC3\xA9vil.html<");
        const auto file = member.get(firstFile(page.body));
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        CPPUNIT_ASSERT(content == file.body);
        CPPUNIT_ASSERT_EQUAL(std::string("application/octet-stream"), file.header("content-type"));
        CPPUNIT_ASSERT_EQUAL(std::string("nosniff"), file.header("x-content-type-options"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("attachment; filename=\"__vil.html\"; filename*=UTF-8''%C3%A9vil.html"),
            file.header("content-disposition"));
        has(file.header("content-security-policy"), "sandbox");

        const std::string large(3 * 1024 * 1024, 'x');
        CPPUNIT_ASSERT_EQUAL(303, _agent->upload(address + "/files", "large.bin", large).status);
        CPPUNIT_ASSERT(large == member.get(firstFile(projectPage(member, "Archive move").body)).body);
        CPPUNIT_ASSERT_EQUAL(422, _agent->upload(address + "/files", "empty.bin", "").status);
        CPPUNIT_ASSERT_EQUAL(422, _agent->upload(address + "/files", "", "").status);
    }

    void uploadsAreForAgentsOnThisPageOnly()
    {
        const auto files = "/agent/projects/" + idOf("Archive move") + "/files";
        CPPUNIT_ASSERT_EQUAL(404, _maria->upload(files, "a.txt", "x").status);
        CPPUNIT_ASSERT_EQUAL(303, _scene->stranger().upload(files, "a.txt", "x").status);
        CPPUNIT_ASSERT_EQUAL(404, _agent->upload("/agent/projects/999999/files", "a.txt", "x").status);
        CPPUNIT_ASSERT_EQUAL(403,
                             _agent->upload(files, "a.txt", "x", {{"Origin", "http://evil.example"}}).status);
        for (const std::string other : {"/agent/projects", "/portal/tickets/new"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(other, 415, _agent->upload(other, "a.txt", "x").status);
        HttpClient forged(*_agent);
        forged.cookies()["session"] = std::string(43, 'A');
        CPPUNIT_ASSERT(forged.upload(files, "a.txt", "x").status != 200);
        // What is too long is refused before it is read, and a stranger's limit is the usual one.
        const auto port = _scene->host().port();
        const auto head = [&](const std::string& length, const std::string& cookie) {
            return sendRaw(port, "POST " + files + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookie +
                                     "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
                                     length + "\r\n\r\n");
        };
        std::string cookies;
        for (const auto& [name, value] : _agent->cookies())
            cookies += (cookies.empty() ? "Cookie: " : "; ") + name + "=" + value;
        CPPUNIT_ASSERT(head("20000000", cookies + "\r\n").starts_with("HTTP/1.1 413"));
        CPPUNIT_ASSERT(head("2000000", "").starts_with("HTTP/1.1 413"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProjectFilesTest);

}  // namespace
