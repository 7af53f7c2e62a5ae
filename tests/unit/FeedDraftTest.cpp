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
    CPPUNIT_TEST(comparesWithTheDraftToo);
    CPPUNIT_TEST(asksThoseKnownElsewhereToJoin);
    CPPUNIT_TEST(turnsAnArrivalThatCannotBeIntoAJoin);
    CPPUNIT_TEST(warnsOfASecondHolderOfAPrimaryRole);
    CPPUNIT_TEST(refusesAFileThatGivesAPrimaryRoleTwice);
    CPPUNIT_TEST(asksForNothingThatTheFileDoesNotSay);
    CPPUNIT_TEST(givesNewPeopleTheUsual);
    CPPUNIT_TEST(refusesNewPeopleWithoutARole);
    CPPUNIT_TEST(keepsWhatTheDraftSaysOfNewPeople);
    CPPUNIT_TEST(tellsNothingOfThoseKnownElsewhere);
    CPPUNIT_TEST(takesAPrimaryRoleThatSomebodyKeepsForTaken);
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

    static std::string errorsOf(const FeedDraft::Result& result)
    {
        std::string errors;
        for (const auto& each : result.rows)
            if (each.effect == ImportContacts::RowReport::Effect::error)
                errors += (errors.empty() ? "" : " ") + std::to_string(each.line) + ":" + each.column + ":" +
                          each.rule;
        return errors;
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

    void comparesWithTheDraftToo()
    {
        const auto file = head + row("new@acme.example", "Nadia", "New", "reports") +
                          row("tom@people.example", "Thomas", "Reed", "technical;reports");
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), feed(file).lines);
        const auto again = feed(file);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), again.lines);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), again.unchanged);

        // What the file says anew is its own share, whatever else the draft holds.
        const auto other = feed(head + row("new@acme.example", "Nadja", "New", "reports") +
                                row("tom@people.example", "Thomas", "Reed", "technical;reports"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), other.lines);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), other.changed);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), other.added);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), world.draft(world.acme).changes.size());
    }

    void asksThoseKnownElsewhereToJoin()
    {
        const auto file = head + row("omar@people.example", "Another", "Name", "reports");
        const auto result = feed(file);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), result.added);
        CPPUNIT_ASSERT_EQUAL(std::string("joins-only"), result.rows.at(0).rule);
        const auto view =
            EditDraft(world.services).see(world.actor(world.maria, world.acme), world.acme).view;
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(view.findings));
        const auto& line = view.draft.changes.at(0);
        CPPUNIT_ASSERT(line.kind == ChangeKind::linkContact);
        CPPUNIT_ASSERT_EQUAL(std::string("omar@people.example"), line.value);
        CPPUNIT_ASSERT(line.roles == (std::set<RoleKey, std::less<>>{"reports"}));
        CPPUNIT_ASSERT_EQUAL(std::string(), line.details.firstName);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), feed(file).unchanged);
    }

    void turnsAnArrivalThatCannotBeIntoAJoin()
    {
        const auto maria = world.actor(world.maria, world.acme);
        (void)EditDraft(world.services)
            .add(maria, world.acme, add("typed", "Omar", "Haddad", "omar@people.example", {"reports"}));
        (void)feed(head + row("omar@people.example", "Omar", "Haddad", "reports"));
        const auto view = EditDraft(world.services).see(maria, world.acme).view;
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(view.findings));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), view.draft.changes.size());
        CPPUNIT_ASSERT(view.draft.changes.at(0).kind == ChangeKind::linkContact);
        CPPUNIT_ASSERT_EQUAL(std::string("typed"), view.draft.changes.at(0).person.ref);
    }

    void warnsOfASecondHolderOfAPrimaryRole()
    {
        world.rewrite(world.acme, world.tom, [](Person& tom) { tom.roles.insert("primary-contact"); });
        const auto warned = [](const FeedDraft::Result& fed) {
            std::string lines;
            for (const auto& each : fed.rows)
                if (each.effect == ImportContacts::RowReport::Effect::warning)
                    lines += std::to_string(each.line) + ":" + each.value + ":" + each.rule;
            return lines;
        };
        const auto second = feed(head + row("new@acme.example", "Nadia", "New", "primary-contact"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), second.errors);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), second.added);
        CPPUNIT_ASSERT_EQUAL(std::string("2:primary-contact:primary-role-two-holders"), warned(second));
        const auto vacant = feed(head + row("other@acme.example", "Otto", "Other", "primary-technical"));
        CPPUNIT_ASSERT_EQUAL(std::string(), warned(vacant));
    }

    void refusesAFileThatGivesAPrimaryRoleTwice()
    {
        const auto result = feed(head + row("new@acme.example", "Nadia", "New", "primary-contact") +
                                 row("tom@people.example", "Tom", "Reed", "technical;primary-contact"));
        CPPUNIT_ASSERT_EQUAL(std::string("3:roles:primary-role-two-holders"), errorsOf(result));
        CPPUNIT_ASSERT(world.draft(world.acme).changes.empty());
    }

    void asksForNothingThatTheFileDoesNotSay()
    {
        world.rewrite(world.acme, world.tom, [](Person& tom) {
            tom.title = "Mr.";
            tom.locale = "fr";
            tom.department = "Operations";
            tom.portalUser = false;
        });
        const std::string least = "email,first_name,last_name\n";
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), feed(least + "tom@people.example,Tom,Reed\n").unchanged);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), feed(least + "tom@people.example,Tom,Rider\n").lines);
        // What the draft wishes already stays too.
        const auto maria = world.actor(world.maria, world.acme);
        (void)EditDraft(world.services).add(maria, world.acme, grant(of(world.tom), "reports"));
        const auto again = feed("email,first_name,last_name,roles_of_new\ntom@people.example,Tom,Rider,x;\n");
        CPPUNIT_ASSERT_EQUAL(std::string("2:roles_of_new:unknown-role"), errorsOf(again));
        const auto known = feed("email,first_name,last_name,roles_of_new\ntom@people.example,Tom,Rider,\n");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), known.unchanged);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.draft(world.acme).changes.size());
    }

    void givesNewPeopleTheUsual()
    {
        world.policy.agentsLocale = "de";
        (void)feed("email,first_name,last_name,roles_of_new\nnew@acme.example,Nadia,New,reports\n");
        const auto line = world.draft(world.acme).changes.at(0);
        CPPUNIT_ASSERT_EQUAL(std::string("de"), line.details.locale);
        CPPUNIT_ASSERT(line.details.portalUser && !line.details.seesAllRequests);
        CPPUNIT_ASSERT(line.roles == (std::set<RoleKey, std::less<>>{"reports"}));
    }

    void refusesNewPeopleWithoutARole()
    {
        const auto result = feed("email,first_name,last_name\ntom@people.example,Tom,Rider\n"
                                 "new@acme.example,Nadia,New\nomar@people.example,Omar,Haddad\n");
        CPPUNIT_ASSERT_EQUAL(std::string("3:roles:new-contact-without-role 4:roles:new-contact-without-role"),
                             errorsOf(result));
        CPPUNIT_ASSERT(world.draft(world.acme).changes.empty());
    }

    /// It is all that is known of them, and somebody may have corrected it since.
    void keepsWhatTheDraftSaysOfNewPeople()
    {
        const std::string file = "email,first_name,last_name,roles_of_new\n"
                                 "new@acme.example,Nadia,New,reports\nomar@people.example,O,H,reports\n";
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), feed(file).added);
        const auto maria = world.actor(world.maria, world.acme);
        const auto arrivals = world.draft(world.acme).changes;
        for (const auto& arrival : arrivals)
        {
            (void)EditDraft(world.services).add(maria, world.acme, grant(arrival.person, "technical"));
            if (arrival.kind == ChangeKind::addContact)
                (void)EditDraft(world.services)
                    .add(maria, world.acme, line(ChangeKind::setDepartment, arrival.person, "Labs"));
        }
        const auto again = feed(file);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), again.unchanged);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), again.lines);
        const auto drafted = world.draft(world.acme).changes;
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), drafted.size());
        CPPUNIT_ASSERT(drafted.at(0).roles.contains("technical") &&
                       drafted.at(1).roles.contains("technical"));
        // What it does say is taken.
        CPPUNIT_ASSERT_EQUAL(
            std::size_t(1),
            feed("email,first_name,last_name,phone\nnew@acme.example,Nadia,New,+442079460018\n").changed);
        const auto nadia = world.draft(world.acme).changes.at(0);
        CPPUNIT_ASSERT_EQUAL(std::string("Labs+442079460018"),
                             nadia.details.department + nadia.details.phone);
    }

    void tellsNothingOfThoseKnownElsewhere()
    {
        world.rewrite(world.globex, world.omar, [](Person& omar) {
            omar.title = "Dr";
            omar.phone = "+442079460018";
        });
        (void)feed("email,first_name,last_name,roles\nomar@people.example,O,H,reports\n");
        const auto line = world.draft(world.acme).changes.at(0);
        CPPUNIT_ASSERT(line.kind == ChangeKind::linkContact);
        CPPUNIT_ASSERT_EQUAL(std::string(), line.details.title + line.details.phone);
    }

    void takesAPrimaryRoleThatSomebodyKeepsForTaken()
    {
        world.rewrite(world.acme, world.tom, [](Person& tom) { tom.roles.insert("primary-contact"); });
        const auto fed =
            feed("email,first_name,last_name,roles_of_new\ntom@people.example,Tom,Reed,primary-contact\n"
                 "new@acme.example,Nadia,New,primary-contact\n");
        CPPUNIT_ASSERT_EQUAL(std::string(), errorsOf(fed));
        std::string warned;
        for (const auto& each : fed.rows)
            if (each.effect == ImportContacts::RowReport::Effect::warning)
                warned += std::to_string(each.line) + ":" + each.column + ":" + each.rule;
        CPPUNIT_ASSERT_EQUAL(std::string("3:roles_of_new:primary-role-two-holders"), warned);
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
