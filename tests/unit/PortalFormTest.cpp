// Forms of the portal turned into draft lines: only what somebody really changed asks for something.
#include "hooks/pages/portal/AddContactPage.h"
#include "hooks/pages/portal/EditPages.h"
#include "hooks/pages/portal/ListAddress.h"
#include "hooks/pages/portal/PersonForm.h"
#include "tests/unit/PortalStage.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace portal;

namespace {

const PersonKey tom{ContactId{2}, {}};


ChangeSet lines(helpdesk::Fields::List fields)
{
    ChangeSet set;
    for (auto& written : linesOf(helpdesk::Fields(std::move(fields)), tom))
        set.push_back(std::move(written.line));
    return set;
}

}  // namespace


class PortalFormTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PortalFormTest);
    CPPUNIT_TEST(asksForNothingWhenNothingWasTouched);
    CPPUNIT_TEST(asksForTheBoxesThatMoved);
    CPPUNIT_TEST(leavesRolesAloneThatOthersChangedMeanwhile);
    CPPUNIT_TEST(leavesRolesAloneWithoutBoxes);
    CPPUNIT_TEST(asksForTheFieldsThatMoved);
    CPPUNIT_TEST(tellsWhatStoodInAFieldWhereSomebodyTyped);
    CPPUNIT_TEST(readsAFlagByWhatItWas);
    CPPUNIT_TEST(makesSomebodyNewOfAForm);
    CPPUNIT_TEST(refusesFieldsItDoesNotKnow);
    CPPUNIT_TEST(refusesAFieldThatCameTwice);
    CPPUNIT_TEST(savesARowWithoutScript);
    CPPUNIT_TEST(writesNothingForSomebodyWhoMayOnlyLook);
    CPPUNIT_TEST(keepsEverythingTypedWhenTheNewContactIsWrong);
    CPPUNIT_TEST(saysAtTheRolesThatTheNewContactNeedsOne);
    CPPUNIT_TEST(saysBelowTheAddressWhomItBelongsTo);
    CPPUNIT_TEST(addsAGoodContactToTheDraft);
    CPPUNIT_TEST(writesItsAddressCanonically);
    CPPUNIT_TEST(remembersColumnsOrderAndRowsAPage);
    CPPUNIT_TEST(anAddressThatSaysSomethingSaysItAll);
    CPPUNIT_TEST(readsItsOwnAddressBack);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { _stage = std::make_unique<Stage>(); }
    void tearDown() override { _stage.reset(); }

    void asksForNothingWhenNothingWasTouched()
    {
        CPPUNIT_ASSERT(
            lines({{"was.roles", "reports technical"}, {"role", "technical"}, {"role", "reports"}}).empty());
        CPPUNIT_ASSERT(lines({{"phone", "+1"}, {"was.phone", "+1"}, {"was.portalUser", "no"}}).empty());
        CPPUNIT_ASSERT(lines({}).empty());
    }

    void asksForTheBoxesThatMoved()
    {
        const auto set =
            lines({{"was.roles", "reports technical"}, {"role", "technical"}, {"role", "financial"}});
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, set.size());
        CPPUNIT_ASSERT(set[0].kind == ChangeKind::grantRole && set[0].role == "financial" &&
                       set[0].person == tom);
        CPPUNIT_ASSERT(set[1].kind == ChangeKind::revokeRole && set[1].role == "reports");
    }

    void leavesRolesAloneThatOthersChangedMeanwhile()
    {
        // The form was drawn without Reports; somebody granted it since. Saving Technical must not take it
        // away.
        const auto set = lines({{"was.roles", ""}, {"role", "technical"}});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, set.size());
        CPPUNIT_ASSERT_EQUAL(std::string("technical"), set[0].role);
    }

    void leavesRolesAloneWithoutBoxes() { CPPUNIT_ASSERT(lines({{"role", "technical"}}).empty()); }

    void asksForTheFieldsThatMoved()
    {
        const auto set = lines({{"firstName", "  Tom  "},
                                {"was.firstName", "Thomas"},
                                {"email", "Tom@ACME.example"},
                                {"was.email", "tom.reed@acme.example"},
                                {"department", "Labs"},
                                {"was.department", ""}});
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, set.size());
        CPPUNIT_ASSERT(set[0].kind == ChangeKind::editContact && set[0].field == Field::firstName);
        CPPUNIT_ASSERT_EQUAL(std::string("Tom"), set[0].value);
        CPPUNIT_ASSERT(set[1].kind == ChangeKind::changeEmail);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@acme.example"), set[1].value);
        CPPUNIT_ASSERT(set[2].kind == ChangeKind::setDepartment);
    }

    void tellsWhatStoodInAFieldWhereSomebodyTyped()
    {
        const auto written = linesOf(helpdesk::Fields({{"phone", "+1 202-224-4843"},
                                                       {"was.phone", "+1 202-224-0000"},
                                                       {"was.roles", ""},
                                                       {"role", "technical"}}),
                                     tom);
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, written.size());
        CPPUNIT_ASSERT_EQUAL(std::string("+1 202-224-0000"), written[0].over.value_or(""));
        CPPUNIT_ASSERT(!written[1].over);
    }

    void readsAFlagByWhatItWas()
    {
        const auto off = lines({{"was.portalUser", "yes"}});
        CPPUNIT_ASSERT(off.size() == 1 && off[0].kind == ChangeKind::setPortalUser && off[0].value == "no");
        const auto on = lines({{"was.seesAllRequests", "no"}, {"seesAllRequests", "yes"}});
        CPPUNIT_ASSERT(on.size() == 1 && on[0].kind == ChangeKind::setSeesAllRequests &&
                       on[0].value == "yes");
    }

    void makesSomebodyNewOfAForm()
    {
        const auto line = additionOf(helpdesk::Fields({{"firstName", "Ana"},
                                                       {"lastName", " Ito "},
                                                       {"email", "ana@ACME.example"},
                                                       {"portalUser", "yes"},
                                                       {"role", "technical"}}),
                                     {{}, "new-1"});
        CPPUNIT_ASSERT(line.kind == ChangeKind::addContact);
        CPPUNIT_ASSERT_EQUAL(std::string("Ito"), line.details.lastName);
        CPPUNIT_ASSERT_EQUAL(std::string("ana@acme.example"), line.details.email);
        CPPUNIT_ASSERT(line.details.portalUser && !line.details.seesAllRequests);
        CPPUNIT_ASSERT(line.roles.contains("technical") && line.details.roles.empty());
    }

    void refusesFieldsItDoesNotKnow()
    {
        for (const auto* name :
             {"org_id", "isAdmin", "user.access[all]", "version", "created_at", "password_hash"})
        {
            auto response = save({{"person", "2"}, {"was.roles", ""}, {name, "1"}});
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 400, response.status);
        }
        CPPUNIT_ASSERT(_stage->stored().changes.empty());
    }

    void refusesAFieldThatCameTwice()
    {
        for (const auto* name : {"person", "was.roles", "at", "phone", "was.phone", "seesAllRequests"})
        {
            helpdesk::Fields::List fields{
                {"person", "2"},       {"was.roles", ""},     {"at", ""},
                {"phone", "+331"},     {"was.phone", "+332"}, {"seesAllRequests", "yes"},
                {"role", "technical"}, {"role", "reports"}};
            fields.emplace_back(name, "3");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 400, save(std::move(fields)).status);
        }
        const auto twice = addContact({{"ref", "new-1"},
                                       {"firstName", "Ana"},
                                       {"lastName", "Ito"},
                                       {"email", "ana@acme.example"},
                                       {"email", "eve@acme.example"},
                                       {"role", "technical"}});
        CPPUNIT_ASSERT_EQUAL(400, twice.status);
        CPPUNIT_ASSERT(_stage->stored().changes.empty());
    }

    void savesARowWithoutScript()
    {
        const auto response = save({{"csrf", "token"},
                                    {"person", "2"},
                                    {"was.roles", "application cust-admin technical"},
                                    {"at", "q=paul&page=2"},
                                    {"role", "technical"},
                                    {"role", "cust-admin"}});
        CPPUNIT_ASSERT_EQUAL(303, response.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/portal/customers/7/contacts?q=paul&page=2#r-2"),
                             response.location);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, _stage->stored().changes.size());
        CPPUNIT_ASSERT(_stage->stored().changes[0].kind == ChangeKind::revokeRole);
    }

    void writesNothingForSomebodyWhoMayOnlyLook()
    {
        _stage->add(4, "Lena", "Vogt", "lena@acme.example", {"application"}).account = AccountId{44};
        auto request = _stage->request({"contacts.view"});
        request.visitor.account.value = 44;
        request.method = helpdesk::Method::post;
        request.form = helpdesk::Fields({{"person", "2"}, {"was.roles", ""}, {"role", "reports"}});
        ContactsScreen screen(_stage->ground());
        CPPUNIT_ASSERT_EQUAL(404, SaveDraftPage(_stage->ground(), screen).handle(request).status);
        CPPUNIT_ASSERT(_stage->stored().changes.empty());
    }

    void keepsEverythingTypedWhenTheNewContactIsWrong()
    {
        const auto response = addContact({{"ref", "new-1"},
                                          {"firstName", "Ana <b>"},
                                          {"lastName", "Ito"},
                                          {"phone", "12"},
                                          {"email", "not an address"},
                                          {"department", "Labs"},
                                          {"role", "technical"}});
        CPPUNIT_ASSERT_EQUAL(422, response.status);
        for (const auto* typed :
             {"value=\"Ana &lt;b&gt;\"", "value=\"not an address\"", "value=\"Labs\"", "value=\"12\""})
            CPPUNIT_ASSERT_MESSAGE(typed, response.body.find(typed) != response.body.npos);
        CPPUNIT_ASSERT(response.body.find("id=\"n-email-e\"") != response.body.npos);
        CPPUNIT_ASSERT(response.body.find("aria-invalid=\"true\"") != response.body.npos);
        CPPUNIT_ASSERT(response.body.find("value=\"technical\" id=\"n-role-technical\" checked") !=
                       response.body.npos);
        CPPUNIT_ASSERT(_stage->stored().changes.empty());
    }

    void saysAtTheRolesThatTheNewContactNeedsOne()
    {
        const auto response =
            addContact({{"ref", "new-1"}, {"lastName", "Ito"}, {"email", "ana@acme.example"}});
        CPPUNIT_ASSERT_EQUAL(422, response.status);
        const auto first = between(response.body, "<ul class=\"rolelist\">", "</li>");
        const auto id = first.find(" id=\"") + 5;
        const auto box = first.substr(id, first.find('"', id) - id);
        CPPUNIT_ASSERT_MESSAGE(response.body, has(response.body, "<li><a href=\"#" + box + "\">"));
        CPPUNIT_ASSERT_MESSAGE(response.body, has(response.body, "aria-describedby=\"n-roles-e\""));
        CPPUNIT_ASSERT_MESSAGE(response.body, has(response.body, "id=\"n-roles-e\">"));
        CPPUNIT_ASSERT_MESSAGE("whose boxes these are", has(first, "the new contact") && !has(first, "Ito"));
        CPPUNIT_ASSERT(
            !has(addContact({{"ref", "new-1"}, {"email", "x"}, {"role", "technical"}}).body, "n-roles-e"));
    }

    void saysBelowTheAddressWhomItBelongsTo()
    {
        const auto page = addContact({{"ref", "new-1"},
                                      {"lastName", "Ito"},
                                      {"email", "paul.dubois@acme.example"},
                                      {"role", "technical"}})
                              .body;
        const auto field = page.find("data-field=\"email\"");
        const auto hint = page.find("Paul Dubois is a contact here already.");
        CPPUNIT_ASSERT_MESSAGE(page, field < hint && hint < page.find("data-field=\"", field + 1));
        CPPUNIT_ASSERT(page.find("aria-describedby=\"n-email-e n-email-k\"") != page.npos);
        const auto place =
            page.find("id=\"n-email-k\" data-lookup=\"/portal/customers/7/contacts/add/lookup\"");
        CPPUNIT_ASSERT(field < place && place < hint);
    }

    void addsAGoodContactToTheDraft()
    {
        const auto response = addContact({{"ref", "new-1"},
                                          {"firstName", "Ana"},
                                          {"lastName", "Ito"},
                                          {"email", "ana@acme.example"},
                                          {"portalUser", "yes"},
                                          {"locale", "en"},
                                          {"role", "technical"}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body, 303, response.status);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, _stage->stored().changes.size());
        CPPUNIT_ASSERT_EQUAL(std::string("new-1"), _stage->stored().changes[0].person.ref);
    }

    void writesItsAddressCanonically()
    {
        ListAddress address;
        address.search = "a b&c=d";
        address.show = ListAddress::Show::active;
        address.sort = ListSort{SortBy::email, {}, true};
        address.page = 3;
        CPPUNIT_ASSERT_EQUAL(std::string("q=a%20b%26c%3Dd&status=active&sort=-email&page=3"), address.text());
        CPPUNIT_ASSERT_EQUAL(std::string("?"), ListAddress{}.prefix());
    }

    void remembersColumnsOrderAndRowsAPage()
    {
        auto address = ListAddress::fromText("q=x&sort=-email&columns=phone&page=3&pageSize=100");
        CPPUNIT_ASSERT_EQUAL(std::string("sort=-email&columns=phone&pageSize=100"), address.arrangement());
        ListAddress plain;
        plain.complete(address.arrangement());
        CPPUNIT_ASSERT_EQUAL(std::size_t(100), plain.rowsAPage());
        auto chosen = ListAddress::fromText("pageSize=50");
        chosen.keep(address.arrangement());
        CPPUNIT_ASSERT_EQUAL(std::string("sort=-email&columns=phone&pageSize=50"), chosen.arrangement());
    }

    void anAddressThatSaysSomethingSaysItAll()
    {
        for (const std::string sent : {"q=x", "status=active", "role=technical", "account=never", "page=2",
                                       "sort=lastName", "columns=status", "pageSize=50"})
        {
            auto address = ListAddress::fromText(sent);
            address.complete("sort=-email&columns=phone&pageSize=100");
            CPPUNIT_ASSERT_EQUAL(sent, address.text());
        }
    }

    void readsItsOwnAddressBack()
    {
        const std::string text =
            "q=a%20b%26c%3Dd&status=draft&role=technical&sort=-email&page=3&pageSize=200";
        CPPUNIT_ASSERT_EQUAL(text, ListAddress::fromText(text).text());
        CPPUNIT_ASSERT_EQUAL(std::string(), ListAddress::fromText("sort=evil&page=1").text());
        CPPUNIT_ASSERT_EQUAL(
            std::string("sort=lastName&columns=phone,role:technical,roles"),
            ListAddress::fromText("columns=phone,role:technical,roles&sort=lastName").text());
        for (const auto* odd : {"columns=phone,phone", "columns=phone,", "columns=,", "columns=password",
                                "columns=role:", "columns=role:A", "columns=firstName", "columns=c.email;--",
                                "sort=phone,email", "sort=--email", "sort=role:", "sort=(SELECT 1)"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(odd, std::string(), ListAddress::fromText(odd).text());
        CPPUNIT_ASSERT_EQUAL(std::string(), ListAddress::fromText("%%%&&=&http://evil.example/").text());
    }

private:
    helpdesk::Response save(helpdesk::Fields::List fields)
    {
        auto request = _stage->request();
        request.method = helpdesk::Method::post;
        request.form = helpdesk::Fields(std::move(fields));
        ContactsScreen screen(_stage->ground());
        return SaveDraftPage(_stage->ground(), screen).handle(request);
    }

    helpdesk::Response addContact(helpdesk::Fields::List fields)
    {
        auto request = _stage->request();
        request.method = helpdesk::Method::post;
        request.form = helpdesk::Fields(std::move(fields));
        ContactsScreen screen(_stage->ground());
        return AddContactPage(_stage->ground(), screen).handle(request);
    }

    std::unique_ptr<Stage> _stage;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalFormTest);
