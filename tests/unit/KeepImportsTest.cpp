// Imports through pages: given, checked, agreed to, written; and everything that comes in between.
#include "core/import/KeepImports.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class KeepImportsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(KeepImportsTest);
    CPPUNIT_TEST(isForAdministratorsOnly);
    CPPUNIT_TEST(refusesAFileThatIsNone);
    CPPUNIT_TEST(checksFirstAndWritesWhenTold);
    CPPUNIT_TEST(tellsHowManyRowsAreCompared);
    CPPUNIT_TEST(stopsWhileRowsAreCompared);
    CPPUNIT_TEST(writesNothingOfAFileWithAnError);
    CPPUNIT_TEST(stopsBetweenCustomersAndGoesOnLater);
    CPPUNIT_TEST(isTakenUpAgainWhenAWorkerDies);
    CPPUNIT_TEST(stopsWhenTheCatalogueChangesUnderIt);
    CPPUNIT_TEST(stopsWhereARowIsWrongByThen);
    CPPUNIT_TEST(invitesOnlyWhenTold);
    CPPUNIT_TEST(takesAwayWhatIsOverOnly);
    CPPUNIT_TEST(forgetsReportsAfterAWeek);
    CPPUNIT_TEST_SUITE_END();

    static constexpr auto head =
        "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
        "department,language,portal_user,sees_all_requests,roles\n";

    struct World : FakeWorld
    {
        World()
        {
            admin.account = AccountId{4711};
            admin.name = "Ada Admin";
            admin.administrator = true;
        }

        ImportId give(const std::string& rows)
        {
            return imports.give(admin, "people.csv", head + rows)->import;
        }
        void work() { CPPUNIT_ASSERT(worker()); }
        ImportState state(ImportId id) { return imports.find(admin, id)->state; }

        Actor admin{};
        KeepImports imports{services};
        WorkOnImports worker{services};
    };

    static std::string row(const std::string& customer, const std::string& email,
                           const std::string& roles = "management;application;technical")
    {
        return customer + ",customer,," + email + ",,First,Last,,,en,yes,no," + roles + "\n";
    }

    static std::string manyRows()
    {
        std::string rows;
        for (int customer = 0; customer < 12; ++customer)
            for (int person = 0; person < 100; ++person)
                rows += row("Ltd " + std::to_string(customer),
                            "p" + std::to_string(person) + "@ltd" + std::to_string(customer) + ".example");
        return rows;
    }

public:
    void isForAdministratorsOnly()
    {
        World world;
        const auto id = world.give(row("New Ltd", "a@new.example"));
        for (const auto& actor : {world.agent(), world.actor(world.maria, world.acme), Actor{}})
        {
            CPPUNIT_ASSERT(!world.imports.give(actor, "x.csv", "x"));
            CPPUNIT_ASSERT(!world.imports.find(actor, id));
            CPPUNIT_ASSERT(world.imports.list(actor, 9).empty());
            CPPUNIT_ASSERT(world.imports.begin(actor, id, false) == KeepImports::Outcome::unknown);
            CPPUNIT_ASSERT(world.imports.stop(actor, id) == KeepImports::Outcome::unknown);
            CPPUNIT_ASSERT(world.imports.dismiss(actor, id) == KeepImports::Outcome::unknown);
        }
    }

    void refusesAFileThatIsNone()
    {
        World world;
        CPPUNIT_ASSERT_EQUAL(std::string("empty-file"),
                             rulesOf(world.imports.give(world.admin, "x.csv", "")->findings));
        CPPUNIT_ASSERT_EQUAL(std::string("not-utf8"),
                             rulesOf(world.imports.give(world.admin, "x.csv", "a\xff")->findings));
        CPPUNIT_ASSERT(world.imports.list(world.admin, 9).empty());
    }

    void checksFirstAndWritesWhenTold()
    {
        World world;
        const auto id = world.give(row("New Ltd", "a@new.example") + row("New Ltd", "b@new.example"));
        CPPUNIT_ASSERT(world.state(id) == ImportState::checking);
        CPPUNIT_ASSERT(world.imports.begin(world.admin, id, false) == KeepImports::Outcome::changedMeanwhile);
        world.work();
        CPPUNIT_ASSERT(world.state(id) == ImportState::checked);
        CPPUNIT_ASSERT(!world.byEmail("a@new.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("2"), world.imports.find(world.admin, id)->totals.at("contacts"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.imports.rows(id, {}, 9).rows.size());
        CPPUNIT_ASSERT(!world.worker());

        CPPUNIT_ASSERT(world.imports.begin(world.admin, id, false) == KeepImports::Outcome::done);
        world.work();
        CPPUNIT_ASSERT(world.state(id) == ImportState::written);
        CPPUNIT_ASSERT(world.byEmail("a@new.example") && world.byEmail("b@new.example"));
        const auto customer = world.storage.read()->customers().findByName("New Ltd")->id;
        const auto audited = world.storage.read()->audit().list(customer, 0, 9);
        CPPUNIT_ASSERT(audited.front().act == "import.written" &&
                       audited.front().account == world.admin.account);

        // The same file again changes nothing.
        const auto again = world.give(row("New Ltd", "a@new.example") + row("New Ltd", "b@new.example"));
        world.work();
        CPPUNIT_ASSERT_EQUAL(std::string("2"),
                             world.imports.find(world.admin, again)->totals.at("unchanged"));
    }

    void tellsHowManyRowsAreCompared()
    {
        World world;
        const auto id = world.give(manyRows());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1200), world.imports.find(world.admin, id)->rows);
        std::size_t farthest = 0;
        world.services.staffHas = [&](const std::string&) {
            farthest = world.imports.find(world.admin, id)->done;
            return false;
        };
        world.work();
        CPPUNIT_ASSERT(farthest > 0 && farthest < 1200);
        const auto run = world.imports.find(world.admin, id).value();
        CPPUNIT_ASSERT(run.state == ImportState::checked && run.rows == 1200 && run.done == 0);
    }

    void stopsWhileRowsAreCompared()
    {
        World world;
        const auto id = world.give(manyRows());
        std::size_t asked = 0;
        world.services.staffHas = [&](const std::string&) {
            if (asked++ == 0)
                CPPUNIT_ASSERT(world.imports.stop(world.admin, id) == KeepImports::Outcome::done);
            return false;
        };
        world.work();
        CPPUNIT_ASSERT(world.state(id) == ImportState::stopped);
        CPPUNIT_ASSERT(asked < 1200);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), world.imports.find(world.admin, id)->done);
        CPPUNIT_ASSERT(world.imports.rows(id, {}, 9).rows.empty());
        CPPUNIT_ASSERT(!world.worker());
    }

    void writesNothingOfAFileWithAnError()
    {
        World world;
        const auto id =
            world.give(row("New Ltd", "a@new.example") + row("New Ltd", "b@new.example", "nobodys"));
        world.work();
        CPPUNIT_ASSERT(world.state(id) == ImportState::refused);
        const auto worst = world.imports.rows(id, {}, 9).rows.front();
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-role"), worst.rule);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), worst.line);
        CPPUNIT_ASSERT(world.imports.begin(world.admin, id, false) == KeepImports::Outcome::changedMeanwhile);
        CPPUNIT_ASSERT(!world.byEmail("a@new.example"));
    }

    void stopsBetweenCustomersAndGoesOnLater()
    {
        World world;
        const auto rows = row("One Ltd", "a@new.example") + row("Two Ltd", "b@new.example");
        const auto id = world.give(rows);
        world.work();
        (void)world.imports.begin(world.admin, id, false);
        // Somebody stops it after the first customer was written.
        int asked = 0;
        world.services.inDesk = [&](const std::function<void(DeskWork&)>& work) {
            world.desk.inTransaction(work);
            if (++asked == 1)
                CPPUNIT_ASSERT(world.imports.stop(world.admin, id) == KeepImports::Outcome::done);
        };
        world.work();
        CPPUNIT_ASSERT(world.state(id) == ImportState::stopped);
        const auto stopped = world.imports.find(world.admin, id).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), stopped.done);  // With the customer that was being written then.
        CPPUNIT_ASSERT_EQUAL(std::string("1"), stopped.totals.at("written"));
        CPPUNIT_ASSERT(world.byEmail("a@new.example").has_value() !=
                       world.byEmail("b@new.example").has_value());
        const auto again = world.give(rows);
        world.work();
        (void)world.imports.begin(world.admin, again, false);
        world.work();
        CPPUNIT_ASSERT(world.byEmail("a@new.example") && world.byEmail("b@new.example"));
    }

    void isTakenUpAgainWhenAWorkerDies()
    {
        World world;
        const auto id = world.give(row("New Ltd", "a@new.example"));
        world.storage.inOne([&](UnitOfWork& work) {
            const auto now = world.clock.now();
            CPPUNIT_ASSERT(work.imports().take("the dead one", now, now + std::chrono::minutes(10)));
        });
        CPPUNIT_ASSERT(!world.worker());
        world.clock.advance(std::chrono::minutes(11));
        world.work();
        CPPUNIT_ASSERT(world.state(id) == ImportState::checked);
    }

    void stopsWhenTheCatalogueChangesUnderIt()
    {
        World world;
        world.storage.inOne([&](UnitOfWork& work) { (void)work.catalogue().store(standardCatalogue()); });
        world.catalogue = world.storage.read()->catalogue().load().value();
        const auto id = world.give(row("New Ltd", "a@new.example"));
        world.work();
        (void)world.imports.begin(world.admin, id, false);
        world.storage.inOne([&](UnitOfWork& work) { (void)work.catalogue().store(world.catalogue); });
        world.work();
        CPPUNIT_ASSERT(world.state(id) == ImportState::stopped);
        CPPUNIT_ASSERT(!world.byEmail("a@new.example"));
    }

    void stopsWhereARowIsWrongByThen()
    {
        World world;
        const auto id = world.give("Acme Oil,customer,,lena@people.example,,Lena,Vogt,,,en,yes,no,"
                                   "application;primary-contact\n");
        world.work();
        (void)world.imports.begin(world.admin, id, false);
        world.services.inDesk = [&](const std::function<void(DeskWork&)>& work) {
            world.rewrite(world.acme, world.tom,
                          [](Person& person) { person.roles.insert("primary-contact"); });
            world.desk.inTransaction(work);
        };
        world.work();
        // Customers before it may be written: it is not called refused, of which nothing is.
        CPPUNIT_ASSERT(world.state(id) == ImportState::stopped);
        std::string told;
        for (const auto& row : world.imports.rows(id, {}, 9).rows)
            told += row.rule + " ";
        CPPUNIT_ASSERT_EQUAL(std::string("customer-not-written primary-role-two-holders row-changes "), told);
    }

    void invitesOnlyWhenTold()
    {
        World world;
        for (const bool invites : {false, true})
        {
            const auto id = world.give(row("New Ltd", invites ? "b@new.example" : "a@new.example"));
            world.work();
            (void)world.imports.begin(world.admin, id, invites);
            world.work();
            CPPUNIT_ASSERT_EQUAL(std::size_t(invites ? 1 : 0), world.mails(MailKind::welcome).size());
        }
    }

    void takesAwayWhatIsOverOnly()
    {
        World world;
        const auto id = world.give(row("New Ltd", "a@new.example"));
        CPPUNIT_ASSERT(world.imports.dismiss(world.admin, id) == KeepImports::Outcome::changedMeanwhile);
        CPPUNIT_ASSERT(world.imports.stop(world.admin, id) == KeepImports::Outcome::done);
        CPPUNIT_ASSERT(world.imports.dismiss(world.admin, id) == KeepImports::Outcome::done);
        CPPUNIT_ASSERT(!world.imports.find(world.admin, id));
    }

    void forgetsReportsAfterAWeek()
    {
        World world;
        const auto id = world.give(row("New Ltd", "a@new.example"));
        world.work();
        world.clock.advance(std::chrono::hours(24 * 7 + 1));
        CPPUNIT_ASSERT(!world.worker());
        CPPUNIT_ASSERT(!world.imports.find(world.admin, id));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KeepImportsTest);

}  // namespace contacts::tests
