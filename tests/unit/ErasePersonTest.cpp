#include "core/contacts/ErasePerson.h"
#include "core/draft/EditDraft.h"
#include "core/history/VerifyAudit.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using Outcome = ErasePerson::Outcome;


class ErasePersonTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ErasePersonTest);
    CPPUNIT_TEST(replacesTheNameOfSomebodyWhoHasLeft);
    CPPUNIT_TEST(keepsTheAuditChainValid);
    CPPUNIT_TEST(freesTheAddress);
    CPPUNIT_TEST(refusesWhoIsStillAContact);
    CPPUNIT_TEST(refusesWhomAnOpenRequestNames);
    CPPUNIT_TEST(refusesWhomADraftNames);
    CPPUNIT_TEST(refusesStaffAndChangesNothing);
    CPPUNIT_TEST(knowsNobodyElse);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    ErasePerson::Answer erase(const std::string& email)
    {
        ErasePerson::Answer answer;
        world.desk.inTransaction([&](DeskWork& desk) { answer = ErasePerson(world.services)(desk, email); });
        return answer;
    }

    void draft(const ChangeSet& lines)
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto drafted = EditDraft(world.services).add(maria, world.acme, lines);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(drafted.view.findings), drafted.outcome == EditDraft::Outcome::done);
    }

    RequestId requested(const ChangeSet& lines)
    {
        draft(lines);
        const auto maria = world.actor(world.maria, world.acme);
        const auto result =
            SubmitRequest(world.services)(maria, {world.acme, world.draft(world.acme).version,
                                                  "Lena Vogt leaves us", "key" + std::to_string(++_keys)});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.findings), result.outcome == SubmitRequest::Outcome::submitted);
        return result.request;
    }

    RequestId implemented(const ChangeSet& lines)
    {
        const auto id = requested(lines);
        const auto digest = ViewRequest(world.services)(world.agent(), id).value().digest;
        const auto decision = ImplementRequest(world.services)(world.agent(), id, digest, {}, "Done.");
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Decision::Outcome::done);
        return id;
    }

    std::string emailOf(ContactId contact) { return world.contact(world.acme, contact).person.email; }

    int _keys = 0;

public:
    void replacesTheNameOfSomebodyWhoHasLeft()
    {
        const auto person = world.contact(world.acme, world.lena);
        const auto request = implemented({line(ChangeKind::removeContact, of(world.lena))});
        const auto answer = erase(person.person.email);
        CPPUNIT_ASSERT(answer.outcome == Outcome::erased && answer.contact == world.lena);
        const auto name = "[" + world.lena.text() + "]";
        const auto stored = world.request(request);
        CPPUNIT_ASSERT_EQUAL(name, stored.then.people.at(of(world.lena)).name());
        CPPUNIT_ASSERT(stored.reason.find(person.person.name()) == std::string::npos);
        const auto& account = world.desk.account(person.account);
        CPPUNIT_ASSERT(account.disabled && account.name == name && account.password.empty());
        CPPUNIT_ASSERT(account.email.ends_with("@erased.invalid"));
        const auto& ticket = world.desk.tickets().at(stored.ticket);
        CPPUNIT_ASSERT(ticket.text.text.find(person.person.name()) == std::string::npos);
        for (const auto& mail : world.mails())
            CPPUNIT_ASSERT(mail.mail.address != person.person.email);
    }

    void keepsTheAuditChainValid()
    {
        const auto email = emailOf(world.lena);
        (void)implemented({line(ChangeKind::removeContact, of(world.lena))});
        CPPUNIT_ASSERT(erase(email).outcome == Outcome::erased);
        CPPUNIT_ASSERT_EQUAL(std::string("person.erased"), world.audited(world.acme).back());
        const auto verdict = verifyAudit(*world.storage.read(), world.secrets, world.acme);
        CPPUNIT_ASSERT(verdict.rows > 0 && verdict.firstBad == 0);
    }

    void freesTheAddress()
    {
        const auto email = emailOf(world.lena);
        (void)implemented({line(ChangeKind::removeContact, of(world.lena))});
        CPPUNIT_ASSERT(erase(email).outcome == Outcome::erased);
        CPPUNIT_ASSERT(!world.byEmail(email));
        (void)implemented({add("new", "Another", "Person", email, {"application"})});
        CPPUNIT_ASSERT(world.byEmail(email).value().id != world.lena);
    }

    void refusesWhoIsStillAContact()
    {
        const auto before = world.storage.committed();
        const auto answer = erase(emailOf(world.lena));
        CPPUNIT_ASSERT(answer.outcome == Outcome::member);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), answer.customers.size());
        CPPUNIT_ASSERT_EQUAL(emailOf(world.lena), before.contacts.at(world.lena).person.email);
    }

    void refusesWhomAnOpenRequestNames()
    {
        const auto email = emailOf(world.lena);
        (void)implemented({line(ChangeKind::removeContact, of(world.lena))});
        Change link = line(ChangeKind::linkContact, PersonKey{{}, "back"}, email);
        link.roles = {"application"};
        (void)requested({link});
        CPPUNIT_ASSERT(erase(email).outcome == Outcome::open);
    }

    void refusesWhomADraftNames()
    {
        const auto email = emailOf(world.lena);
        (void)implemented({line(ChangeKind::removeContact, of(world.lena))});
        Change link = line(ChangeKind::linkContact, PersonKey{{}, "back"}, email);
        link.roles = {"application"};
        draft({link});
        CPPUNIT_ASSERT(erase(email).outcome == Outcome::open);
        CPPUNIT_ASSERT(world.byEmail(email));
    }

    void refusesStaffAndChangesNothing()
    {
        const auto staff =
            world.desk.addAccount({"agent@people.example", "Agent", "en", "secret", true, false, 0});
        ContactId contact;
        world.storage.inOne([&](UnitOfWork& work) {
            Person person;
            person.lastName = "Agent";
            person.email = "agent@people.example";
            contact = work.contacts().add(person);
            work.contacts().linkAccount(contact, staff);
        });
        CPPUNIT_ASSERT_THROW((void)erase("agent@people.example"), DeskRefusal);
        CPPUNIT_ASSERT(world.byEmail("agent@people.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("secret"), world.desk.account(staff).password);
    }

    void knowsNobodyElse()
    {
        CPPUNIT_ASSERT(erase("nobody@people.example").outcome == Outcome::unknown);
        CPPUNIT_ASSERT(erase("no address").outcome == Outcome::unknown);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ErasePersonTest);

}  // namespace contacts::tests
