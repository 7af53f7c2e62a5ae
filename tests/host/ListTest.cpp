// The list over HTTP: order, columns, what is remembered of them, and the list as a file.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();)
    {
        const auto end = std::min(text.find("\r\n", at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}


bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}


/// "status role:technical …", whatever the language.
std::string columnsOf(const std::string& page)
{
    const std::string before = "data-column=\"";
    std::string names;
    for (auto at = page.find(before); at != std::string::npos; at = page.find(before, at))
    {
        at += before.size();
        names += page.substr(at, page.find('"', at) - at) + " ";
    }
    return names;
}


class ListTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ListTest);
    CPPUNIT_TEST(anotherHelpdeskLeadsEverybodyToWhatHeMay);
    CPPUNIT_TEST(sortsByWhatTheAddressNamesAndNothingElse);
    CPPUNIT_TEST(showsTheColumnsOfTheAddress);
    CPPUNIT_TEST(remembersColumnsAndOrderPerPerson);
    CPPUNIT_TEST(remembersHowManyRowsAPageHas);
    CPPUNIT_TEST(aSharedAddressShowsTheSameToWhoeverRemembersSomething);
    CPPUNIT_TEST(aPageBehindTheLastIsTheLast);
    CPPUNIT_TEST(aSearchFindsWhoIsNewInTheDraft);
    CPPUNIT_TEST(theShortAddressKeepsItsQuery);
    CPPUNIT_TEST(movesColumnsWithoutAScript);
    CPPUNIT_TEST(handsOutTheListAsDisplayed);
    CPPUNIT_TEST(handsOutTheListAsTheDraftWouldHaveIt);
    CPPUNIT_TEST(handsOutEveryKindOfFile);
    CPPUNIT_TEST(refusesColumnsItDoesNotHave);
    CPPUNIT_TEST(answersStrangersAsIfThereWereNoSuchCustomer);
    CPPUNIT_TEST(writesNothingThatRunsAndReadsItBack);
    CPPUNIT_TEST(aPurchaserHasNoColumnsOfRolesThatNobodyOffersHim);
    CPPUNIT_TEST(everyEntryOfTheMenuKeepsToTheCustomerAtHand);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _acme = customerNamed(*_maria, "Acme");
        _api = "/api/v1/customers/" + _acme + "/contacts";
        _page = "/portal/customers/" + _acme + "/contacts";
    }

    void tearDown() override
    {
        _maria.reset();
        _scene.reset();
    }

    void aPurchaserHasNoColumnsOfRolesThatNobodyOffersHim()
    {
        auto omar = _scene->login("omar.haddad@globex.example");
        const auto his = omar.get("/portal/customers/" + customerNamed(omar, "Globex") + "/contacts").body;
        CPPUNIT_ASSERT(his.find("data-role=\"financial\"") != std::string::npos);
        CPPUNIT_ASSERT(his.find("data-role=\"work-orders\"") == std::string::npos);
        CPPUNIT_ASSERT(his.find("<option value=\"work-orders\"") == std::string::npos);
        const auto hers = _maria->get(_page).body;
        CPPUNIT_ASSERT(hers.find("data-role=\"work-orders\"") != std::string::npos);
    }

    void everyEntryOfTheMenuKeepsToTheCustomerAtHand()
    {
        auto nina = _scene->nina();
        const auto nord = customerNamed(nina, "Initech Nord");
        const auto home = nina.get("/portal?customer=" + nord).body;
        const auto kept = "href=\"/portal/tickets?customer=" + nord;
        for (const std::string path : {"/portal/roles", "/portal/profile"})
        {
            const auto link = std::string(path).append("?customer=").append(nord);
            CPPUNIT_ASSERT_MESSAGE(path, has(home, "href=\"" + link));
            CPPUNIT_ASSERT_MESSAGE(path, has(nina.get(link).body, kept));
        }
        CPPUNIT_ASSERT(has(nina.get("/portal/customers/" + nord + "/ask").body, kept));
    }

    void anotherHelpdeskLeadsEverybodyToWhatHeMay()
    {
        const auto mine = [](HttpClient& who) { return who.get("/portal/contacts/mine").header("location"); };
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(_page, mine(*_maria));
        CPPUNIT_ASSERT_EQUAL("/portal/customers/" + customerNamed(*_maria, "Acme Oil") + "/ask", mine(tom));
        CPPUNIT_ASSERT_EQUAL(200, tom.get(mine(tom)).status);
        auto jonas = _scene->agent();
        CPPUNIT_ASSERT_EQUAL(404, jonas.get("/portal/contacts/mine").status);
    }

    void sortsByWhatTheAddressNamesAndNothingElse()
    {
        for (const std::string by : {"lastName", "email", "phone", "department", "title", "locale", "status",
                                     "account", "portalUser", "seesAllRequests", "lastLogin", "projects"})
        {
            const auto up = _maria->get(_api + "?pageSize=200&sort=" + by);
            const auto down = _maria->get(_api + "?pageSize=200&sort=-" + by);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(by, 200, up.status);
            const auto count = up.size("contacts");
            CPPUNIT_ASSERT(count > 5 && down.size("contacts") == count);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(by, up.text("contacts[0].id"),
                                         down.text("contacts[" + std::to_string(count - 1) + "].id"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(by, 200, _maria->get(_page + "?sort=-" + by).status);
        }
        // Who holds a role and who does not: by name either way.
        const auto holders = _maria->get(_api + "?pageSize=200&role=technical");
        const auto few = holders.size("contacts");
        const auto first = _maria->get(_api + "?pageSize=200&sort=-role:technical");
        const auto last = _maria->get(_api + "?pageSize=200&sort=role:technical");
        const auto others = last.size("contacts") - few;
        CPPUNIT_ASSERT(few > 2);
        for (std::size_t i = 0; i < few; ++i)
        {
            const auto id = holders.text("contacts[" + std::to_string(i) + "].id");
            CPPUNIT_ASSERT_EQUAL(id, first.text("contacts[" + std::to_string(i) + "].id"));
            CPPUNIT_ASSERT_EQUAL(id, last.text("contacts[" + std::to_string(others + i) + "].id"));
        }
        for (const std::string by :
             {"firstName", "password", "role:", "role:none-such", "email%20DESC", "%60email%60",
              "CASE%20WHEN%201%3D1%20THEN%20email%20END", "--email", "<script>"})
        {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(by, 400, _maria->get(_api + "?sort=" + by).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(by, 400, _maria->get(_page + "?sort=" + by).status);
        }
    }

    void showsTheColumnsOfTheAddress()
    {
        const auto page = _maria->get(_page + "?columns=department,role:technical,status&sort=department");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        const auto department = page.body.find("data-column=\"department\" aria-sort=\"ascending\"");
        const auto technical = page.body.find("data-column=\"role:technical\"");
        const auto status = page.body.find("data-column=\"status\"");
        CPPUNIT_ASSERT(department < technical && technical < status && status != page.body.npos);
        CPPUNIT_ASSERT(!has(page.body, "data-column=\"role:reports\""));
        const auto row = page.body.substr(page.body.find("<tr role=\"row\" id=\"r-"), 6000);
        CPPUNIT_ASSERT_MESSAGE(row, row.find("class=\"fact\"") < row.find("class=\"role") &&
                                        row.find("class=\"role") < row.find("state-cell"));
        for (const std::string columns :
             {"password", "phone,phone", "phone,", "role:none-such", "firstName", "%3Cscript%3E"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(columns, 400, _maria->get(_page + "?columns=" + columns).status);
        CPPUNIT_ASSERT_EQUAL(200, _maria->get(_page + "?columns=").status);
    }

    void remembersColumnsAndOrderPerPerson()
    {
        CPPUNIT_ASSERT(has(_maria->get(_page).body, "data-column=\"status\""));
        const auto saved = _maria->form(_page + "/columns", {{"at", "q=a&sort=-email"},
                                                             {"order", "phone"},
                                                             {"order", "status"},
                                                             {"order", "department"},
                                                             {"column", "phone"},
                                                             {"column", "department"}});
        CPPUNIT_ASSERT_EQUAL(303, saved.status);
        CPPUNIT_ASSERT_EQUAL(_page + "?q=a&sort=-email&columns=phone,department", saved.header("location"));
        const auto plain = _maria->get(_page);
        CPPUNIT_ASSERT(has(plain.body, "data-column=\"phone\"") &&
                       !has(plain.body, "data-column=\"status\""));
        CPPUNIT_ASSERT(has(plain.body, "data-view=\"sort=-email&amp;columns=phone,department\""));
        // The address says it all: whoever gets it sees the same, whatever he remembers.
        CPPUNIT_ASSERT(
            has(_maria->get(_page + "?columns=status,roles").body, "data-column=\"role:technical\""));
        auto paul = _scene->login("paul.dubois@acme.example");
        CPPUNIT_ASSERT(has(paul.get(_page).body, "data-column=\"status\""));

        CPPUNIT_ASSERT_EQUAL(204, _maria->form(_page + "/view", {{"view", "sort=department"}}).status);
        CPPUNIT_ASSERT(
            has(_maria->get(_page).body, "data-view=\"sort=department&amp;columns=phone,department\""));
        CPPUNIT_ASSERT_EQUAL(400, _maria->form(_page + "/view", {{"view", "sort=role:none-such"}}).status);
        CPPUNIT_ASSERT_EQUAL(
            400, _maria->form(_page + "/view", {{"view", "sort=email"}, {"account", "1"}}).status);
        CPPUNIT_ASSERT_EQUAL(303, _maria->form(_page + "/columns", {{"at", ""}, {"standard", "yes"}}).status);
        CPPUNIT_ASSERT(has(_maria->get(_page).body, "data-view=\"\""));
        auto nina = _scene->nina();
        CPPUNIT_ASSERT_EQUAL(404, nina.form(_page + "/view", {{"view", "sort=email"}}).status);
        CPPUNIT_ASSERT_EQUAL(404, nina.form(_page + "/columns", {{"order", "phone"}}).status);
    }

    void remembersHowManyRowsAPageHas()
    {
        CPPUNIT_ASSERT_EQUAL(204, _maria->form(_page + "/view", {{"view", "pageSize=3&q=a"}}).status);
        const auto plain = _maria->get(_page);
        CPPUNIT_ASSERT(has(plain.body, "data-view=\"pageSize=3\""));
        CPPUNIT_ASSERT(has(plain.body, "?page=2&amp;pageSize=3"));
        CPPUNIT_ASSERT(!has(plain.body, ".xlsx?pageSize"));  // A file holds all pages.
        CPPUNIT_ASSERT(!has(_maria->get(_page + "?pageSize=50").body, "rel=\"next\""));
    }

    void aSharedAddressShowsTheSameToWhoeverRemembersSomething()
    {
        auto paul = _scene->login("paul.dubois@acme.example");
        CPPUNIT_ASSERT_EQUAL(
            303, paul.form(_page + "/columns",
                           {{"at", "sort=-email&pageSize=3"}, {"order", "phone"}, {"column", "phone"}})
                     .status);
        CPPUNIT_ASSERT(has(paul.get(_page).body, "data-column=\"phone\""));
        for (const std::string sent : {"?q=a", "?status=active", "?sort=department"})
        {
            const auto hers = columnsOf(_maria->get(_page + sent).body);
            CPPUNIT_ASSERT(has(hers, "status role:"));
            const auto page = paul.get(_page + sent).body;
            CPPUNIT_ASSERT_EQUAL(hers, columnsOf(page));
            CPPUNIT_ASSERT(!has(page, "rel=\"next\"") && !has(page, "sort=-email"));
        }
        // The chooser shows what the list shows.
        const auto chooser = paul.get(_page + "/columns?at=q%3Da").body;
        CPPUNIT_ASSERT(chooser.find("value=\"status\"") < chooser.find("value=\"phone\""));
        // What he chooses there is one thing; the rest that he remembers stays.
        CPPUNIT_ASSERT_EQUAL(204, paul.form(_page + "/view", {{"view", "sort=email"}}).status);
        CPPUNIT_ASSERT(
            has(paul.get(_page).body, "data-view=\"sort=email&amp;columns=phone&amp;pageSize=3\""));
    }

    void aPageBehindTheLastIsTheLast()
    {
        const auto first = _maria->get(_page + "?pageSize=3");
        CPPUNIT_ASSERT(has(first.body, "aria-current=\"page\""));
        CPPUNIT_ASSERT(has(first.body, "?page=2&amp;pageSize=3") &&
                       has(first.body, "?page=3&amp;pageSize=3"));
        const auto beyond = _maria->get(_page + "?page=900000&pageSize=3");
        CPPUNIT_ASSERT_EQUAL(200, beyond.status);
        CPPUNIT_ASSERT(has(beyond.body, "data-person=") && has(beyond.body, "rel=\"prev\""));
        CPPUNIT_ASSERT(!has(beyond.body, "rel=\"next\"") &&
                       !has(beyond.body, "href=\"" + _page + "?page=9000"));
        CPPUNIT_ASSERT(has(_maria->get(_page + "?page=900000&q=nobodyatall").body, "No contact matches"));
    }

    void aSearchFindsWhoIsNewInTheDraft()
    {
        const auto draft =
            putDraft(*_maria, _acme,
                     "[" + addContact("new-1", "Kari", "Øverland", "kari@acme.example", "reports") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        for (const std::string typed : {"kari", "overland", "%C3%98verland", "kari%40acme.example"})
        {
            const auto found = _maria->get(_page + "?q=" + typed);
            CPPUNIT_ASSERT_MESSAGE(typed, has(found.body, "id=\"r-new-1\""));
            CPPUNIT_ASSERT_MESSAGE(typed, has(found.body, "1 contact found"));
            CPPUNIT_ASSERT_MESSAGE(typed, !has(found.body, "No contact matches"));
        }
        CPPUNIT_ASSERT(!has(_maria->get(_page + "?q=keller").body, "id=\"r-new-1\""));
    }

    void theShortAddressKeepsItsQuery()
    {
        const auto to = [&](const std::string& query) {
            const auto answer = _maria->get("/portal/contacts" + query);
            CPPUNIT_ASSERT_EQUAL(303, answer.status);
            return answer.header("location");
        };
        CPPUNIT_ASSERT_EQUAL(_page, to(""));
        CPPUNIT_ASSERT_EQUAL(_page + "?q=a%26b&status=active&sort=-email",
                             to("?sort=-email&q=a%26b&status=active"));
        CPPUNIT_ASSERT_EQUAL(_page + "?q=tom&open=12", to("?q=tom&open=12"));
        CPPUNIT_ASSERT_EQUAL(_page, to("?sort=evil"));
    }

    void movesColumnsWithoutAScript()
    {
        const auto page = _maria->get(_page + "/columns?at=columns%3Dphone,email");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(page.body.find("value=\"phone\"") < page.body.find("value=\"email\""));
        auto fields = formWith(page.body, "order").untouched();
        fields.emplace_back("down", "phone");
        const auto moved = _maria->form(_page + "/columns", fields);
        CPPUNIT_ASSERT_EQUAL(200, moved.status);
        const auto saved = _maria->form(_page + "/columns", formWith(moved.body, "order").untouched());
        CPPUNIT_ASSERT_EQUAL(_page + "?columns=email,phone", saved.header("location"));
    }

    void handsOutTheListAsDisplayed()
    {
        const auto file =
            _maria->get(_api + ".csv?search=a&sort=-email&columns=lastName,email,role:technical,roles");
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        CPPUNIT_ASSERT(has(file.header("content-disposition"), "attachment"));
        auto lines = linesOf(file.body.substr(3));
        CPPUNIT_ASSERT_EQUAL(std::string("lastName,email,role:technical,roles"), lines.front());
        const auto list = _maria->get(_api + "?search=a&sort=-email&pageSize=200");
        CPPUNIT_ASSERT_EQUAL(list.size("contacts"), lines.size() - 1);
        CPPUNIT_ASSERT_EQUAL(std::to_string(list.size("contacts")), file.header("x-rows"));
        for (std::size_t i = 1; i < lines.size(); ++i)
            CPPUNIT_ASSERT(
                has(lines[i], "," + list.text("contacts[" + std::to_string(i - 1) + "].email") + ","));
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), linesOf(_maria->get(_api + ".csv?pageSize=3").body).size());
        const auto seen =
            linesOf(_maria->get(_page + ".csv?columns=department,status&q=keller").body.substr(3));
        CPPUNIT_ASSERT_EQUAL(std::string("title,firstName,lastName,email,department,status,account"),
                             seen.front());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), seen.size());
        CPPUNIT_ASSERT(has(seen.back(), ",active,active"));
    }

    void handsOutTheListAsTheDraftWouldHaveIt()
    {
        const auto tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
        const auto hans = contactWith(*_maria, _acme, "hans.mueller@acme.example");
        const auto saved =
            putDraft(*_maria, _acme,
                     "[" + addContact("n", "Nora", "New", "nora.new@acme.example", "reports") +
                         R"(,{"kind":"edit-contact","contact":")" + tom +
                         R"(","field":"lastName","value":"Reeder"},)" + grantRole(tom, "reports") +
                         R"(,{"kind":"remove-contact","contact":")" + hans + R"("}])");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(saved.body, 200, saved.status);
        const auto file = _page + ".csv?columns=role:reports";
        const auto live = _maria->get(file).body;
        CPPUNIT_ASSERT(!has(live, "Reeder") && !has(live, "nora.new"));
        const auto answer = _maria->get(file + "&draft=yes");
        CPPUNIT_ASSERT(
            has(_maria->get(file).header("content-disposition"), "filename=\"contacts-" + _acme + ".csv\""));
        CPPUNIT_ASSERT(
            has(answer.header("content-disposition"), "filename=\"contacts-" + _acme + "-draft.csv\""));
        CPPUNIT_ASSERT(has(answer.header("content-disposition"), "%20Draft.csv"));
        const auto drafted = answer.body.substr(3);
        const auto lines = linesOf(drafted);
        CPPUNIT_ASSERT_EQUAL(std::string("draft,title,firstName,lastName,email,role:reports"), lines.front());
        CPPUNIT_ASSERT_EQUAL(std::string("new,,Nora,New,nora.new@acme.example,yes"), lines.at(1));
        CPPUNIT_ASSERT_MESSAGE(drafted, has(drafted, "changed,Mr.,Tom,Reeder,tom.reed@acme.example,yes"));
        CPPUNIT_ASSERT_MESSAGE(drafted, has(drafted, "leaving,Herr,Hans,"));
        CPPUNIT_ASSERT_EQUAL(linesOf(live.substr(3)).size() + 1, lines.size());
        const auto few = linesOf(_maria->get(file + "&draft=yes&status=draft").body);
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), few.size());
        auto lena = _scene->login("lena.vogt@acme.example");
        CPPUNIT_ASSERT(!has(lena.get(file + "&draft=yes").body, "Reeder"));
    }

    void handsOutEveryKindOfFile()
    {
        for (const auto& start : {_api, _page})
        {
            const auto sheet = _maria->get(start + ".xlsx");
            CPPUNIT_ASSERT_EQUAL(200, sheet.status);
            CPPUNIT_ASSERT(sheet.body.starts_with("PK"));
            const auto paper = _maria->get(start + ".pdf");
            CPPUNIT_ASSERT(paper.body.starts_with("%PDF-"));
            CPPUNIT_ASSERT_EQUAL(std::string("application/pdf"), paper.header("content-type"));
            for (const auto& file : {sheet, paper})
            {
                CPPUNIT_ASSERT_EQUAL(std::string("nosniff"), file.header("x-content-type-options"));
                CPPUNIT_ASSERT(file.header("content-disposition").starts_with("attachment"));
            }
        }
        auto lena = _scene->login("lena.vogt@acme.example");
        CPPUNIT_ASSERT_EQUAL(200, lena.get(_page + ".csv").status);
    }

    void refusesColumnsItDoesNotHave()
    {
        for (const std::string query : {"columns=password", "columns=role:none-such", "columns=email,email",
                                        "sort=evil", "surprise=1", "pageSize=201", "status=odd"})
            for (const std::string kind : {".csv", ".xlsx", ".pdf"})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 400, _maria->get(_api + kind + "?" + query).status);
        CPPUNIT_ASSERT_EQUAL(400, _maria->get(_page + ".csv?columns=firstName").status);
        CPPUNIT_ASSERT_EQUAL(400, _maria->get(_page + ".csv?status=draft").status);
        auto lena = _scene->login("lena.vogt@acme.example");
        CPPUNIT_ASSERT_EQUAL(400, lena.get(_page + ".csv?status=draft&draft=yes").status);
    }

    void answersStrangersAsIfThereWereNoSuchCustomer()
    {
        auto nina = _scene->nina();
        auto tom = _scene->login("tom.reed@acme.example");
        for (const std::string kind : {".csv", ".xlsx", ".pdf"})
        {
            CPPUNIT_ASSERT_EQUAL(404, nina.get(_api + kind).status);
            CPPUNIT_ASSERT_EQUAL(nina.get("/api/v1/customers/999999/contacts" + kind).body,
                                 nina.get(_api + kind).body);
            CPPUNIT_ASSERT_EQUAL(404, nina.get(_page + kind).status);
            CPPUNIT_ASSERT_EQUAL(404, tom.get(_page + kind).status);
        }
    }

    void writesNothingThatRunsAndReadsItBack()
    {
        const std::string head =
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,"
            "language,portal_user,sees_all_requests,roles\r\n";
        const auto file = _scene->host().folder() / "evil.csv";
        std::string output;
        writeFile(
            file,
            head +
                "Acme Oil,customer,,evil@acme.example,,=1+1,@SUM(A1),+33142685300,-x,en,no,no,technical\r\n");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(output, 0, _scene->host().command({"import", file.string()}, output));

        const auto csv =
            _maria->get(_api + ".csv?search=evil&columns=email,title,firstName,lastName,phone,department,"
                               "locale,portalUser,seesAllRequests,roles");
        const auto lines = linesOf(csv.body.substr(3));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), lines.size());
        CPPUNIT_ASSERT_EQUAL(
            std::string(
                "evil@acme.example,,\"'=1+1\",\"'@SUM(A1)\",\"'+33142685300\",\"'-x\",en,no,no,technical"),
            lines.back());
        writeFile(file, "customer,customer_kind,parent_customer," + lines.front() +
                            "\r\nAcme Oil,customer,," + lines.back() + "\r\n");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(output, 0,
                                     _scene->host().command({"import", file.string(), "--dry-run"}, output));
        CPPUNIT_ASSERT_MESSAGE(output, has(output, "unchanged"));
    }

private:
    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::string _acme, _api, _page;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ListTest);

}  // namespace
