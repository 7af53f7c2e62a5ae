// Who holds and administers what after a file, also when somebody was faster than its writing.
#include "core/import/ImportContacts.h"
#include "hooks/pages/ImportWords.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"
#include "tests/unit/ImportTrial.h"

#include <cppunit/extensions/HelperMacros.h>

#include <sstream>

namespace contacts::tests {

using Effect = ImportContacts::RowReport::Effect;


class ImportHoldersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ImportHoldersTest);
    CPPUNIT_TEST(makesNoSecondHolderOfARoleGrantedMeanwhile);
    CPPUNIT_TEST(keepsWhatItWroteBeforeTheOneThatIsWrong);
    CPPUNIT_TEST(writesNothingOfACustomerOfAnotherKindByThen);
    CPPUNIT_TEST(writesNothingBelowAParentThatIsCalledOtherwiseByThen);
    CPPUNIT_TEST(writesNothingBelowAParentOfAnotherKindByThen);
    CPPUNIT_TEST(refusesToTakeTheLastAdministratorAway);
    CPPUNIT_TEST(refusesToTakeAwayWhoBecameTheLastOneMeanwhile);
    CPPUNIT_TEST(letsAnAdministratorGoWhenAnotherOneComes);
    CPPUNIT_TEST(warnsThatOneAdministratorIsLeft);
    CPPUNIT_TEST(warnsOfARequiredRoleThatItTakesAway);
    CPPUNIT_TEST(warnsOfRolesThatShouldBeInDifferentHands);
    CPPUNIT_TEST(warnsOfAddressesThatLookAlike);
    CPPUNIT_TEST(countsNobodyWhoIsDeactivated);
    CPPUNIT_TEST(saysSoInEveryLanguage);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    Trial import(const std::string& rows, std::function<void()> before = {})
    {
        return tried(world,
                     "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
                     "department,language,portal_user,sees_all_requests,roles\n" +
                         rows,
                     std::move(before));
    }

    /// Of Acme, unless another customer is named.
    static std::string row(const std::string& first, const std::string& last, const std::string& roles,
                           const std::string& customer = "Acme Oil,customer,",
                           const std::string& portal = "yes")
    {
        auto email = first + "@people.example";
        email.front() = static_cast<char>(email.front() - 'A' + 'a');
        return customer + "," + email + ",," + first + "," + last + ",,,en," + portal + ",no," + roles + "\n";
    }

    void assertRoles(ContactId contact, const RoleKey& role)
    {
        const auto roles = world.contact(world.acme, contact).person.roles;
        CPPUNIT_ASSERT(roles.size() == 1 && roles.contains(role));
    }

    std::size_t holders(const RoleKey& role)
    {
        return world.storage.read()->contacts().holders(world.acme, role).size();
    }

public:
    void makesNoSecondHolderOfARoleGrantedMeanwhile()
    {
        const auto rows = row("Lena", "Vogt", "application;primary-contact") + row("Ada", "Abel", "reports");
        const auto run = import(rows, [&] {
            world.rewrite(world.acme, world.tom,
                          [](Person& person) { person.roles.insert("primary-contact"); });
        });
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:customer-not-written 2:roles:primary-role-two-holders"),
                             run.errors);
        CPPUNIT_ASSERT(run.report.stopped && !run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), run.report.errors);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run.report.done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), holders("primary-contact"));
        CPPUNIT_ASSERT(!world.byEmail("ada@people.example"));
    }

    void keepsWhatItWroteBeforeTheOneThatIsWrong()
    {
        const auto before = row("Ada", "Abel", "reports", "Aaa,customer,");
        const auto rows = before + row("Lena", "Vogt", "application;primary-contact");
        const auto run = import(rows, [&] {
            world.rewrite(world.acme, world.tom,
                          [](Person& person) { person.roles.insert("primary-contact"); });
        });
        CPPUNIT_ASSERT_EQUAL(std::string("3:customer:customer-not-written 3:roles:primary-role-two-holders"),
                             run.errors);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run.report.done);
        CPPUNIT_ASSERT(world.byEmail("ada@people.example"));
        const auto again = import(rows);
        CPPUNIT_ASSERT_EQUAL(std::string("3:roles:primary-role-two-holders"), again.errors);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(before).report.unchanged);
    }

    void writesNothingOfACustomerOfAnotherKindByThen()
    {
        const auto run = import(row("Lena", "Vogt", "application;work-orders"), [&] {
            world.storage.inOne([&](UnitOfWork& work) {
                auto acme = work.customers().find(world.acme).value();
                acme.kind = CustomerKind::purchaser;
                CPPUNIT_ASSERT(work.customers().write(acme) == CustomerStore::Written::done);
            });
        });
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:customer-not-written 2:customer_kind:customer-differs"),
                             run.errors);
        assertRoles(world.lena, "application");
    }

    void writesNothingBelowAParentThatIsCalledOtherwiseByThen()
    {
        const auto run = import(row("Ada", "Abel", "financial", "Paying,purchaser,Acme Oil"), [&] {
            world.storage.inOne([&](UnitOfWork& work) {
                auto acme = work.customers().find(world.acme).value();
                acme.name = "Acme Gas";
                CPPUNIT_ASSERT(work.customers().write(acme) == CustomerStore::Written::done);
            });
        });
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:customer-not-written 2:parent_customer:unknown-parent"),
                             run.errors);
        CPPUNIT_ASSERT(!world.storage.read()->customers().findByName("Paying"));
    }

    /// Though the file has the parent as it was.
    void writesNothingBelowAParentOfAnotherKindByThen()
    {
        const auto parent = row("Ada", "Abel", "financial", "Globe,global,");
        (void)import(parent);
        const auto run = import(parent + row("Bob", "Bell", "financial", "Branch,subsidiary,Globe"), [&] {
            world.storage.inOne([&](UnitOfWork& work) {
                auto globe = work.customers().findByName("Globe").value();
                globe.kind = CustomerKind::customer;
                CPPUNIT_ASSERT(work.customers().write(globe) == CustomerStore::Written::done);
            });
        });
        CPPUNIT_ASSERT_EQUAL(
            std::string("3:customer:customer-not-written 3:parent_customer:parent-not-possible"), run.errors);
        CPPUNIT_ASSERT(!world.storage.read()->customers().findByName("Branch"));
    }

    void refusesToTakeTheLastAdministratorAway()
    {
        const auto demoted = row("Maria", "Keller", "reports");
        const auto kept = [&](const std::string& rows, const std::string& rule) {
            const auto run = import(demoted + rows);
            CPPUNIT_ASSERT_EQUAL(rule, run.errors);
            CPPUNIT_ASSERT(!run.report.written && !run.report.stopped);
            assertRoles(world.maria, "management");
            assertRoles(world.paul, "cust-admin");
        };
        kept(row("Paul", "Dubois", "reports"), "2:roles:last-administrator");
        kept(row("Paul", "Dubois", "cust-admin", "Acme Oil,customer,", "no"), "2:roles:last-administrator");
        // Somebody new has no password yet.
        kept(row("Paul", "Dubois", "reports") + row("Ada", "Abel", "management"),
             "2:roles:last-administrator");
        (void)import(demoted);
        const auto last = import(row("Paul", "Dubois", "cust-admin", "Acme Oil,customer,", "no"));
        CPPUNIT_ASSERT_EQUAL(std::string("2:portal_user:last-administrator"), last.errors);
        CPPUNIT_ASSERT(world.contact(world.acme, world.paul).person.portalUser);
    }

    void refusesToTakeAwayWhoBecameTheLastOneMeanwhile()
    {
        const auto run = import(row("Maria", "Keller", "reports"), [&] {
            world.rewrite(world.acme, world.paul, [](Person& person) { person.roles = {"reports"}; });
        });
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:customer-not-written 2:roles:last-administrator"),
                             run.errors);
        assertRoles(world.maria, "management");
    }

    void letsAnAdministratorGoWhenAnotherOneComes()
    {
        const auto run = import(row("Maria", "Keller", "reports") + row("Paul", "Dubois", "reports") +
                                row("Omar", "Haddad", "management"));
        CPPUNIT_ASSERT_EQUAL(std::string(), run.errors);
        CPPUNIT_ASSERT(run.report.written);
        // Who has nobody is not made worse.
        const auto none = world.addCustomer("Nobody's");
        (void)world.addPerson(none, "Ned", "Nil", {"management"}, AccountState::none);
        CPPUNIT_ASSERT(import(row("Ned", "Nil", "reports", "Nobody's,customer,")).report.written);
    }

    void warnsThatOneAdministratorIsLeft()
    {
        const auto run = import(row("Maria", "Keller", "reports"));
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:one-administrator-left"), run.warnings);
        CPPUNIT_ASSERT(run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::string(), import(row("Maria", "Keller", "technical")).warnings);
    }

    void warnsOfARequiredRoleThatItTakesAway()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(), import(row("Tom", "Reed", "reports")).warnings);
        const auto run = import(row("Tina", "Torres", "reports"));
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:required-role-vacant"), run.warnings);
        CPPUNIT_ASSERT(run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:required-role-missing"),
                             import(row("Tina", "Torres", "reports")).warnings);
        CPPUNIT_ASSERT_EQUAL(std::string(), import(row("Tom", "Reed", "technical")).warnings);
    }

    void warnsOfRolesThatShouldBeInDifferentHands()
    {
        auto roles = world.catalogue.roles();
        for (auto& role : roles)
            if (role.key == "financial" || role.key == "technical")
                role.incompatibleWith = {role.key == "financial" ? "technical" : "financial"};
        world.catalogue = Catalogue(std::move(roles), world.catalogue.revision());
        const auto rows = row("Tom", "Reed", "financial;technical") + row("Lena", "Vogt", "reports");
        const auto run = import(rows);
        CPPUNIT_ASSERT_EQUAL(std::string("2:roles:incompatible-roles"), run.warnings);
        CPPUNIT_ASSERT(run.report.written);
        CPPUNIT_ASSERT_EQUAL_MESSAGE("he holds both by now", std::string(), import(rows).warnings);
    }

    void warnsOfAddressesThatLookAlike()
    {
        const auto run = import("Acme Oil,customer,,pau1@people.example,,Pauline,Noir,,,en,yes,no,reports\n");
        CPPUNIT_ASSERT_EQUAL(std::string("2:email:email-look-alike"), run.warnings);
    }

    void countsNobodyWhoIsDeactivated()
    {
        for (const auto contact : {world.tom, world.tina})
            world.rewrite(world.acme, contact,
                          [](Person& person) { person.status = MembershipStatus::deactivated; });
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:required-role-missing"),
                             import(row("Tom", "Reed", "technical")).warnings);
    }

    void saysSoInEveryLanguage()
    {
        const auto words = templates::makeWords({templates::catalogues.begin(), templates::catalogues.end()});
        using Facts = std::vector<std::pair<std::string, std::string>>;
        const Facts role{{"choice", "one"}, {"role", "technical"}, {"roleOr", ""}};
        const std::vector<std::pair<std::string, Facts>> said{
            {"last-administrator", {{"person", "Maria Keller"}}},
            {"one-administrator-left", {}},
            {"required-role-vacant", role},
            {"required-role-missing", role},
            {"customer-not-written", {}}};
        for (const auto& [rule, facts] : said)
        {
            std::set<std::string> sentences;
            for (const auto* locale : {"en", "fr", "de"})
                sentences.insert(importRuleWords(*words, locale, rule, facts, world.catalogue));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(rule, std::size_t(3), sentences.size());
            CPPUNIT_ASSERT_MESSAGE(rule, !sentences.contains(""));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportHoldersTest);

}  // namespace contacts::tests
