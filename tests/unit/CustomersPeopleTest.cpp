// An agent puts somebody new on a project: a contact of the customer like any other, with a trace and a word
// to its administrators.
#include "hooks/people/CustomersPeople.h"

#include "core/history/ReadHistory.h"
#include "hooks/Visiting.h"
#include "hooks/pages/portal/HistoryWords.h"
#include "tests/unit/RequestStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace contacts;
using requests::Stage;


class CustomersPeopleTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(CustomersPeopleTest);
    CPPUNIT_TEST(somebodyNewIsMadeByTheAgent);
    CPPUNIT_TEST(theAdministratorsAreTold);
    CPPUNIT_TEST(whoIsKnownElsewhereJoinsAsHeIs);
    CPPUNIT_TEST(theDraftStaysAsItIs);
    CPPUNIT_TEST(theRulesHold);
    CPPUNIT_TEST(aRequestThatWaitsComesFirst);
    CPPUNIT_TEST(nobodyElseAddsAnybody);
    CPPUNIT_TEST_SUITE_END();

    Stage stage{};

    helpdesk::AddedPerson add(const helpdesk::Visitor& by, helpdesk::NewPerson person)
    {
        return CustomersPeople({stage.ground(), {}}).add(by, stage.customer.text(), person);
    }

    static helpdesk::NewPerson ines() { return {" Ines@acme.example ", "Inès", "Moreau", "fr", "reports"}; }

    std::optional<Contact> contact(const std::string& email)
    {
        const auto known = stage.storage().read()->contacts().findByEmail(email);
        return known ? stage.storage().read()->contacts().find(stage.customer, known->id) : std::nullopt;
    }

    /// How the person's own history tells it, oldest first.
    std::string told(ContactId contact)
    {
        ReadHistory::Wish wish;
        wish.customer = stage.customer;
        wish.contact = contact;
        std::string text;
        const auto reader = actorOf(stage.agent(), stage.customer, stage.services());
        const auto entries = ReadHistory(stage.services())(reader, wish).value();
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
            text += headingWords(stage.ground().words, "en", *entry) + "\n";
        return text;
    }

    void assertRefused(const helpdesk::AddedPerson& added, const std::string& part)
    {
        CPPUNIT_ASSERT(added.contact.empty());
        CPPUNIT_ASSERT_MESSAGE(added.refusal, added.refusal.find(part) != std::string::npos);
        CPPUNIT_ASSERT(!contact("ines@acme.example"));
    }

public:
    void somebodyNewIsMadeByTheAgent()
    {
        const auto added = add(stage.agent(), ines());
        CPPUNIT_ASSERT_EQUAL(std::string(), added.refusal);
        const auto made = contact("ines@acme.example");
        CPPUNIT_ASSERT(made && made->id.text() == added.contact);
        CPPUNIT_ASSERT(made->person.name() == "Inès Moreau" && made->person.locale == "fr");
        CPPUNIT_ASSERT(made->person.portalUser && made->person.roles.contains("reports"));
        CPPUNIT_ASSERT(made->accountState == AccountState::invited);
        const auto history = told(made->id);
        CPPUNIT_ASSERT_MESSAGE(history, history.find("Jonas Lind made the contact") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(history, history.find("command line") == std::string::npos);
    }

    void theAdministratorsAreTold()
    {
        (void)add(stage.agent(), ines());
        std::set<std::string> told;
        for (const auto& row : stage.mails())
            if (row.mail.kind == MailKind::requestImplemented)
                told.insert(row.mail.address);
        CPPUNIT_ASSERT(told == std::set<std::string>({"maria@acme.example", "paul@acme.example"}));
    }

    void whoIsKnownElsewhereJoinsAsHeIs()
    {
        const auto other = stage.addCustomer("Globex Trading");
        const auto omar = stage.addTo(other, "Omar", "Haddad", "ines@acme.example", {"management"});
        CPPUNIT_ASSERT_EQUAL(omar.text(), add(stage.agent(), ines()).contact);
        const auto joined = contact("ines@acme.example");
        CPPUNIT_ASSERT_EQUAL(std::string("Omar Haddad"), joined->person.name());
        CPPUNIT_ASSERT(joined->person.roles.size() == 1 && joined->person.roles.contains("reports"));
    }

    void theDraftStaysAsItIs()
    {
        Draft draft;
        draft.customer = stage.customer;
        Change line;
        line.id = 1;
        line.kind = ChangeKind::grantRole;
        line.person = {contact("lena@acme.example")->id, {}};
        line.role = "reports";
        draft.changes = {line};  // Another agent's, half thought through.
        stage.storage().inOne([&](UnitOfWork& work) { (void)work.drafts().write(draft); });
        CPPUNIT_ASSERT(!add(stage.agent(), ines()).contact.empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1),
                             stage.storage().read()->drafts().find(stage.customer).changes.size());
        CPPUNIT_ASSERT(!contact("lena@acme.example")->person.roles.contains("reports"));
    }

    void theRulesHold()
    {
        auto person = ines();
        person.lastName.clear();
        person.firstName.clear();
        assertRefused(add(stage.agent(), person), "Enter a name.");
        person = ines();
        person.role = "emperor";
        assertRefused(add(stage.agent(), person), "emperor");
        person = ines();
        person.lastName = "Mo\xff";
        assertRefused(add(stage.agent(), person), "invisible control characters");
        person = ines();
        person.email = "nowhere";
        assertRefused(add(stage.agent(), person), "@");
    }

    void aRequestThatWaitsComesFirst()
    {
        Change line;
        line.id = 1;
        line.kind = ChangeKind::grantRole;
        line.person = {contact("lena@acme.example")->id, {}};
        line.role = "reports";
        (void)stage.submit({line});
        assertRefused(add(stage.agent(), ines()), "Decide it first");
    }

    void nobodyElseAddsAnybody()
    {
        assertRefused(add(stage.visitor(Stage::delegate), ines()), "could not be added");
        auto agent = stage.visitor("lena@acme.example");  // She is an agent, and a contact of the customer.
        agent.agent = true;
        assertRefused(add(agent, ines()), "a contact of this customer yourself");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CustomersPeopleTest);

}  // namespace
