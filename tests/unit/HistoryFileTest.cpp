// The history as a file: what finds no room begins another, and it takes its turn like every file.
#include "hooks/export/HistoryFile.h"
#include "tests/unit/RequestStage.h"

#include <cppunit/extensions/HelperMacros.h>

#include <set>
#include <sstream>

namespace requests {

class HistoryFileTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(HistoryFileTest);
    CPPUNIT_TEST(goesOnInAnotherFileWhereOneIsFull);
    CPPUNIT_TEST(isCalledByCustomerAndPerson);
    CPPUNIT_TEST(waitsForItsTurn);
    CPPUNIT_TEST_SUITE_END();

    class NoSheets final : public sheets::Writer
    {
        std::string write(sheets::Format, const sheets::Sheet&, const sheets::Progress&) const override
        {
            throw std::logic_error("a history is no sheet");
        }
    };

    Stage stage{};
    NoSheets writer{};
    RunningExports running{};
    ContactId maria = stage.storage().read()->contacts().findByEmail(std::string(Stage::delegate))->id;

    helpdesk::Response file(const std::string& after = {}, ContactId contact = {})
    {
        helpdesk::Request request;
        request.visitor = stage.visitor(Stage::delegate);
        request.captured.emplace("customer", stage.customer.text());
        if (contact)
            request.captured.emplace("contact", contact.text());
        if (!after.empty())
            request.query = helpdesk::Fields({{"after", after}});
        return HistoryFile({stage.ground(), writer, running}).handle(request);
    }

    static std::string header(const helpdesk::Response& response, std::string_view name)
    {
        for (const auto& [key, value] : response.headers)
            if (key == name)
                return value;
        return {};
    }

    /// Of the entries in the file.
    static std::set<std::uint64_t> numbersIn(const std::string& csv)
    {
        std::set<std::uint64_t> numbers;
        std::istringstream in(csv);
        for (std::string line; std::getline(in, line);)
            if (!line.empty() && line[0] >= '0' && line[0] <= '9')
                numbers.insert(std::stoull(line));
        return numbers;
    }

public:
    void goesOnInAnotherFileWhereOneIsFull()
    {
        constexpr std::uint64_t entries = 150;
        std::string marks = "made";
        for (int i = 0; i < 500; ++i)
            marks += " +some-role-" + std::to_string(i);
        stage.storage().inOne([&](UnitOfWork& work) {
            work.customers().hold(stage.customer);
            for (std::uint64_t i = 0; i < entries; ++i)
                work.audit().append(stage.customer,
                                    {0,
                                     {},
                                     {},
                                     {},
                                     std::string(importAct),
                                     "customer/" + stage.customer.text(),
                                     R"({"people":{")" + maria.text() + R"(":")" + marks + R"("}})",
                                     {}});
        });
        std::set<std::uint64_t> told;
        std::set<std::string> names;
        std::string after;
        for (bool more = true; more;)
        {
            const auto part = file(after);
            CPPUNIT_ASSERT_EQUAL(200, part.status);
            CPPUNIT_ASSERT(part.body.size() < 5 << 20);
            CPPUNIT_ASSERT(names.insert(header(part, "Content-Disposition")).second);
            const auto numbers = numbersIn(part.body);
            CPPUNIT_ASSERT(!numbers.empty());
            for (const auto number : numbers)
                CPPUNIT_ASSERT(told.insert(number).second);
            more = *numbers.begin() > 1;
            after = std::to_string(*numbers.begin());
            const auto next = "/portal/customers/" + stage.customer.text() + "/history.csv?after=" + after;
            CPPUNIT_ASSERT_EQUAL(more ? "<" + next + ">; rel=\"next\"" : std::string(), header(part, "Link"));
            const auto lastRow = part.body.substr(part.body.rfind('\n', part.body.size() - 2) + 1);
            const auto says = lastRow.find("The file ends here. Everything older: " + next);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(lastRow, more, says != std::string::npos);
        }
        CPPUNIT_ASSERT(names.size() > 1);
        CPPUNIT_ASSERT_EQUAL(std::size_t{entries}, told.size());  // Nothing is left out.
    }

    void isCalledByCustomerAndPerson()
    {
        const auto customer = stage.customer.text();
        const auto ofAll = header(file(), "Content-Disposition");
        CPPUNIT_ASSERT_MESSAGE(
            ofAll, ofAll.starts_with("attachment; filename=\"history-" + customer + ".csv\"; filename*="));
        CPPUNIT_ASSERT_MESSAGE(ofAll, ofAll.ends_with("History%20%E2%80%93%20Acme%20Oil.csv"));
        const auto ofOne = header(file({}, maria), "Content-Disposition");
        CPPUNIT_ASSERT_MESSAGE(ofOne, ofOne.find("history-" + customer + "-" + maria.text() + ".csv") !=
                                          std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(ofOne, ofOne.ends_with("%20%E2%80%93%20Maria%20Keller.csv"));
    }

    void waitsForItsTurn()
    {
        std::vector<RunningExports::Turn> turns;
        for (std::size_t i = 0; i < RunningExports::perCustomer; ++i)
            turns.push_back(std::move(*running.begin(stage.customer, {})));
        const auto later = file();
        CPPUNIT_ASSERT_EQUAL(429, later.status);
        CPPUNIT_ASSERT(!header(later, "Retry-After").empty());
        turns.clear();
        CPPUNIT_ASSERT_EQUAL(200, file().status);
        CPPUNIT_ASSERT(running.begin(stage.customer, {}));  // It has given its own back.
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HistoryFileTest);

}  // namespace requests
