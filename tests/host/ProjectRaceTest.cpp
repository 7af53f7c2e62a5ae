// Agents who put one person on two projects, or make one project twice, in the same moment, on both engines.
#include "host/src/projects/Projects.h"
#include "host/src/security/AccountStore.h"
#include "host/src/store/HostDatabase.h"
#include "host/src/store/LentTransaction.h"
#include "tests/support/PrivateMariaDb.h"

#include <cppunit/extensions/HelperMacros.h>

#include <atomic>
#include <barrier>
#include <thread>
#include <utility>

namespace {

using namespace supportcentre;

/// Keeps the number as the plugin does: in the customer's row, which is taken first.
class CountingPeople final : public helpdesk::People
{
public:
    /// `together`: both have counted before either of them takes the row. Null: nobody waits.
    explicit CountingPeople(std::barrier<>* together) : _together(together) {}

    bool countProjects(helpdesk::Transaction& transaction, std::string_view customer,
                       std::string_view contact, std::uint32_t projects) override
    {
        if (_together)
        {
            thread_local bool waited = false;
            if (!std::exchange(waited, true))
                _together->arrive_and_wait();
        }
        auto& connection = static_cast<LentTransaction&>(transaction).connection();
        connection.prepared("UPDATE known SET taken = taken + 1 WHERE customer = ?").with(customer).execute();
        connection.prepared("UPDATE known SET projects = ? WHERE contact = ?")
            .with(projects, contact)
            .execute();
        return true;
    }

    std::vector<helpdesk::CustomerName> customers(std::string_view, std::size_t) override { return {}; }
    std::vector<helpdesk::PersonFacts> people(std::string_view, const std::vector<std::string>&) override
    {
        return {};
    }
    std::optional<helpdesk::PersonFacts> findByEmail(std::string_view, std::string_view) override
    {
        return {};
    }
    std::vector<std::pair<std::string, std::string>> roles(std::string_view, std::string_view) override
    {
        return {};
    }
    helpdesk::AddedPerson add(const helpdesk::Visitor&, std::string_view, const helpdesk::NewPerson&) override
    {
        return {};
    }
    std::optional<helpdesk::CustomerName> customer(std::string_view) override { return {}; }

private:
    std::barrier<>* _together;
};


/// The projects of one host; Acme and Tom are known to it.
class House
{
public:
    explicit House(db::Engine engine, std::barrier<>* together = nullptr)
        : _database(engine, addressOf(engine)),
          _people(together)
    {
        _database.migrate();
        const auto connection = _database.pool().borrow();
        connection->run(
            "CREATE TABLE known (customer VARCHAR(40), contact VARCHAR(40), taken BIGINT, projects "
            "BIGINT)");
        connection->run("INSERT INTO known VALUES ('acme', 'tom', 0, 0)");
        _agent.account =
            AccountStore(*connection).add({.email = "agent@support.example", .name = "Agent", .agent = true});
        auto registrations = std::make_shared<Registrations>();
        registrations->plugin = "people";
        registrations->guard = std::make_shared<Guard>("people", _log);
        registrations->guard->open();
        registrations->people = &_people;
        _contributions.add(std::move(registrations));
    }

    [[nodiscard]] Projects& projects() { return _projects; }
    [[nodiscard]] const helpdesk::Visitor& agent() const { return _agent; }

    [[nodiscard]] std::optional<std::uint64_t> make(const std::string& name)
    {
        return _projects.make(_agent, {"acme", "Acme"}, name);
    }

    [[nodiscard]] Project made(const std::string& name) { return _projects.find(make(name).value()).value(); }

    [[nodiscard]] std::int64_t only(const char* select)
    {
        const auto connection = _database.pool().borrow();
        auto& row = connection->prepared(select);
        row.execute();
        std::int64_t found = -1;
        while (row.next())
            found = row.number(0);
        return found;
    }

private:
    [[nodiscard]] std::string addressOf(db::Engine engine) const
    {
        return engine == db::Engine::mysql ? ::tests::PrivateMariaDb::shared().newDatabase()
                                           : (_folder.path() / "projects.db").string();
    }

    ::tests::TemporaryFolder _folder{"projects"};
    HostDatabase _database;
    CountingPeople _people;
    JsonLog _log{helpdesk::Level::error};
    Contributions _contributions;
    Directory _directory{_contributions};
    helpdesk::Visitor _agent{};
    Projects _projects{_database.pool(), _directory, [] { return helpdesk::Time(std::chrono::seconds(1)); }};
};


class ProjectRaceTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ProjectRaceTest);
    CPPUNIT_TEST(whoIsPutOnTwoAtOnceHasTwo);
    CPPUNIT_TEST(ofTwoWithOneNameOneIsMade);
    CPPUNIT_TEST(noneIsRenamedToAnothersName);
    CPPUNIT_TEST_SUITE_END();

public:
    /// On SQLite one transaction waits for the other before it counts.
    void whoIsPutOnTwoAtOnceHasTwo()
    {
        std::barrier together(2);
        House house(db::Engine::mysql, &together);
        const std::vector<Project> both{house.made("Archive move"), house.made("New roof")};
        {
            std::vector<std::jthread> agents;
            for (const auto& project : both)
                agents.emplace_back(
                    [&house, project] { (void)house.projects().putOn(house.agent(), project, "tom"); });
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, house.only("SELECT COUNT(*) FROM sc_project_person"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t{2}, house.only("SELECT projects FROM known"));
    }

    void ofTwoWithOneNameOneIsMade()
    {
        constexpr std::size_t agents = 8;
        for (const auto engine : engines)
        {
            House house(engine);
            std::atomic<int> made = 0;
            std::barrier together(static_cast<std::ptrdiff_t>(agents));
            {
                std::vector<std::jthread> all;
                for (std::size_t i = 0; i < agents; ++i)
                    all.emplace_back([&] {
                        together.arrive_and_wait();
                        made += house.make("Archive move") ? 1 : 0;
                    });
            }
            CPPUNIT_ASSERT_EQUAL_MESSAGE(std::string(db::nameOf(engine)), 1, made.load());
            CPPUNIT_ASSERT_EQUAL(std::int64_t{1}, house.only("SELECT COUNT(*) FROM sc_project"));
        }
    }

    void noneIsRenamedToAnothersName()
    {
        for (const auto engine : engines)
        {
            House house(engine);
            const auto roof = house.made("New roof");
            (void)house.made("Archive move");
            CPPUNIT_ASSERT(house.projects().rename(house.agent(), roof, "Archive move") ==
                           Projects::Outcome::taken);
            CPPUNIT_ASSERT(house.projects().rename(house.agent(), roof, "Flat roof") ==
                           Projects::Outcome::done);
        }
    }

private:
    static constexpr db::Engine engines[] = {db::Engine::sqlite, db::Engine::mysql};
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProjectRaceTest);

}  // namespace
