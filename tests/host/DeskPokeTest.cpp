// What Request Tracker's extension says of its tickets, and everybody who pretends to be it: cases 95 and 96.
#include "host/src/security/Digest.h"
#include "tests/support/Await.h"
#include "tests/support/PlayedRt.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <ctime>

namespace {

using namespace tests;

struct Poke
{
    std::string tickets;
    long long age = 0;
    std::string key = PlayedRt::key;
};


std::string hexOf(const std::string& bytes)
{
    std::string hex;
    for (const unsigned char byte : bytes)
        for (const int nibble : {byte >> 4, byte & 15})
            hex += "0123456789abcdef"[nibble];
    return hex;
}


std::string pathOf(const Poke& poke)
{
    const auto at = std::to_string(std::time(nullptr) - poke.age);
    return "/desk/poke?at=" + at + "&tickets=" + poke.tickets +
           "&sign=" + hexOf(supportcentre::hmacSha256(poke.key, "poke\n" + at + "\n" + poke.tickets));
}


std::size_t countIn(const std::string& text, const std::string& part)
{
    std::size_t many = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++many;
    return many;
}

}  // namespace

class DeskPokeTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskPokeTest);
    CPPUNIT_TEST(aSignedPokeMakesUsLookAtOnce);
    CPPUNIT_TEST(whatIsNotSignedChangedOrOldIsRefusedAndLooksAtNothing);
    CPPUNIT_TEST(theSamePokeTenTimesHasOneEffect);
    CPPUNIT_TEST(aPokeForATicketThatIsNotOursAsksNobody);
    CPPUNIT_TEST(aFloodKeepsNobodyWaiting);
    CPPUNIT_TEST(whileItIsBeingSetUpAPokeIsHeardAndDoesNothing);
    CPPUNIT_TEST(withoutASharedKeyThereIsNoPoke);
    CPPUNIT_TEST_SUITE_END();

    PlayedRt rt{};

    struct Waiting
    {
        std::string request;
        std::string ticket;
    };

    /// A request that waits and whose ticket has been looked at, so that the watch rests now.
    Waiting waiting(Scene& scene)
    {
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto request = scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]").request;
        await(
            [&] {
                return scene.host().rows("SELECT sight FROM cm_sight") == std::vector<std::string>{"as-left"};
            },
            "the ticket is looked at");
        return {request, std::to_string(rt.tickets().begin()->first)};
    }

    /// Of every second of a rest a poke would have been noticed.
    std::size_t looksWithin(std::chrono::milliseconds time, const std::string& ticket) const
    {
        const auto before = rt.asked("/ticket/" + ticket);
        std::this_thread::sleep_for(time);
        return rt.asked("/ticket/" + ticket) - before;
    }

public:
    void aSignedPokeMakesUsLookAtOnce()
    {
        Scene scene(rt.options());
        const auto [request, ticket] = waiting(scene);
        rt.change(std::stoi(ticket), [](auto& it) { it.status = "resolved"; });
        auto stranger = scene.stranger();
        const auto answer = stranger.get(pathOf({ticket}));
        CPPUNIT_ASSERT_EQUAL(202, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string(), answer.body);
        CPPUNIT_ASSERT(looksWithin(std::chrono::milliseconds(2500), ticket) >= 1);
        CPPUNIT_ASSERT_EQUAL(std::string("closed"), scene.host().rows("SELECT sight FROM cm_sight").at(0));
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             scene.agent().get("/api/v1/requests/" + request).text("state"));
    }

    void whatIsNotSignedChangedOrOldIsRefusedAndLooksAtNothing()
    {
        Scene scene(rt.options());
        const auto [request, ticket] = waiting(scene);
        auto stranger = scene.stranger();
        const auto good = pathOf({ticket});
        const auto unsigned_ = good.substr(0, good.find("&sign="));
        auto otherBody = pathOf({"1"});
        otherBody.replace(otherBody.find("tickets=1"), 9, "tickets=" + ticket);
        for (const auto& path :
             {unsigned_, unsigned_ + "&sign=", unsigned_ + "&sign=" + std::string(64, 'a'), good + "0",
              good.substr(0, good.size() - 1), pathOf({ticket, 360}), pathOf({ticket, -360}), otherBody,
              pathOf({ticket, 0, "another key that nobody shares, of 32"}), std::string("/desk/poke"),
              pathOf({ticket + ",x"}), pathOf({ticket + ",-1"})})
        {
            const auto answer = stranger.get(path);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 403, answer.status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, std::string(), answer.body);
        }
        CPPUNIT_ASSERT_EQUAL(202, stranger.get(pathOf({ticket, 240})).status);  // Late is not forged.
        CPPUNIT_ASSERT_EQUAL(405, stranger.form(good, {}).status);
    }

    void theSamePokeTenTimesHasOneEffect()
    {
        Scene scene(rt.options());
        const auto [request, ticket] = waiting(scene);
        rt.change(std::stoi(ticket), [](auto& it) { it.reopened = true; });
        auto stranger = scene.stranger();
        const auto path = pathOf({ticket + "," + ticket});
        for (int i = 0; i < 10; ++i)
            CPPUNIT_ASSERT_EQUAL(202, stranger.get(path).status);
        CPPUNIT_ASSERT(looksWithin(std::chrono::milliseconds(3000), ticket) <= 3);
        CPPUNIT_ASSERT_EQUAL(std::string("reopened"), scene.host().rows("SELECT sight FROM cm_sight").at(0));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, countIn(scene.host().log(), "desk.oddity"));
        auto agent = scene.agent();
        const auto page = agent.get("/agent/requests/" + request).body;
        CPPUNIT_ASSERT_MESSAGE(page, page.find("closed there and opened again") != std::string::npos);
        CPPUNIT_ASSERT(agent.get("/agent/requests").body.find("Look at its ticket") != std::string::npos);
    }

    void aPokeForATicketThatIsNotOursAsksNobody()
    {
        Scene scene(rt.options());
        const auto [request, ticket] = waiting(scene);
        auto stranger = scene.stranger();
        const auto before = rt.asked("/ticket/");
        CPPUNIT_ASSERT_EQUAL(202, stranger.get(pathOf({"7,999999,18446744073709551615"})).status);
        std::this_thread::sleep_for(std::chrono::milliseconds(2500));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, rt.asked("/ticket/7") + rt.asked("/ticket/999999"));
        CPPUNIT_ASSERT(rt.asked("/ticket/") - before <= 1);
        // "Resolved" before we know that it was created: the number means nothing to us yet.
        CPPUNIT_ASSERT_EQUAL(202, stranger.get(pathOf({std::to_string(std::stoi(ticket) + 1)})).status);
        CPPUNIT_ASSERT_EQUAL(200, implement(*std::make_unique<HttpClient>(scene.agent()), request).status);
        await([&] { return rt.tickets().begin()->second.status == "resolved"; }, "the ticket is closed");
    }

    void aFloodKeepsNobodyWaiting()
    {
        Scene scene(rt.options());
        const auto [request, ticket] = waiting(scene);
        auto stranger = scene.stranger();
        auto maria = scene.maria();
        std::string hundred = ticket;
        for (int i = 0; i < 99; ++i)
            hundred += "," + std::to_string(100'000 + i);
        const auto path = pathOf({hundred});
        const auto before = rt.asked("/ticket/");
        for (int i = 0; i < 300; ++i)
            CPPUNIT_ASSERT_EQUAL(202, stranger.get(path).status);
        CPPUNIT_ASSERT_EQUAL(403, stranger.get(pathOf({hundred + ",1"})).status);
        const auto begun = std::chrono::steady_clock::now();
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/api/v1/requests/" + request).status);
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begun < std::chrono::seconds(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(2500));
        CPPUNIT_ASSERT(rt.asked("/ticket/") - before < 20);
    }

    void whileItIsBeingSetUpAPokeIsHeardAndDoesNothing()
    {
        auto options = rt.options();
        options.configuration["plugin.contacts-manager.desk"] = "host";
        Scene scene(options);
        auto stranger = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(202, stranger.get(pathOf({"1"})).status);
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, rt.asked("/"));
    }

    void withoutASharedKeyThereIsNoPoke()
    {
        auto options = rt.options();
        options.configuration.erase("plugin.contacts-manager.request-tracker.key");
        Scene scene(options);
        auto stranger = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(403, stranger.get(pathOf({"1"})).status);
        CPPUNIT_ASSERT_EQUAL(403, stranger.get(pathOf({"1", 0, ""})).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskPokeTest);
