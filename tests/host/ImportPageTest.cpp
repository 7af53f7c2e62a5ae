// An administrator imports customers and contacts through pages.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <thread>

namespace {

using namespace tests;

class ImportPageTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ImportPageTest);
    CPPUNIT_TEST(aFileIsCheckedThenWrittenThenFoundUnchanged);
    CPPUNIT_TEST(aCheckOfManyRowsShowsHowFarItIs);
    CPPUNIT_TEST(othersWriteAndStopItWhileItRuns);
    CPPUNIT_TEST(wrongRowsAreNamedAndNothingIsWritten);
    CPPUNIT_TEST(theTemplateIsAFileThatWorks);
    CPPUNIT_TEST(aListFromAnotherSystemLeavesKnownPeopleAsTheyAre);
    CPPUNIT_TEST(whatIsNoFileIsRefusedAtTheField);
    CPPUNIT_TEST(aFileThatIsTooLargeIsToldTheLimitAndTheWayBack);
    CPPUNIT_TEST(aReportGoesWhenItIsDismissed);
    CPPUNIT_TEST(aCustomersFileSaysOfEachRowWhatItDoes);
    CPPUNIT_TEST(aCustomersFileAsksThoseKnownElsewhereToJoin);
    CPPUNIT_TEST(aLongReportBeginsWithTheWorstAndSaysThatItIsCut);
    CPPUNIT_TEST(thePagesExistForAdministratorsOnly);
    CPPUNIT_TEST_SUITE_END();

    static constexpr auto head =
        "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
        "department,language,portal_user,sees_all_requests,roles\n";

    static std::string row(const std::string& email, const std::string& roles)
    {
        return "Hooli Energy,customer,," + email + ",,First,Last,,,en,yes,no," + roles + "\n";
    }

    static std::string largeCustomers(int customers, int people)
    {
        std::string rows;
        for (int customer = 1; customer <= customers; ++customer)
            for (int person = 1; person <= people; ++person)
                rows += "Large " + std::to_string(customer) + ",customer,,p" + std::to_string(person) +
                        "@large" + std::to_string(customer) +
                        ".example,,First,Last,,,en,yes,no,management;application;technical\n";
        return rows;
    }

    static std::string give(HttpClient& client, const std::string& content)
    {
        const auto answer = client.upload("/admin/import", "people.csv", content);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body.substr(0, 2000), 303, answer.status);
        return answer.header("location");
    }

    /// The page once no worker is at it any more.
    static Answer settled(HttpClient& client, const std::string& path)
    {
        for (int i = 0; i < 300; ++i)
        {
            auto page = client.get(path);
            CPPUNIT_ASSERT_EQUAL(200, page.status);
            if (page.header("refresh").empty())
                return page;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        throw std::runtime_error("the worker never comes back");
    }

    static void assertSays(const Answer& answer, const std::string& text)
    {
        CPPUNIT_ASSERT_MESSAGE("no \"" + text + "\" in " + answer.body.substr(0, 6000),
                               unescaped(answer.body).find(text) != std::string::npos);
    }

    static void assertOffersWriting(const Answer& answer, bool offers)
    {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body.substr(0, 6000), offers,
                                     answer.body.find("name=\"invite\"") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(offers, unescaped(answer.body).find("Write the rows") != std::string::npos);
    }

    static void assertKeepsSilent(const Answer& answer, const std::string& text)
    {
        CPPUNIT_ASSERT_MESSAGE(text, unescaped(answer.body).find(text) == std::string::npos);
    }

    static Answer write(HttpClient& client, const std::string& path, FormFields fields = {})
    {
        CPPUNIT_ASSERT_EQUAL(303, client.form(path + "/write", std::move(fields)).status);
        return settled(client, path);
    }

    /// The import that made Ada and Bob, and one that changes Ada.
    static void tellsEachPerson(Scene& scene, HttpClient& administrator)
    {
        const auto changing = give(administrator, head + row("ada@hooli.example", "management;reports"));
        (void)settled(administrator, changing);
        assertSays(write(administrator, changing), "All rows are in force.");
        const auto customer =
            scene.host().rows("SELECT id FROM cm_customer WHERE name = 'Hooli Energy'").at(0);
        auto agent = scene.agent();
        const auto list = "/portal/customers/" + customer + "/contacts/";
        const auto ada = contactWith(agent, customer, "ada@hooli.example");
        const auto bob = contactWith(agent, customer, "bob@hooli.example");
        const auto ofAda = agent.get(list + ada + "/history");
        assertSays(ofAda, "Ada Root changed First Last by an import");
        assertSays(ofAda, "Ada Root made the contact by an import: First Last");
        assertSays(ofAda, "lost <del>Technical</del>");
        const auto ofBob = agent.get(list + bob + "/history");
        assertSays(ofBob, "Ada Root made the contact by an import: First Last");
        CPPUNIT_ASSERT(unescaped(ofBob.body).find("changed First Last") == std::string::npos);
        const auto file = agent.get(list + ada + "/history.csv");
        assertSays(file, "Ada Root,,First Last,lost Technical");
        const auto entries = agent.get("/api/v1/customers/" + customer + "/history?contact=" + ada);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), entries.size("entries"));
        CPPUNIT_ASSERT_EQUAL(std::string("Ada Root"), entries.text("entries[0].by"));
        assertSays(agent.get("/agent/contacts/" + ada), "Ada Root changed First Last by an import");
        std::string said;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, scene.host().command({"verify-audit"}, said));
        // As it was, for what follows.
        const auto back = give(administrator, head + row("ada@hooli.example", "management;technical"));
        (void)settled(administrator, back);
        (void)write(administrator, back);
    }

public:
    void aFileIsCheckedThenWrittenThenFoundUnchanged()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto content =
            head + row("ada@hooli.example", "management;technical") + row("bob@hooli.example", "application");
        const auto path = give(administrator, content);
        const auto checked = settled(administrator, path);
        assertSays(checked, "This is what would happen.");
        assertSays(checked, "2 rows: 1 customer, 2 contacts");
        assertSays(checked, "<h2 id=\"h-rows\">Row by row</h2>");
        CPPUNIT_ASSERT(scene.host().rows("SELECT id FROM cm_customer WHERE name = 'Hooli Energy'").empty());
        assertSays(write(administrator, path), "All rows are in force.");
        CPPUNIT_ASSERT_EQUAL(
            std::size_t(1),
            scene.host().rows("SELECT id FROM cm_customer WHERE name = 'Hooli Energy'").size());
        CPPUNIT_ASSERT(mailsTo(scene.host().mails(), "ada@hooli.example").empty());
        const std::string imported = "made the customer and imported contacts: 2 new, 0 changed";
        assertSays(administrator.get("/admin/audit?customer=Hooli+Energy"), imported);
        assertSays(administrator.get("/admin/audit?by=admin%40support.example"), imported);
        assertSays(administrator.get("/admin/audit?about=bob%40hooli.example"), imported);
        tellsEachPerson(scene, administrator);

        const auto again = give(administrator, content);
        const auto same = settled(administrator, again);
        assertSays(same, "0 changed, 2 unchanged");
        assertSays(same, "Everything in the file is stored already");
        assertSays(same, "aria-hidden=\"true\">=</span> unchanged");
        assertOffersWriting(checked, true);
        assertOffersWriting(same, false);
        auto other = content;
        other.replace(other.find("First"), 5, "Frist");
        const auto differs = settled(administrator, give(administrator, other));
        assertSays(differs, "First name: First → Frist");
        assertSays(differs, "1 changed, 1 unchanged");
        const auto empty = settled(administrator, give(administrator, head));
        assertSays(empty, "no row below its headings");
        assertSays(empty, "Checked, nothing to write");
        assertKeepsSilent(empty, "waits for you");
        assertOffersWriting(empty, false);
        // A second yes to what is written is none.
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(path + "/write", {}).status);
        assertSays(administrator.get(path), "All rows are in force.");

        const auto third = give(administrator, head + row("eve@hooli.example", "reports"));
        (void)settled(administrator, third);
        (void)write(administrator, third, {{"invite", "yes"}});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mailsTo(scene.host().mails(), "eve@hooli.example").size());
    }

    void aCheckOfManyRowsShowsHowFarItIs()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto path = give(administrator, head + row("ada@hooli.example", "management;technical"));
        (void)settled(administrator, path);
        // As another worker would leave it in the middle of a large file.
        scene.host().change(
            "UPDATE cm_import SET state = 'checking', row_count = 50000, done = 12500, totals = ''");
        const auto page = administrator.get(path);
        CPPUNIT_ASSERT(!page.header("refresh").empty());
        assertSays(page, "Being checked: 12,500 of 50,000 rows");
        assertSays(page, "<progress max=\"100\" value=\"25\" aria-label=\"Rows compared\">");
        assertSays(administrator.get("/admin/import"), "Being checked: 12,500 of 50,000 rows");
    }

    void othersWriteAndStopItWhileItRuns()
    {
        Scene scene;
        auto administrator = scene.administrator();
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto path = give(administrator, head + largeCustomers(16, 100));
        assertSays(settled(administrator, path), "This is what would happen.");
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(path + "/write", {}).status);
        const auto written = [&] {
            return std::stoi(
                scene.host().rows("SELECT COUNT(*) FROM cm_customer WHERE name LIKE 'Large %'").at(0));
        };
        for (int i = 0; i < 600 && written() == 0; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        const auto before = written();
        const auto draft =
            putDraft(maria, acme, "[" + addContact("n1", "New", "Body", "new@acme.example", "reports") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(path + "/stop", {}).status);
        auto stopped = settled(administrator, path);
        // The worker tells the last customer's rows when he has written it.
        for (int i = 0;
             i < 300 && unescaped(stopped.body).find("customers were written") == std::string::npos &&
             unescaped(stopped.body).find("1 customer was written") == std::string::npos;
             ++i)
        {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            stopped = administrator.get(path);
        }
        const auto after = written();
        const auto rowsOf = [](int customers) {
            const auto rows = std::to_string(customers * 100);
            return customers < 10 ? rows : rows.substr(0, 1) + "," + rows.substr(1);
        };
        assertSays(stopped, "Stopped: " + rowsOf(after) + " of 1,600 rows");
        assertSays(stopped, rowsOf(after) + " of 1,600 rows are in force");
        assertSays(stopped, "Import the same file again to write the others.");
        // Totals and rows are those of the check: most of them are not written.
        assertSays(stopped, "What the whole file would do, as it was checked – 1,600 rows: 16 customers");
        assertSays(stopped, "<h2 id=\"h-rows\">Row by row: what the file would do</h2>");
        CPPUNIT_ASSERT_MESSAGE(std::to_string(before) + " customers before, " + std::to_string(after) +
                                   " after",
                               before > 0 && after < 16);
    }

    void wrongRowsAreNamedAndNothingIsWritten()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto path = give(administrator, head + row("ada@hooli.example", "management;technical") +
                                                  row("bob@hooli.example", "=barista"));
        const auto refused = settled(administrator, path);
        assertSays(refused, "Nothing was written. Correct in your file");
        assertSays(refused, "unknown-role");
        assertSays(refused, "=barista");
        assertSays(refused, "2 rows read: 1 error, 1 warning. Rows without one are not listed");
        assertSays(refused, "<h2 id=\"h-rows\">Rows to look at</h2>");
        assertKeepsSilent(refused, "0 contacts");
        assertKeepsSilent(refused, "ada@hooli.example");
        CPPUNIT_ASSERT(refused.body.find("/write\"") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(path + "/write", {}).status);
        assertSays(settled(administrator, path), "Nothing was written.");
        CPPUNIT_ASSERT(scene.host().rows("SELECT id FROM cm_customer WHERE name = 'Hooli Energy'").empty());
        CPPUNIT_ASSERT_EQUAL(400, administrator.get(path + "?from=nowhere").status);
    }

    void theTemplateIsAFileThatWorks()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto file = administrator.get("/admin/import/template.csv");
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        assertSays(settled(administrator, give(administrator, file.body)), "This is what would happen.");
    }

    void aListFromAnotherSystemLeavesKnownPeopleAsTheyAre()
    {
        Scene scene;
        auto administrator = scene.administrator();
        assertSays(administrator.get("/admin/import"), "<code>roles_of_new</code>");
        CPPUNIT_ASSERT(administrator.get("/admin/import/template.csv").body.find("roles_of_new") ==
                       std::string::npos);
        const std::string columns =
            "customer,customer_kind,parent_customer,email,first_name,last_name,roles_of_new\n";
        const std::string tom = "Acme Oil,customer,,tom.reed@acme.example,Tom,Reed,reports\n";
        assertSays(settled(administrator, give(administrator, columns + tom)),
                   "Everything in the file is stored already");
        const auto refused = settled(
            administrator,
            give(administrator, columns + tom + "Acme Oil,customer,,nadia@acme.example,Nadia,New,\n"));
        assertSays(refused, "Nadia New needs at least one role.");
        assertSays(refused, "<code>roles_of_new</code>");
        const auto fresh =
            give(administrator, columns + tom + "Acme Oil,customer,,nadia@acme.example,Nadia,New,reports\n");
        (void)settled(administrator, fresh);
        assertSays(write(administrator, fresh), "All rows are in force.");
        assertSays(settled(administrator, give(administrator, "customer,email\n")), "missing-column");
    }

    void whatIsNoFileIsRefusedAtTheField()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto binary = administrator.upload("/admin/import", "people.xlsx", "PK\x03\x04\xff\xfe");
        CPPUNIT_ASSERT_EQUAL(422, binary.status);
        assertSays(binary, "The file is not UTF-8 text. Save it in your spreadsheet program as “CSV UTF-8”");
        const auto empty = administrator.upload("/admin/import", "people.csv", "");
        CPPUNIT_ASSERT_EQUAL(422, empty.status);
        assertSays(settled(administrator, give(administrator, "who,knows\n1,2\n")), "unknown-column");
        CPPUNIT_ASSERT_EQUAL(
            400, administrator.form(give(administrator, "x\n") + "/write", {{"as", "root"}}).status);
        CPPUNIT_ASSERT_EQUAL(404, administrator.get("/admin/import/999999").status);
        CPPUNIT_ASSERT_EQUAL(404, administrator.form("/admin/import/999999/stop", {}).status);
    }

    void aFileThatIsTooLargeIsToldTheLimitAndTheWayBack()
    {
        Scene scene;
        auto administrator = scene.administrator();
        auto maria = scene.maria();
        const auto own = "/portal/customers/" + customerNamed(maria, "Acme") + "/contacts/import";
        const auto refused = [&](const HttpClient& client, const std::string& path) {
            std::string cookies;
            for (const auto& [name, value] : client.cookies())
                cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
            return unescaped(sendRaw(
                scene.host().port(),
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookies +
                    "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 20000000\r\n\r\n"));
        };
        const auto says = [](const std::string& answer, const std::string& text) {
            CPPUNIT_ASSERT_MESSAGE("no \"" + text + "\" in " + answer.substr(0, 6000),
                                   answer.find(text) != std::string::npos);
        };
        assertSays(administrator.get("/admin/import"), "At most 10 MB.");
        assertSays(maria.get(own), "At most 10 MB.");
        const std::vector<std::pair<HttpClient*, std::string>> pages{{&administrator, "/admin/import"},
                                                                     {&maria, own}};
        for (const auto& [client, path] : pages)
        {
            const auto answer = refused(*client, path);
            CPPUNIT_ASSERT_MESSAGE(answer.substr(0, 200), answer.starts_with("HTTP/1.1 413"));
            says(answer, "At most 10 MB are taken here in one go.");
            says(answer, "href=\"" + path + "\">Back to the form</a>");
        }
    }

    void aReportGoesWhenItIsDismissed()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto path = give(administrator, head + row("ada@hooli.example", "management"));
        (void)settled(administrator, path);
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(path + "/stop", {}).status);
        assertSays(administrator.get(path), "Given up");
        assertSays(administrator.get(path), "Nothing of this file was written.");
        assertSays(administrator.get(path), "<h2 id=\"h-rows\">Row by row: what the file would do</h2>");
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(path + "/dismiss", {}).status);
        CPPUNIT_ASSERT_EQUAL(404, administrator.get(path).status);
        for (const std::string table : {"cm_import", "cm_import_row", "cm_import_piece"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(table, std::string("0"),
                                         scene.host().rows("SELECT COUNT(*) FROM " + table).at(0));
    }

    void aCustomersFileSaysOfEachRowWhatItDoes()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto path = "/portal/customers/" + customerNamed(maria, "Acme") + "/contacts/import";
        const auto tom = [](const std::string& department) {
            return "email,title,first_name,last_name,phone,department,language,portal_user,sees_all_requests,"
                   "roles\ntom.reed@acme.example,Mr.,Tom,Reed,+44 20 7946 0018," +
                   department + ",en,yes,no,technical\n";
        };
        // Whoever keeps contacts does not see the catalogue of roles.
        for (const std::string role : {"<code>technical</code></dt><dd>Technical</dd>",
                                       "<code>primary-contact</code></dt><dd>Primary contact</dd>"})
            assertSays(maria.get(path), role);
        assertKeepsSilent(maria.get(path), "as the role catalogue shows them");
        const auto same = maria.upload(path, "people.csv", tom("Operations"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(same.body, 200, same.status);
        assertSays(same, "aria-hidden=\"true\">=</span> unchanged");
        assertKeepsSilent(same, "aria-hidden=\"true\">~</span>");
        const auto other = maria.upload(path, "people.csv", tom("Labs"));
        assertSays(other, "aria-hidden=\"true\">~</span> changed");
        assertKeepsSilent(other, "aria-hidden=\"true\">=</span>");
        assertSays(other, "This file put 1 change into the draft");
        const auto again = maria.upload(path, "people.csv", tom("Labs"));
        assertSays(again, "The file says nothing new");
        assertSays(again, "aria-hidden=\"true\">=</span> unchanged");
        // Narrow screens show rows as blocks, where each cell says what it is.
        for (const std::string label : {"Line", "What happens"})
            assertSays(other, "data-h=\"" + label + "\"");
    }

    void aCustomersFileAsksThoseKnownElsewhereToJoin()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto answer = maria.upload("/portal/customers/" + acme + "/contacts/import", "people.csv",
                                         "email,title,first_name,last_name,phone,department,language,"
                                         "portal_user,sees_all_requests,roles\n"
                                         "nina.berg@initech.example,,Nina,Berg,,,en,yes,no,reports\n");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        assertSays(answer, "the person joins with the roles of this row");
        const auto draft = maria.get("/api/v1/customers/" + acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::string("link-contact"), draft.text("changes[0].kind"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, std::size_t{0}, draft.size("findings"));
    }

    void aLongReportBeginsWithTheWorstAndSaysThatItIsCut()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        std::string file = "email,title,first_name,last_name,phone,department,language,portal_user,"
                           "sees_all_requests,roles\n";
        for (int i = 1; i <= 600; ++i)
            file += "p" + std::to_string(i) + "@acme.example,,Per,Son" + std::to_string(i) +
                    ",,,en,no,no,reports\n";
        file += "nina.berg@initech.example,,Nina,Berg,,,en,yes,no,reports\n";
        const auto answer =
            maria.upload("/portal/customers/" + acme + "/contacts/import", "people.csv", file);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body.substr(0, 2000), 200, answer.status);
        assertSays(answer, "the person joins with the roles of this row");
        assertSays(answer, "101 more rows are not listed here.");
    }

    void thePagesExistForAdministratorsOnly()
    {
        Scene scene;
        auto agent = scene.agent();
        auto maria = scene.maria();
        auto administrator = scene.administrator();
        const auto path = give(administrator, head + row("ada@hooli.example", "management"));
        for (auto* client : {&agent, &maria})
        {
            CPPUNIT_ASSERT_EQUAL(404, client->get("/admin/import").status);
            CPPUNIT_ASSERT_EQUAL(404, client->get(path).status);
            CPPUNIT_ASSERT_EQUAL(404, client->get("/admin/import/template.csv").status);
            CPPUNIT_ASSERT_EQUAL(404, client->form(path + "/write", {}).status);
            const auto status = client->upload("/admin/import", "x.csv", "x").status;
            CPPUNIT_ASSERT_MESSAGE(std::to_string(status), status == 404 || status == 415);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportPageTest);

}  // namespace
