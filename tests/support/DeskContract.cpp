#include "tests/support/DeskContract.h"

#include "tests/support/Await.h"

namespace tests {

DeskContract::Asked DeskContract::asked(Scene& scene, HttpClient& maria)
{
    const auto acme = customerNamed(maria, "Acme Oil");
    const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
    Asked asked;
    asked.request = scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]").request;
    await(
        [&] {
            const auto answer = maria.get("/api/v1/requests/" + asked.request);
            asked.ticket = answer.isNull("ticket") ? std::string() : answer.text("ticket.id");
            return !asked.ticket.empty();
        },
        "the ticket is raised");
    return asked;
}


void DeskContract::becomes(Scene& scene, const std::string& ticket, Standing wanted)
{
    await([&] { return standing(scene, ticket) == wanted; }, "the ticket follows");
}


void DeskContract::oneTicketIsRaisedAndClosedWithTheDecision()
{
    Scene scene(options());
    auto maria = scene.maria();
    const auto [request, ticket] = asked(scene, maria);
    becomes(scene, ticket, Standing::open);
    CPPUNIT_ASSERT(says(scene, ticket, "Tom Reed"));
    auto agent = scene.agent();
    CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
    CPPUNIT_ASSERT_EQUAL(409, implement(agent, request).status);
    becomes(scene, ticket, Standing::closed);
    CPPUNIT_ASSERT(says(scene, ticket, "Implemented by "));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, ticketsLike(scene, ticket));
}


void DeskContract::aQuestionWaitsInTheTicketAndItsAnswerOpensTheSameOne()
{
    Scene scene(options());
    auto maria = scene.maria();
    const auto [request, ticket] = asked(scene, maria);
    auto agent = scene.agent();
    const auto path = "/api/v1/requests/" + request;
    CPPUNIT_ASSERT_EQUAL(
        200, agent.call("POST", path + "/return", R"({"reason":"Which department of his?"})").status);
    becomes(scene, ticket, Standing::waiting);
    CPPUNIT_ASSERT(says(scene, ticket, "Question from "));
    CPPUNIT_ASSERT(says(scene, ticket, "Which department of his?"));
    const auto acme = customerNamed(maria, "Acme Oil");
    const auto draft = maria.get("/api/v1/customers/" + acme + "/draft");
    const auto again = submit(maria, acme, draft.number("version"));
    CPPUNIT_ASSERT_EQUAL_MESSAGE(again.body, request, again.text("id"));
    becomes(scene, ticket, Standing::open);
    CPPUNIT_ASSERT_EQUAL(ticket, maria.get(path).text("ticket.id"));
    CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
    becomes(scene, ticket, Standing::closed);
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, ticketsLike(scene, ticket));
}


void DeskContract::aRequestThatIsTakenBackCancelsItsTicket()
{
    Scene scene(options());
    auto maria = scene.maria();
    const auto [request, ticket] = asked(scene, maria);
    CPPUNIT_ASSERT_EQUAL(200, maria.call("POST", "/api/v1/requests/" + request + "/cancel", "{}").status);
    becomes(scene, ticket, Standing::cancelled);
}


void DeskContract::anAgentsReasonIsReadInTheTicket()
{
    Scene scene(options());
    auto maria = scene.maria();
    const auto [request, ticket] = asked(scene, maria);
    CPPUNIT_ASSERT_EQUAL(200, scene.agent()
                                  .call("POST", "/api/v1/requests/" + request + "/reject",
                                        R"({"reason":"He has left <b>already</b>."})")
                                  .status);
    becomes(scene, ticket, rejected());
    CPPUNIT_ASSERT(says(scene, ticket, "Rejected by "));
    CPPUNIT_ASSERT(says(scene, ticket, "He has left <b>already</b>."));
}

}  // namespace tests
