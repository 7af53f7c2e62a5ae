// Every state of a request × every act × every kind of person over HTTP: what is done, and what is refused
// how.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace {

using namespace tests;

const std::vector<std::string> everyState{"submitted",          "returned", "implemented",
                                          "partly-implemented", "rejected", "cancelled"};
const std::vector<std::string> everyAct{"implement", "reject", "return", "cancel", "undo", "send again"};
const std::vector<std::string> everybody{"agent", "requester", "colleague", "viewer", "member", "stranger"};


bool isOneOf(const std::string& word, std::initializer_list<const char*> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}


/// The status that the table of product.md §6 and the authoriser give.
int expected(const std::string& state, const std::string& act, const std::string& who)
{
    const bool manages = isOneOf(who, {"requester", "colleague"});
    // An agent asks in the customer's place, but not beside an open request, and here his lines are none.
    if (who == "agent" && act == "send again")
        return isOneOf(state, {"submitted", "returned"}) ? 409 : 422;
    const bool decides = isOneOf(act, {"implement", "reject", "return"});
    const bool may = who == "agent" ? decides || act == "undo" : manages && !decides;
    // Who only views the contacts knows of no request, but of the customer for whom one is sent.
    const bool knows = manages || who == "agent" || (who == "viewer" && act == "send again");
    if (!may)
        return knows ? 403 : 404;
    if (act == "send again")
        return state == "returned" ? 200 : state == "submitted" ? 409 : 422;
    if (act == "undo")
        return isOneOf(state, {"implemented", "partly-implemented"}) ? 200 : 409;
    const bool open = state == "submitted" || (state == "returned" && isOneOf(act, {"reject", "cancel"}));
    return open ? 200 : 409;
}


class StateTableTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(StateTableTest);
    CPPUNIT_TEST(everyStateEveryActEverybody);
    CPPUNIT_TEST_SUITE_END();

    struct Stage
    {
        Scene scene{};
        std::map<std::string, HttpClient> people;
        std::string acme{}, tom{}, lena{};
        std::string request;
        int keys = 0;
    };

public:
    void everyStateEveryActEverybody()
    {
        Stage stage;
        auto& people = stage.people;
        people.emplace("agent", stage.scene.agent());
        people.emplace("requester", stage.scene.maria());
        people.emplace("colleague", stage.scene.login("paul.dubois@acme.example"));
        people.emplace("viewer", stage.scene.login("lena.vogt@acme.example"));
        people.emplace("member", stage.scene.login("tom.reed@acme.example"));
        people.emplace("stranger", stage.scene.nina());
        auto& maria = people.at("requester");
        stage.acme = customerNamed(maria, "Acme");
        stage.tom = contactWith(maria, stage.acme, "tom.reed@acme.example");
        stage.lena = contactWith(maria, stage.acme, "lena.vogt@acme.example");
        for (const auto& state : everyState)
        {
            bring(stage, state);
            for (const auto& act : everyAct)
                for (const auto& who : everybody)
                {
                    const auto name = state + ": " + who + " wants to " + act;
                    const auto wanted = expected(state, act, who);
                    const auto answer = attempt(stage, act, stage.people.at(who));
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(name + "\n" + answer.body, wanted, answer.status);
                    if (wanted == 200)
                        bring(stage, state);
                    else
                        CPPUNIT_ASSERT_EQUAL_MESSAGE(name, state, stateOf(stage));
                }
        }
    }

private:
    static std::string stateOf(Stage& stage)
    {
        return stage.people.at("agent").get("/api/v1/requests/" + stage.request).text("state");
    }

    static Answer attempt(Stage& stage, const std::string& act, HttpClient& client)
    {
        const auto path = "/api/v1/requests/" + stage.request + "/";
        if (act == "send again")
        {
            const auto draft = stage.people.at("requester").get("/api/v1/customers/" + stage.acme + "/draft");
            return submit(client, stage.acme, draft.number("version"),
                          "again" + std::to_string(++stage.keys));
        }
        if (act == "implement")
        {
            const auto digest =
                stage.people.at("agent").get("/api/v1/requests/" + stage.request).text("digest");
            return client.call("POST", path + act, R"({"digest":")" + digest + R"("})");
        }
        const bool wordless = act == "cancel" || act == "undo";
        return client.call("POST", path + act, wordless ? "{}" : R"({"reason":"Because."})");
    }

    /// A new request in that state. What was open is over first; roles that took effect are taken back by
    /// hand.
    static void bring(Stage& stage, const std::string& state)
    {
        auto& maria = stage.people.at("requester");
        auto& agent = stage.people.at("agent");
        const auto draft = "/api/v1/customers/" + stage.acme + "/draft";
        if (!stage.request.empty())
            (void)attempt(stage, "cancel", maria);
        (void)maria.call("DELETE", draft);
        const auto held = rolesOf(maria, stage.acme, "tom.reed@acme.example");
        const bool has = contains(held, "reports");
        const std::string act = has ? "revoke-role" : "grant-role";
        const auto line = [&](const std::string& contact, const std::string& role, const std::string& kind) {
            return R"({"kind":")" + kind + R"(","contact":")" + contact + R"(","role":")" + role + R"("})";
        };
        const auto raised = stage.scene.raise(maria, stage.acme,
                                              "[" + line(stage.tom, "reports", act) + "," +
                                                  line(stage.lena, "agreement", "grant-role") + "]");
        stage.request = raised.request;
        if (state == "implemented" || state == "partly-implemented")
        {
            const auto seen = agent.get("/api/v1/requests/" + stage.request);
            // Lena's line stays out, so that the next request can ask for it again.
            const auto reject = R"([{"change":")" + seen.text("changes[1].id") + R"(","reason":"No."}])";
            if (state == "partly-implemented")
                CPPUNIT_ASSERT_EQUAL(
                    200, agent
                             .call("POST", "/api/v1/requests/" + stage.request + "/implement",
                                   R"({"digest":")" + seen.text("digest") + R"(","reject":)" + reject + "}")
                             .status);
            else
            {
                CPPUNIT_ASSERT_EQUAL(200, attempt(stage, "implement", agent).status);
                takeBackFromLena(stage);
            }
        }
        if (state == "rejected" || state == "returned")
            CPPUNIT_ASSERT_EQUAL(200,
                                 attempt(stage, state == "rejected" ? "reject" : "return", agent).status);
        if (state == "cancelled")
            CPPUNIT_ASSERT_EQUAL(200, attempt(stage, "cancel", maria).status);
        CPPUNIT_ASSERT_EQUAL(state, stateOf(stage));
    }

    static void takeBackFromLena(Stage& stage)
    {
        auto& maria = stage.people.at("requester");
        const auto implemented = stage.request;
        const auto raised = stage.scene.raise(maria, stage.acme,
                                              R"([{"kind":"revoke-role","contact":")" + stage.lena +
                                                  R"(","role":"agreement"}])");
        stage.request = raised.request;
        CPPUNIT_ASSERT_EQUAL(200, attempt(stage, "implement", stage.people.at("agent")).status);
        stage.request = implemented;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StateTableTest);

}  // namespace
