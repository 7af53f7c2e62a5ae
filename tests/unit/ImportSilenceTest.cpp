// What becomes of people of whom a file does not say everything: a column is missing.
#include "core/import/ImportContacts.h"
#include "tests/unit/ImportTrial.h"

#include <cppunit/extensions/HelperMacros.h>

#include <sstream>

namespace contacts::tests {

using Effect = ImportContacts::RowReport::Effect;
using Roles = std::set<RoleKey, std::less<>>;


class ImportSilenceTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ImportSilenceTest);
    CPPUNIT_TEST(keepsOfKnownPeopleWhatItDoesNotSay);
    CPPUNIT_TEST(keepsWhatEachMissingColumnIsAbout);
    CPPUNIT_TEST(emptiesWhatItSaysIsEmpty);
    CPPUNIT_TEST(givesNewPeopleTheUsual);
    CPPUNIT_TEST(keepsThePersonOfWhomJoins);
    CPPUNIT_TEST(changesNothingTheSecondTime);
    CPPUNIT_TEST(refusesNewPeopleWithoutARole);
    CPPUNIT_TEST(givesRolesOfNewToNewPeopleOnly);
    CPPUNIT_TEST(letsRolesWinWhereItSaysSomething);
    CPPUNIT_TEST(refusesAnEmptyRolesThatStandsAlone);
    CPPUNIT_TEST(looksAtEveryRoleOfNewPeople);
    CPPUNIT_TEST(wantsACountryCodeWithoutALanguage);
    CPPUNIT_TEST(findsNoContradictionInWhatNoRowSays);
    CPPUNIT_TEST(wantsTheOtherColumns);
    CPPUNIT_TEST(countsAPrimaryRoleThatSomebodyKeeps);
    CPPUNIT_TEST(givesAPrimaryRoleToOneOfTheNewPeople);
    CPPUNIT_TEST(countsAdministratorsAndRequiredRolesThatStay);
    CPPUNIT_TEST(judgesAccessThatStays);
    CPPUNIT_TEST(judgesAgainWhoLeftMeanwhile);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    static constexpr auto least = "customer,customer_kind,parent_customer,email,first_name,last_name";

    /// `columns` behind those that no file can do without.
    Trial import(const std::string& columns, const std::string& rows, std::function<void()> before = {})
    {
        return tried(world, std::string(least) + (columns.empty() ? "" : ",") + columns + "\n" + rows,
                     std::move(before));
    }

    /// Of Acme; `more` behind the columns that no file can do without.
    static std::string row(const std::string& first, const std::string& last, const std::string& more = {})
    {
        auto email = first + "@people.example";
        email.front() = static_cast<char>(email.front() - 'A' + 'a');
        return "Acme Oil,customer,," + email + "," + first + "," + last + (more.empty() ? "" : ",") + more +
               "\n";
    }

    Person tom() { return world.contact(world.acme, world.tom).person; }

    Person here(const std::string& email)
    {
        return world.contact(world.acme, world.byEmail(email).value().id).person;
    }

    /// Somebody of whom everything is known, nothing of it the usual.
    Person furnishTom()
    {
        world.rewrite(world.acme, world.tom, [](Person& person) {
            person.title = "Mr.";
            person.phone = "+442079460018";
            person.locale = "fr";
            person.department = "Operations";
            person.portalUser = false;
            person.seesAllRequests = true;
            person.roles = {"technical", "reports"};
        });
        return tom();
    }

public:
    void keepsOfKnownPeopleWhatItDoesNotSay()
    {
        const auto before = furnishTom();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import("", row("Tom", "Reed")).report.unchanged);
        CPPUNIT_ASSERT(before == tom());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import("", row("Tom", "Rider")).report.changed);
        auto after = before;
        after.lastName = "Rider";
        CPPUNIT_ASSERT(after == tom());
    }

    void keepsWhatEachMissingColumnIsAbout()
    {
        const std::vector<std::pair<std::string, std::string>> all{
            {"title", "Dr"},     {"phone", "+442079460958"},  {"department", "Labs"},  {"language", "de"},
            {"portal_user", ""}, {"sees_all_requests", "no"}, {"roles", "application"}};
        const auto differs = [](const Person& one, const Person& other) {
            std::string columns;
            const auto look = [&](const char* column, bool same) { columns += same ? "" : column; };
            look("title", one.title == other.title);
            look("phone", one.phone == other.phone);
            look("department", one.department == other.department);
            look("language", one.locale == other.locale);
            look("portal_user", one.portalUser == other.portalUser);
            look("sees_all_requests", one.seesAllRequests == other.seesAllRequests);
            look("roles", one.roles == other.roles);
            return columns;
        };
        for (const auto& [missing, gone] : all)
        {
            const auto before = furnishTom();
            std::string columns;
            std::string fields;
            std::string said;
            for (const auto& [column, value] : all)
                if (column != missing)
                {
                    (columns += columns.empty() ? "" : ",") += column;
                    (fields += said.empty() ? "" : ",") += column == "portal_user" ? "yes" : value;
                    said += column;
                }
            const auto run = import(columns, row("Tom", "Reed", fields));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(missing, std::string(), run.errors);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(missing, said, differs(before, tom()));
        }
    }

    void emptiesWhatItSaysIsEmpty()
    {
        (void)furnishTom();
        CPPUNIT_ASSERT(import("title,phone,department", row("Tom", "Reed", ",,")).report.written);
        CPPUNIT_ASSERT_EQUAL(std::string(), tom().title + tom().phone + tom().department);
        CPPUNIT_ASSERT_EQUAL(std::string("fr"), tom().locale);
    }

    void givesNewPeopleTheUsual()
    {
        world.policy.agentsLocale = "de";
        CPPUNIT_ASSERT(import("roles_of_new", row("Ada", "Abel", "reports;technical")).report.written);
        Person usual;
        usual.firstName = "Ada";
        usual.lastName = "Abel";
        usual.email = "ada@people.example";
        usual.locale = "de";
        usual.roles = {"reports", "technical"};
        CPPUNIT_ASSERT(usual == here("ada@people.example"));
        CPPUNIT_ASSERT(usual.portalUser && !usual.seesAllRequests);
        CPPUNIT_ASSERT(world.byEmail("ada@people.example")->account);
    }

    void keepsThePersonOfWhomJoins()
    {
        world.rewrite(world.globex, world.omar, [](Person& person) {
            person.title = "Dr";
            person.phone = "+442079460018";
            person.locale = "fr";
            person.department = "Payments";
            person.seesAllRequests = true;
        });
        const auto there = world.contact(world.globex, world.omar).person;
        CPPUNIT_ASSERT(import("roles_of_new", row("Omar", "Haddad", "reports")).report.written);
        auto joined = there;
        joined.department.clear();
        joined.seesAllRequests = false;
        joined.roles = {"reports"};
        CPPUNIT_ASSERT(joined == world.contact(world.acme, world.omar).person);
        CPPUNIT_ASSERT(there == world.contact(world.globex, world.omar).person);
    }

    void changesNothingTheSecondTime()
    {
        const auto rows =
            row("Ada", "Abel", "reports") + row("Tom", "Reed", "reports") + row("Omar", "Haddad", "reports");
        const auto first = import("roles_of_new", rows);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), first.report.membershipsAdded);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), first.report.unchanged);
        // What people have done since is not undone.
        world.rewrite(world.acme, world.byEmail("ada@people.example")->id, [](Person& person) {
            person.department = "Labs";
            person.locale = "de";
            person.roles = {"technical"};
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), import("roles_of_new", rows).report.unchanged);
        CPPUNIT_ASSERT(here("ada@people.example").roles == Roles{"technical"});
    }

    void refusesNewPeopleWithoutARole()
    {
        const auto rows = row("Tom", "Reed", "Labs") + row("Ada", "Abel", "Labs");
        const auto none = import("department", rows);
        CPPUNIT_ASSERT_EQUAL(std::string("3:roles:new-contact-without-role"), none.errors);
        CPPUNIT_ASSERT(!none.report.written && !world.byEmail("ada@people.example"));
        const auto empty = row("Tom", "Reed", "\"\"") + row("Ada", "Abel", "\"\"");
        CPPUNIT_ASSERT_EQUAL(std::string("3:roles_of_new:new-contact-without-role"),
                             import("roles_of_new", empty).errors);
        CPPUNIT_ASSERT_EQUAL(std::string("2:roles_of_new:new-contact-without-role"),
                             import("roles,roles_of_new", row("Ada", "Abel", ",")).errors);
        // A contact of another customer is new here.
        CPPUNIT_ASSERT_EQUAL(std::string("2:roles:new-contact-without-role"),
                             import("", row("Omar", "Haddad")).errors);
    }

    void givesRolesOfNewToNewPeopleOnly()
    {
        const auto run =
            import("roles_of_new", row("Tom", "Reed", "reports") + row("Ada", "Abel", "reports"));
        CPPUNIT_ASSERT(run.report.written);
        CPPUNIT_ASSERT(tom().roles == Roles{"technical"});
        CPPUNIT_ASSERT(here("ada@people.example").roles == Roles{"reports"});
    }

    void letsRolesWinWhereItSaysSomething()
    {
        const auto run =
            import("roles,roles_of_new",
                   row("Tom", "Reed", "application,reports") + row("Tina", "Torres", ",reports") +
                       row("Ada", "Abel", "technical,reports") + row("Bob", "Bell", ",reports"));
        CPPUNIT_ASSERT_EQUAL(std::string(), run.errors);
        CPPUNIT_ASSERT(tom().roles == Roles{"application"});
        CPPUNIT_ASSERT(world.contact(world.acme, world.tina).person.roles == Roles{"technical"});
        CPPUNIT_ASSERT(here("ada@people.example").roles == Roles{"technical"});
        CPPUNIT_ASSERT(here("bob@people.example").roles == Roles{"reports"});
    }

    /// As ever: nobody is left without a role by a field that somebody forgot.
    void refusesAnEmptyRolesThatStandsAlone()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("2:roles:new-contact-without-role"),
                             import("title,roles", row("Tom", "Reed", "Mr.,")).errors);
        CPPUNIT_ASSERT(tom().roles == Roles{"technical"});
    }

    void looksAtEveryRoleOfNewPeople()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("2:roles_of_new:unknown-role 3:roles_of_new:unknown-role"),
            import("roles,roles_of_new", row("Tom", "Reed", "technical,emperor") + row("Ada", "Abel", ",x"))
                .errors);
        CPPUNIT_ASSERT_EQUAL(
            std::string("2:roles_of_new:role-not-offered"),
            import("roles_of_new", "Globex Trading,purchaser,,omar@people.example,Omar,Haddad,work-orders\n")
                .errors);
    }

    void wantsACountryCodeWithoutALanguage()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("2:phone:phone-not-possible"),
                             import("phone", row("Tom", "Reed", "(202) 224-4843")).errors);
        CPPUNIT_ASSERT(import("phone", row("Tom", "Reed", "+1 202 224-4843")).report.written);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"), tom().phone);
        CPPUNIT_ASSERT(import("phone,language", row("Tom", "Reed", "(202) 224-4844,en")).report.written);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244844"), tom().phone);
    }

    void findsNoContradictionInWhatNoRowSays()
    {
        (void)furnishTom();
        const auto run = import("roles_of_new", row("Tom", "Reed", "reports") +
                                                    "Other,customer,,tom@people.example,Tom,Reed,reports\n");
        CPPUNIT_ASSERT_EQUAL(std::string(), run.errors);
        CPPUNIT_ASSERT(run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run.report.membershipsAdded);
        CPPUNIT_ASSERT_EQUAL(std::string("Mr."), tom().title);
    }

    void wantsTheOtherColumns()
    {
        std::istringstream csv("roles\nreports\n");
        std::string missing;
        (void)ImportContacts(world.services)(csv, {}, [&](const auto& row) {
            CPPUNIT_ASSERT_EQUAL(std::string("missing-column"), row.rule);
            missing += row.column + " ";
        });
        CPPUNIT_ASSERT_EQUAL(std::string("customer email first_name last_name "), missing);
    }

    void countsAPrimaryRoleThatSomebodyKeeps()
    {
        world.rewrite(world.acme, world.tom, [](Person& person) { person.roles.insert("primary-contact"); });
        const auto ada = row("Ada", "Abel", "primary-contact");
        const std::string second = "primary-role-two-holders";
        CPPUNIT_ASSERT_EQUAL("2:roles_of_new:" + second, import("roles_of_new", ada).errors);
        CPPUNIT_ASSERT_EQUAL("2:roles_of_new:" + second,
                             import("roles_of_new", ada + row("Tom", "Reed", "reports")).errors);
        CPPUNIT_ASSERT_EQUAL("3:roles_of_new:" + second,
                             import("roles_of_new", row("Tom", "Rider", "primary-contact") + ada).errors);
        // Who is known and keeps his roles gets none of them.
        const auto nobody = import("roles_of_new", row("Tina", "Torres", "primary-contact"));
        CPPUNIT_ASSERT(nobody.errors.empty() && nobody.report.unchanged == 1);
        // He gives it up when the file says so.
        const auto passed = import("roles,roles_of_new",
                                   row("Ada", "Abel", ",primary-contact") + row("Tom", "Reed", "technical,"));
        CPPUNIT_ASSERT_EQUAL(std::string(), passed.errors);
        CPPUNIT_ASSERT(here("ada@people.example").roles == Roles{"primary-contact"});
    }

    void givesAPrimaryRoleToOneOfTheNewPeople()
    {
        const auto run = import("roles_of_new", row("Ada", "Abel", "primary-contact") +
                                                    row("Bob", "Bell", "primary-contact"));
        CPPUNIT_ASSERT_EQUAL(std::string("3:roles_of_new:primary-role-two-holders"), run.errors);
    }

    void countsAdministratorsAndRequiredRolesThatStay()
    {
        const auto everybody = row("Maria", "Kelly", "reports") + row("Paul", "Dupont", "reports") +
                               row("Tom", "Rider", "reports") + row("Tina", "Turner", "reports") +
                               row("Lena", "Vogel", "reports") + row("Leo", "Long", "reports");
        const auto run = import("roles_of_new", everybody);
        CPPUNIT_ASSERT_EQUAL(std::string(), run.errors + run.warnings);
        CPPUNIT_ASSERT_EQUAL(std::size_t(6), run.report.changed);
    }

    void judgesAccessThatStays()
    {
        const auto none = import("portal_user", row("Maria", "Keller", "no") + row("Paul", "Dubois", "no"));
        CPPUNIT_ASSERT_EQUAL(std::string("2:portal_user:last-administrator"), none.errors);
        // The helpdesk's own people get no access, also where no column gives it.
        const std::string agent = "Acme Oil,customer,,agent@support.example,Agnes,Agent,reports\n";
        CPPUNIT_ASSERT_EQUAL(std::string("2:email:email-of-staff"), import("roles", agent).errors);
        CPPUNIT_ASSERT(
            import("portal_user,roles", "Acme Oil,customer,,agent@support.example,Agnes,Agent,no,reports\n")
                .report.written);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import("roles", agent).report.unchanged);
    }

    void judgesAgainWhoLeftMeanwhile()
    {
        const auto run = import("", row("Tom", "Rider"), [&] {
            world.storage.inOne(
                [&](UnitOfWork& work) { work.contacts().endMembership(world.acme, world.tom); });
        });
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:customer-not-written 2:roles:new-contact-without-role"),
                             run.errors);
        CPPUNIT_ASSERT(!run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::string("Reed"), world.byEmail("tom@people.example")->person.lastName);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportSilenceTest);

}  // namespace contacts::tests
