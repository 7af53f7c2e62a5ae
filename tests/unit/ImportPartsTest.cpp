// A large customer is written in parts, and what belongs together stays so.
#include "core/import/ImportParts.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <sstream>

namespace contacts::tests {

class ImportPartsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ImportPartsTest);
    CPPUNIT_TEST(writesSomeRowsInEachTransaction);
    CPPUNIT_TEST(goesOnWhereItWasStopped);
    CPPUNIT_TEST(keepsEarlierPartsWhereALaterOneIsWrongByThen);
    CPPUNIT_TEST(writesTogetherWhoTakesOverFromWhom);
    CPPUNIT_TEST(looksAgainOnlyAtWhatChanges);
    CPPUNIT_TEST_SUITE_END();

    static constexpr std::size_t crowd = 2 * rowsInOnePart + 1;

    FakeWorld world{};
    std::vector<std::size_t> done{};   ///< After each transaction.
    std::vector<std::string> wrong{};  ///< The rules of all errors.

    ImportContacts::Report import(const std::string& rows, std::function<bool()> goOn = {})
    {
        std::istringstream csv(
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
            "department,language,portal_user,sees_all_requests,roles\n" +
            rows);
        done.clear();
        wrong.clear();
        ImportContacts::Options options;
        options.inDesk = [&](const auto& work) { world.desk.inTransaction(work); };
        options.progress = [&](std::size_t now, std::size_t) { done.push_back(now); };
        options.goOn = std::move(goOn);
        return ImportContacts(world.services)(csv, options, [&](const auto& told) {
            if (told.effect == ImportContacts::RowReport::Effect::error)
                wrong.push_back(told.rule);
        });
    }

    static std::string row(const std::string& name, const std::string& roles)
    {
        return "Acme Oil,customer,," + name + "@people.example,," + name + ",Last,,,en,no,no," + roles + "\n";
    }

    static std::string crowded(const std::string& roles = "reports")
    {
        std::string rows;
        for (std::size_t i = 0; i < crowd; ++i)
            rows += row("p" + std::to_string(i), roles);
        return rows;
    }

    static std::string known(const std::string& first, const std::string& last, const std::string& roles)
    {
        auto email = first + "@people.example";
        email.front() = static_cast<char>(email.front() - 'A' + 'a');
        return "Acme Oil,customer,," + email + ",," + first + "," + last + ",,,en,yes,no," + roles + "\n";
    }

public:
    void writesSomeRowsInEachTransaction()
    {
        const auto report = import(crowded());
        CPPUNIT_ASSERT(report.written);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), report.customersWritten);
        CPPUNIT_ASSERT(done == (std::vector<std::size_t>{rowsInOnePart, 2 * rowsInOnePart, crowd}));
    }

    void goesOnWhereItWasStopped()
    {
        std::size_t asked = 0;
        const auto stopped = import(crowded(), [&] { return ++asked < 3; });
        CPPUNIT_ASSERT(stopped.stopped && !stopped.written);
        CPPUNIT_ASSERT_EQUAL(2 * rowsInOnePart, stopped.done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), stopped.customersWritten);
        const auto rest = import(crowded());
        CPPUNIT_ASSERT(rest.written);
        CPPUNIT_ASSERT_EQUAL(2 * rowsInOnePart, rest.unchanged);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), rest.membershipsAdded);
    }

    void keepsEarlierPartsWhereALaterOneIsWrongByThen()
    {
        std::size_t asked = 0;
        const auto stopped = import(crowded(), [&] {
            if (++asked == 2)
                world.storage.inOne([&](UnitOfWork& work) {
                    auto acme = work.customers().find(world.acme).value();
                    acme.kind = CustomerKind::purchaser;
                    CPPUNIT_ASSERT(work.customers().write(acme) == CustomerStore::Written::done);
                });
            return true;
        });
        CPPUNIT_ASSERT(stopped.stopped && !stopped.written);
        CPPUNIT_ASSERT_EQUAL(rowsInOnePart, stopped.done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), stopped.customersWritten);
        CPPUNIT_ASSERT(wrong.size() >= 2 && wrong[0] == "customer-not-written" &&
                       wrong[1] == "customer-differs");
        CPPUNIT_ASSERT(world.byEmail("p0@people.example"));
        CPPUNIT_ASSERT(!world.byEmail("p" + std::to_string(rowsInOnePart) + "@people.example"));
    }

    /// In parts of their own the first two would be refused: nobody would be left who administers, and the
    /// role would have two holders.
    void writesTogetherWhoTakesOverFromWhom()
    {
        world.rewrite(world.acme, world.tom, [](Person& person) { person.roles.insert("primary-contact"); });
        const auto report = import(known("Maria", "Keller", "reports") + known("Paul", "Dubois", "reports") +
                                   known("Lena", "Vogt", "application;primary-contact") + crowded() +
                                   known("Tom", "Reed", "technical") + known("Omar", "Haddad", "management"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), report.errors);
        CPPUNIT_ASSERT(report.written);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), done.size());
        const auto holders = world.storage.read()->contacts().holders(world.acme, "primary-contact");
        CPPUNIT_ASSERT(holders.size() == 1 && holders.front().id == world.lena);
    }

    void looksAgainOnlyAtWhatChanges()
    {
        CPPUNIT_ASSERT(import(crowded()).written);
        const auto report = import(crowded() + row("late", "reports"));
        CPPUNIT_ASSERT(report.written);
        CPPUNIT_ASSERT_EQUAL(crowd, report.unchanged);
        CPPUNIT_ASSERT(done == std::vector<std::size_t>{crowd + 1});
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportPartsTest);

}  // namespace contacts::tests
