// The statements that run with every page use the index they were written for, on tables large enough for a
// planner to choose.
#include "sql/Queries.h"
#include "sql/src/ListStatement.h"
#include "sql/src/PeopleStatement.h"
#include "sql/src/SqlMigrations.h"
#include "sql/src/SqlStorage.h"
#include "tests/sql/Databases.h"

namespace db::tests {

class PlanTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PlanTest);
    CPPUNIT_TEST(listsInOneRangeOfTheMembershipsWithoutSorting);
    CPPUNIT_TEST(hasAnIndexForEveryOrderOfTheList);
    CPPUNIT_TEST(findsTheAccessOfAnAccountByKeys);
    CPPUNIT_TEST(readsThePagesHeadByKeys);
    CPPUNIT_TEST(readsOnePersonsHistoryByIndex);
    CPPUNIT_TEST(findsPurchasersAndFamilyByIndex);
    CPPUNIT_TEST(leasesDueMailByIndex);
    CPPUNIT_TEST(leasesWhoIsInAHurryByIndex);
    CPPUNIT_TEST(walksThroughEverybodyInTheOrderOfTheList);
    CPPUNIT_TEST(findsFewPeopleByTheirWords);
    CPPUNIT_TEST(findsTheNewestDecisionInOneRangeOfTheCustomersRequests);
    CPPUNIT_TEST_SUITE_END();

    /// Twenty customers of a hundred contacts.
    static void fill(Pool& pool)
    {
        (void)migrate(pool, contacts::migrationOwner, contacts::sqlMigrations(pool.engine()));
        contacts::SqlStorage storage(pool, [](std::string_view) { return std::string(64, '0'); });
        storage.inOne([](contacts::UnitOfWork& work) {
            for (int c = 0; c < 20; ++c)
            {
                contacts::Customer customer;
                customer.name = "Customer " + std::to_string(c);
                const auto id = work.customers().add(customer);
                for (int p = 0; p < 100; ++p)
                {
                    contacts::Person person;
                    person.lastName = "Name" + std::to_string((p * 37) % 100);
                    person.email = std::to_string(c) + "." + std::to_string(p) + "@example.org";
                    person.roles = {"technical"};
                    const auto contact = work.contacts().add(person);
                    work.contacts().writeMembership(id, contact, person);
                    work.contacts().linkAccount(contact, contacts::AccountId{contact.value + 7});
                }
            }
        });
        pool.borrow()->run(
            pool.engine() == Engine::mysql
                ? "ANALYZE TABLE cm_customer, cm_contact, cm_membership, cm_grant, cm_membership_word"
                : "ANALYZE");
    }

    /// One of each engine for all tests, which only ask how they would read.
    template <Engine engine>
    static Pool& filled()
    {
        static TestDatabase database(engine);
        static const bool done = (fill(database.pool()), true);
        static_cast<void>(done);
        return database.pool();
    }

    /// SQLite: one line of text a step. MariaDB: "table type key extra" a step. Numbers in place of the
    /// question marks.
    static std::vector<std::string> planOf(Pool& pool, std::string sql)
    {
        for (auto at = sql.find('?'); at != std::string::npos; at = sql.find('?'))
            sql.replace(at, 1, "8");  // The id of a customer and of an account that exist.
        const auto lease = pool.borrow();
        std::vector<std::string> steps;
        if (pool.engine() == Engine::sqlite)
        {
            auto& plan = lease->prepared("EXPLAIN QUERY PLAN " + sql);
            plan.execute();
            while (plan.next())
                steps.emplace_back(plan.text(3));
            return steps;
        }
        auto& plan = lease->prepared("EXPLAIN " + sql);
        plan.execute();
        while (plan.next())
            steps.push_back(std::string(plan.text(2)) + " " + std::string(plan.text(3)) + " " +
                            std::string(plan.text(5)) + " " + std::string(plan.text(9)));
        return steps;
    }

    static void assertPlan(const std::vector<std::string>& steps, const std::vector<std::string>& wanted,
                           const std::vector<std::string>& unwanted)
    {
        std::string all;
        for (const auto& step : steps)
            all += step + "\n";
        for (const auto& text : wanted)
            CPPUNIT_ASSERT_MESSAGE("no \"" + text + "\" in\n" + all, all.find(text) != std::string::npos);
        for (const auto& text : unwanted)
            CPPUNIT_ASSERT_MESSAGE("\"" + text + "\" in\n" + all, all.find(text) == std::string::npos);
    }

    /// Of the statement that picks a page of everybody's contacts.
    static std::vector<std::string> planOf(Pool& pool, const contacts::PeopleQuery& query)
    {
        std::string sql;
        {
            const auto lease = pool.borrow();
            sql = contacts::sql::PeopleStatement(*lease, query).text();
        }
        // Beginnings and ends of words, as texts: a number would keep MariaDB from its index. The last is the
        // limit.
        const char* word = "'name37'";
        for (auto at = sql.find('?'); sql.find('?', at + 1) != std::string::npos; at = sql.find('?'))
        {
            sql.replace(at, 1, word);
            word = word == std::string_view("'name37'") ? "'name38'" : "'name37'";
        }
        return planOf(pool, sql);
    }

public:
    void walksThroughEverybodyInTheOrderOfTheList()
    {
        contacts::PeopleQuery later;
        later.after = contacts::ContactId{8};
        for (const auto& query : {contacts::PeopleQuery{}, later})
        {
            auto& sqlite = filled<Engine::sqlite>();
            assertPlan(planOf(sqlite, query), {"cm_contact_sorted"}, {"TEMP B-TREE"});
            auto& mysql = filled<Engine::mysql>();
            assertPlan(planOf(mysql, query), {"cm_contact_sorted"}, {"filesort", "temporary"});
        }
    }

    void findsFewPeopleByTheirWords()
    {
        contacts::PeopleQuery query;
        query.search = "name37";
        auto& sqlite = filled<Engine::sqlite>();
        assertPlan(planOf(sqlite, query), {"cm_membership_word_anywhere (word>? AND word<?)"}, {"SCAN c"});
        auto& mysql = filled<Engine::mysql>();
        assertPlan(planOf(mysql, query), {"cm_membership_word_anywhere", "c eq_ref PRIMARY"}, {"c ALL"});
    }

    void listsInOneRangeOfTheMembershipsWithoutSorting()
    {
        const std::string list =
            std::string(contacts::query::contact_list) + "ORDER BY m.sort_key, m.contact_id LIMIT ? OFFSET ?";
        const std::string last = std::string(contacts::query::contact_list) +
                                 "ORDER BY m.sort_key DESC, m.contact_id DESC LIMIT ? OFFSET ?";
        for (const auto& sql : {list, last})
        {
            auto& sqlite = filled<Engine::sqlite>();
            assertPlan(planOf(sqlite, sql),
                       {"SEARCH m USING PRIMARY KEY (customer_id=?)", "SEARCH c USING INTEGER PRIMARY KEY"},
                       {"SCAN", "TEMP B-TREE"});
            auto& mysql = filled<Engine::mysql>();
            assertPlan(planOf(mysql, sql), {"m ref PRIMARY", "c eq_ref PRIMARY"},
                       {"filesort", "temporary", " ALL "});
        }
    }

    void hasAnIndexForEveryOrderOfTheList()
    {
        using contacts::SortBy;
        auto& sqlite = filled<Engine::sqlite>();
        auto& mysql = filled<Engine::mysql>();
        for (const auto by :
             {SortBy::email, SortBy::department, SortBy::status, SortBy::title, SortBy::phone, SortBy::locale,
              SortBy::portalUser, SortBy::seesAllRequests, SortBy::lastLogin, SortBy::projects})
            for (const bool descending : {false, true})
            {
                contacts::ListQuery query;
                query.customer = contacts::CustomerId{8};
                query.sort = by;
                query.descending = descending;
                const auto sql = contacts::sql::ListStatement(query, 0).page();
                assertPlan(planOf(sqlite, sql), {"COVERING INDEX cm_membership_by_"}, {"TEMP B-TREE"});
                assertPlan(planOf(mysql, sql), {"cm_membership_by_"}, {"filesort", "temporary"});
            }
        for (const auto keys :
             {contacts::query::contact_pick_role, contacts::query::contact_pick_without_role})
        {
            const bool holders = keys == contacts::query::contact_pick_role;
            const auto sql = std::string(keys) + (holders ? "ORDER BY g.sort_key, g.contact_id LIMIT 8"
                                                          : "ORDER BY m.sort_key, m.contact_id LIMIT 8");
            assertPlan(planOf(sqlite, sql), {holders ? "cm_grant_sorted" : "PRIMARY KEY"}, {"TEMP B-TREE"});
        }
    }

    void findsTheAccessOfAnAccountByKeys()
    {
        auto& sqlite = filled<Engine::sqlite>();
        const std::string sql(contacts::query::customer_access_of);
        assertPlan(planOf(sqlite, sql),
                   {"SEARCH c USING COVERING INDEX", "(account_id=?)", "SEARCH cu USING INTEGER PRIMARY KEY",
                    "contact_id=?"},
                   {"SCAN"});
        auto& mysql = filled<Engine::mysql>();
        assertPlan(planOf(mysql, sql),
                   {"c const cm_contact_account", "m ref cm_membership_person", "cu eq_ref PRIMARY"},
                   {" ALL ", " index "});
    }

    void findsTheNewestDecisionInOneRangeOfTheCustomersRequests()
    {
        auto& sqlite = filled<Engine::sqlite>();
        assertPlan(planOf(sqlite, std::string(contacts::query::request_newest_of)),
                   {"cm_request_of_customer (customer_id=?)", "SEARCH cm_request USING INTEGER PRIMARY KEY"},
                   {"SCAN cm_request", "TEMP B-TREE"});
    }

    void readsThePagesHeadByKeys()
    {
        auto& sqlite = filled<Engine::sqlite>();
        const std::string sql(contacts::query::customer_head);
        assertPlan(planOf(sqlite, sql), {"SEARCH cu USING INTEGER PRIMARY KEY"}, {"SCAN"});
        auto& mysql = filled<Engine::mysql>();
        assertPlan(planOf(mysql, sql), {"cu const PRIMARY", "h ref PRIMARY"}, {" ALL ", " index "});
    }

    void readsOnePersonsHistoryByIndex()
    {
        auto& sqlite = filled<Engine::sqlite>();
        assertPlan(
            planOf(sqlite, std::string(contacts::query::audit_about_sqlite)),
            {"cm_request_person_of_contact (contact_id=?)", "cm_audit_of_object (customer_id=? AND object=?"},
            {"SCAN p", "SCAN a"});
        auto& mysql = filled<Engine::mysql>();
        assertPlan(planOf(mysql, std::string(contacts::query::audit_about_mysql)),
                   {"cm_request_person_of_contact", "cm_audit_of_object"}, {});
    }

    void findsPurchasersAndFamilyByIndex()
    {
        auto& sqlite = filled<Engine::sqlite>();
        assertPlan(planOf(sqlite, std::string(contacts::query::customer_purchasers)),
                   {"cm_customer_pays_for (pays_for_id=?)"}, {"SCAN", "TEMP B-TREE"});
        assertPlan(planOf(sqlite, std::string(contacts::query::customer_family)),
                   {"cm_customer_parent (parent_id=?)"}, {"SCAN cu"});
        assertPlan(planOf(sqlite, std::string(contacts::query::customer_purchasers_to_see)),
                   {"cm_customer_pays_for (pays_for_id=?)"}, {"SCAN", "TEMP B-TREE"});
        assertPlan(planOf(sqlite, std::string(contacts::query::customer_family_to_see)),
                   {"cm_customer_parent (parent_id=?)", "SEARCH h"}, {"SCAN cu", "SCAN h"});
        auto& mysql = filled<Engine::mysql>();
        assertPlan(planOf(mysql, std::string(contacts::query::customer_purchasers)), {"cm_customer_pays_for"},
                   {" ALL "});
    }

    void leasesDueMailByIndex()
    {
        auto& sqlite = filled<Engine::sqlite>();
        assertPlan(planOf(sqlite, std::string(contacts::query::outbox_due_sqlite)),
                   {"cm_outbox_waiting (waiting_id=? AND due_at<?)"}, {"SCAN", "TEMP B-TREE"});
        assertPlan(planOf(sqlite, std::string(contacts::query::outbox_waiting_sqlite)),
                   {"cm_outbox_waiting (waiting_id>?)", "cm_outbox_waiting (waiting_id=?)"},
                   {"SCAN cm_outbox\n", "SCAN o\n"});
        assertPlan(planOf(sqlite, std::string(contacts::query::outbox_went)),
                   {"COVERING INDEX cm_outbox_went (customer_id=? AND sent_at>?)"}, {"SCAN cm_outbox"});
        auto& mysql = filled<Engine::mysql>();
        assertPlan(planOf(mysql, std::string(contacts::query::outbox_due_mysql)),
                   {"cm_outbox range cm_outbox_waiting"}, {"filesort", " ALL "});
        assertPlan(planOf(sqlite, std::string(contacts::query::outbox_oldest)),
                   {"COVERING INDEX cm_outbox_queued (state=?)"}, {"SCAN"});
        assertPlan(planOf(sqlite, std::string(contacts::query::outbox_give_up)),
                   {"cm_outbox_queued (state=? AND queued_at<?)"}, {"SCAN"});
        assertPlan(planOf(mysql, std::string(contacts::query::outbox_oldest)), {},
                   {" ALL ", " index ", " ref "});
        assertPlan(planOf(mysql, std::string(contacts::query::outbox_give_up)),
                   {"cm_outbox range cm_outbox_"}, {" ALL "});
        assertPlan(planOf(mysql, std::string(contacts::query::outbox_waiting_mysql)),
                   {"cm_outbox range cm_outbox_waiting"}, {" ALL "});
    }

    void leasesWhoIsInAHurryByIndex()
    {
        auto& sqlite = filled<Engine::sqlite>();
        assertPlan(planOf(sqlite, std::string(contacts::query::user_link_awaited_sqlite)),
                   {"cm_user_link_awaited (awaited=? AND due_at<?)"}, {"SCAN", "TEMP B-TREE"});
        auto& mysql = filled<Engine::mysql>();
        assertPlan(planOf(mysql, std::string(contacts::query::user_link_awaited_mysql)),
                   {"l range cm_user_link_awaited"}, {"filesort", " ALL "});
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PlanTest);

}  // namespace db::tests
