#include "core/import/ImportContacts.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace contacts::tests {

using Effect = ImportContacts::RowReport::Effect;


class ImportContactsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ImportContactsTest);
    CPPUNIT_TEST(importsTheCommittees);
    CPPUNIT_TEST(findsTheSameFileUnchanged);
    CPPUNIT_TEST(goesOnWhereItWasCutOff);
    CPPUNIT_TEST(writesNothingInADryRun);
    CPPUNIT_TEST(tellsOfALargeFileHowFarItIs);
    CPPUNIT_TEST(namesEveryMistakeAndWritesNothing);
    CPPUNIT_TEST(wantsColumnsItKnows);
    CPPUNIT_TEST(takesColumnsInAnyOrder);
    CPPUNIT_TEST(refusesRowsThatContradictEachOther);
    CPPUNIT_TEST(refusesASecondHolderOfAPrimaryRole);
    CPPUNIT_TEST(letsAPrimaryRolePassInsideTheFile);
    CPPUNIT_TEST(wantsParentsThatCanBeParents);
    CPPUNIT_TEST(warnsOfVacantRolesAndWritesAllTheSame);
    CPPUNIT_TEST(changesWhatDiffers);
    CPPUNIT_TEST(tellsBeforehandWhatChangesOfSomebody);
    CPPUNIT_TEST(saysThatAnotherSignSeparatesTheColumns);
    CPPUNIT_TEST(leavesDeactivatedPeopleDeactivated);
    CPPUNIT_TEST(opensAccountsAndInvitesOnlyWhenTold);
    CPPUNIT_TEST(refusesAddressesOfStaff);
    CPPUNIT_TEST(restoresValuesOfOurOwnExport);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    static constexpr auto head =
        "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
        "department,language,portal_user,sees_all_requests,roles\n";

    struct Run
    {
        ImportContacts::Report report{};
        std::vector<ImportContacts::RowReport> rows;

        [[nodiscard]] std::string errors() const { return rules(true); }
        [[nodiscard]] std::string rules() const { return rules(false); }

    private:
        [[nodiscard]] std::string rules(bool errorsOnly) const
        {
            std::string text;
            for (const auto& row : rows)
                if (!row.rule.empty() && row.rule != ImportContacts::rowChanges &&
                    (!errorsOnly || row.effect == Effect::error))
                    text += (text.empty() ? "" : " ") + std::to_string(row.line) + ":" + row.column + ":" +
                            row.rule;
            return text;
        }
    };

    Run import(std::istream& csv, ImportContacts::Options options = {})
    {
        Run run;
        run.report =
            ImportContacts(world.services)(csv, options, [&](const auto& row) { run.rows.push_back(row); });
        return run;
    }

    Run import(const std::string& rows, const ImportContacts::Options& options = {})
    {
        std::istringstream csv(head + rows);
        return import(csv, options);
    }

    Run committees(ImportContacts::Options options = {})
    {
        std::ifstream csv(std::string(SOURCE_DIR) + "/tests/data/committees.csv");
        CPPUNIT_ASSERT(csv);
        return import(csv, std::move(options));
    }

    static std::string row(const std::string& customer, const std::string& email, const std::string& roles)
    {
        return customer + ",customer,," + email + ",,First,Last,,,en,yes,no," + roles + "\n";
    }

    void nothingIsWritten(const std::string& rows, const std::string& expected)
    {
        const auto before = world.storage.committed();
        const auto run = import(rows);
        CPPUNIT_ASSERT_EQUAL(expected, run.errors());
        CPPUNIT_ASSERT(!run.report.written && run.report.errors > 0);
        const auto after = world.storage.committed();
        CPPUNIT_ASSERT_EQUAL(before.lastId, after.lastId);
        CPPUNIT_ASSERT(before.memberships == after.memberships);
    }

public:
    void importsTheCommittees()
    {
        std::size_t told = 0;
        ImportContacts::Options options;
        options.progress = [&](std::size_t done, std::size_t all) {
            CPPUNIT_ASSERT(done > told && done <= all && all == 3879);
            told = done;
        };
        const auto run = committees(options);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run.report.errors);
        CPPUNIT_ASSERT(run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3879), run.report.rows);
        CPPUNIT_ASSERT_EQUAL(std::size_t(228), run.report.customersAdded);
        CPPUNIT_ASSERT_EQUAL(std::size_t(528), run.report.contactsAdded);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3879), run.report.membershipsAdded);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3879), told);
        const auto work = world.storage.read();
        const auto senate =
            work->customers().findByName("Senate Committee on Agriculture, Nutrition, and Forestry").value();
        CPPUNIT_ASSERT(senate.kind == CustomerKind::global);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), work->contacts().holders(senate.id, "primary-contact").size());
        const auto boozman = work->contacts().findByEmail("john.boozman@senate.example").value();
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"), boozman.person.phone);
    }

    void findsTheSameFileUnchanged()
    {
        (void)committees();
        const auto before = world.storage.committed();
        const auto again = committees();
        CPPUNIT_ASSERT_EQUAL(std::size_t(3879), again.report.unchanged);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), again.report.membershipsAdded + again.report.changed +
                                                 again.report.customersAdded + again.report.contactsAdded);
        const auto after = world.storage.committed();
        CPPUNIT_ASSERT_EQUAL(before.lastId, after.lastId);
        for (const auto& [id, customer] : before.customers)
            CPPUNIT_ASSERT_EQUAL(customer.revision, after.customers.at(id).revision);
    }

    void goesOnWhereItWasCutOff()
    {
        ImportContacts::Options options;
        options.progress = [](std::size_t done, std::size_t) {
            if (done > 1000)
                throw std::runtime_error("the power is gone");
        };
        CPPUNIT_ASSERT_THROW((void)committees(options), std::runtime_error);
        const auto rest = committees();
        CPPUNIT_ASSERT(rest.report.unchanged > 1000);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3879), rest.report.unchanged + rest.report.membershipsAdded);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3879), committees().report.unchanged);
    }

    void writesNothingInADryRun()
    {
        ImportContacts::Options options;
        options.dryRun = true;
        const auto before = world.storage.committed();
        const auto run = committees(options);
        CPPUNIT_ASSERT(!run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3879), run.report.membershipsAdded);
        CPPUNIT_ASSERT_EQUAL(before.lastId, world.storage.committed().lastId);
    }

    void tellsOfALargeFileHowFarItIs()
    {
        std::string rows;
        for (int i = 0; i < 1500; ++i)
            rows += "Ltd " + std::to_string(i) + ",customer,,p" + std::to_string(i) +
                    "@ltd.example,,First,Last,,,en,no,no,management;application;technical\n";
        std::vector<std::size_t> told;
        ImportContacts::Options options;
        options.dryRun = true;
        options.compared = [&](std::size_t done, std::size_t all) {
            CPPUNIT_ASSERT_EQUAL(std::size_t(1500), all);
            told.push_back(done);
            return true;
        };
        CPPUNIT_ASSERT(!import(rows.substr(0, rows.find('\n') + 1), options).report.stopped);
        CPPUNIT_ASSERT(told.empty());
        const auto whole = import(rows, options);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1500), whole.report.contactsAdded);
        // Nobody gets portal access: the look at who is of the staff passes all of them at once.
        CPPUNIT_ASSERT((told == std::vector<std::size_t>{250, 500, 750, 1125, 1375}));

        options.compared = [&](std::size_t, std::size_t) { return false; };
        const auto ended = import(rows, options);
        CPPUNIT_ASSERT(ended.report.stopped && !ended.report.written && ended.rows.empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1500), ended.report.rows);
    }

    void namesEveryMistakeAndWritesNothing()
    {
        nothingIsWritten("A,customer,,not-an-address,,F,L,,,en,yes,no,reports\n", "2:email:email-invalid");
        nothingIsWritten("A,kingdom,,a@x.example,,F,L,,,en,yes,no,reports\n", "2:customer_kind:unknown-kind");
        nothingIsWritten("A,customer,,a@x.example,,F,L,,,tlh,yes,no,reports\n",
                         "2:language:unknown-language");
        nothingIsWritten("A,customer,,a@x.example,,F,L,,,en,perhaps,no,reports\n",
                         "2:portal_user:unknown-value");
        nothingIsWritten("A,customer,,a@x.example,,F,L,,,en,yes,,reports\n",
                         "2:sees_all_requests:unknown-value");
        nothingIsWritten("A,customer,,a@x.example,,F,L,,,en,yes,no,emperor\n", "2:roles:unknown-role");
        nothingIsWritten("A,purchaser,,a@x.example,,F,L,,,en,yes,no,work-orders;financial\n",
                         "2:roles:role-not-offered");
        nothingIsWritten("A,customer,,a@x.example,,F,L,,,en,yes,no,\n", "2:roles:new-contact-without-role");
        nothingIsWritten("A,customer,,a@x.example,,,L,,,en,yes,no,reports\n", "2:first_name:name-empty");
        nothingIsWritten(",customer,,a@x.example,,F,L,,,en,yes,no,reports\n", "2:customer:name-empty");
        nothingIsWritten("A,customer,,a@x.example,,F,L,12,,en,yes,no,reports\n",
                         "2:phone:phone-not-possible");
        nothingIsWritten("A,customer,,a@x.example,,F,\"L\nBcc: x\",,,en,yes,no,reports\n",
                         "2:last_name:text-control-characters 2:last_name:name-empty");
        nothingIsWritten("A,customer,,a@x.example,,F,L,,,en,yes\n", "2::wrong-number-of-columns");
        nothingIsWritten(row("A", "a@x.example", "reports") + "\"open", "3::unclosed-quote");
    }

    void wantsColumnsItKnows()
    {
        std::istringstream extra("customer,password\nA,secret\n");
        const auto run = import(extra);
        CPPUNIT_ASSERT_EQUAL(std::string("1:password:unknown-column"), run.rules().substr(0, 25));
        CPPUNIT_ASSERT(run.rules().find("1:last_name:missing-column") != std::string::npos);
        std::istringstream twice(std::string("email,") + head);
        CPPUNIT_ASSERT_EQUAL(std::string("1:email:column-twice"), import(twice).rules());
        std::istringstream nothing("");
        CPPUNIT_ASSERT_EQUAL(std::string("1::empty-file"), import(nothing).rules());
    }

    void takesColumnsInAnyOrder()
    {
        std::istringstream csv(
            "roles,sees_all_requests,portal_user,language,department,phone,last_name,first_name,title,"
            "email,parent_customer,customer_kind,customer\n"
            "reports,no,yes,en,IT,,Last,First,,a@x.example,,customer,New\n");
        CPPUNIT_ASSERT(import(csv).report.written);
        const auto contact = world.byEmail("a@x.example").value();
        CPPUNIT_ASSERT_EQUAL(std::string("First Last"), contact.person.name());
    }

    void refusesRowsThatContradictEachOther()
    {
        nothingIsWritten("A,customer,,a@x.example,,F,L,,,en,yes,no,reports\n"
                         "B,customer,,a@x.example,Dr.,F,M,,,fr,yes,no,reports\n",
                         "3:title:person-differs 3:last_name:person-differs 3:language:person-differs");
        nothingIsWritten(row("A", "a@x.example", "reports") + row("A", "A@X.example", "technical"),
                         "3:email:row-twice");
        nothingIsWritten(row("A", "a@x.example", "reports") +
                             "A,global,,b@x.example,,F,L,,,en,yes,no,reports\n",
                         "3:customer_kind:customer-differs");
        nothingIsWritten("Acme Oil,global,,a@x.example,,F,L,,,en,yes,no,reports\n",
                         "2:customer_kind:customer-differs");
    }

    void refusesASecondHolderOfAPrimaryRole()
    {
        const std::string required = ";management;application;technical";
        nothingIsWritten(row("A", "a@x.example", "primary-contact" + required) +
                             row("A", "b@x.example", "primary-contact"),
                         "3:roles:primary-role-two-holders");
        (void)import(row("A", "a@x.example", "primary-contact" + required));
        nothingIsWritten(row("A", "b@x.example", "primary-contact"), "2:roles:primary-role-two-holders");
    }

    void letsAPrimaryRolePassInsideTheFile()
    {
        const std::string required = ";management;application;technical";
        (void)import(row("A", "a@x.example", "primary-contact" + required));
        const auto run =
            import(row("A", "b@x.example", "primary-contact") + row("A", "a@x.example", "x;" + required));
        CPPUNIT_ASSERT_EQUAL(std::string("3:roles:unknown-role"), run.rules());
        const auto passed =
            import(row("A", "b@x.example", "primary-contact") + row("A", "a@x.example", required.substr(1)));
        CPPUNIT_ASSERT_EQUAL(std::string(), passed.rules());
        const auto customer = world.storage.read()->customers().findByName("A").value();
        const auto holders = world.storage.read()->contacts().holders(customer.id, "primary-contact");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), holders.size());
        CPPUNIT_ASSERT_EQUAL(std::string("b@x.example"), holders[0].person.email);
    }

    void wantsParentsThatCanBeParents()
    {
        const auto child = [](const std::string& kind, const std::string& parent) {
            return "Child," + kind + "," + parent + ",a@x.example,,F,L,,,en,yes,no,financial;management\n";
        };
        const auto rule = [&](const std::string& rows) {
            ImportContacts::Options dry;
            dry.dryRun = true;
            for (const auto& row : import(rows, dry).rows)
                if (row.effect == Effect::error)
                    return row.rule;
            return std::string();
        };
        CPPUNIT_ASSERT_EQUAL(std::string("parent-missing"), rule(child("subsidiary", "")));
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-parent"), rule(child("subsidiary", "Nobody")));
        CPPUNIT_ASSERT_EQUAL(std::string("parent-not-possible"), rule(child("subsidiary", "Acme Oil")));
        CPPUNIT_ASSERT_EQUAL(std::string("parent-not-possible"), rule(child("customer", "Acme Oil")));
        CPPUNIT_ASSERT_EQUAL(std::string(), rule(child("purchaser", "Acme Oil")));
        (void)import(child("purchaser", "Acme Oil"));
        CPPUNIT_ASSERT(world.storage.read()->customers().findByName("Child")->paysFor == world.acme);
    }

    void warnsOfVacantRolesAndWritesAllTheSame()
    {
        const auto run = import(row("A", "a@x.example", "management;application"));
        CPPUNIT_ASSERT(run.report.written);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run.report.warnings);
        CPPUNIT_ASSERT_EQUAL(std::string("2:customer:required-role-missing"), run.rules());
        CPPUNIT_ASSERT_EQUAL(std::string("technical"), run.rows.at(0).facts.at(1).second);
    }

    void changesWhatDiffers()
    {
        (void)import(row("A", "a@x.example", "reports"));
        const auto run = import("A,customer,,a@x.example,,First,Other,,IT,en,yes,no,reports\n");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run.report.changed);
        CPPUNIT_ASSERT_EQUAL(std::string("Other"), world.byEmail("a@x.example")->person.lastName);
        CPPUNIT_ASSERT_EQUAL(std::string("import.written"),
                             world.audited(world.storage.read()->customers().findByName("A")->id).back());
    }

    void saysThatAnotherSignSeparatesTheColumns()
    {
        for (const std::string sign : {";", "\t"})
        {
            auto text = head + row("A", "a@x.example", "");
            for (auto& c : text)
                c = c == ',' ? sign.front() : c;
            std::istringstream csv(text);
            CPPUNIT_ASSERT_EQUAL(std::string("1::wrong-separator"), import(csv).errors());
        }
    }

    void tellsBeforehandWhatChangesOfSomebody()
    {
        (void)import(row("A", "a@x.example", "reports;technical"));
        const auto run = import("A,customer,,a@x.example,,First,Other,,IT,en,no,no,reports\n");
        const auto changed = std::find_if(run.rows.begin(), run.rows.end(),
                                          [](const auto& row) { return row.effect == Effect::changed; });
        CPPUNIT_ASSERT(changed != run.rows.end());
        std::string told = changed->rule + ":";
        for (const auto& [mark, value] : changed->facts)
            told += " " + mark + (value.empty() ? "" : "=" + value);
        CPPUNIT_ASSERT_EQUAL(
            std::string("row-changes: lastName=Last\tOther department=\tIT portalUser:no -technical"), told);
    }

    void leavesDeactivatedPeopleDeactivated()
    {
        world.rewrite(world.acme, world.tom,
                      [](Person& person) { person.status = MembershipStatus::deactivated; });
        (void)import("Acme Oil,customer,,tom@people.example,,Tom,Reed,,IT,en,yes,no,technical\n");
        const auto tom = world.contact(world.acme, world.tom);
        CPPUNIT_ASSERT(tom.person.status == MembershipStatus::deactivated);
        CPPUNIT_ASSERT_EQUAL(std::string("IT"), tom.person.department);
    }

    void opensAccountsAndInvitesOnlyWhenTold()
    {
        ImportContacts::Options options;
        options.inDesk = [&](const auto& work) { world.desk.inTransaction(work); };
        const auto rows =
            row("A", "a@x.example", "reports") + "A,customer,,b@x.example,,F,L,,,en,no,no,reports\n";
        (void)import(rows, options);
        CPPUNIT_ASSERT(world.byEmail("a@x.example")->account && !world.byEmail("b@x.example")->account);
        CPPUNIT_ASSERT(world.mails().empty());
        options.invite = true;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(rows, options).report.changed);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::welcome).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), import(rows, options).report.unchanged);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails().size());
    }

    void refusesAddressesOfStaff()
    {
        nothingIsWritten(row("A", "agent@support.example", "reports"), "2:email:email-of-staff");
        const auto run = import("A,customer,,agent@support.example,,First,Last,,,en,no,no,reports\n");
        CPPUNIT_ASSERT(run.report.written && run.errors().empty());
    }

    void restoresValuesOfOurOwnExport()
    {
        (void)import("A,customer,,a@x.example,,First,'=Last,'+33142685300,'-,en,yes,no,reports\n");
        const auto contact = world.byEmail("a@x.example").value();
        CPPUNIT_ASSERT_EQUAL(std::string("=Last"), contact.person.lastName);
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"), contact.person.phone);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportContactsTest);

}  // namespace contacts::tests
