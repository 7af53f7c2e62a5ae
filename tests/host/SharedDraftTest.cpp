// Two administrators over one draft, and what stands beside a customer's contacts: history, purchasers.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class SharedDraftTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SharedDraftTest);
    CPPUNIT_TEST(twoTabsInDifferentCellsBothSurvive);
    CPPUNIT_TEST(aClashNamesWhoWroteWhatAndKeepsWhatWasTyped);
    CPPUNIT_TEST(everyLineSaysWhoWroteIt);
    CPPUNIT_TEST(whoFindsTheDraftDiscardedIsToldByWhom);
    CPPUNIT_TEST(theApiStopsAtAClashToo);
    CPPUNIT_TEST(promotingNamesBothAndAsksForARoleWhereNoneIsLeft);
    CPPUNIT_TEST(aRoleThatNobodyHoldsHasNoHolderToKeep);
    CPPUNIT_TEST(aRoleIsAskedForWhomeverItIs);
    CPPUNIT_TEST(theWaitingPageShowsWhoLosesTheRole);
    CPPUNIT_TEST(noPathMakesASecondHolder);
    CPPUNIT_TEST(theHistoryTellsAndExports);
    CPPUNIT_TEST(aStrangerReadsNoHistory);
    CPPUNIT_TEST(whoHasLeftKeepsHisHistory);
    CPPUNIT_TEST(aPurchasersPeopleStandBesideAndCannotBeChangedHere);
    CPPUNIT_TEST(manyPeopleOfAPurchaserComePageByPage);
    CPPUNIT_TEST(departmentsOfTheCustomerAreOffered);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _paul = std::make_unique<HttpClient>(_scene->login("paul.dubois@acme.example"));
        _acme = customerNamed(*_maria, "Acme");
        _tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
        _lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
    }

    void tearDown() override
    {
        _paul.reset();
        _maria.reset();
        _scene.reset();
    }

    void twoTabsInDifferentCellsBothSurvive()
    {
        auto marias = panel(*_maria, _tom);
        auto pauls = panel(*_paul, _tom);
        set(marias, "department", "Labs");
        set(pauls, "phone", "+44 20 7946 0099");
        CPPUNIT_ASSERT_EQUAL(303, save(*_maria, marias).status);
        CPPUNIT_ASSERT_EQUAL(303, save(*_paul, pauls).status);
        const auto draft = _maria->get(api("/draft"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, draft.size("changes"));
    }

    void aClashNamesWhoWroteWhatAndKeepsWhatWasTyped()
    {
        auto marias = panel(*_maria, _tom);
        auto pauls = panel(*_paul, _tom);
        set(marias, "department", "Labs & Co");
        set(pauls, "department", "Plant");
        CPPUNIT_ASSERT_EQUAL(303, save(*_maria, marias).status);
        const auto clash = save(*_paul, pauls);
        CPPUNIT_ASSERT_EQUAL(409, clash.status);
        CPPUNIT_ASSERT_MESSAGE(clash.body, clash.body.find("Maria Keller") != std::string::npos);
        CPPUNIT_ASSERT(clash.body.find("Labs &amp; Co") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE("one button, at that field",
                               clash.body.find("data-replace") != std::string::npos &&
                                   clash.body.find("data-replace") == clash.body.rfind("data-replace"));
        auto again = formWith(clash.body, "was.department");
        CPPUNIT_ASSERT_EQUAL(std::string("Plant"), valueOf(again, "department"));
        CPPUNIT_ASSERT_EQUAL(std::string("Labs & Co"), valueOf(again, "was.department"));
        CPPUNIT_ASSERT_EQUAL(std::string("Labs & Co"), _maria->get(api("/draft")).text("changes[0].value"));
        CPPUNIT_ASSERT_EQUAL(303, save(*_paul, again.untouched()).status);
        const auto draft = _maria->get(api("/draft"));
        CPPUNIT_ASSERT_EQUAL(std::string("Plant"), draft.text("changes[0].value"));
        CPPUNIT_ASSERT_EQUAL(std::string("Paul Dubois"), draft.text("changes[0].author.name"));
    }

    void everyLineSaysWhoWroteIt()
    {
        auto pauls = panel(*_paul, _tom);
        set(pauls, "department", "Plant");
        CPPUNIT_ASSERT_EQUAL(303, save(*_paul, pauls).status);
        CPPUNIT_ASSERT_EQUAL(200, addLine(*_maria, grantRole(_tom, "reports")).status);
        for (const auto& path : {"?open=" + _tom, std::string("/request")})
        {
            const auto page = _maria->get(list() + path);
            CPPUNIT_ASSERT_EQUAL(200, page.status);
            CPPUNIT_ASSERT_MESSAGE(path, page.body.find("Paul Dubois, today") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(path, page.body.find("you, today") != std::string::npos);
        }
    }

    void whoFindsTheDraftDiscardedIsToldByWhom()
    {
        CPPUNIT_ASSERT_EQUAL(200, addLine(*_maria, grantRole(_tom, "reports")).status);
        CPPUNIT_ASSERT_EQUAL(200, addLine(*_paul, grantRole(_lena, "reports")).status);
        const auto asked = _maria->get(list() + "/request");
        const auto send = formWith(asked.body, "draftVersion");
        const auto discard = _paul->get(list() + "/draft/discard");
        has(discard.body, "Par Maria Keller");  // He reads French.
        has(discard.body, "Par vous");
        CPPUNIT_ASSERT_EQUAL(303, _paul->form(list() + "/draft/discard", {{"at", ""}}).status);

        const auto late = _maria->form(send.action, send.untouched());
        CPPUNIT_ASSERT_EQUAL(409, late.status);
        has(late.body, "The draft is empty");
        has(late.body, "Paul Dubois discarded it");
        const auto again = _maria->get(list() + "/request");
        CPPUNIT_ASSERT_EQUAL(200, again.status);
        has(again.body, "Paul Dubois discarded it");
        has(_maria->get("/portal/customers/" + _acme + "/history").body,
            "Paul Dubois discarded the draft with 2 changes");

        // Sent by somebody else meanwhile.
        (void)_scene->raise(*_paul, _acme, "[" + grantRole(_tom, "reports") + "]");
        const auto second = _maria->form(send.action, send.untouched());
        CPPUNIT_ASSERT_EQUAL(409, second.status);
        has(second.body, "A request waits already");
        has(second.body, "Paul Dubois sent it");
    }

    void theApiStopsAtAClashToo()
    {
        const auto department = [&](const std::string& value, const std::string& was) {
            return R"({"kind":"set-department","contact":)" + jsonText(_tom) + R"(,"value":)" +
                   jsonText(value) + R"(,"was":)" + jsonText(was) + "}";
        };
        CPPUNIT_ASSERT_EQUAL(200, addLine(*_maria, department("Labs", "Operations")).status);
        const auto clash = addLine(*_paul, department("Plant", "Operations"));
        CPPUNIT_ASSERT_EQUAL(409, clash.status);
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"), clash.text("type"));
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"), clash.text("findings[0].rule"));
        CPPUNIT_ASSERT_EQUAL(200, addLine(*_paul, department("Plant", "Labs")).status);
    }

    void promotingNamesBothAndAsksForARoleWhereNoneIsLeft()
    {
        const auto path = list() + "/" + _lena + "/promote/primary-contact";
        const auto asked = _maria->get(path);
        CPPUNIT_ASSERT_EQUAL(200, asked.status);
        CPPUNIT_ASSERT(asked.body.find("Lena Vogt") != std::string::npos);
        CPPUNIT_ASSERT(asked.body.find("Maria Keller loses") != std::string::npos);
        CPPUNIT_ASSERT(asked.body.find("Maria Keller keeps Management") != std::string::npos);
        // Others may have the same names.
        for (const std::string email : {"lena.vogt<wbr>@acme.example", "maria.keller<wbr>@acme.example"})
            has(asked.body, "<bdi class=\"muted small\">" + email + "</bdi>");
        has(asked.body, "The role has one holder.");
        has(asked.body, "Keep the holder");
        CPPUNIT_ASSERT_EQUAL(303, _maria->form(path, formWith(asked.body, "over").untouched()).status);
        CPPUNIT_ASSERT_EQUAL(std::string("promote"), _maria->get(api("/draft")).text("changes[0].kind"));
        CPPUNIT_ASSERT_EQUAL(404, _maria->get(list() + "/" + _lena + "/promote/technical").status);
        CPPUNIT_ASSERT_EQUAL(404, _maria->get(list() + "/987654/promote/primary-contact").status);

        // Another tab, opened before, does not displace Lena unseen.
        auto stale = formWith(asked.body, "over").untouched();
        std::erase_if(stale, [](const auto& field) { return field.first == "csrf"; });
        const auto other = list() + "/" + _tom + "/promote/primary-contact";
        const auto moved = _paul->form(other, stale);
        CPPUNIT_ASSERT_EQUAL(409, moved.status);

        // Who loses the role is who holds it, not whom a colleague drafted; and her line is not lost unsaid.
        // Paul reads French.
        for (const auto& body : {moved.body, _paul->get(other).body})
        {
            CPPUNIT_ASSERT_MESSAGE(body,
                                   body.find("Maria Keller perd le rôle Contact principal") != body.npos);
            CPPUNIT_ASSERT_MESSAGE(body, body.find("Lena Vogt perd") == body.npos);
            CPPUNIT_ASSERT_MESSAGE(
                body, body.find("Maria Keller promeut Lena Vogt au rôle Contact principal") != body.npos);
        }
        CPPUNIT_ASSERT_EQUAL(303, _paul->form(other, formWith(moved.body, "over").untouched()).status);
        const auto draft = _maria->get(api("/draft"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, draft.size("changes"));
        CPPUNIT_ASSERT_EQUAL(_tom, draft.text("changes[0].contact"));
    }

    void aRoleThatNobodyHoldsHasNoHolderToKeep()
    {
        auto walter = _scene->login("walter.bishop@massive.example");
        const auto massive = customerNamed(walter, "Massive");
        const auto someone = contactWith(walter, massive, "person297@massive.example");
        const auto asked = walter.get("/portal/customers/" + massive + "/contacts/" + someone +
                                      "/promote/primary-technical");
        CPPUNIT_ASSERT_EQUAL(200, asked.status);
        has(asked.body, "Nobody holds Primary technical contact now.");
        has(asked.body, "The role has no holder yet.");
        has(asked.body, "Do not promote");
        CPPUNIT_ASSERT_MESSAGE(asked.body, asked.body.find("Keep the holder") == std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(asked.body, asked.body.find("one holder") == std::string::npos);
    }

    void aRoleIsAskedForWhomeverItIs()
    {
        const auto maria = contactWith(*_maria, _acme, "maria.keller@acme.example");
        CPPUNIT_ASSERT_EQUAL(200, addLine(*_paul, R"({"kind":"revoke-role","contact":)" + jsonText(maria) +
                                                      R"(,"role":"management"})")
                                      .status);
        const auto asked = _maria->get(list() + "/" + _lena + "/promote/primary-contact").body;
        CPPUNIT_ASSERT_MESSAGE(asked, asked.find("Role for Maria Keller") != std::string::npos);
    }

    void theWaitingPageShowsWhoLosesTheRole()
    {
        const auto people = _maria->get(api("/contacts")).number("total");
        (void)_scene->raise(*_maria, _acme, "[" + promote(_lena, "primary-contact") + "]");
        const auto page = _maria->get(list());
        CPPUNIT_ASSERT_EQUAL_MESSAGE(_scene->host().log(), 200, page.status);
        const auto from = page.body.find("class=\"diff\"");
        CPPUNIT_ASSERT_MESSAGE(page.body, from != std::string::npos);
        const auto table = page.body.substr(from, page.body.find("</table>", from) - from);
        CPPUNIT_ASSERT_MESSAGE(table, table.find("<bdi>Lena Vogt</bdi>") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(table, table.find("<bdi>Maria Keller</bdi>") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(table, table.find("hands a role over") != std::string::npos);
        const auto others = std::to_string(people - 2) + " contacts without a change";
        CPPUNIT_ASSERT_MESSAGE(others, page.body.find(others) != std::string::npos);
    }

    void noPathMakesASecondHolder()
    {
        const auto granted = addLine(*_maria, grantRole(_tom, "primary-contact"));
        CPPUNIT_ASSERT_EQUAL(200, granted.status);
        CPPUNIT_ASSERT_MESSAGE(granted.body,
                               granted.body.find("primary-role-two-holders") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(422, submit(*_maria, _acme, granted.number("version")).status);
    }

    void theHistoryTellsAndExports()
    {
        auto agent = _scene->agent();
        const auto raised = _scene->raise(
            *_maria, _acme, "[" + grantRole(_tom, "reports") + "," + grantRole(_lena, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        const auto page = _maria->get("/portal/customers/" + _acme + "/history");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(_scene->host().log(), 200, page.status);
        CPPUNIT_ASSERT(page.body.find("Maria Keller asked for 2 changes") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("implemented both changes") != std::string::npos);
        const auto ofTom = _maria->get(list() + "/" + _tom + "/history");
        CPPUNIT_ASSERT_EQUAL(200, ofTom.status);
        CPPUNIT_ASSERT(ofTom.body.find("Lena Vogt") == std::string::npos);
        const auto file = _maria->get("/portal/customers/" + _acme + "/history.csv");
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        CPPUNIT_ASSERT(file.body.starts_with("\xEF\xBB\xBFnumber,at,event,by,author,person,change"));
        CPPUNIT_ASSERT(file.body.find("Tom Reed") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, _maria->get(list() + "/" + _tom + "/history.csv").status);
        const auto entries = _maria->get(api("/history?contact=" + _tom));
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, entries.size("entries"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, entries.size("entries[1].changes"));
        CPPUNIT_ASSERT_EQUAL(std::string("Maria Keller"), entries.text("entries[1].by"));
        // The demo data are an import: it made him, without a request and without anybody's account.
        CPPUNIT_ASSERT_EQUAL(std::string("import.written"), entries.text("entries[2].act"));
        CPPUNIT_ASSERT(
            ofTom.body.find("Somebody at the command line made the contact by an import: Tom Reed") !=
            std::string::npos);
    }

    void aStrangerReadsNoHistory()
    {
        auto nina = _scene->nina();
        auto lena = _scene->login("lena.vogt@acme.example");
        for (const auto& path : {"/portal/customers/" + _acme + "/history", list() + "/" + _tom + "/history",
                                 "/portal/customers/" + _acme + "/history.csv"})
        {
            CPPUNIT_ASSERT_EQUAL(404, nina.get(path).status);
            CPPUNIT_ASSERT_EQUAL(404, lena.get(path).status);
        }
        CPPUNIT_ASSERT_EQUAL(404, _maria->get(list() + "/987654/history").status);
        CPPUNIT_ASSERT_EQUAL(404, _maria->get("/portal/customers/" + _acme + "/history?after=x").status);
    }

    void whoHasLeftKeepsHisHistory()
    {
        auto agent = _scene->agent();
        const auto raised =
            _scene->raise(*_maria, _acme, R"([{"kind":"remove-contact","contact":)" + jsonText(_lena) + "}]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        CPPUNIT_ASSERT_EQUAL(404, _maria->get(list() + "/" + _lena).status);
        const auto address = list() + "/" + _lena + "/history";
        const auto all = _maria->get("/portal/customers/" + _acme + "/history");
        CPPUNIT_ASSERT_MESSAGE(all.body, all.body.find("<a href=\"" + address +
                                                       "\">History of Lena Vogt</a>") != std::string::npos);
        const auto page = _maria->get(address);
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT_MESSAGE(page.body, page.body.find("<h1>History – <bdi>Lena Vogt</bdi></h1>") !=
                                              std::string::npos);
        CPPUNIT_ASSERT(page.body.find("This contact has left.") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("href=\"" + list() + "/" + _lena + "\"") == std::string::npos);
        const auto file = _maria->get(address + ".csv");
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        CPPUNIT_ASSERT(file.header("content-disposition").find("Lena%20Vogt") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, _scene->nina().get(address).status);
    }

    void aPurchasersPeopleStandBesideAndCannotBeChangedHere()
    {
        const auto page = _maria->get(list());
        CPPUNIT_ASSERT(page.body.find("Omar Haddad") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("Globex Trading") != std::string::npos);
        const auto found = _maria->get(api("/contacts?pageSize=200&search=omar"));
        CPPUNIT_ASSERT_EQUAL(0LL, found.number("total"));
        auto omar = _scene->login("omar.haddad@globex.example");
        const auto globex = customerNamed(omar, "Globex");
        const auto id = contactWith(omar, globex, "omar.haddad@globex.example");
        CPPUNIT_ASSERT(page.body.find("r-" + id + "\"") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(400, addLine(*_maria, grantRole(id, "reports")).status);
        CPPUNIT_ASSERT_EQUAL(404, _maria->get("/portal/customers/" + globex + "/contacts").status);
    }

    void manyPeopleOfAPurchaserComePageByPage()
    {
        std::string csv =
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,"
            "language,portal_user,sees_all_requests,roles\n";
        for (int i = 10; i < 60; ++i)
        {
            const auto number = std::to_string(i);
            csv += "Globex Trading,purchaser,,buyer" + number + "@globex.example,,Buyer,Number" + number +
                   ",,,en,no,no,reports\n";
        }
        const auto file = _scene->host().folder() / "buyers.csv";
        writeFile(file, csv);
        std::string said;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, _scene->host().command({"import", file.string()}, said));
        auto omar = _scene->login("omar.haddad@globex.example");
        const auto globex = customerNamed(omar, "Globex");
        const auto total = omar.get("/api/v1/customers/" + globex + "/contacts").text("total");
        CPPUNIT_ASSERT(std::stoi(total) > 50);

        const auto page = _maria->get(list());
        CPPUNIT_ASSERT_MESSAGE(page.body, page.body.find("the first 50 of " + total + " are shown") !=
                                              std::string::npos);
        const auto relatives = "/portal/customers/" + _acme + "/relatives";
        const auto wayOn = relatives + "?of=" + globex + "&amp;page=2";
        CPPUNIT_ASSERT_MESSAGE(page.body, page.body.find("href=\"" + wayOn + "\"") != std::string::npos);
        const auto rest = _maria->get(relatives + "?of=" + globex + "&page=2");
        CPPUNIT_ASSERT_EQUAL(200, rest.status);
        CPPUNIT_ASSERT_MESSAGE(rest.body,
                               rest.body.find("51–" + total + " of " + total) != std::string::npos);
        std::size_t once = 0;
        for (int i = 10; i < 60; ++i)
        {
            const auto name = "Number" + std::to_string(i) + "</bdi>";
            const bool first = page.body.find(name) != std::string::npos;
            CPPUNIT_ASSERT_MESSAGE(name, first != (rest.body.find(name) != std::string::npos));
            once += first ? 0 : 1;
        }
        CPPUNIT_ASSERT(once > 0);
        const auto behind = _maria->get(relatives + "?of=" + globex + "&page=99");
        CPPUNIT_ASSERT_MESSAGE(behind.body,
                               behind.body.find("–" + total + " of " + total) != std::string::npos);
        const auto whole = _maria->get(relatives + "?page=99");
        CPPUNIT_ASSERT_EQUAL(200, whole.status);
        CPPUNIT_ASSERT_MESSAGE(whole.body, whole.body.find("Number10") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, _maria->get(relatives).status);
        for (const std::string odd : {"?page=0", "?page=x", "?page=99999999999999999999"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(odd, 400, _maria->get(relatives + odd).status);
        CPPUNIT_ASSERT_EQUAL(404, _maria->get(relatives + "?of=" + _acme).status);
    }

    void departmentsOfTheCustomerAreOffered()
    {
        const auto page = _maria->get(list() + "?open=" + _tom);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(_scene->host().log(), 200, page.status);
        CPPUNIT_ASSERT(page.body.find("<option value=\"Calculation\">") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("<option value=\"Purchasing\">") == std::string::npos);
        // "Mr." came with the import: the title is not offered twice.
        CPPUNIT_ASSERT(page.body.find("<option value=\"Mr.\"") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("<option value=\"Mr\"") == std::string::npos);
    }

private:
    static void has(const std::string& text, const std::string& part)
    {
        CPPUNIT_ASSERT_MESSAGE("no " + part + " in " + text, text.find(part) != std::string::npos);
    }

    std::string api(const std::string& end) const { return "/api/v1/customers/" + _acme + end; }
    std::string list() const { return "/portal/customers/" + _acme + "/contacts"; }

    static std::string promote(const std::string& person, const std::string& role)
    {
        return R"({"kind":"promote","contact":)" + jsonText(person) + R"(,"role":)" + jsonText(role) + "}";
    }

    FormFields panel(HttpClient& client, const std::string& person) const
    {
        const auto page = client.get(list() + "?open=" + person);
        return formWith(page.body, "was.department").untouched();
    }

    static void set(FormFields& fields, const std::string& name, const std::string& value)
    {
        for (auto& [key, old] : fields)
            if (key == name)
                old = value;
    }

    static std::string valueOf(const PageForm& form, const std::string& name)
    {
        for (const auto& field : form.fields)
            if (field.name == name)
                return field.value;
        return "(no such field)";
    }

    Answer save(HttpClient& client, FormFields fields) const
    {
        return client.form(list() + "/draft", std::move(fields));
    }

    Answer addLine(HttpClient& client, const std::string& line) const
    {
        return client.call("POST", api("/draft/changes"), line);
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::unique_ptr<HttpClient> _paul;
    std::string _acme;
    std::string _tom;
    std::string _lena;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SharedDraftTest);

}  // namespace
