// What the extension puts into a Request Tracker: once, however often it is inserted.
#include "tests/rt/PrivateRt.h"
#include "tests/support/Await.h"
#include "tests/support/RemoteTrouble.h"
#include "ticket-adapter/request-tracker/RtTickets.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace tests {

namespace {

using contacts::RtTickets;
using contacts::tests::trouble;

}  // namespace

class InitialDataTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(InitialDataTest);
    CPPUNIT_TEST(insertedAgainItChangesNothing);
    CPPUNIT_TEST(insertedForAnotherQueueItServesThatToo);
    CPPUNIT_TEST(withoutAPlaceForItThereIsNoToken);
    CPPUNIT_TEST(aLostTokenIsReplaced);
    CPPUNIT_TEST_SUITE_END();

public:
    void insertedAgainItChangesNothing()
    {
        const auto before = things();
        const auto token = readFile(tokenFile());
        rt().insertOurData({{"CONTACTS_TOKEN_FILE", tokenFile().string()}});
        CPPUNIT_ASSERT_EQUAL(before, things());
        CPPUNIT_ASSERT_EQUAL(token, readFile(tokenFile()));
    }

    void insertedForAnotherQueueItServesThatToo()
    {
        auto settings = rt().settings();
        settings.queue = "Second Desk";
        RtTickets tickets([&] { return settings; });
        rt().insertOurData({{"CONTACTS_QUEUE", settings.queue}});
        CPPUNIT_ASSERT(tickets.check().empty());
        const auto id = tickets.raise({"contacts-manager/second", "maria.keller@acme.example", {"S", "T"}});
        await([&] { return pokedFor(id); }, "RT says what happens there");
        const auto once = things();
        rt().insertOurData({{"CONTACTS_QUEUE", settings.queue}});
        CPPUNIT_ASSERT_EQUAL(once, things());
        CPPUNIT_ASSERT_MESSAGE(once, once.find("\nscrips 1\n") != std::string::npos);
    }

    void withoutAPlaceForItThereIsNoToken()
    {
        rt().perl(all("AuthTokens") + "need($_->Delete) for @{ $all->ItemsArrayRef };");
        const std::map<std::string, std::string> nowhere{
            {"CONTACTS_TOKEN_FILE", (rt().folder() / "missing" / "token").string()}};
        rt().insertOurData(nowhere);
        CPPUNIT_ASSERT_EQUAL(std::string("0"), tokens());
        rt().insertOurData({{"CONTACTS_TOKEN_FILE", tokenFile().string()}});
        CPPUNIT_ASSERT_EQUAL(std::string("1"), tokens());
        CPPUNIT_ASSERT(opens(rt().settings()));
    }

    void aLostTokenIsReplaced()
    {
        const auto lost = rt().settings();
        CPPUNIT_ASSERT(opens(lost));
        std::map<std::string, std::string> anew{
            {"CONTACTS_NEW_TOKEN", "yes"},
            {"CONTACTS_TOKEN_FILE", (rt().folder() / "missing" / "token").string()}};
        rt().insertOurData(anew);
        CPPUNIT_ASSERT(opens(lost));
        anew["CONTACTS_TOKEN_FILE"] = tokenFile().string();
        // Whoever has copied the token there may have left it for everybody to read.
        std::filesystem::permissions(tokenFile(), std::filesystem::perms(0644));
        database("CREATE TRIGGER refused BEFORE INSERT ON AuthTokens BEGIN SELECT RAISE(ABORT, 'full'); END");
        rt().insertOurData(anew);
        database("DROP TRIGGER refused");
        CPPUNIT_ASSERT_EQUAL(lost.token, rt().settings().token);
        CPPUNIT_ASSERT(opens(lost));
        rt().insertOurData(anew);
        CPPUNIT_ASSERT(std::filesystem::status(tokenFile()).permissions() == std::filesystem::perms(0600));
        CPPUNIT_ASSERT(!std::filesystem::exists(tokenFile().string() + ".new"));
        CPPUNIT_ASSERT(rt().settings().token != lost.token);
        CPPUNIT_ASSERT(opens(rt().settings()));
        CPPUNIT_ASSERT(!opens(lost));
        CPPUNIT_ASSERT_EQUAL(std::string("1"), tokens());
    }

private:
    static PrivateRt& rt() { return PrivateRt::shared(); }
    static std::filesystem::path tokenFile() { return rt().folder() / "token"; }

    /// Perl that has all of a kind in $all.
    static std::string all(const std::string& kind)
    {
        return "my $all = RT::" + kind + "->new(RT->SystemUser); $all->UnLimit; ";
    }

    static void database(const std::string& sql) { rt().perl("$RT::Handle->dbh->do(q{" + sql + "});"); }

    static std::string tokens() { return rt().perl(all("AuthTokens") + "print $all->Count;"); }

    /// How many there are of what we put there, a line for each kind.
    static std::string things()
    {
        return rt().perl(
            "sub counted { my ($name, $all) = @_; print \"$name \", $all->Count, \"\\n\" } "
            "my $she = RT::User->new(RT->SystemUser); $she->Load('contacts-manager'); "
            "my $fields = RT::CustomFields->new(RT->SystemUser); $fields->Limit(FIELD => 'Name', "
            "OPERATOR => 'STARTSWITH', VALUE => 'ContactsManager'); counted(fields => $fields); "
            "my $actions = RT::ScripActions->new(RT->SystemUser); $actions->Limit(FIELD => 'ExecModule', "
            "VALUE => 'ContactsManagerPoke'); counted(actions => $actions); "
            "my $scrips = RT::Scrips->new(RT->SystemUser); $scrips->Limit(FIELD => 'ScripAction', "
            "VALUE => $actions->First->id); counted(scrips => $scrips); "
            "my $places = RT::ObjectScrips->new(RT->SystemUser); $places->Limit(FIELD => 'Scrip', "
            "VALUE => $_->id) for @{ $scrips->ItemsArrayRef }; counted(places => $places); "
            "my $queues = RT::Queues->new(RT->SystemUser); $queues->UnLimit; counted(queues => $queues); "
            "my $rights = RT::ACL->new(RT->SystemUser); $rights->LimitToPrincipal(Id => $she->PrincipalId); "
            "counted(rights => $rights); " +
            all("AuthTokens") + "counted(tokens => $all);");
    }

    static bool opens(const contacts::RtSettings& settings)
    {
        RtTickets fresh([&] { return settings; });
        return !trouble([&] { (void)fresh.find("contacts-manager/nobody"); }).first;
    }

    static bool pokedFor(std::uint64_t ticket)
    {
        const auto asked = rt().ours().asked();
        const auto part = "tickets=" + std::to_string(ticket) + "&";
        return std::any_of(asked.begin(), asked.end(), [&](const auto& each) {
            return (each.path + "&").find(part) != std::string::npos;
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(InitialDataTest);

}  // namespace tests
