// What an import leaves in the audit, and how each person's history tells it.
#include "core/changes/ChangeSets.h"
#include "core/history/ReadHistory.h"
#include "core/history/VerifyAudit.h"
#include "core/import/ImportContacts.h"
#include "core/import/ImportedPeople.h"
#include "core/request/ViewRequest.h"
#include "core/request/WhoMoved.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <sstream>

namespace contacts::tests {

class ImportHistoryTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ImportHistoryTest);
    CPPUNIT_TEST(tellsWhomItMadeAndWhoJoined);
    CPPUNIT_TEST(tellsWhatItChangedButNoValue);
    CPPUNIT_TEST(tellsNothingOfWhoStaysAsHeIs);
    CPPUNIT_TEST(tellsOfAccountsAndInvitations);
    CPPUNIT_TEST(needsSeveralEntriesForManyPeople);
    CPPUNIT_TEST(tellsAPageTheFirstOfManyPeople);
    CPPUNIT_TEST(namesTheAdministratorWhoImported);
    CPPUNIT_TEST(knowsTheHelpdeskInAContactOfAnotherCustomer);
    CPPUNIT_TEST(readsItsOwnFactsOnly);
    CPPUNIT_TEST(describesEveryMark);
    CPPUNIT_TEST(explainsWhatMovedUnderARequest);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    Actor administrator = [] {
        Actor actor;
        actor.account = AccountId{4711};
        actor.agent = actor.administrator = true;
        return actor;
    }();

    void import(const std::string& rows, bool invite = false, bool accounts = false)
    {
        std::istringstream csv(
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
            "department,language,portal_user,sees_all_requests,roles\n" +
            rows);
        ImportContacts::Options options;
        options.actor = administrator;
        options.invite = invite;
        if (accounts)
            options.inDesk = [&](const auto& work) { world.desk.inTransaction(work); };
        const auto report = ImportContacts(world.services)(csv, options, [](const auto&) {});
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), report.errors);
        CPPUNIT_ASSERT(report.written);
    }

    static std::string row(const std::string& customer, const std::string& email, const std::string& roles,
                           const std::string& lastName = "Last")
    {
        return customer + ",customer,," + email + ",,First," + lastName + ",,,en,yes,no," + roles + "\n";
    }

    CustomerId called(const std::string& name)
    {
        return world.storage.read()->customers().findByName(name).value().id;
    }

    std::vector<HistoryEntry> history(CustomerId customer, const std::string& email)
    {
        ReadHistory::Wish wish;
        wish.customer = customer;
        if (!email.empty())
            wish.contact = world.byEmail(email)->id;
        return ReadHistory(world.services)(administrator, wish).value();
    }

    /// "made +reports; …", newest first, of the one person.
    std::string told(CustomerId customer, const std::string& email)
    {
        std::string text;
        for (const auto& entry : history(customer, email))
        {
            CPPUNIT_ASSERT_EQUAL(std::string("import.written"), entry.audit.act);
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), entry.imported.size());
            CPPUNIT_ASSERT(entry.helpdesk && entry.audit.account == administrator.account);
            CPPUNIT_ASSERT_EQUAL(entry.about, entry.imported.front().name);
            for (const auto& mark : entry.imported.front().marks)
                text += mark + " ";
            text += "; ";
        }
        return text;
    }

public:
    void tellsWhomItMadeAndWhoJoined()
    {
        import(row("A", "a@x.example", "reports;technical") + row("A", "b@x.example", "reports") +
               row("B", "a@x.example", "financial"));
        const auto a = called("A");
        CPPUNIT_ASSERT_EQUAL(std::string("made +reports +technical ; "), told(a, "a@x.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("made +reports ; "), told(a, "b@x.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("joined +financial ; "), told(called("B"), "a@x.example"));
        const auto ofAll = history(a, "");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), ofAll.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), ofAll.front().imported.size());
        CPPUNIT_ASSERT(ofAll.front().about.empty());
        const auto audited = world.storage.read()->audit().list(a, 0, 9);
        CPPUNIT_ASSERT(
            audited.front().facts.starts_with(R"({"added":2,"changed":0,"customer":"made","people":{)"));
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), verifyAudit(*world.storage.read(), world.secrets, a).firstBad);
    }

    void tellsWhatItChangedButNoValue()
    {
        import(row("A", "a@x.example", "reports;technical"));
        import("A,customer,,a@x.example,Dr.,First,Renamed,+33142685300,Secret,fr,no,yes,reports;financial\n");
        CPPUNIT_ASSERT_EQUAL(std::string("title lastName phone locale department portalUser:no "
                                         "seesAllRequests:yes +financial -technical ; "
                                         "made +reports +technical ; "),
                             told(called("A"), "a@x.example"));
        for (const auto& entry : world.storage.read()->audit().list(called("A"), 0, 9))
            for (const auto* value : {"Renamed", "Secret", "33142685300", "a@x.example"})
                CPPUNIT_ASSERT_MESSAGE(entry.facts, entry.facts.find(value) == std::string::npos);
    }

    void tellsNothingOfWhoStaysAsHeIs()
    {
        const auto same = row("A", "a@x.example", "reports");
        import(same);
        import(same + row("A", "b@x.example", "reports"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), history(called("A"), "a@x.example").size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), history(called("A"), "").size());
        CPPUNIT_ASSERT_EQUAL(std::string("made +reports ; "), told(called("A"), "b@x.example"));
    }

    void tellsOfAccountsAndInvitations()
    {
        import(row("A", "a@x.example", "reports"), false, true);
        import(row("A", "a@x.example", "reports") + row("A", "b@x.example", "reports"), true, true);
        CPPUNIT_ASSERT_EQUAL(std::string("invited ; made +reports account ; "),
                             told(called("A"), "a@x.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("made +reports account invited ; "),
                             told(called("A"), "b@x.example"));
    }

    void needsSeveralEntriesForManyPeople()
    {
        constexpr int people = 700;
        std::string rows;
        for (int i = 0; i < people; ++i)
            rows += row("A", "p" + std::to_string(i) + "@x.example", "reports;technical;application");
        import(rows);
        const auto entries = world.storage.read()->audit().list(called("A"), 0, 100);
        CPPUNIT_ASSERT(entries.size() > 1 && entries.size() < 12);
        std::set<ContactId> told;
        for (const auto& entry : entries)
        {
            CPPUNIT_ASSERT(entry.facts.size() <= 8000);
            const auto there = importedIn(entry.facts);
            CPPUNIT_ASSERT_EQUAL(std::to_string(there.size()),
                                 entry.facts.substr(9, entry.facts.find(',') - 9));  // behind {"added":
            for (const auto& person : there)
                told.insert(person.contact);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(people), told.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), history(called("A"), "p0@x.example").size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), history(called("A"), "p699@x.example").size());
        const auto verdict = verifyAudit(*world.storage.read(), world.secrets, called("A"));
        CPPUNIT_ASSERT(verdict.firstBad == 0 && verdict.rows == entries.size());
    }

    void tellsAPageTheFirstOfManyPeople()
    {
        std::string rows;
        for (int i = 0; i < 12; ++i)
            rows += row("A", "p" + std::to_string(i) + "@x.example", "reports", "L" + std::to_string(i));
        import(rows);
        const auto entry = history(called("A"), "").front();
        CPPUNIT_ASSERT_EQUAL(toldPeople, entry.imported.size());
        CPPUNIT_ASSERT_EQUAL(12 - toldPeople, entry.importedBesides);
        CPPUNIT_ASSERT_EQUAL(std::string("First L0"), entry.imported.front().name);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), history(called("A"), "p11@x.example").front().importedBesides);
    }

    void namesTheAdministratorWhoImported()
    {
        world.services.staffName = [&](AccountId account) {
            return account == administrator.account ? "Ann Admin" : "";
        };
        import(row("A", "a@x.example", "reports"));
        CPPUNIT_ASSERT_EQUAL(std::string("Ann Admin"), history(called("A"), "a@x.example").front().by);
        administrator.account = {};
        import(row("B", "b@x.example", "reports"));
        CPPUNIT_ASSERT_EQUAL(std::string(), history(called("B"), "b@x.example").front().by);
    }

    void knowsTheHelpdeskInAContactOfAnotherCustomer()
    {
        world.services.staffName = [ann = administrator.account](AccountId account) {
            return account == ann ? "Ann Admin" : "";
        };
        administrator.contact = world.omar;
        import(row("A", "a@x.example", "reports"));
        const auto entry = history(called("A"), "a@x.example").front();
        CPPUNIT_ASSERT_EQUAL(std::string("Ann Admin"), entry.by);
        CPPUNIT_ASSERT(entry.helpdesk);
        administrator.account = AccountId{4712};  // Of a customer's contact who has left.
        import(row("B", "b@x.example", "reports"));
        CPPUNIT_ASSERT_EQUAL(std::string(), history(called("B"), "b@x.example").front().by);
        CPPUNIT_ASSERT(!history(called("B"), "b@x.example").front().helpdesk);
    }

    void readsItsOwnFactsOnly()
    {
        for (const auto* facts :
             {"", "{}", R"({"added":1,"changed":0})", R"({"people":{}})", R"({"people":{"x":"made"}})",
              R"({"people":{"0":"made"}})", R"({"people":{")", "\"people\":{"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(facts, std::size_t(0), importedIn(facts).size());
        const auto back =
            importedIn(importFacts(ImportedCustomer::made,
                                   {{ContactId{7}, {}, {"made", "+reports"}}, {ContactId{70}, {}, {}}})
                           .at(0));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), back.size());
        CPPUNIT_ASSERT(back[0].contact == ContactId{7} && back[0].has("+reports") && back[0].arrived());
        CPPUNIT_ASSERT(back[1].contact == ContactId{70} && back[1].marks.empty() && !back[1].arrived());
    }

    void describesEveryMark()
    {
        const ImportedPerson person{
            ContactId{7},
            "Ada Abel",
            {"made", "phone", "portalUser:no", "seesAllRequests:yes", "+technical", "-gone", "account"}};
        const auto described = describe(person, world.catalogue, "en");
        std::string text;
        for (const auto& line : described.lines)
        {
            text += line.sentence(Tense::done);
            for (const auto& [name, value] : line.arguments)
                (text += " ") += value;
            text += "\n";
        }
        CPPUNIT_ASSERT_EQUAL(std::string("change.imported.made.done\n"
                                         "change.imported.field.done phone\n"
                                         "change.set-portal-user.no.done\n"
                                         "change.set-sees-all-requests.yes.done\n"
                                         "change.grant-role.done Technical\n"
                                         "change.revoke-role.done gone\n"
                                         "change.imported.account.done\n"),
                             text);
        CPPUNIT_ASSERT(described.added && described.name == "Ada Abel");
        CPPUNIT_ASSERT(described.lines[2].sign == DescribedLine::Sign::del);
        CPPUNIT_ASSERT(described.lines[4].sign == DescribedLine::Sign::add);
    }

    void explainsWhatMovedUnderARequest()
    {
        Request request;
        request.customer = world.acme;
        request.submittedAt = world.clock.now();
        world.clock.advance(std::chrono::minutes(5));
        import("Acme Oil,customer,,tom@people.example,,Tom,Reed,+12022244843,,en,yes,no,technical;reports\n");
        const auto cell = [&](ContactId contact, const std::string& field) {
            Drift drift;
            drift.person = {contact, {}};
            drift.field = field;
            return drift;
        };
        const auto moved = withMovers(*world.storage.read(), request,
                                      {cell(world.tom, "phone"), cell(world.tom, "role:reports"),
                                       cell(world.tom, "lastName"), cell(world.tom, "role:financial"),
                                       cell(world.lena, "phone")});
        std::string text;
        for (const auto& each : moved)
            text += each.mover ? "yes " : "no ";
        CPPUNIT_ASSERT_EQUAL(std::string("yes yes no no no "), text);
        CPPUNIT_ASSERT(moved.front().mover->at == world.clock.now() && moved.front().mover->helpdesk);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportHistoryTest);

}  // namespace contacts::tests
