// docs/api.yaml against the running host: what it lists is there, what is there it lists.
#include "tests/support/ApiDocument.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <barrier>
#include <regex>
#include <set>
#include <thread>

namespace {

using namespace tests;

std::string filled(const std::string& path, const std::string& with)
{
    return std::regex_replace(path, std::regex("\\{[^}]*\\}"), with);
}


/// The same route whatever its placeholders are called.
std::string shape(const std::string& path)
{
    return filled(path, "{}");
}


class ApiDocumentTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ApiDocumentTest);
    CPPUNIT_TEST(everythingDocumentedIsThere);
    CPPUNIT_TEST(everyAnswerHasADocumentedStatus);
    CPPUNIT_TEST(everyRegisteredRouteIsDocumented);
    CPPUNIT_TEST(everyChangingCallRefusesBodiesOfAnotherKind);
    CPPUNIT_TEST(everyChangingCallRefusesAnotherSite);
    CPPUNIT_TEST(everyCallRefusesAParameterThatItDoesNotHave);
    CPPUNIT_TEST(tooManyLogInsAtOnceAreToldAsDocumented);
    CPPUNIT_TEST_SUITE_END();

public:
    void everythingDocumentedIsThere()
    {
        Scene scene;
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT(operations().size() > 15);
        for (const auto& operation : operations())
        {
            const auto answer = administrator.call(operation.method, filled(operation.path, "999999999"),
                                                   operation.method == "GET" ? "" : "{}");
            CPPUNIT_ASSERT_MESSAGE(operation.name() + " → " + std::to_string(answer.status),
                                   answer.status != 405 && answer.status != 501);
            if (answer.status ==
                404)  // the object is unknown, the route is not: some other method of it answers 405
                CPPUNIT_ASSERT_EQUAL_MESSAGE(operation.name(), 405, routeStatus(administrator, operation));
            administrator = scene.administrator();  // DELETE /session is among them
        }
    }

    void everyAnswerHasADocumentedStatus()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        for (const auto& operation : operations())
            for (const auto& id : {acme, std::string("999999999")})
                for (const std::string body : {"{}", R"({"surprise":1})"})
                {
                    auto client = scene.maria();
                    const auto answer = client.call(operation.method, filled(operation.path, id),
                                                    operation.method == "GET" ? "" : body);
                    const auto status = std::to_string(answer.status);
                    CPPUNIT_ASSERT_MESSAGE(operation.name() + " answered " + status +
                                               ", which docs/api.yaml does not list\n" +
                                               answer.body.substr(0, 300),
                                           operation.lists(answer.status));
                }
    }

    void everyRegisteredRouteIsDocumented()
    {
        std::set<std::string> known;
        for (const auto& operation : operations())
            known.insert(operation.method + " " + shape(operation.path));
        const std::regex call(R"-(Method::(get|put|post|patch|del)\s*,\s*"(/api/v1/[^"]*)")-");
        std::size_t seen = 0;
        for (const std::string folder : {"/hooks", "/host/src", "/plugin"})
            for (const auto& entry :
                 std::filesystem::recursive_directory_iterator(std::string(SOURCE_DIR) + folder))
            {
                if (entry.path().extension() != ".cpp")
                    continue;
                const auto text = readFile(entry.path());
                for (auto it = std::sregex_iterator(text.begin(), text.end(), call);
                     it != std::sregex_iterator(); ++it)
                {
                    auto method = (*it)[1].str() == "del" ? std::string("DELETE") : (*it)[1].str();
                    std::transform(method.begin(), method.end(), method.begin(),
                                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
                    CPPUNIT_ASSERT_MESSAGE(method + " " + (*it)[2].str() + " is not in docs/api.yaml",
                                           known.contains(method + " " + shape((*it)[2].str())));
                    ++seen;
                }
            }
        CPPUNIT_ASSERT(seen > 15);
    }

    void everyChangingCallRefusesBodiesOfAnotherKind()
    {
        Scene scene;
        std::vector<HttpClient> people{scene.maria(), scene.agent(), scene.administrator()};
        for (const auto& operation : operations())
        {
            if (operation.method == "GET")
                continue;
            std::size_t refused = 0;
            for (auto& client : people)
            {
                const auto status = client
                                        .call(operation.method, filled(operation.path, "1"), "x=1",
                                              {{"Content-Type", "text/plain"}})
                                        .status;
                CPPUNIT_ASSERT_MESSAGE(operation.name() + " answered " + std::to_string(status),
                                       status == 415 || status == 404);
                refused += status == 415 ? 1 : 0;
            }
            CPPUNIT_ASSERT_MESSAGE(operation.name() + " is nobody's of these", refused >= 1);
            CPPUNIT_ASSERT_MESSAGE(operation.name() + " does not list 415", operation.lists(415));
        }
    }

    void everyChangingCallRefusesAnotherSite()
    {
        Scene scene;
        const HttpClient::Headers elsewhere{{"Origin", "http://evil.example"}};
        std::vector<HttpClient> people{scene.maria(), scene.agent(), scene.administrator()};
        const auto acme = customerNamed(people.front(), "Acme");
        for (const auto& operation : operations())
        {
            if (operation.method == "GET")
                continue;
            std::size_t refused = 0;
            for (auto& client : people)
                for (const HttpClient::Headers& headers : std::vector<HttpClient::Headers>{
                         elsewhere, {{"Origin", "null"}}, {{"X-CSRF-Token", ""}}})
                {
                    if (operation.name() == "POST /api/v1/session" && headers != elsewhere)
                        continue;  // Scripts log in as well, who have no token yet and tell no origin.
                    const auto status =
                        client.call(operation.method, filled(operation.path, acme), "{}", headers).status;
                    CPPUNIT_ASSERT_MESSAGE(operation.name() + " answered " + std::to_string(status) + " to " +
                                               headers.begin()->first,
                                           status == 403 || status == 404);
                    refused += status == 403 ? 1 : 0;
                }
            CPPUNIT_ASSERT_MESSAGE(operation.name() + " is nobody's of these", refused >= 2);
        }
        for (auto& client : people)
            CPPUNIT_ASSERT_EQUAL(200, client.get("/api/v1/me").status);
    }

    void everyCallRefusesAParameterThatItDoesNotHave()
    {
        Scene scene;
        std::vector<HttpClient> people{scene.maria(), scene.agent(), scene.administrator()};
        const auto acme = customerNamed(people.front(), "Acme");
        for (const auto& operation : operations())
        {
            bool told = false;
            for (auto& client : people)
            {
                const auto answer =
                    client.call(operation.method, filled(operation.path, acme) + "?surprise=1",
                                operation.method == "GET" ? "" : "{}");
                const bool withoutRight = answer.status == 403 || answer.status == 404;
                CPPUNIT_ASSERT_MESSAGE(operation.name() + "\n" + answer.body,
                                       answer.status == 400 || withoutRight);
                told = told || (!withoutRight && answer.body.find("surprise") != std::string::npos);
            }
            CPPUNIT_ASSERT_MESSAGE(operation.name() + " tells nobody of an unknown parameter", told);
        }
        for (auto& client : people)
            CPPUNIT_ASSERT_EQUAL(200, client.get("/api/v1/me").status);
    }

    void tooManyLogInsAtOnceAreToldAsDocumented()
    {
        HostOptions options;
        options.configuration["security.hash.passes"] = "20";  // Slow enough that they meet.
        const Scene scene(options);
        std::vector<Answer> answers(100);  // Two passwords are compared at a time, 32 wait.
        {
            std::barrier together(static_cast<std::ptrdiff_t>(answers.size()));
            std::vector<std::jthread> all;
            all.reserve(answers.size());
            for (auto& answer : answers)
                all.emplace_back([&scene, &together, &answer] {
                    auto client = scene.stranger();
                    together.arrive_and_wait();
                    answer = loggedIn(client);
                });
        }
        const auto& document = ApiDocument::shared();
        const auto& operation = document.at("POST", "/api/v1/session");
        CPPUNIT_ASSERT(operation.lists(503));
        std::size_t later = 0;
        for (const auto& answer : answers)
        {
            CPPUNIT_ASSERT_MESSAGE(std::to_string(answer.status) + answer.body,
                                   answer.status == 200 || answer.status == 503);
            later += answer.status == 503 ? 1 : 0;
            for (const auto& problem : document.problems(operation, answer))
                CPPUNIT_FAIL(problem + "\n" + answer.body);
        }
        CPPUNIT_ASSERT_MESSAGE("nobody was sent away", later > 0);
    }

private:
    /// Without an answer its status is 0: nothing may leave a thread.
    static Answer loggedIn(HttpClient& client)
    {
        try
        {
            return client.call("POST", "/api/v1/session",
                               R"({"email":"maria.keller@acme.example","password":"demo-password-1"})");
        }
        catch (const std::exception& error)
        {
            Answer none;
            none.body = error.what();
            return none;
        }
    }

    /// 405 when the path exists with other methods than the one asked for.
    static int routeStatus(HttpClient& client, const ApiDocument::Operation& operation)
    {
        for (const std::string method : {"PATCH", "PUT", "DELETE", "GET", "POST"})
            if (client.call(method, filled(operation.path, "999999999"), method == "GET" ? "" : "{}")
                    .status == 405)
                return 405;
        return 404;
    }

    static const std::vector<ApiDocument::Operation>& operations()
    {
        return ApiDocument::shared().operations();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ApiDocumentTest);

}  // namespace
