// Everything that only looks: lists, addresses, requests, tickets, the audit chain.
#include "core/contacts/ReadContacts.h"
#include "core/draft/EditDraft.h"
#include "core/history/ReadHistory.h"
#include "core/history/VerifyAudit.h"
#include "core/request/FollowTicket.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class ReadContactsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ReadContactsTest);
    CPPUNIT_TEST(showTheListToWhoeverMaySeeIt);
    CPPUNIT_TEST(hideTheDraftFromWhoOnlyViews);
    CPPUNIT_TEST(hideTheRequestFromWhoOnlyViews);
    CPPUNIT_TEST(tellAgentsEverythingAboutAnAddress);
    CPPUNIT_TEST(tellAdministratorsOnlyAboutTheirOwnPeople);
    CPPUNIT_TEST(tellOthersNothingAboutAnAddress);
    CPPUNIT_TEST(hideRequestsFromStrangers);
    CPPUNIT_TEST(giveTheSameDigestTwiceAndAnotherAfterAMove);
    CPPUNIT_TEST(mailTheOtherSideOfAReply);
    CPPUNIT_TEST(findTheFirstBadRowOfAChain);
    CPPUNIT_TEST(missTheEndOfAChain);
    CPPUNIT_TEST(findWhatIsOtherThanAnEarlierVerificationMet);
    CPPUNIT_TEST(lookOnceMoreBeforeAnEndIsMissing);
    CPPUNIT_TEST(holdAChainOfManyPages);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    ReadContacts reads() { return ReadContacts(world.services); }

    RequestId requested()
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = EditDraft(world.services).add(maria, world.acme, grant(of(world.lena), "reports"));
        return SubmitRequest(world.services)(maria, {world.acme, draft.view.draft.version, "", ""}).request;
    }

    ReadContacts::Lookup lookUp(const Actor& actor, const std::string& email)
    {
        return reads().lookUp(actor, world.storage.read()->customers().accessOf(actor.account), email);
    }

public:
    void showTheListToWhoeverMaySeeIt()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::size_t(7), reads().head(world.actor(world.lena, world.acme), world.acme)->customer.contacts);
        CPPUNIT_ASSERT(!reads().head(world.actor(world.tom, world.acme), world.acme));
        CPPUNIT_ASSERT(!reads().head(world.actor(world.omar, world.acme), world.acme));
        CPPUNIT_ASSERT(reads().find(world.agent(), world.acme, world.tom));
        CPPUNIT_ASSERT(!reads().find(world.agent(), world.globex, world.tom));
        CPPUNIT_ASSERT(!reads().find(world.actor(world.tom, world.acme), world.acme, world.tom));
    }

    void hideTheDraftFromWhoOnlyViews()
    {
        const auto maria = world.actor(world.maria, world.acme);
        CPPUNIT_ASSERT(
            EditDraft(world.services).add(maria, world.acme, grant(of(world.tina), "reports")).outcome ==
            EditDraft::Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), reads().head(maria, world.acme)->draftCount);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), reads().head(world.agent(), world.acme)->draftCount);
        const auto seen = reads().head(world.actor(world.lena, world.acme), world.acme);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), seen->draftVersion);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), seen->draftCount);
    }

    void hideTheRequestFromWhoOnlyViews()
    {
        const auto id = requested();
        const auto lena = world.actor(world.lena, world.acme);
        CPPUNIT_ASSERT(!ViewRequest(world.services)(lena, id));
        CPPUNIT_ASSERT(!ReadHistory(world.services)(lena, {world.acme}));
        CPPUNIT_ASSERT(!reads().head(lena, world.acme)->openRequest);
        CPPUNIT_ASSERT(reads().head(world.agent(), world.acme)->openRequest == id);
    }

    void tellAgentsEverythingAboutAnAddress()
    {
        const auto found = lookUp(world.agent(), " OMAR@people.example");
        CPPUNIT_ASSERT(found.known && found.contact->id == world.omar);
        CPPUNIT_ASSERT_EQUAL(std::string("Globex Trading"), found.customers.at(0).name);
        CPPUNIT_ASSERT(!lookUp(world.agent(), "nobody@people.example").known);
        CPPUNIT_ASSERT(!lookUp(world.agent(), "oma").known);
    }

    void tellAdministratorsOnlyAboutTheirOwnPeople()
    {
        const auto maria = world.actor(world.maria, world.acme);
        CPPUNIT_ASSERT(lookUp(maria, "tom@people.example").contact->id == world.tom);
        const auto foreign = lookUp(maria, "omar@people.example");
        CPPUNIT_ASSERT(foreign.known && !foreign.contact && foreign.customers.empty());
    }

    void tellOthersNothingAboutAnAddress()
    {
        for (const auto who : {world.tom, world.lena})
            CPPUNIT_ASSERT(!lookUp(world.actor(who, world.acme), "tom@people.example").known);
    }

    void hideRequestsFromStrangers()
    {
        const auto id = requested();
        const ViewRequest view(world.services);
        CPPUNIT_ASSERT(view(world.actor(world.maria, world.acme), id));
        CPPUNIT_ASSERT(!view(world.actor(world.tom, world.acme), id));
        CPPUNIT_ASSERT(!view(world.actor(world.omar, world.acme), id));
        CPPUNIT_ASSERT(!view(world.agent(), RequestId{424242}));
        CPPUNIT_ASSERT(view.customerOf(id) == world.acme && !view.customerOf(RequestId{424242}));
        CPPUNIT_ASSERT(view.byTicket(world.request(id).ticket) == id && !view.byTicket(0));
    }

    void giveTheSameDigestTwiceAndAnotherAfterAMove()
    {
        const auto id = requested();
        const ViewRequest view(world.services);
        const auto first = view(world.agent(), id)->digest;
        CPPUNIT_ASSERT_EQUAL(std::size_t(64), first.size());
        CPPUNIT_ASSERT_EQUAL(first, view(world.actor(world.maria, world.acme), id)->digest);
        world.rewrite(world.acme, world.tom, [](Person& person) { person.department = "Elsewhere"; });
        CPPUNIT_ASSERT_EQUAL(first, view(world.agent(), id)->digest);
        world.rewrite(world.acme, world.lena, [](Person& person) { person.roles.insert("reports"); });
        CPPUNIT_ASSERT(first != view(world.agent(), id)->digest);
    }

    void mailTheOtherSideOfAReply()
    {
        const auto request = world.request(requested());
        const FollowTicket follow(world.services);
        world.storage.inOne([&](UnitOfWork& work) {
            follow.replied(work, request, {1, true, "Agnes Agent", world.agent().account, "A question?"});
            follow.replied(work, request,
                           {2, false, "Maria Keller", request.requesterAccount, std::string(9000, 'x')});
            follow.replied(work, request, {1, true, "Agnes Agent", world.agent().account, "A question?"});
            follow.replied(work, request, {3, true, "Maria Keller", request.requesterAccount, "by herself"});
        });
        const auto mails = world.mails(MailKind::ticketReply);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), mails.size());
        CPPUNIT_ASSERT(mails[0].mail.contact == world.maria);
        CPPUNIT_ASSERT_EQUAL(std::string("A question?"), mails[0].mail.values.at("text"));
        CPPUNIT_ASSERT_EQUAL(std::string("agents@support.example"), mails[1].mail.address);
        CPPUNIT_ASSERT(mails[1].mail.values.at("text").size() < 4100);
    }

    void findTheFirstBadRowOfAChain()
    {
        const auto append = [&](int rows) {
            world.storage.inOne([&](UnitOfWork& work) {
                CPPUNIT_ASSERT(work.customers().touch(world.acme));
                for (int i = 0; i < rows; ++i)
                    work.audit().append(
                        world.acme, {0, world.clock.now(), AccountId{1}, ContactId{2}, "act", "o", "f", ""});
            });
        };
        append(6);
        const auto verdict = [&] { return verifyAudit(*world.storage.read(), world.secrets, world.acme); };
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), verdict().firstBad);
        world.storage.tamper([&](MemoryTables& tables) { tables.audit[world.acme][3].facts = "changed"; });
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(4), verdict().firstBad);
        world.storage.tamper([&](MemoryTables& tables) { tables.audit[world.acme][3].facts = "f"; });
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), verdict().firstBad);
        world.storage.tamper([&](MemoryTables& tables) {
            std::swap(tables.audit[world.acme][1], tables.audit[world.acme][2]);
        });
        CPPUNIT_ASSERT(verdict().firstBad != 0);
        world.storage.tamper([&](MemoryTables& tables) {
            auto& chain = tables.audit[world.acme];
            std::swap(chain[1], chain[2]);
            chain.erase(chain.begin());
        });
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), verdict().firstBad);
    }

    void missTheEndOfAChain()
    {
        const auto append = [&] {
            world.storage.inOne([&](UnitOfWork& work) {
                CPPUNIT_ASSERT(work.customers().touch(world.acme));
                work.audit().append(world.acme,
                                    {0, world.clock.now(), AccountId{1}, ContactId{2}, "act", "o", "f", ""});
            });
        };
        for (int i = 0; i < 6; ++i)
            append();
        const auto missing = [&](const AuditHead& known = {}) {
            const auto verdict = verifyAudit(*world.storage.read(), world.secrets, world.acme, known);
            CPPUNIT_ASSERT(verdict.missing == (verdict.firstBad != 0));
            return verdict.firstBad;
        };
        const auto anchored = verifyAudit(*world.storage.read(), world.secrets, world.acme).head;
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(6), anchored.number);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), missing());
        world.storage.tamper([&](MemoryTables& tables) { tables.audit[world.acme].pop_back(); });
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(6), missing());
        // Whoever hides the end in the database as well meets what lies outside of it.
        world.storage.tamper([&](MemoryTables& tables) {
            const auto& last = tables.audit[world.acme].back();
            tables.auditHeads[world.acme] = {last.number, last.hash};
        });
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), missing());
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(6), missing(anchored));
        world.storage.tamper([&](MemoryTables& tables) { tables.auditHeads.erase(world.acme); });
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(6), missing());
        // What comes behind a gap does not close it.
        world.storage.tamper([&](MemoryTables& tables) { tables.auditHeads[world.acme] = anchored; });
        append();
        const auto verdict = verifyAudit(*world.storage.read(), world.secrets, world.acme);
        CPPUNIT_ASSERT(verdict.firstBad == 7 && !verdict.missing);
    }

    void findWhatIsOtherThanAnEarlierVerificationMet()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(world.acme));
            for (int i = 0; i < 3; ++i)
                work.audit().append(world.acme, {0, world.clock.now(), {}, {}, "act", "o", "", ""});
        });
        const auto walk = [&](const AuditHeads& anchored) {
            return verifyEveryChain(world.storage, world.secrets, anchored, [] {});
        };
        const auto first = walk({});
        CPPUNIT_ASSERT(first.broken.empty());
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(3), first.heads.at(world.acme).number);
        CPPUNIT_ASSERT(!first.heads.contains(world.globex));
        // All of it written anew, hashes and head too: a chain that holds, and another one.
        world.storage.tamper([&](MemoryTables& tables) {
            std::string previous;
            for (auto& entry : tables.audit[world.acme])
            {
                entry.facts = "other";
                previous = entry.hash = world.secrets.sha256(canonical(world.acme, entry, previous));
            }
            tables.auditHeads[world.acme].hash = previous;
        });
        CPPUNIT_ASSERT(walk({}).broken.empty());
        const auto second = walk(first.heads);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), second.broken.size());
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(3), second.broken[0].firstBad);
        CPPUNIT_ASSERT(second.heads == first.heads);  // What is broken anchors nothing new.
        // A customer whose record is gone with his chain.
        auto known = first.heads;
        known[CustomerId{4242}] = {9, "hash"};
        const auto third = walk(known);
        CPPUNIT_ASSERT_EQUAL(std::string("#4242"), third.broken.back().name);
        CPPUNIT_ASSERT(third.broken.back().firstBad == 1 && third.broken.back().missing);
    }

    /// The entries were asked for on a database node that is behind the one that told the head.
    void lookOnceMoreBeforeAnEndIsMissing()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(world.acme));
            for (int i = 0; i < 3; ++i)
                work.audit().append(world.acme, {0, world.clock.now(), {}, {}, "act", "o", "", ""});
        });
        const auto last = world.storage.committed().audit.at(world.acme).back();
        const auto falls = [&] {
            world.storage.tamper([&](MemoryTables& tables) { tables.audit[world.acme].pop_back(); });
        };
        const auto comes = [&](const AuditEntry& entry) {
            world.storage.tamper([&](MemoryTables& tables) { tables.audit[world.acme].push_back(entry); });
        };
        int pauses = 0;
        const auto walk = [&](const std::function<void()>& meanwhile) {
            pauses = 0;
            return verifyEveryChain(world.storage, world.secrets, {}, [&] {
                ++pauses;
                meanwhile();
            });
        };
        CPPUNIT_ASSERT(walk([] {}).broken.empty());
        CPPUNIT_ASSERT_EQUAL(0, pauses);

        falls();
        const auto late = walk([&] { comes(last); });
        CPPUNIT_ASSERT_EQUAL(1, pauses);
        CPPUNIT_ASSERT(late.broken.empty());
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(3), late.rows);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(3), late.heads.at(world.acme).number);

        falls();
        const auto gone = walk([] {});
        CPPUNIT_ASSERT_EQUAL(1, pauses);
        CPPUNIT_ASSERT(gone.broken.size() == 1 && gone.broken[0].missing && gone.broken[0].firstBad == 3);

        auto other = last;
        other.facts = "other";
        const auto forged = walk([&] { comes(other); });
        CPPUNIT_ASSERT(forged.broken.size() == 1 && !forged.broken[0].missing);
    }

    void holdAChainOfManyPages()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(world.acme));
            for (int i = 0; i < 1203; ++i)
                work.audit().append(world.acme, {0, world.clock.now(), {}, {}, "act", "o", "", ""});
        });
        const auto verdict = verifyAudit(*world.storage.read(), world.secrets, world.acme);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(1203), verdict.rows);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), verdict.firstBad);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0),
                             verifyAudit(*world.storage.read(), world.secrets, world.globex).rows);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReadContactsTest);

}  // namespace contacts::tests
