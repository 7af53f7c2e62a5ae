// What administrators read of that which waits for a helpdesk of another house.
#include "hooks/pages/admin/DeskPages.h"
#include "tests/unit/RequestStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace contacts;
using requests::Stage;

std::size_t countIn(const std::string& text, const std::string& part)
{
    std::size_t many = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++many;
    return many;
}


class DeskPageTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskPageTest);
    CPPUNIT_TEST(saysWhenTheNextAttemptIs);
    CPPUNIT_TEST(listsTheFirstFiftyAndCountsTheOthers);
    CPPUNIT_TEST_SUITE_END();

    Stage stage{};

    ContactId addUser(int number)
    {
        const auto name = "Person" + std::to_string(number);
        const auto contact = stage.add("Ada", name, name + "@acme.example", {"technical"});
        stage.storage().inOne(
            [&](UnitOfWork& work) { work.userLinks().want(contact, stage.services().clock.now()); });
        return contact;
    }

    std::string page(const std::string& locale = "en")
    {
        helpdesk::Request request;
        request.visitor = stage.agent();
        request.visitor.administrator = true;
        request.visitor.locale = locale;
        const auto response = DeskPage(stage.ground()).handle(request);
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        return response.body;
    }

    bool has(const std::string& part) { return page().find(part) != std::string::npos; }

public:
    void setUp() override { stage.moveAway(); }

    void saysWhenTheNextAttemptIs()
    {
        (void)addUser(1);
        CPPUNIT_ASSERT(!has("next attempt"));  // Nobody has tried yet.
        auto& storage = stage.storage();
        const auto now = stage.services().clock.now();
        std::vector<UserLink> links;
        storage.inOne([&](UnitOfWork& work) {
            links = work.userLinks().lease("mine", now, now + std::chrono::minutes(10), 5);
            CPPUNIT_ASSERT(
                work.userLinks().later(links.at(0), "mine", now + std::chrono::minutes(2), "away"));
        });
        CPPUNIT_ASSERT(has("next attempt "));
        CPPUNIT_ASSERT(!has("as soon as it is its turn") && !has("at once"));
        stage.pass(std::chrono::minutes(20));
        CPPUNIT_ASSERT(has("next attempt as soon as it is its turn"));
        storage.inOne([&](UnitOfWork& work) { work.userLinks().again(stage.services().clock.now()); });
        CPPUNIT_ASSERT_MESSAGE(page(), has("next attempt at once") && !has("1970"));
        CPPUNIT_ASSERT(page("de").find("nächster Versuch sofort") != std::string::npos);
    }

    void listsTheFirstFiftyAndCountsTheOthers()
    {
        for (int number = 1; number <= 50; ++number)
            (void)addUser(number);
        CPPUNIT_ASSERT_EQUAL(std::size_t(50), countIn(page(), "Person’s user there"));
        CPPUNIT_ASSERT(!has("not listed"));
        (void)addUser(51);
        (void)addUser(52);
        CPPUNIT_ASSERT_EQUAL(std::size_t(50), countIn(page(), "Person’s user there"));
        CPPUNIT_ASSERT(has("2 more wait their turn and are not listed."));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskPageTest);

}  // namespace
