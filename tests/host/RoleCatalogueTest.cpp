// The administrator edits the role catalogue in his pages, and everybody works with it at the next request.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <barrier>
#include <thread>

namespace {

using namespace tests;

class RoleCatalogueTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RoleCatalogueTest);
    CPPUNIT_TEST(aRoleIsPreviewedThenSavedThenInForce);
    CPPUNIT_TEST(whatIsWrongStandsAtItsFieldAndNothingIsLost);
    CPPUNIT_TEST(thePreviewNamesTheRolesOfAGroup);
    CPPUNIT_TEST(ofTwoAdministratorsTheSecondKeepsWhatHeTyped);
    CPPUNIT_TEST(ofTwoWhoSaveAtOnceOneIsToldSo);
    CPPUNIT_TEST(aHeldRoleIsRetiredInsteadOfRemoved);
    CPPUNIT_TEST(nobodyLocksTheCustomersOut);
    CPPUNIT_TEST(linesThatNameARemovedRoleAreFoundAtSubmitAndImplement);
    CPPUNIT_TEST(anotherNodeFollowsAtItsNextRequest);
    CPPUNIT_TEST(thePagesExistForAdministratorsOnly);
    CPPUNIT_TEST_SUITE_END();

    static void set(FormFields& fields, const std::string& name, const std::string& value)
    {
        for (auto& [key, old] : fields)
            if (key == name)
                old = value;
    }

    static void clear(FormFields& fields, const std::string& name, const std::string& value = {})
    {
        std::erase_if(fields, [&](const auto& field) {
            return field.first == name && (value.empty() || field.second == value);
        });
    }

    static FormFields formAt(HttpClient& client, const std::string& path)
    {
        return formWith(client.get(path).body, "label.en").untouched();
    }

    static Answer send(HttpClient& client, const std::string& path, FormFields fields,
                       const std::string& step)
    {
        fields.emplace_back("step", step);
        return client.form(path, fields);
    }

    /// As a browser would do it: the form, the preview, and from there the save button.
    static Answer save(HttpClient& client, const std::string& path, const FormFields& fields)
    {
        const auto preview = send(client, path, fields, "preview");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(preview.body.substr(0, 3000), 200, preview.status);
        return send(client, path, formWith(preview.body, "revision").untouched(), "save");
    }

    static void addFleet(HttpClient& administrator)
    {
        auto fields = formAt(administrator, "/admin/roles/new");
        set(fields, "key", "fleet-card");
        for (const auto* language : {"en", "fr", "de"})
            set(fields, std::string("label.") + language, "Fleet card");
        fields.emplace_back("permission", "reports.view");
        CPPUNIT_ASSERT_EQUAL(303, save(administrator, "/admin/roles/new", fields).status);
    }

    static Answer remove(HttpClient& administrator, const std::string& role)
    {
        const auto page = administrator.get("/admin/roles/" + role + "/remove");
        return administrator.form("/admin/roles/" + role + "/remove",
                                  formWith(page.body, "/remove").untouched());
    }

public:
    void aRoleIsPreviewedThenSavedThenInForce()
    {
        Scene scene;
        auto administrator = scene.administrator();
        auto maria = scene.maria();
        auto tom = scene.login("tom.reed@acme.example");
        const auto acme = customerNamed(maria, "Acme");
        CPPUNIT_ASSERT_EQUAL(404, tom.get("/portal/billing").status);

        auto fields = formAt(administrator, "/admin/roles/technical");
        set(fields, "label.en", "Engineering");
        fields.emplace_back("permission", "billing.view");
        clear(fields, "permission", "downloads.get");
        const auto preview = send(administrator, "/admin/roles/technical", fields, "preview");
        CPPUNIT_ASSERT_EQUAL(200, preview.status);
        for (const auto* said : {"gain the permission “see bills”", "lose the permission “download files”",
                                 "Through Engineering, ", "Acme Oil", "Save the role"})
            CPPUNIT_ASSERT_MESSAGE(std::string(said) + " in " + preview.body,
                                   preview.body.find(said) != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, tom.get("/portal/billing").status);  // Nothing is saved yet.

        const auto answer = save(administrator, "/admin/roles/technical", fields);
        CPPUNIT_ASSERT_EQUAL(303, answer.status);
        CPPUNIT_ASSERT(
            follow(administrator, answer.header("location")).body.find("Engineering is saved and in force") !=
            std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, tom.get("/portal/billing").status);
        CPPUNIT_ASSERT(maria.get("/portal/customers/" + acme + "/contacts").body.find("Engineering") !=
                       std::string::npos);
        std::string said;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, scene.host().command({"verify-audit"}, said));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), scene.host()
                                                 .rows("SELECT facts FROM cm_audit WHERE act = "
                                                       "'role.changed' AND customer_id = 0")
                                                 .size());
    }

    void whatIsWrongStandsAtItsFieldAndNothingIsLost()
    {
        Scene scene;
        auto administrator = scene.administrator();
        auto fields = formAt(administrator, "/admin/roles/reports");
        set(fields, "label.fr", "  ");
        set(fields, "label.de", std::string(61, 'x'));
        set(fields, "description.en", "What I <b>typed</b>");
        const auto refused = send(administrator, "/admin/roles/reports", fields, "preview");
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        for (const auto* said :
             {"2 entries to correct",
              "<a href=\"#label-fr\">Name, French</a> – Enter a name in this language.",
              "<a href=\"#label-de\">Name, German</a> – ", "id=\"label-fr\"", "id=\"label-de\"",
              "at most 60 characters", "What I &lt;b&gt;typed&lt;/b&gt;"})
            CPPUNIT_ASSERT_MESSAGE(std::string(said) + " in " + refused.body,
                                   refused.body.find(said) != std::string::npos);

        auto taken = formAt(administrator, "/admin/roles/new");
        set(taken, "key", "technical");
        for (const auto* language : {"en", "fr", "de"})
            set(taken, std::string("label.") + language, "Another");
        const auto twice = send(administrator, "/admin/roles/new", taken, "save");
        CPPUNIT_ASSERT_EQUAL(422, twice.status);
        CPPUNIT_ASSERT(twice.body.find("<a href=\"#key\">Key</a> – There is a role with the key technical "
                                       "already") != std::string::npos);
        CPPUNIT_ASSERT(twice.body.find("1 entry to correct") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, administrator.get("/admin/roles/nobodys").status);

        // The name of another stands at both; who edits one reads of the other, once.
        auto twin = formAt(administrator, "/admin/roles/technical");
        const auto other = formAt(administrator, "/admin/roles/financial");
        const auto label = std::find_if(other.begin(), other.end(),
                                        [](const auto& field) { return field.first == "label.en"; });
        set(twin, "label.en", label->second);
        const auto same = send(administrator, "/admin/roles/technical", twin, "preview");
        CPPUNIT_ASSERT_EQUAL(422, same.status);
        CPPUNIT_ASSERT(same.body.find("Another role (financial)") != std::string::npos);
        CPPUNIT_ASSERT(same.body.find("Another role (technical)") == std::string::npos);
        CPPUNIT_ASSERT(same.body.find("1 entry to correct") != std::string::npos);

        auto unknown = formAt(administrator, "/admin/roles/reports");
        unknown.emplace_back("owner", "me");
        CPPUNIT_ASSERT_EQUAL(400, send(administrator, "/admin/roles/reports", unknown, "save").status);
        auto permission = formAt(administrator, "/admin/roles/reports");
        permission.emplace_back("permission", "root");
        const auto none = send(administrator, "/admin/roles/reports", permission, "save");
        CPPUNIT_ASSERT_EQUAL(422, none.status);
        CPPUNIT_ASSERT(none.body.find("<a href=\"#permissions\">Allows people to</a>") != std::string::npos);
        CPPUNIT_ASSERT(none.body.find("id=\"permissions\"") != std::string::npos);
    }

    void thePreviewNamesTheRolesOfAGroup()
    {
        Scene scene;
        auto administrator = scene.administrator();
        auto fields = formAt(administrator, "/admin/roles/management");
        set(fields, "label.en", "Direction");
        set(fields, "required.customer", "");
        set(fields, "required.global", "own");
        const auto preview =
            unescaped(send(administrator, "/admin/roles/management", fields, "preview").body);
        for (const auto* said :
             {"yes (Management or Cust. Admin.)", "yes (Direction)", ">Required, ", ">–</td>"})
            CPPUNIT_ASSERT_MESSAGE(std::string(said) + " in " + preview,
                                   preview.find(said) != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(preview, preview.find("yes (administration)") == std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(preview, preview.find("yes (management)") == std::string::npos);
    }

    void ofTwoAdministratorsTheSecondKeepsWhatHeTyped()
    {
        Scene scene;
        auto first = scene.administrator();
        auto second = scene.administrator();
        auto early = formAt(first, "/admin/roles/reports");
        auto late = formAt(second, "/admin/roles/reports");
        set(early, "label.en", "Numbers");
        set(late, "label.en", "Figures");
        CPPUNIT_ASSERT_EQUAL(303, save(first, "/admin/roles/reports", early).status);
        const auto refused = send(second, "/admin/roles/reports", late, "save");
        CPPUNIT_ASSERT_EQUAL(409, refused.status);
        CPPUNIT_ASSERT(refused.body.find("Somebody else has changed the catalogue meanwhile") !=
                       std::string::npos);
        const auto again = formWith(refused.body, "label.en").untouched();
        CPPUNIT_ASSERT(std::find(again.begin(), again.end(),
                                 std::pair<std::string, std::string>("label.en", "Figures")) != again.end());
        CPPUNIT_ASSERT_EQUAL(303, save(second, "/admin/roles/reports", again).status);

        // The order: a stale page changes nothing.
        const auto list = first.get("/admin/roles");
        auto move = formWith(list.body, "/admin/roles/reports/move").untouched();
        move.emplace_back("to", "up");
        const auto moved = first.form("/admin/roles/reports/move", move);
        CPPUNIT_ASSERT(moved.header("location").find("done=moved") != std::string::npos);
        const auto stale = first.form("/admin/roles/reports/move", move);
        CPPUNIT_ASSERT(stale.header("location").find("done=meanwhile") != std::string::npos);
    }

    /// Each change is harmless, both together open what nobody previewed (case 18).
    void ofTwoWhoSaveAtOnceOneIsToldSo()
    {
        Scene scene;
        auto first = scene.administrator();
        auto second = scene.administrator();
        for (int round = 0; round < 10; ++round)
        {
            const auto fresh = [&](HttpClient& client, const std::string& permission) {
                auto fields = formAt(client, "/admin/roles/reports");
                clear(fields, "permission");
                fields.emplace_back("permission", permission);
                set(fields, "label.en", "Reports " + std::to_string(round));
                return fields;
            };
            const auto one = fresh(first, "billing.view");
            const auto other = fresh(second, "downloads.get");
            std::barrier together(2);
            std::vector<int> statuses(2);
            {
                const auto saveAt = [&](HttpClient& client, const FormFields& fields, int& status) {
                    together.arrive_and_wait();
                    status = send(client, "/admin/roles/reports", fields, "save").status;
                };
                std::jthread left([&] { saveAt(first, one, statuses[0]); });
                std::jthread right([&] { saveAt(second, other, statuses[1]); });
            }
            const auto why = std::to_string(statuses[0]) + " " + std::to_string(statuses[1]);
            CPPUNIT_ASSERT_MESSAGE(why, (statuses[0] == 303 && statuses[1] == 409) ||
                                            (statuses[0] == 409 && statuses[1] == 303));
            const auto stored = formAt(first, "/admin/roles/reports");
            std::vector<std::string> permissions;
            for (const auto& [name, value] : stored)
                if (name == "permission")
                    permissions.push_back(value);
            CPPUNIT_ASSERT(permissions ==
                           std::vector<std::string>{statuses[0] == 303 ? "billing.view" : "downloads.get"});
        }
    }

    void aHeldRoleIsRetiredInsteadOfRemoved()
    {
        Scene scene;
        auto administrator = scene.administrator();
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto page = administrator.get("/admin/roles/work-orders/remove");
        CPPUNIT_ASSERT(page.body.find("This role cannot be removed") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("Acme Oil") != std::string::npos);
        const auto preview = send(administrator, "/admin/roles/work-orders",
                                  formWith(page.body, "revision").untouched(), "preview");
        CPPUNIT_ASSERT(preview.body.find("no longer offered") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, send(administrator, "/admin/roles/work-orders",
                                       formWith(preview.body, "revision").untouched(), "save")
                                      .status);
        CPPUNIT_ASSERT(administrator.get("/admin/roles").body.find(">retired<") != std::string::npos);

        // Whoever holds it keeps it; nobody else gets it.
        const auto answer = putDraft(
            maria, acme,
            "[" + grantRole(contactWith(maria, acme, "lena.vogt@acme.example"), "work-orders") + "]");
        CPPUNIT_ASSERT_EQUAL(std::string("role-not-offered"), answer.text("findings[0].rule"));
    }

    void nobodyLocksTheCustomersOut()
    {
        Scene scene;
        auto administrator = scene.administrator();
        for (const std::string role : {"management", "cust-admin"})
        {
            auto fields = formAt(administrator, "/admin/roles/" + role);
            clear(fields, "permission", "contacts.manage");
            CPPUNIT_ASSERT_EQUAL(303, save(administrator, "/admin/roles/" + role, fields).status);
        }
        auto fields = formAt(administrator, "/admin/roles/admin");
        clear(fields, "permission", "contacts.manage");
        const auto refused = send(administrator, "/admin/roles/admin", fields, "save");
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        CPPUNIT_ASSERT(refused.body.find("Nobody there could ever be made an administrator") !=
                       std::string::npos);
    }

    void linesThatNameARemovedRoleAreFoundAtSubmitAndImplement()
    {
        Scene scene;
        auto administrator = scene.administrator();
        auto maria = scene.maria();
        auto nina = scene.nina();
        auto agent = scene.agent();
        addFleet(administrator);
        const auto acme = customerNamed(maria, "Acme");
        const auto initech = customerNamed(nina, "Initech Global");
        const auto raised = scene.raise(
            maria, acme,
            "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "fleet-card") + "]");
        const auto draft = putDraft(
            nina, initech,
            "[" + grantRole(contactWith(nina, initech, "nina.berg@initech.example"), "fleet-card") + "]");
        CPPUNIT_ASSERT_EQUAL(200, draft.status);

        const auto page = administrator.get("/admin/roles/fleet-card/remove");
        CPPUNIT_ASSERT(page.body.find("1 draft names") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("1 open request names") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, remove(administrator, "fleet-card").status);

        const auto seen = nina.get("/api/v1/customers/" + initech + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-role"), seen.text("findings[0].rule"));
        const auto sent = submit(nina, initech, seen.number("version"));
        CPPUNIT_ASSERT_EQUAL(422, sent.status);
        CPPUNIT_ASSERT_EQUAL(200, nina.get("/portal/customers/" + initech + "/contacts").status);

        const auto decided = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL(409, decided.status);
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-role"), decided.text("findings[0].rule"));
        CPPUNIT_ASSERT_EQUAL(200, agent.get("/agent/tickets/" + raised.ticket).status);
        CPPUNIT_ASSERT_EQUAL(200, agent
                                      .call("POST", "/api/v1/requests/" + raised.request + "/reject",
                                            R"({"reason":"The role is gone."})")
                                      .status);
    }

    void anotherNodeFollowsAtItsNextRequest()
    {
        HostOptions options;
        options.storage = Storage::mariadb;
        options.configuration["security.secret-key"] = std::string(64, '7');
        Scene one(options);
        options.data = Data::none;
        options.configuration["database.connection"] = one.host().connection();
        Scene other(options);
        auto administrator = one.administrator();
        auto tom = other.login("tom.reed@acme.example");
        auto elsewhere = other.administrator();
        CPPUNIT_ASSERT_EQUAL(404, tom.get("/portal/billing").status);
        auto fields = formAt(administrator, "/admin/roles/technical");
        fields.emplace_back("permission", "billing.view");
        CPPUNIT_ASSERT_EQUAL(303, save(administrator, "/admin/roles/technical", fields).status);
        CPPUNIT_ASSERT_EQUAL(200, tom.get("/portal/billing").status);
        // Whoever is no contact sees it as soon.
        auto again = formAt(administrator, "/admin/roles/technical");
        set(again, "label.en", "Engineering");
        CPPUNIT_ASSERT_EQUAL(303, save(administrator, "/admin/roles/technical", again).status);
        CPPUNIT_ASSERT(elsewhere.get("/admin/roles").body.find("Engineering") != std::string::npos);
        // Of two nodes, the second one who saves what he saw before is told so.
        auto late = formAt(elsewhere, "/admin/roles/reports");
        CPPUNIT_ASSERT_EQUAL(
            303, save(administrator, "/admin/roles/reports", formAt(administrator, "/admin/roles/reports"))
                     .status);
        CPPUNIT_ASSERT_EQUAL(409, send(elsewhere, "/admin/roles/reports", late, "save").status);
    }

    void thePagesExistForAdministratorsOnly()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        for (const std::string path :
             {"/admin/roles", "/admin/roles/new", "/admin/roles/technical", "/admin/roles/technical/remove"})
        {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, maria.get(path).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, agent.get(path).status);
        }
        CPPUNIT_ASSERT_EQUAL(404, agent.form("/admin/roles/technical", {{"step", "save"}}).status);
        CPPUNIT_ASSERT_EQUAL(404, maria.form("/admin/roles/technical/move", {{"to", "up"}}).status);
        CPPUNIT_ASSERT(agent.get("/agent/tickets").body.find("/admin/roles") == std::string::npos);
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT(administrator.get("/admin/plugins").body.find("/admin/roles") != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoleCatalogueTest);

}  // namespace
