// A new address that waits for its person: what is said of its line, who reads of it, and for how long.
#include "core/account/AwaitedAddress.h"
#include "core/account/ChangeAddress.h"
#include "core/contacts/ReadContacts.h"
#include "core/contacts/ReadDirectory.h"
#include "core/history/ReadHistory.h"
#include "core/request/ViewRequest.h"
#include "tests/unit/DecisionStage.h"

namespace contacts::tests {

class AwaitedAddressTest : public DecisionStage
{
    CPPUNIT_TEST_SUITE(AwaitedAddressTest);
    CPPUNIT_TEST(aLineSaysThatOnlyALinkWent);
    CPPUNIT_TEST(soDoesTheTicket);
    CPPUNIT_TEST(soDoesAChangeWithoutTheHelpdesk);
    CPPUNIT_TEST(soDoesThatOfSomebodyWhosePasswordNobodyNoted);
    CPPUNIT_TEST(whoManagesTheContactsReadsOfIt);
    CPPUNIT_TEST(whatAnotherCustomerAskedForIsNotTold);
    CPPUNIT_TEST(thatNobodyConfirmedItIsToldForAWhile);
    CPPUNIT_TEST(onceConfirmedNothingWaits);
    CPPUNIT_TEST(theHistorySaysSoWhateverComesLater);
    CPPUNIT_TEST(whoIsDeactivatedMovesAtOnce);
    CPPUNIT_TEST_SUITE_END();

    static Change move(ContactId who, const std::string& email)
    {
        return line(ChangeKind::changeEmail, of(who), email);
    }

    std::optional<AwaitedAddress> read(const Actor& actor, CustomerId customer)
    {
        return ReadContacts(world.services).awaitedAddress(actor, customer, world.tom);
    }

    void confirm()
    {
        const auto token = world.mails(MailKind::confirmAddress).at(0).mail.token;
        const auto raw = rawToken(world.storage.read()->tokens().find(token).value(), world.secrets);
        CPPUNIT_ASSERT(ChangeAddress(world.services).confirm(raw, "demo-password-1", "192.0.2.1") ==
                       ChangeAddress::Outcome::done);
    }

public:
    void aLineSaysThatOnlyALinkWent()
    {
        const auto request =
            implemented({move(world.tom, "thomas@people.example"), move(world.fay, "faye@people.example"),
                         grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(request.state == RequestState::implemented);
        CPPUNIT_ASSERT(request.changes[0].linkSent);
        CPPUNIT_ASSERT(!request.changes[1].linkSent && !request.changes[2].linkSent);
        CPPUNIT_ASSERT(world.byEmail("faye@people.example"));
    }

    void soDoesTheTicket()
    {
        std::optional<Request> told;
        world.services.ticketText = [&](const Request& request, const Customer&, const Snapshot&) {
            told = request;
            return TicketText{};
        };
        (void)implemented({move(world.tom, "thomas@people.example")});
        CPPUNIT_ASSERT(told && told->state == RequestState::implemented && told->changes[0].linkSent);
    }

    void soDoesAChangeWithoutTheHelpdesk()
    {
        world.policy.directKinds = {ChangeKind::changeEmail};
        const auto result = submitted({move(world.tom, "thomas@people.example")});
        CPPUNIT_ASSERT(result.state == RequestState::implemented);
        CPPUNIT_ASSERT(world.request(result.request).changes[0].linkSent);
    }

    /// He set it while we were switched off.
    void soDoesThatOfSomebodyWhosePasswordNobodyNoted()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            work.contacts().setAccountState(world.tom, AccountState::invited, world.clock.now());
        });
        const auto request = implemented({move(world.tom, "thomas@people.example")});
        CPPUNIT_ASSERT(request.changes[0].linkSent);
        CPPUNIT_ASSERT(world.byEmail("tom@people.example"));
    }

    void whoManagesTheContactsReadsOfIt()
    {
        (void)implemented({move(world.tom, "thomas@people.example")});
        for (const auto& actor : {world.actor(world.maria, world.acme), world.agent()})
        {
            const auto awaited = read(actor, world.acme);
            CPPUNIT_ASSERT(awaited && !awaited->over);
            CPPUNIT_ASSERT_EQUAL(std::string("thomas@people.example"), awaited->email);
            CPPUNIT_ASSERT(awaited->until == world.clock.now() + world.policy.addressLife);
        }
        for (const auto& actor : {world.actor(world.lena, world.acme), world.actor(world.omar, world.acme)})
            CPPUNIT_ASSERT(!read(actor, world.acme));
        CPPUNIT_ASSERT(!ReadContacts(world.services)
                            .awaitedAddress(world.actor(world.maria, world.acme), world.acme, world.lena));
        CPPUNIT_ASSERT(ReadDirectory(world.services).person(world.agent(), world.tom)->awaited);
    }

    void whatAnotherCustomerAskedForIsNotTold()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            work.contacts().writeMembership(world.globex, world.tom,
                                            work.contacts().find(world.acme, world.tom)->person);
        });
        (void)implemented({move(world.tom, "thomas@people.example")});
        CPPUNIT_ASSERT(read(world.actor(world.maria, world.acme), world.acme));
        CPPUNIT_ASSERT(!read(world.actor(world.omar, world.globex), world.globex));
        CPPUNIT_ASSERT(read(world.agent(), world.globex));
    }

    void thatNobodyConfirmedItIsToldForAWhile()
    {
        (void)implemented({move(world.tom, "thomas@people.example")});
        world.clock.advance(world.policy.addressLife);
        CPPUNIT_ASSERT(read(world.actor(world.maria, world.acme), world.acme)->over);
        world.clock.advance(std::chrono::days(30));
        CPPUNIT_ASSERT(!read(world.actor(world.maria, world.acme), world.acme));
    }

    void onceConfirmedNothingWaits()
    {
        const auto request = implemented({move(world.tom, "thomas@people.example")});
        const auto seen = [&] {
            return ViewRequest(world.services)(world.actor(world.maria, world.acme), request.id)
                ->request.changes.at(0)
                .linkSent;
        };
        CPPUNIT_ASSERT(seen());
        confirm();
        CPPUNIT_ASSERT(!read(world.actor(world.maria, world.acme), world.acme));
        CPPUNIT_ASSERT(!seen());
    }

    /// Not only while it is his present address, and he a contact there.
    void theHistorySaysSoWhateverComesLater()
    {
        const auto sent = [&] {
            std::vector<bool> told;
            const auto entries = ReadHistory(world.services)(world.actor(world.maria, world.acme),
                                                             {world.acme, world.tom, 0, 20});
            for (const auto& entry : entries.value())
                if (entry.audit.act == "request.implemented")
                    for (const auto& line : entry.linesAbout(world.tom))
                        if (line.kind == ChangeKind::changeEmail)
                            told.push_back(line.linkSent);
            return told;
        };
        (void)implemented({move(world.tom, "thomas@people.example")});
        CPPUNIT_ASSERT(sent() == std::vector<bool>{true});
        confirm();
        CPPUNIT_ASSERT(sent() == std::vector<bool>{false});
        const auto second = implemented({move(world.tom, "tommy@people.example")});
        CPPUNIT_ASSERT((sent() == std::vector<bool>{true, false}));  // Newest first.
        (void)implemented({line(ChangeKind::removeContact, of(world.tom))});
        CPPUNIT_ASSERT((sent() == std::vector<bool>{true, false}));
        CPPUNIT_ASSERT(world.request(second.id).changes.at(0).linkSent);
    }

    /// He could not confirm anything: his password opens nothing.
    void whoIsDeactivatedMovesAtOnce()
    {
        (void)implemented({line(ChangeKind::deactivate, of(world.tom))});
        const auto request = implemented({move(world.tom, "thomas@people.example")});
        CPPUNIT_ASSERT(!request.changes[0].linkSent);
        CPPUNIT_ASSERT(world.mails(MailKind::confirmAddress).empty());
        CPPUNIT_ASSERT(world.byEmail("thomas@people.example")->id == world.tom);
        (void)implemented({line(ChangeKind::reactivate, of(world.tom))});
        CPPUNIT_ASSERT_EQUAL(std::string("thomas@people.example"),
                             world.mails(MailKind::welcome).at(0).mail.address);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AwaitedAddressTest);

}  // namespace contacts::tests
