// A customer's administrator gives a file, and its rows stand in the draft.
#include "core/import/FeedDraft.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using Outcome = EditDraft::Outcome;

class FeedDraftTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(FeedDraftTest);
    CPPUNIT_TEST(turnsRowsIntoLinesAndChangesNothingLive);
    CPPUNIT_TEST(addsNothingTheSecondTime);
    CPPUNIT_TEST(leavesTheDraftAloneWhenARowIsWrong);
    CPPUNIT_TEST(takesFilesOfThisCustomerOnly);
    CPPUNIT_TEST(takesNoColumnThatFormsHaveNot);
    CPPUNIT_TEST(grantsNoMoreThanTheFormWould);
    CPPUNIT_TEST(tellsNothingOfPeopleElsewhere);
    CPPUNIT_TEST(isForThoseWhoManageContacts);
    CPPUNIT_TEST(waitsWhileARequestWaits);
    CPPUNIT_TEST_SUITE_END();

    static constexpr auto head =
        "email,title,first_name,last_name,phone,department,language,portal_user,sees_all_requests,roles\n";

    FakeWorld world{};

    FeedDraft::Result feed(const std::string& content)
    {
        return FeedDraft(world.services)(world.actor(world.maria, world.acme), world.acme, content);
    }

    static std::string row(const std::string& email, const std::string& first, const std::string& last,
                           const std::string& roles)
    {
        return email + ",," + first + "," + last + ",,,en,yes,no," + roles + "\n";
    }

public:
    void turnsRowsIntoLinesAndChangesNothingLive()
    {
        const auto result = feed(head + row("new@acme.example", "Nadia", "New", "reports") +
                                 row("tom@people.example", "Thomas", "Reed", "technical;reports") +
                                 row("tina@people.example", "Tina", "Torres", "technical"));
        CPPUNIT_ASSERT(result.outcome == Outcome::done && result.errors == 0);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), result.added);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), result.changed);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), result.unchanged);
        const auto draft = world.draft(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), draft.changes.size());
        CPPUNIT_ASSERT(!world.byEmail("new@acme.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("Tom"), world.contact(world.acme, world.tom).person.firstName);
    }

    void addsNothingTheSecondTime()
    {
        const auto file = head + row("new@acme.example", "Nadia", "New", "reports");
        (void)feed(file);
        const auto version = world.draft(world.acme).version;
        CPPUNIT_ASSERT(feed(file).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(version, world.draft(world.acme).version);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.draft(world.acme).changes.size());
    }

    void leavesTheDraftAloneWhenARowIsWrong()
    {
        const auto result = feed(head + row("new@acme.example", "Nadia", "New", "reports") +
                                 row("other@acme.example", "Otto", "Other", "barista"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), result.errors);
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-role"), result.rows.at(0).rule);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), result.rows.at(0).line);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.empty());
    }

    void takesFilesOfThisCustomerOnly()
    {
        const auto full = [&](const std::string& customer) {
            return "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,"
                   "language,portal_user,sees_all_requests,roles\n" +
                   customer + ",customer,," + row("new@acme.example", "Nadia", "New", "reports");
        };
        CPPUNIT_ASSERT_EQUAL(std::string("customer-differs"), feed(full("Globex Trading")).rows.at(0).rule);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), feed(full("Acme Oil")).added);
    }

    void takesNoColumnThatFormsHaveNot()
    {
        for (const std::string column : {"id", "contact_id", "status", "state", "role", "org", "password",
                                         "account", "account_state", "administrator"})
        {
            const auto result =
                feed(column + "," + head + "1," + row("new@acme.example", "N", "N", "reports"));
            CPPUNIT_ASSERT_MESSAGE(column, !result.rows.empty());
            CPPUNIT_ASSERT_EQUAL_MESSAGE(column, std::string("unknown-column"), result.rows.at(0).rule);
            CPPUNIT_ASSERT_MESSAGE(column, world.draft(world.acme).changes.empty());
        }
    }

    void grantsNoMoreThanTheFormWould()
    {
        const auto person = world.contact(world.acme, world.tom).person;
        (void)feed(head + row("tom@people.example", "Tom", "Reed", "technical;admin"));
        const auto byFile = rulesOf(
            EditDraft(world.services).see(world.actor(world.maria, world.acme), world.acme).view.findings);
        CPPUNIT_ASSERT_MESSAGE(byFile, byFile.find("role-above-own") != std::string::npos);
        CPPUNIT_ASSERT(person.roles == world.contact(world.acme, world.tom).person.roles);
    }

    void tellsNothingOfPeopleElsewhere()
    {
        // Omar is known elsewhere: he is a new contact here like anybody else, and the rule says the rest.
        const auto result = feed(head + row("omar@people.example", "Omar", "Haddad", "reports"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), result.added);
        const auto view =
            EditDraft(world.services).see(world.actor(world.maria, world.acme), world.acme).view;
        CPPUNIT_ASSERT_EQUAL(std::string("email-taken-elsewhere"), rulesOf(view.findings));
    }

    void isForThoseWhoManageContacts()
    {
        const auto file = head + row("new@acme.example", "Nadia", "New", "reports");
        const FeedDraft feedDraft(world.services);
        CPPUNIT_ASSERT(feedDraft(world.actor(world.omar, world.acme), world.acme, file).outcome ==
                       Outcome::unknown);
        CPPUNIT_ASSERT(feedDraft(world.actor(world.lena, world.acme), world.acme, file).outcome ==
                       Outcome::forbidden);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.empty());
    }

    void waitsWhileARequestWaits()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            Request request;
            request.customer = world.acme;
            request.state = RequestState::submitted;
            CPPUNIT_ASSERT(work.requests().add(request));
        });
        CPPUNIT_ASSERT(feed(head + row("new@acme.example", "Nadia", "New", "reports")).outcome ==
                       Outcome::requestWaiting);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FeedDraftTest);

}  // namespace contacts::tests
