// Lists of other systems, Request Tracker's people for one: they know no kinds of customers, and a name as
// one field.
#include "core/import/ImportContacts.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <sstream>

namespace contacts::tests {

using Effect = ImportContacts::RowReport::Effect;


class ImportForeignListTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ImportForeignListTest);
    CPPUNIT_TEST(leavesCustomersWhatTheyAre);
    CPPUNIT_TEST(makesNewCustomersOfTheUsualKind);
    CPPUNIT_TEST(looksAtRolesByTheStoredKind);
    CPPUNIT_TEST(takesNewNamesApart);
    CPPUNIT_TEST(findsANameWhereThereIsNone);
    CPPUNIT_TEST(keepsHowAStoredNameIsTakenApart);
    CPPUNIT_TEST(keepsANameOfWhichItKnowsLess);
    CPPUNIT_TEST(renamesByAnotherFullName);
    CPPUNIT_TEST(changesNothingTheSecondTime);
    CPPUNIT_TEST(looksAtBothParts);
    CPPUNIT_TEST(wantsOneOfBothWaysToNamePeople);
    CPPUNIT_TEST(wantsFullNamesOfOnePersonToBeTheSame);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    struct Run
    {
        ImportContacts::Report report{};
        std::string told;  ///< "line:column:rule" of errors and warnings, with a space between.
    };

    Run import(const std::string& csv)
    {
        std::istringstream file(csv);
        Run run;
        run.report = ImportContacts(world.services)(file, {}, [&](const auto& row) {
            if (row.effect == Effect::error || row.effect == Effect::warning)
                run.told += (run.told.empty() ? "" : " ") + std::to_string(row.line) + ":" + row.column +
                            ":" + row.rule;
        });
        return run;
    }

    /// People of Acme, who has everybody whom he needs.
    Run people(const std::string& rows) { return import("customer,email,name,roles_of_new\n" + rows); }

    static std::string row(const std::string& email, const std::string& name)
    {
        return "Acme Oil," + email + "," + name + ",reports\n";
    }

    std::string nameOf(const std::string& email)
    {
        const auto person = world.byEmail(email).value().person;
        return person.firstName + "|" + person.lastName;
    }

    void call(ContactId contact, const std::string& first, const std::string& last)
    {
        world.rewrite(world.acme, contact, [&](Person& person) {
            person.firstName = first;
            person.lastName = last;
        });
    }

    std::optional<Customer> customer(const std::string& name)
    {
        return world.storage.read()->customers().findByName(name);
    }

public:
    void leavesCustomersWhatTheyAre()
    {
        for (const auto kind : {CustomerKind::purchaser, CustomerKind::global, CustomerKind::subsidiary})
        {
            const auto name = "A " + std::string(wordOf(kind));
            (void)world.addCustomer(name, kind);
            const auto run = import("customer,email,name,roles_of_new\n" + name + "," +
                                    std::string(wordOf(kind)) + "@x.example,Ada Abel,reports\n");
            CPPUNIT_ASSERT_MESSAGE(name + " " + run.told, run.report.written);
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), run.report.membershipsAdded);
            CPPUNIT_ASSERT(customer(name).value().kind == kind);
        }
    }

    void makesNewCustomersOfTheUsualKind()
    {
        const auto run =
            import("customer,email,name,roles_of_new\nNewcomers,ada@x.example,Ada Abel,reports\n");
        CPPUNIT_ASSERT_MESSAGE(run.told, run.report.written);
        CPPUNIT_ASSERT(customer("Newcomers").value().kind == CustomerKind::customer);
    }

    void looksAtRolesByTheStoredKind()
    {
        (void)world.addCustomer("Payers", CustomerKind::purchaser);
        const auto run =
            import("customer,email,name,roles_of_new\nPayers,ada@x.example,Ada Abel,work-orders\n");
        CPPUNIT_ASSERT(!run.report.written);
        CPPUNIT_ASSERT_MESSAGE(run.told,
                               run.told.find("2:roles_of_new:role-not-offered") != std::string::npos);
    }

    void takesNewNamesApart()
    {
        const auto run =
            people(row("ada@x.example", "Ada Abel") + row("jose@x.example", "José García Muñoz"));
        CPPUNIT_ASSERT_EQUAL(std::string(), run.told);
        CPPUNIT_ASSERT_EQUAL(std::string("Ada|Abel"), nameOf("ada@x.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("José García|Muñoz"), nameOf("jose@x.example"));
    }

    void findsANameWhereThereIsNone()
    {
        const auto run = people(row("info@x.example", "Reception") + row("maria.lopez@x.example", "") +
                                row("sales@x.example", ""));
        CPPUNIT_ASSERT_EQUAL(std::string("2:name:name-guessed 3:name:name-guessed 4:name:name-guessed"),
                             run.told);
        CPPUNIT_ASSERT(run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::string("info|Reception"), nameOf("info@x.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("maria|lopez"), nameOf("maria.lopez@x.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("sales|sales"), nameOf("sales@x.example"));
    }

    void keepsHowAStoredNameIsTakenApart()
    {
        call(world.tom, "José", "García Muñoz");
        const auto run = people(row("tom@people.example", "José García Muñoz"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run.report.unchanged);
        CPPUNIT_ASSERT_EQUAL(std::string("José|García Muñoz"), nameOf("tom@people.example"));
    }

    void keepsANameOfWhichItKnowsLess()
    {
        const auto run = people(row("tom@people.example", "Tommy") + row("tina@people.example", ""));
        CPPUNIT_ASSERT_EQUAL(std::string(), run.told);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), run.report.unchanged);
        CPPUNIT_ASSERT_EQUAL(std::string("Tom|Reed"), nameOf("tom@people.example"));
    }

    void renamesByAnotherFullName()
    {
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), people(row("tom@people.example", "Tom Rider")).report.changed);
        CPPUNIT_ASSERT_EQUAL(std::string("Tom|Rider"), nameOf("tom@people.example"));
    }

    void changesNothingTheSecondTime()
    {
        const auto rows = row("info@x.example", "Reception") + row("sales@x.example", "") +
                          row("jose@x.example", "José García Muñoz");
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), people(rows).report.membershipsAdded);
        const auto again = people(rows);
        CPPUNIT_ASSERT_EQUAL(std::string(), again.told);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), again.report.unchanged);
    }

    void looksAtBothParts()
    {
        const auto run = people(row("ada@x.example", "Ada " + std::string(500, 'a')));
        CPPUNIT_ASSERT_EQUAL(std::string("2:name:text-too-long"), run.told);
    }

    void wantsOneOfBothWaysToNamePeople()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("1:name:name-twice"),
                             import("customer,email,name,first_name,last_name\n").told);
        CPPUNIT_ASSERT_EQUAL(std::string("1:last_name:missing-column"),
                             import("customer,email,first_name\n").told);
    }

    void wantsFullNamesOfOnePersonToBeTheSame()
    {
        const auto run = people(row("ada@x.example", "Ada Abel") + "Other,ada@x.example,Ada Bell,reports\n");
        CPPUNIT_ASSERT_MESSAGE(run.told, run.told.find("3:name:person-differs") != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportForeignListTest);

}  // namespace contacts::tests
