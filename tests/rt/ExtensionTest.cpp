// Our extension on the pages that people see in Request Tracker.
#include "core/import/ImportContacts.h"
#include "tests/rt/RtDoor.h"
#include "tests/support/Await.h"
#include "tests/support/FakeWorld.h"
#include "tests/support/HttpClient.h"
#include "ticket-adapter/request-tracker/RtPoke.h"
#include "ticket-adapter/request-tracker/RtTickets.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/Base64Decoder.h>
#include <Poco/HMACEngine.h>
#include <Poco/SHA2Engine.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <sstream>
#include <thread>

namespace tests {

namespace {

struct Sha256 : Poco::SHA2Engine
{
    enum { BLOCK_SIZE = 64, DIGEST_SIZE = 32 };
};


/// Of base64url without padding.
std::string decoded(std::string text)
{
    std::replace(text.begin(), text.end(), '-', '+');
    std::replace(text.begin(), text.end(), '_', '/');
    text.resize((text.size() + 3) / 4 * 4, '=');
    std::istringstream in(text);
    Poco::Base64Decoder decoder(in);
    std::string bytes;
    Poco::StreamCopier::copyToString(decoder, bytes);
    return bytes;
}


std::string hexOf(const std::string& bytes)
{
    return Poco::DigestEngine::digestToHex({bytes.begin(), bytes.end()});
}


std::string claimsIn(const std::string& page)
{
    const auto pass = passIn(page);
    return decoded(pass.substr(0, pass.find('.')));
}


/// The head and this person's rows; whatever RT logged before them is none.
std::string onlyOf(const std::string& email, const std::string& said)
{
    std::istringstream lines(said);
    std::string file;
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("customer,") || line.find('"' + email + '"') != std::string::npos)
            file += line + "\n";
    return file;
}


contacts::ImportContacts::Report imported(const std::string& file, contacts::tests::FakeWorld& world)
{
    std::istringstream csv(file);
    return contacts::ImportContacts(world.services)(csv, {}, [](const auto&) {});
}

}  // namespace

class ExtensionTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ExtensionTest);
    CPPUNIT_TEST(customersAndAgentsFindUsInTheMenu);
    CPPUNIT_TEST(theMenuAndTheFrameSpeakTheReadersLanguage);
    CPPUNIT_TEST(everyPassIsAnotherAndSignedWithTheSharedKey);
    CPPUNIT_TEST(ticketsOfRequestsShowTheirRequest);
    CPPUNIT_TEST(aTicketShowsTheRequestThatWasMergedIntoIt);
    CPPUNIT_TEST(theTicketOfTheConnectionCheckShowsNoRequest);
    CPPUNIT_TEST(whatHappensToOurTicketsIsToldOnceItIsStored);
    CPPUNIT_TEST(itsNewQueueSendsNoMailBesideOurs);
    CPPUNIT_TEST(itsCustomersBecomeAFileForTheImport);
    CPPUNIT_TEST(itsFileLeavesPeopleWhoAreKnownAsTheyAre);
    CPPUNIT_TEST(withoutItsDatabaseThereIsNoFileOfCustomers);
    CPPUNIT_TEST(sessionsOfDisabledUsersEnd);
    CPPUNIT_TEST(whoeverIsShutOutLosesHisFrames);
    CPPUNIT_TEST(whoeverBecomesSomebodyElseLosesHisFrames);
    CPPUNIT_TEST(whoeverLogsOutLosesHisFrames);
    CPPUNIT_TEST(aPasswordThatIsSetForSomebodyEndsHisSessions);
    CPPUNIT_TEST_SUITE_END();

public:
    void customersAndAgentsFindUsInTheMenu()
    {
        auto maria = as("maria.keller@acme.example");
        assertHolds(maria.get("/SelfService/").body, "/SelfService/ContactsManager.html\"");
        assertHolds(
            claimsIn(maria.get("/SelfService/ContactsManager.html").body),
            R"("as":"customer","email":"maria.keller@acme.example","look":"light","next":"/portal/contacts/mine")");
        auto agent = as("agent@support.example");
        assertHolds(agent.get("/").body, "/ContactsManager/index.html\"");
        assertHolds(
            claimsIn(agent.get("/ContactsManager/index.html").body),
            R"("as":"agent","email":"agent@support.example","look":"light","next":"/agent/requests")");
        // A link in a mail names the page to begin with, one of ours and of that part only.
        assertHolds(claimsIn(maria.get("/SelfService/ContactsManager.html?at=/portal/requests/7").body),
                    R"("next":"/portal/requests/7")");
        assertHolds(claimsIn(agent.get("/ContactsManager/index.html?at=/agent/contacts").body),
                    R"("next":"/agent/contacts")");
        for (const auto* odd :
             {"/agent/contacts", "//evil.example/portal/x", "/portal/../admin", "/portal/x%0d%0a",
              "https://x", "/portal/a?b=c", "/portal", "/portal/x&at=/portal/y"})
            assertHolds(claimsIn(maria.get(std::string("/SelfService/ContactsManager.html?at=") + odd).body),
                        R"("next":"/portal/contacts/mine")");
        // Agents' pages are none for customers, and nobody gets a pass without a session.
        CPPUNIT_ASSERT(claimsIn(maria.get("/ContactsManager/index.html").body).empty());
        HttpClient stranger(rt().port());
        CPPUNIT_ASSERT(claimsIn(stranger.get("/SelfService/ContactsManager.html").body).empty());
        CPPUNIT_ASSERT(claimsIn(agent.get("/ContactsManager/Elements/Frame?Next=/x").body).empty());
    }

    void theMenuAndTheFrameSpeakTheReadersLanguage()
    {
        for (const auto& [asked, tongue, menu] :
             {std::tuple("de-AT,de;q=0.9", "de", "Kontaktverwaltung"),
              std::tuple("fr", "fr", "Gestion des contacts"), std::tuple("en-GB", "en", "Contacts Manager"),
              std::tuple("", "en", "Contacts Manager")})
        {
            HttpClient maria(rt().port());
            const HttpClient::Headers headers{{"Accept-Language", asked}, {"Referer", rt().address() + "/"}};
            (void)maria.get("/", headers);
            (void)maria.form("/NoAuth/Login.html",
                             {{"user", "maria.keller@acme.example"}, {"pass", "demo-password-1"}}, headers);
            const auto page = maria.get("/SelfService/ContactsManager.html", headers).body;
            assertHolds(page, menu);
            assertHolds(claimsIn(page), std::string(R"("tongue":")") + tongue + "\"");
        }
    }

    void everyPassIsAnotherAndSignedWithTheSharedKey()
    {
        auto maria = as("maria.keller@acme.example");
        const auto first = passIn(maria.get("/SelfService/ContactsManager.html").body);
        const auto file = rt().folder() / "frame.key";
        const auto key = readFile(file);
        // As it may look after somebody copied it; FrameKeyTest has the other side's.
        writeFile(file, " \t" + key + " \r\n");
        const auto second = passIn(maria.get("/SelfService/ContactsManager.html").body);
        writeFile(file, key);
        CPPUNIT_ASSERT(first != second);
        for (const auto& pass : {first, second})
        {
            const auto dot = pass.find('.');
            Poco::HMACEngine<Sha256> engine(key);
            engine.update(pass.substr(0, dot));
            CPPUNIT_ASSERT_EQUAL(hexOf(decoded(pass.substr(dot + 1))),
                                 Poco::DigestEngine::digestToHex(engine.digest()));
        }
        const auto page = maria.get("/SelfService/ContactsManager.html").body;
        CPPUNIT_ASSERT_MESSAGE(page, page.find(key) == std::string::npos);
    }

    void ticketsOfRequestsShowTheirRequest()
    {
        contacts::RtTickets tickets([] { return rt().settings(); });
        const auto id = std::to_string(tickets.raise({"contacts-manager/extension",
                                                      "maria.keller@acme.example",
                                                      {"1 change for Acme Oil", "+ Reports"}}));
        auto agent = as("agent@support.example");
        const auto page = agent.get("/Ticket/Display.html?id=" + id).body;
        assertHolds(claimsIn(page), "\"next\":\"/agent/requests/of-ticket/" + id + "\"");
        // Once the frame says that the request has changed, this says that the page around it has not.
        assertHolds(page, "contacts-manager-changed\" hidden>The request has changed");
        assertHolds(page, "<a href=\"/Ticket/Display.html?id=" + id + "\">Load the page again</a>");
        // Only the page in the frame knows whether it still waits.
        CPPUNIT_ASSERT(page.find("decides nothing") == std::string::npos);
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); need($t->Create(Queue => 'Contacts', Subject => "
                  "'Other', "
                  "Requestor => 'maria.keller@acme.example'));");
        const auto other = agent.get("/Ticket/Display.html?id=" + std::to_string(std::stoul(id) + 1)).body;
        assertHolds(other, "Other");
        CPPUNIT_ASSERT(passIn(other).empty());
    }

    void aTicketShowsTheRequestThatWasMergedIntoIt()
    {
        contacts::RtTickets tickets([] { return rt().settings(); });
        const auto id = std::to_string(tickets.raise({"contacts-manager/merged",
                                                      "maria.keller@acme.example",
                                                      {"1 change for Acme Oil", "+ Reports"}}));
        rt().perl("my $other = RT::Ticket->new(RT->SystemUser); need($other->Create(Queue => 'Contacts', "
                  "Subject => 'Other', Requestor => 'maria.keller@acme.example')); "
                  "my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" +
                  id + "); need($t->MergeInto($other->id));");
        auto agent = as("agent@support.example");
        for (const auto& shown : {id, std::to_string(std::stoul(id) + 1)})
            assertHolds(claimsIn(agent.get("/Ticket/Display.html?id=" + shown).body),
                        "\"next\":\"/agent/requests/of-ticket/" + id + "\"");
        // With two of ours we are told of both: one may be decided already.
        const auto into = std::to_string(tickets.raise({"contacts-manager/merged-into",
                                                        "maria.keller@acme.example",
                                                        {"1 change for Acme Oil", "+ Reports"}}));
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + std::to_string(std::stoul(id) + 1) +
                  "); need($t->MergeInto(" + into + "));");
        const auto page = agent.get("/Ticket/Display.html?id=" + into).body;
        assertHolds(claimsIn(page), "\"next\":\"/agent/requests/of-ticket/" + into + "?merged=" + id + "\"");
        // Its name tells our page that it stands beside its ticket.
        assertHolds(page, "<iframe class=\"contacts-manager light\" name=\"contacts-manager-beside-ticket\"");
        assertHolds(page, "target=\"contacts-manager-beside-ticket\"");
        assertHolds(agent.get("/ContactsManager/index.html").body,
                    "<iframe class=\"contacts-manager light\" name=\"contacts-manager\"");
    }

    void theTicketOfTheConnectionCheckShowsNoRequest()
    {
        contacts::RtTickets tickets([] { return rt().settings(); });
        CPPUNIT_ASSERT(tickets.check().empty());
        const auto probe = tickets.find(contacts::RtTickets::checkReference);
        CPPUNIT_ASSERT(probe.has_value());
        const auto page =
            as("agent@support.example").get("/Ticket/Display.html?id=" + std::to_string(*probe)).body;
        assertHolds(page, "connection check");
        CPPUNIT_ASSERT(passIn(page).empty());
    }

    void whatHappensToOurTicketsIsToldOnceItIsStored()
    {
        contacts::RtTickets tickets([] { return rt().settings(); });
        const auto id = tickets.raise(
            {"contacts-manager/poke", "maria.keller@acme.example", {"1 change for Acme Oil", "+ Reports"}});
        const auto before = pokes().size();
        auto agent = as("agent@support.example");
        const auto page = agent.get("/Ticket/Display.html?id=" + std::to_string(id) + "&Status=resolved",
                                    {{"Referer", rt().address() + "/"}});
        CPPUNIT_ASSERT_EQUAL(302, page.status);  // RT has done it, and shows the ticket again.
        for (int i = 0; i < 50 && pokes().size() == before; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        CPPUNIT_ASSERT(pokes().size() > before);
        const auto poke = pokes().back();
        CPPUNIT_ASSERT_EQUAL(std::to_string(id), poke.tickets);
        CPPUNIT_ASSERT(poke.read(readFile(rt().folder() / "frame.key"), std::time(nullptr)).has_value());
        CPPUNIT_ASSERT(!poke.read(std::string(64, 'a'), std::time(nullptr)).has_value());
    }

    void itsNewQueueSendsNoMailBesideOurs()
    {
        const auto said =
            rt().perl("my $q = RT::Queue->new(RT->SystemUser); $q->Load('Contacts');"
                      "for my $what ('On Create Autoreply To Requestors', 'On Resolve Notify Requestors') {"
                      "  my $s = RT::Scrip->new(RT->SystemUser); $s->LoadByCols(Description => $what); "
                      "need($s->id, $what);"
                      "  my $t = $s->TemplateObj($q->id);"
                      "  print $t->Queue == $q->id && $t->IsEmpty ? 'silent ' : 'mails ';"
                      "}");
        CPPUNIT_ASSERT_EQUAL(std::string("silent silent "), said);
    }

    void itsCustomersBecomeAFileForTheImport()
    {
        const auto file = rt().said("sbin/contacts-manager-people");
        assertHolds(file, "customer,email,name,roles_of_new\n");
        assertHolds(file, R"("Acme Oil","maria.keller@acme.example","Maria Keller","")");
        assertHolds(file, "stranger@elsewhere.example");
        CPPUNIT_ASSERT_MESSAGE(file, file.find("support.example") == std::string::npos);  // agents are none

        const auto some = rt().said("sbin/contacts-manager-people", {"--roles", "reports", "Acme Oil"});
        assertHolds(some, R"("maria.keller@acme.example","Maria Keller","reports")");
        CPPUNIT_ASSERT_MESSAGE(some, some.find("stranger@elsewhere.example") == std::string::npos);

        const auto more = rt().said("sbin/contacts-manager-people", {"--details"});
        assertHolds(more, "email,name,phone,language,roles_of_new\n");
        assertHolds(more, R"("stranger@elsewhere.example","Sasha Stranger","","en","")");
    }

    void itsFileLeavesPeopleWhoAreKnownAsTheyAre()
    {
        const auto file = onlyOf("maria.keller@acme.example", rt().said("sbin/contacts-manager-people",
                                                                        {"--roles", "reports", "Acme Oil"}));
        contacts::tests::FakeWorld world;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), imported(file, world).membershipsAdded);
        const auto maria = world.byEmail("maria.keller@acme.example").value().id;
        CPPUNIT_ASSERT(world.contact(world.acme, maria).person.roles.contains("reports"));
        world.rewrite(world.acme, maria, [](contacts::Person& person) {
            person.title = "Dr";
            person.phone = "+442079460018";
            person.locale = "fr";
            person.department = "Drilling";
            person.portalUser = false;
            person.seesAllRequests = true;
            person.roles = {"technical"};
        });
        const auto before = world.contact(world.acme, maria).person;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), imported(file, world).unchanged);
        CPPUNIT_ASSERT(before == world.contact(world.acme, maria).person);
    }

    void withoutItsDatabaseThereIsNoFileOfCustomers()
    {
        rt().perl("RT->DatabaseHandle->SimpleQuery('ALTER TABLE Users RENAME COLUMN Organization TO Gone');");
        std::string said;
        try
        {
            (void)rt().said("sbin/contacts-manager-people");
        }
        catch (const std::runtime_error& failure)
        {
            said = failure.what();
        }
        rt().perl("RT->DatabaseHandle->SimpleQuery('ALTER TABLE Users RENAME COLUMN Gone TO Organization');");
        assertHolds(said, "database did not answer");
        CPPUNIT_ASSERT_MESSAGE(said, said.find("customer,email") == std::string::npos);
    }

    void sessionsOfDisabledUsersEnd()
    {
        auto paul = as("paul.dubois@acme.example");
        assertHolds(paul.get("/SelfService/").body, "/SelfService/ContactsManager.html\"");
        const auto disable = [](const char* now) {
            rt().perl(
                std::string("my $u = RT::User->new(RT->SystemUser); $u->Load('paul.dubois@acme.example'); "
                            "need($u->SetDisabled(") +
                now + "));");
        };
        disable("1");
        const auto after = paul.get("/SelfService/ContactsManager.html").body;
        disable("0");
        CPPUNIT_ASSERT_MESSAGE(after, passIn(after).empty());
    }

    void whoeverIsShutOutLosesHisFrames()
    {
        auto paul = as("paul.dubois@acme.example");
        const auto disable = [](const char* now) {
            rt().perl(
                std::string("my $u = RT::User->new(RT->SystemUser); $u->Load('paul.dubois@acme.example'); "
                            "my $said = $u->SetDisabled(") +
                now + "); need($said =~ /^User (?:dis|en)abled$/, $said);");
        };
        const auto before = farewells().size();
        disable("1");
        const auto told = farewells();
        const auto after = paul.get("/SelfService/ContactsManager.html").body;
        awaitFarewells(before + 2);  // RT's own session of his is gone, which tells it once more.
        disable("0");
        CPPUNIT_ASSERT_EQUAL(before + 1, told.size());
        CPPUNIT_ASSERT_EQUAL(std::string("paul.dubois@acme.example"), told.back());
        CPPUNIT_ASSERT_EQUAL(std::string("paul.dubois@acme.example"), farewells().back());
        CPPUNIT_ASSERT(passIn(after).empty());
        CPPUNIT_ASSERT_EQUAL(before + 2, farewells().size());  // Who is let in again is no news.
    }

    void whoeverBecomesSomebodyElseLosesHisFrames()
    {
        const auto before = farewells().size();
        rt().perl("my $u = RT::User->new(RT->SystemUser); my ($id, $why) = $u->Create(Name => 'demoted', "
                  "EmailAddress => 'zoe&co@support.example', Privileged => 1); "
                  "need($id, $why);");
        CPPUNIT_ASSERT_EQUAL(before, farewells().size());
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('demoted'); "
                  "need($u->SetPrivileged(0)); need($u->SetPrivileged(1)); "
                  "my ($ok) = $u->SetPrivileged(1); need(!$ok);");
        CPPUNIT_ASSERT_EQUAL(before + 1, farewells().size());
        CPPUNIT_ASSERT_EQUAL(std::string("zoe&co@support.example"), farewells().back());
    }

    void whoeverLogsOutLosesHisFrames()
    {
        auto maria = as("maria.keller@acme.example");
        const auto before = farewells().size();
        (void)maria.get("/NoAuth/Logout.html");
        awaitFarewells(before + 1);
        CPPUNIT_ASSERT_EQUAL(std::string("maria.keller@acme.example"), farewells().back());
        HttpClient stranger(rt().port());
        (void)stranger.get("/NoAuth/Logout.html");
        (void)maria.get("/NoAuth/Logout.html");
        CPPUNIT_ASSERT_EQUAL(before + 1, farewells().size());
    }

    void aPasswordThatIsSetForSomebodyEndsHisSessions()
    {
        const auto isIn = [](HttpClient& client) {
            return !passIn(client.get("/SelfService/ContactsManager.html").body).empty();
        };
        const auto setBy = [](const std::string& who) {
            rt().perl("my $she = RT::User->new(RT->SystemUser); $she->Load('maria.keller@acme.example'); "
                      "$she->PrincipalObj->GrantRight(Right => 'ModifySelf', Object => RT->System); "
                      "my $by = RT::CurrentUser->new; $by->Load('" +
                      who +
                      "'); my $u = RT::User->new($by); $u->Load($she->id); "
                      "need($u->SetPassword('demo-password-1'));");
        };
        auto maria = as("maria.keller@acme.example");
        auto paul = as("paul.dubois@acme.example");
        CPPUNIT_ASSERT(isIn(maria) && isIn(paul));
        setBy("contacts-manager");
        CPPUNIT_ASSERT(!isIn(maria));
        CPPUNIT_ASSERT(isIn(paul));
        auto again = as("maria.keller@acme.example");
        CPPUNIT_ASSERT(isIn(again));
        // Her own change ends nothing that RT does not end.
        setBy("maria.keller@acme.example");
        CPPUNIT_ASSERT(isIn(again));
    }

private:
    static PrivateRt& rt() { return PrivateRt::shared(); }

    /// Whom RT has said farewell to so far, each with our key.
    static std::vector<std::string> farewells()
    {
        std::vector<std::string> list;
        for (const auto& asked : rt().ours().asked())
        {
            if (asked.path != "/frame/farewell")
                continue;
            std::map<std::string, std::string> form;
            for (const auto& [name, value] : Poco::URI("/?" + asked.body).getQueryParameters())
                form[name] = value;
            Poco::HMACEngine<Sha256> engine(readFile(rt().folder() / "frame.key"));
            engine.update("farewell\n" + form["at"] + "\n" + form["who"]);
            CPPUNIT_ASSERT_EQUAL(Poco::DigestEngine::digestToHex(engine.digest()),
                                 hexOf(decoded(form["sign"])));
            CPPUNIT_ASSERT(std::abs(std::stoll(form["at"]) - std::time(nullptr)) < 300);
            list.push_back(form["who"]);
        }
        return list;
    }

    static void awaitFarewells(std::size_t number)
    {
        await([&] { return farewells().size() >= number; }, "RT says farewell");
        CPPUNIT_ASSERT_EQUAL(number, farewells().size());
    }

    /// What RT has sent us so far.
    static std::vector<contacts::RtPoke> pokes()
    {
        std::vector<contacts::RtPoke> list;
        const auto value = [](const std::string& path, const std::string& name) {
            const auto begin = path.find(name + "=");
            const auto from = begin + name.size() + 1;
            return begin == std::string::npos ? std::string()
                                              : path.substr(from, path.find('&', from) - from);
        };
        for (const auto& asked : rt().ours().asked())
            if (asked.path.starts_with("/desk/poke?"))
                list.push_back(
                    {value(asked.path, "at"), value(asked.path, "tickets"), value(asked.path, "sign")});
        return list;
    }

    static HttpClient as(const std::string& user) { return loggedInToRt(user, "demo-password-1"); }

    static void assertHolds(const std::string& page, const std::string& text)
    {
        CPPUNIT_ASSERT_MESSAGE(text + " is not in\n" + page, page.find(text) != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExtensionTest);

}  // namespace tests
