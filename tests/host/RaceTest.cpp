// Two hosts on one MariaDB and everybody at the same moment: who presses what in the same instant ends in one
// request, one ticket and one decision (cases 22, 65 to 69, 72 and 73).
#include "tests/host/TwoNodes.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

constexpr int most = 200;  ///< Rounds in which each side must have won at least once.

class RaceTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RaceTest);
    CPPUNIT_TEST(manyWhoSubmitMakeOneRequestAndManyWhoDecideMakeOneDecision);
    CPPUNIT_TEST(nobodyImplementsWhatChangedUnderHisEyes);
    CPPUNIT_TEST(nobodyImplementsWhatWasCorrectedUnderHisEyes);
    CPPUNIT_TEST(ofTwoRequestsForOneAddressOneTakesEffectAndNothingOfTheOther);
    CPPUNIT_TEST(whoLosesHisRightDecidesNothingAfterwards);
    CPPUNIT_TEST(ofTwoAdministratorsWhoDemoteEachOtherOneStays);
    CPPUNIT_TEST_SUITE_END();

public:
    void manyWhoSubmitMakeOneRequestAndManyWhoDecideMakeOneDecision()
    {
        TwoNodes nodes;
        std::map<std::string, int> ends;
        bool held = false;
        for (int round = 0; round < rounds; ++round)
        {
            const auto request = submitAtOnce(nodes, round, held);
            const auto state = decideAtOnce(nodes, round, request);
            ++ends[state];
            held = state == "implemented" ? !held : held;
        }
        CPPUNIT_ASSERT_EQUAL(std::to_string(rounds), nodes.only("SELECT count(*) FROM cm_request"));
        CPPUNIT_ASSERT_EQUAL(std::to_string(rounds),
                             nodes.only("SELECT count(*) FROM sc_ticket WHERE category = 'contact-changes'"));
        for (const auto& [state, act] : std::map<std::string, std::string>{
                 {"implemented", "implement"}, {"rejected", "reject"}, {"cancelled", "cancel"}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                act, std::to_string(ends[state]),
                nodes.only("SELECT count(*) FROM cm_request WHERE state = '" + state + "'"));
        CPPUNIT_ASSERT_MESSAGE("only one of them ever won, which proves nothing", ends.size() > 1);
        nodes.assertNothingIsBroken();
    }

    /// Tom corrects his own telephone number while an agent implements another one for him.
    void nobodyImplementsWhatChangedUnderHisEyes()
    {
        TwoNodes nodes;
        auto tom = nodes.right.login("tom.reed@acme.example");
        int implemented = 0;
        int round = 0;
        for (; goesOn(round, implemented); ++round)
        {
            const auto asked = numberOf(2 * round);
            const auto own = numberOf(2 * round + 1);
            const auto raised =
                nodes.left.raise(nodes.mariaLeft, nodes.acme,
                                 R"([{"kind":"edit-contact","contact":)" + jsonText(nodes.tom) +
                                     R"(,"field":"phone","value":)" + jsonText(asked) + "}]");
            const auto path = "/api/v1/requests/" + raised.request;
            const auto digest = nodes.agent.get(path).text("digest");
            const auto answers = atOnce({
                [&] {
                    return nodes.agent.call("POST", path + "/implement",
                                            R"({"digest":)" + jsonText(digest) + "}");
                },
                [&] { return tom.call("PATCH", "/api/v1/me", R"({"phone":)" + jsonText(own) + "}"); },
            });
            const bool agentWon = answers[0].status == 200, tomWon = answers[1].status == 200;
            const auto why = told(round, answers);
            CPPUNIT_ASSERT_MESSAGE(why, agentWon || answers[0].status == 409);
            CPPUNIT_ASSERT_MESSAGE(why, tomWon || (answers[1].status == 409 && agentWon));
            const auto now = nodes.only("SELECT phone FROM cm_contact WHERE id = " + nodes.tom);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, tomWon ? own : asked, now);
            implemented += agentWon ? 1 : 0;
            if (!agentWon)
                CPPUNIT_ASSERT_EQUAL(200, nodes.mariaRight.call("POST", path + "/cancel", "{}").status);
        }
        CPPUNIT_ASSERT_MESSAGE("always the same one won, which proves nothing: " +
                                   std::to_string(implemented),
                               implemented > 0 && implemented < round);
        nodes.assertNothingIsBroken();
    }

    /// Maria sends the corrected set while two agents still look at the first one.
    void nobodyImplementsWhatWasCorrectedUnderHisEyes()
    {
        TwoNodes nodes;
        const auto path = "/api/v1/customers/" + nodes.acme;
        for (int round = 0; round < rounds; ++round)
        {
            const auto number = [&](int which) {
                return "[" + phoneOf(nodes.tom, numberOf(2 * round + which)) + "]";
            };
            const auto raised = nodes.left.raise(nodes.mariaLeft, nodes.acme, number(0));
            const auto request = "/api/v1/requests/" + raised.request;
            const auto seen = R"({"digest":)" + jsonText(nodes.agent.get(request).text("digest")) + "}";
            CPPUNIT_ASSERT_EQUAL(
                200, nodes.second.call("POST", request + "/return", R"({"reason":"Really?"})").status);
            const auto draft = putDraft(nodes.mariaRight, nodes.acme, number(1));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
            const auto key = "corrected-" + std::to_string(round);
            const auto answers = atOnce({
                [&] { return submit(nodes.mariaRight, nodes.acme, draft.number("version"), key); },
                [&] { return nodes.agent.call("POST", request + "/implement", seen); },
                [&] { return nodes.second.call("POST", request + "/implement", seen); },
            });
            const auto why = told(round, answers);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, 200, answers[0].status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, std::size_t(2), countOf(answers, 409));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, 200, implement(nodes.agent, raised.request).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, numberOf(2 * round + 1),
                                         nodes.only("SELECT phone FROM cm_contact WHERE id = " + nodes.tom));
        }
        nodes.assertNothingIsBroken();
    }

    /// Two customers ask for the same new person, each with a second line; two agents implement at once.
    void ofTwoRequestsForOneAddressOneTakesEffectAndNothingOfTheOther()
    {
        TwoNodes nodes;
        auto omar = nodes.left.login("omar.haddad@globex.example");
        const auto globex = customerNamed(omar, "Globex");
        const auto claire = contactWith(omar, globex, "claire.moreau@globex.example");
        int here = 0;
        int round = 0;
        for (; goesOn(round, here); ++round)
        {
            const auto email = "shared." + std::to_string(round) + "@new.example";
            const auto asked = numberOf(2 * round);
            const auto lines = [&](const std::string& contact, const std::string& role) {
                return "[" + addContact("n", "Sam", "Shared", email, role) + "," + phoneOf(contact, asked) +
                       "]";
            };
            const auto acmes = nodes.left.raise(nodes.mariaLeft, nodes.acme, lines(nodes.tom, "technical"));
            const auto theirs = nodes.left.raise(omar, globex, lines(claire, "financial"));
            const auto answers = atOnce({
                [&] { return implement(nodes.agent, acmes.request); },
                [&] { return implement(nodes.second, theirs.request); },
            });
            const auto why = told(round, answers);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, std::size_t(1), countOf(answers, 200));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, std::size_t(1), countOf(answers, 409));
            const bool acmeWon = answers[0].status == 200;
            here += acmeWon ? 1 : 0;
            const auto phone = [&](const std::string& contact) {
                return nodes.only("SELECT phone FROM cm_contact WHERE id = " + contact);
            };
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, acmeWon, phone(nodes.tom) == asked);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, !acmeWon, phone(claire) == asked);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                why, std::string("1"),
                nodes.only("SELECT count(*) FROM cm_membership m JOIN cm_contact c ON c.id = m.contact_id "
                           "WHERE c.email = '" +
                           email + "'"));
            auto& loser = acmeWon ? omar : nodes.mariaRight;
            const auto lost = "/api/v1/requests/" + (acmeWon ? theirs.request : acmes.request);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, 200, loser.call("POST", lost + "/cancel", "{}").status);
        }
        CPPUNIT_ASSERT_MESSAGE("always the same one won, which proves nothing: " + std::to_string(here),
                               here > 0 && here < round);
        nodes.assertNothingIsBroken();
    }

    /// His page is open, his right is taken away, he clicks.
    void whoLosesHisRightDecidesNothingAfterwards()
    {
        TwoNodes nodes;
        const auto rights = [&](const char* agent) {
            nodes.left.host().change("UPDATE sc_account SET agent = " + std::string(agent) +
                                     " WHERE email = 'agent2@support.example'");
        };
        for (int round = 0; round < rounds; ++round)
        {
            const auto raised = nodes.left.raise(nodes.mariaLeft, nodes.acme,
                                                 "[" + phoneOf(nodes.tom, numberOf(round)) + "]");
            const auto path = "/api/v1/requests/" + raised.request;
            const auto yes = R"({"digest":)" + jsonText(nodes.second.get(path).text("digest")) + "}";
            const auto click = [&] { return nodes.second.call("POST", path + "/implement", yes); };
            const auto answers = atOnce({click, [&] {
                                             rights("0");
                                             return Answer{};
                                         }});
            const auto late = click();
            const auto why = told(round, {answers[0], late});
            CPPUNIT_ASSERT_MESSAGE(why, answers[0].status == 200 || answers[0].status == 404);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, 404, late.status);
            const auto state = nodes.agent.get(path).text("state");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                why, std::string(answers[0].status == 200 ? "implemented" : "submitted"), state);
            if (state == "submitted")
                CPPUNIT_ASSERT_EQUAL(200, nodes.mariaRight.call("POST", path + "/cancel", "{}").status);
            rights("1");
        }
        nodes.assertNothingIsBroken();
    }

    /// Without the helpdesk in between, each on his own node.
    void ofTwoAdministratorsWhoDemoteEachOtherOneStays()
    {
        const auto direct = [](HostOptions options) {
            for (const std::string kind : {"grant-role", "revoke-role"})
                options.configuration["plugin.contacts-manager.direct." + kind] = "yes";
            return options;
        };
        Scene left{direct(onMariaDb())};
        Scene right{direct(beside(left))};
        auto maria = left.maria();
        auto paul = right.login("paul.dubois@acme.example");
        const auto acme = customerNamed(maria, "Acme");
        const auto mariasId = contactWith(maria, acme, "maria.keller@acme.example");
        const auto paulsId = contactWith(maria, acme, "paul.dubois@acme.example");
        const auto george = contactWith(maria, acme, "george.lee@acme.example");
        const auto done = sent(maria, acme,
                               "[" + grantRole(george, "reports") + "," + revoke(george, "management") + "," +
                                   grantRole(paulsId, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 201, done.status);
        int demoted = 0;
        for (int round = 0; round < rounds; ++round)
        {
            const auto answers = atOnce({
                [&] { return sent(maria, acme, "[" + revoke(paulsId, "cust-admin") + "]"); },
                [&] { return sent(paul, acme, "[" + revoke(mariasId, "management") + "]"); },
            });
            const auto why = told(round, answers);
            const bool mariaWon = answers[0].status == 201, paulWon = answers[1].status == 201;
            CPPUNIT_ASSERT_MESSAGE(why, !(mariaWon && paulWon));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                why, std::string(mariaWon || paulWon ? "1" : "2"),
                left.host()
                    .rows("SELECT count(*) FROM cm_grant WHERE role IN ('management', 'cust-admin', 'admin') "
                          "AND customer_id = " +
                          acme)
                    .at(0));
            demoted += mariaWon || paulWon ? 1 : 0;
            if (mariaWon)
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    why, 201, sent(maria, acme, "[" + grantRole(paulsId, "cust-admin") + "]").status);
            if (paulWon)
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    why, 201, sent(paul, acme, "[" + grantRole(mariasId, "management") + "]").status);
        }
        CPPUNIT_ASSERT_MESSAGE("nobody was ever demoted, which proves nothing", demoted > 0);
        std::string said;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, left.host().command({"verify-audit"}, said));
    }

private:
    static std::string revoke(const std::string& contact, const std::string& role)
    {
        return R"({"kind":"revoke-role","contact":)" + jsonText(contact) + R"(,"role":)" + jsonText(role) +
               "}";
    }

    /// Puts these lines in the place of the shared draft and sends it; again when the other one was faster.
    static Answer sent(HttpClient& client, const std::string& customer, const std::string& lines)
    {
        Answer answer;
        for (int attempt = 0; attempt < 20; ++attempt)
        {
            answer = putDraft(client, customer, lines);
            if (answer.status == 200)
                answer = submit(client, customer, answer.number("version"));
            if (answer.status != 409)
                return answer;
        }
        return answer;
    }

    /// As many rounds as are wanted, and then until both sides have won.
    static bool goesOn(int round, int won)
    {
        return round < rounds || (round < most && (won == 0 || won == round));
    }

    static std::string phoneOf(const std::string& contact, const std::string& number)
    {
        return editContact(contact, "phone", number);
    }

    /// Twice the same finger on two nodes, and a colleague: one request. Its id.
    static std::string submitAtOnce(TwoNodes& nodes, int round, bool held)
    {
        const auto line = R"({"kind":")" + std::string(held ? "revoke-role" : "grant-role") +
                          R"(","contact":)" + jsonText(nodes.tom) + R"(,"role":"reports"})";
        const auto draft = putDraft(nodes.mariaLeft, nodes.acme, "[" + line + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        const auto version = draft.number("version");
        const auto key = "round-" + std::to_string(round);
        const auto answers = atOnce({
            [&] { return submit(nodes.mariaLeft, nodes.acme, version, key); },
            [&] { return submit(nodes.mariaRight, nodes.acme, version, key); },
            [&] { return submit(nodes.paul, nodes.acme, version, key + "-paul"); },
        });
        const auto why = told(round, answers);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(why, answers.size(), countOf(answers, 201) + countOf(answers, 409));
        std::string request;
        for (const auto& answer : answers)
            if (answer.status == 201)
            {
                CPPUNIT_ASSERT_MESSAGE(why, request.empty() || request == answer.text("id"));
                request = answer.text("id");
            }
        CPPUNIT_ASSERT_MESSAGE(why, !request.empty());
        CPPUNIT_ASSERT_MESSAGE(why, answers[2].status == 409 || countOf(answers, 201) == 1);
        return request;
    }

    /// How it ended: as the one says whose act was accepted.
    static std::string decideAtOnce(TwoNodes& nodes, int round, const std::string& request)
    {
        const auto path = "/api/v1/requests/" + request;
        const auto digest = nodes.agent.get(path).text("digest");
        const auto yes = R"({"digest":)" + jsonText(digest) + "}";
        const std::vector<std::string> ends{"implemented", "implemented", "rejected", "cancelled"};
        auto third = nodes.second;
        const auto answers = atOnce({
            [&] { return nodes.agent.call("POST", path + "/implement", yes); },
            [&] { return nodes.second.call("POST", path + "/implement", yes); },
            [&] { return third.call("POST", path + "/reject", R"({"reason":"No."})"); },
            [&] { return nodes.mariaRight.call("POST", path + "/cancel", "{}"); },
        });
        const auto why = told(round, answers);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(why, std::size_t(1), countOf(answers, 200));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(why, answers.size() - 1, countOf(answers, 409));
        const auto state = nodes.second.get(path).text("state");
        for (std::size_t i = 0; i < answers.size(); ++i)
            if (answers[i].status == 200)
                CPPUNIT_ASSERT_EQUAL_MESSAGE(why, ends[i], state);
        return state;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RaceTest);

}  // namespace
