// What is read beside a customer's contacts: its history, and the people of its purchasers and its family.
#include "core/contacts/ReadRelatives.h"
#include "core/draft/AskAdministrator.h"
#include "core/draft/EditDraft.h"
#include "core/history/ReadHistory.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class ReadBesideTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ReadBesideTest);
    CPPUNIT_TEST(tellsWhoAskedAndWhoDecided);
    CPPUNIT_TEST(tellsOnlyWhatTouchesOnePerson);
    CPPUNIT_TEST(beginsWithTheRequestThatBroughtSomebody);
    CPPUNIT_TEST(tellsWhatWasAskedBeforeTheCorrection);
    CPPUNIT_TEST(goesOnFromACursor);
    CPPUNIT_TEST(knowsWhoHasLeft);
    CPPUNIT_TEST(tellsNothingToWhoeverMayNotMakeRequests);
    CPPUNIT_TEST(showsThePeopleOfAPurchaser);
    CPPUNIT_TEST(showsTheVisiblePeopleOfTheFamily);
    CPPUNIT_TEST(showsManyPeopleOfARelativePageByPage);
    CPPUNIT_TEST(showsManyRelativesPageByPage);
    CPPUNIT_TEST(whoHasNobodyToShowTakesNoPlaceOnAPage);
    CPPUNIT_TEST(showsNothingToStrangers);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    Actor maria() { return world.actor(world.maria, world.acme); }

    void implemented(const ChangeSet& lines)
    {
        const auto draft = EditDraft(world.services).add(maria(), world.acme, lines).view.draft;
        const auto sent =
            SubmitRequest(world.services)(maria(), {world.acme, draft.version, "new tasks", ""});
        CPPUNIT_ASSERT(sent.outcome == SubmitRequest::Outcome::submitted);
        const auto view = ViewRequest(world.services)(world.agent(), sent.request);
        CPPUNIT_ASSERT(
            ImplementRequest(world.services)(world.agent(), sent.request, view->digest, {}, "").outcome ==
            Decision::Outcome::done);
    }

    std::vector<HistoryEntry> history(ContactId contact = {}, std::uint64_t before = 0,
                                      std::size_t limit = 20)
    {
        const auto entries = ReadHistory(world.services)(maria(), {world.acme, contact, before, limit});
        CPPUNIT_ASSERT(entries);
        return *entries;
    }

public:
    void tellsWhoAskedAndWhoDecided()
    {
        implemented({grant(of(world.lena), "reports")});
        const auto entries = history();
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), entries.size());
        CPPUNIT_ASSERT_EQUAL(std::string("request.implemented"), entries[0].audit.act);
        CPPUNIT_ASSERT_EQUAL(world.agent().name, entries[0].by);
        CPPUNIT_ASSERT(entries[0].request->changes[0].outcome == LineOutcome::implemented);
        CPPUNIT_ASSERT_EQUAL(std::string("Maria Keller"), entries[1].by);
        CPPUNIT_ASSERT_EQUAL(std::string("new tasks"), entries[1].request->reason);
        CPPUNIT_ASSERT(entries[1].request->changes[0].outcome == LineOutcome::open);
    }

    void tellsOnlyWhatTouchesOnePerson()
    {
        implemented({grant(of(world.lena), "reports"), grant(of(world.leo), "reports"),
                     add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        const auto lena = history(world.lena);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), lena.size());
        const auto lines = lena[0].linesAbout(world.lena);
        CPPUNIT_ASSERT(lines.size() == 1 && lines[0].person == of(world.lena));
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), lena[0].linesAbout({}).size());
        CPPUNIT_ASSERT(history(world.tom).empty());
        const auto neo = history(world.byEmail("neo@people.example")->id);
        CPPUNIT_ASSERT(neo.size() == 3 && neo[0].audit.act == "contact.added");
    }

    void beginsWithTheRequestThatBroughtSomebody()
    {
        auto joins =
            line(ChangeKind::linkContact, {{}, "omar"}, world.contact(world.globex, world.omar).person.email);
        joins.roles = {"reports"};
        implemented({grant(of(world.lena), "reports"),
                     add("new", "Neo", "Newman", "neo@people.example", {"technical"}), joins});
        for (const auto& [id, ref] :
             {std::pair(world.byEmail("neo@people.example")->id, "new"), std::pair(world.omar, "omar")})
        {
            const auto entries = history(id);
            CPPUNIT_ASSERT_EQUAL(std::size_t(3), entries.size());
            CPPUNIT_ASSERT_EQUAL(std::string(id == world.omar ? "contact.joined" : "contact.added"),
                                 entries[0].audit.act);
            CPPUNIT_ASSERT(entries[0].request && entries[0].linesAbout(id).empty());
            CPPUNIT_ASSERT(entries[0].reason().empty());
            const auto& brought = entries[0].brought;
            CPPUNIT_ASSERT(brought.size() == 1 && brought[0].person.ref == ref);
            CPPUNIT_ASSERT(entries[1].brought.empty());
            CPPUNIT_ASSERT_EQUAL(std::string("request.implemented"), entries[1].audit.act);
            CPPUNIT_ASSERT_EQUAL(std::string("request.submitted"), entries[2].audit.act);
            for (const auto& entry : {entries[1], entries[2]})
            {
                const auto lines = entry.linesAbout(id);
                CPPUNIT_ASSERT(lines.size() == 1 && lines[0].person.ref == ref);
                CPPUNIT_ASSERT_EQUAL(std::size_t(3), entry.lineCount);
            }
        }
    }

    void tellsWhatWasAskedBeforeTheCorrection()
    {
        const auto submit = [&](const ChangeSet& lines, const std::string& reason) {
            const auto draft = EditDraft(world.services).add(maria(), world.acme, lines).view.draft;
            const auto sent = SubmitRequest(world.services)(maria(), {world.acme, draft.version, reason, ""});
            CPPUNIT_ASSERT(sent.outcome == SubmitRequest::Outcome::submitted);
            world.clock.advance(std::chrono::minutes(1));
            return sent.request;
        };
        const auto giveBack = [&](RequestId id, const std::string& question) {
            CPPUNIT_ASSERT(ReturnRequest(world.services)(world.agent(), id, question).outcome ==
                           Decision::Outcome::done);
            world.clock.advance(std::chrono::minutes(1));
        };
        giveBack(submit({grant(of(world.lena), "reports")}, "first"), "Really?");
        giveBack(submit({grant(of(world.leo), "reports")}, "second"), "All of them?");
        submit({grant(of(world.tom), "reports")}, "third");
        const auto entries = history();
        CPPUNIT_ASSERT_EQUAL(std::size_t(5), entries.size());
        CPPUNIT_ASSERT_EQUAL(std::string("third"), entries[0].reason());
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), entries[0].linesAbout({}).size());
        CPPUNIT_ASSERT(entries[1].linesAbout({}).empty());
        // The version before is kept, those before it are not; how many lines they had is, and why.
        CPPUNIT_ASSERT(entries[2].linesAbout({}).size() == 2 && entries[2].lineCount == 2);
        CPPUNIT_ASSERT_EQUAL(std::string("second"), entries[2].reason());
        CPPUNIT_ASSERT(entries[4].linesAbout({}).empty() && entries[4].lineCount == 1);
        CPPUNIT_ASSERT_EQUAL(std::string("first"), entries[4].reason());
        // Of two questions the last one is kept, and stands for no other.
        CPPUNIT_ASSERT_EQUAL(std::string("All of them?"), entries[1].reason());
        CPPUNIT_ASSERT_EQUAL(std::string(), entries[3].reason());
        CPPUNIT_ASSERT(entries[0].request->answered && entries[2].request->answered);
        CPPUNIT_ASSERT(!entries[2].request->question.empty());
        CPPUNIT_ASSERT(!entries[4].request->answered && entries[4].request->question.empty());
    }

    void goesOnFromACursor()
    {
        implemented({grant(of(world.lena), "reports")});
        const auto first = history({}, 0, 1);
        CPPUNIT_ASSERT(first.size() == 1 && first[0].audit.number == 2);
        const auto next = history({}, 2, 1);
        CPPUNIT_ASSERT(next.size() == 1 && next[0].audit.number == 1);
    }

    void knowsWhoHasLeft()
    {
        const ReadHistory read(world.services);
        implemented({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        const auto neo = world.byEmail("neo@people.example")->id;
        const auto before = read.subject(maria(), world.acme, neo);
        CPPUNIT_ASSERT(before && !before->left && before->name == "Neo Newman");
        const auto leo = world.contact(world.acme, world.leo).person.name();
        CPPUNIT_ASSERT(AskAdministrator(world.services)
                           .propose(world.actor(world.leo, world.acme), world.acme,
                                    {grant(of(world.leo), "reports")}, "")
                           .outcome == AskAdministrator::Outcome::done);
        implemented(
            {line(ChangeKind::removeContact, of(neo)), line(ChangeKind::removeContact, of(world.leo))});
        std::size_t suggested = 0;
        for (const auto& entries : {history(), history(world.leo)})
            for (const auto& entry : entries)
                if (entry.audit.act == "suggestion.asked")
                {
                    ++suggested;
                    CPPUNIT_ASSERT_EQUAL(leo, entry.about);
                    CPPUNIT_ASSERT_EQUAL(leo, entry.by);
                }
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), suggested);
        for (const auto& [id, name] : {std::pair(neo, std::string("Neo Newman")), {world.leo, leo}})
        {
            const auto gone = read.subject(maria(), world.acme, id);
            CPPUNIT_ASSERT(gone && gone->left);
            CPPUNIT_ASSERT_EQUAL(name, gone->name);
            CPPUNIT_ASSERT(!read.subject(world.actor(world.lena, world.acme), world.acme, id));
            CPPUNIT_ASSERT(!read.subject(world.actor(world.omar, world.globex), world.globex, id));
        }
        for (const auto id : {world.omar, ContactId{424242}})
            CPPUNIT_ASSERT(!read.subject(maria(), world.acme, id));
    }

    void tellsNothingToWhoeverMayNotMakeRequests()
    {
        implemented({grant(of(world.lena), "reports")});
        const ReadHistory read(world.services);
        CPPUNIT_ASSERT(!read(world.actor(world.leo, world.acme), {world.acme, {}, 0, 20}));
        CPPUNIT_ASSERT(!read(world.actor(world.omar, world.acme), {world.acme, {}, 0, 20}));
        CPPUNIT_ASSERT(read(world.agent(), {world.acme, {}, 0, 20}));
    }

    void showsThePeopleOfAPurchaser()
    {
        world.storage.tamper(
            [&](MemoryTables& tables) { tables.customers.at(world.globex).paysFor = world.acme; });
        const auto acme = world.storage.read()->customers().find(world.acme);
        const auto groups = ReadRelatives(world.services)(maria(), *acme).groups;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), groups.size());
        CPPUNIT_ASSERT(groups[0].relation == RelativeGroup::Relation::purchaser);
        CPPUNIT_ASSERT_EQUAL(std::string("Globex"), groups[0].customer.name.substr(0, 6));
        CPPUNIT_ASSERT(groups[0].people.size() == 1 && groups[0].people[0].id == world.omar);
        // Nobody of them is one of the customer's own.
        const auto head = world.storage.read()->customers().head(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(7), head->customer.contacts);
        const auto globex = world.storage.read()->customers().find(world.globex);
        CPPUNIT_ASSERT(
            ReadRelatives(world.services)(world.actor(world.omar, world.globex), *globex).groups.empty());
    }

    void showsTheVisiblePeopleOfTheFamily()
    {
        const auto parent = world.addCustomer("Initech Global", CustomerKind::global);
        const auto nord = world.addCustomer("Initech Nord", CustomerKind::subsidiary);
        world.storage.tamper([&](MemoryTables& tables) { tables.customers.at(nord).parent = parent; });
        const auto peter = world.addPerson(parent, "Peter", "Gibbons", {"application", "primary-contact"});
        (void)world.addPerson(parent, "Samir", "N", {"technical"});
        const auto anja = world.addPerson(nord, "Anja", "Holm", {"cust-admin"});
        const auto customer = world.storage.read()->customers().find(nord);
        const auto groups = ReadRelatives(world.services)(world.actor(anja, nord), *customer).groups;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), groups.size());
        CPPUNIT_ASSERT(groups[0].relation == RelativeGroup::Relation::family);
        CPPUNIT_ASSERT(groups[0].people.size() == 1 && groups[0].people[0].id == peter);
    }

    void showsManyPeopleOfARelativePageByPage()
    {
        world.storage.tamper(
            [&](MemoryTables& tables) { tables.customers.at(world.globex).paysFor = world.acme; });
        for (int i = 0; i < 50; ++i)  // And Omar.
            (void)world.addPerson(world.globex, "Person" + std::to_string(i), "Globex", {"financial"});
        const auto acme = world.storage.read()->customers().find(world.acme);
        const ReadRelatives read(world.services);
        const auto first = read(maria(), *acme).groups.at(0);
        CPPUNIT_ASSERT_EQUAL(std::size_t(50), first.people.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(51), first.total);
        const auto second = read.people(maria(), *acme, world.globex, 2);
        CPPUNIT_ASSERT(second && second->people.size() == 1 && second->total == 51);
        for (const auto& person : first.people)
            CPPUNIT_ASSERT(person.id != second->people[0].id);
        // Who is no relative of this customer is nobody here.
        const auto other = world.addCustomer("Stranger Ltd");
        CPPUNIT_ASSERT(!read.people(maria(), *acme, other, 1));
        CPPUNIT_ASSERT(!read.people(maria(), *acme, world.acme, 1));
        CPPUNIT_ASSERT(!read.people(maria(), *acme, CustomerId{424242}, 1));
    }

    void showsManyRelativesPageByPage()
    {
        const auto parent = world.addCustomer("Initech Global", CustomerKind::global);
        const auto nina = world.addPerson(parent, "Nina", "Berg", {"management"});
        std::set<std::string> names;
        for (int i = 10; i < 31; ++i)
        {
            const auto name = "Initech " + std::to_string(i);
            const auto member = world.addCustomer(name, CustomerKind::subsidiary);
            world.storage.tamper([&](MemoryTables& tables) { tables.customers.at(member).parent = parent; });
            (void)world.addPerson(member, "Visible" + std::to_string(i), "Somebody", {"primary-contact"});
            names.insert(name);
        }
        const auto customer = world.storage.read()->customers().find(parent);
        const ReadRelatives read(world.services);
        const auto actor = world.actor(nina, parent);
        for (std::size_t page = 1; page <= 2; ++page)
        {
            const auto found = read(actor, *customer, page);
            CPPUNIT_ASSERT_EQUAL(page == 1, found.more);
            CPPUNIT_ASSERT_EQUAL(std::size_t(page == 1 ? 20 : 1), found.groups.size());
            for (const auto& group : found.groups)
                CPPUNIT_ASSERT(names.erase(group.customer.name) == 1);
        }
        CPPUNIT_ASSERT(names.empty());
        const auto behind = read(actor, *customer, 99);
        CPPUNIT_ASSERT(behind.page == 2 && behind.groups.size() == 1 && !behind.more);
    }

    void whoHasNobodyToShowTakesNoPlaceOnAPage()
    {
        const auto parent = world.addCustomer("Initech Global", CustomerKind::global);
        const auto nina = world.addPerson(parent, "Nina", "Berg", {"management"});
        for (int i = 10; i < 60; ++i)
        {
            const auto member = world.addCustomer("Initech " + std::to_string(i), CustomerKind::subsidiary);
            world.storage.tamper([&](MemoryTables& tables) { tables.customers.at(member).parent = parent; });
            (void)world.addPerson(member, "Somebody" + std::to_string(i), "There",
                                  {i < 40 ? "technical" : "primary-contact"});
        }
        const auto customer = world.storage.read()->customers().find(parent);
        const auto found = ReadRelatives(world.services)(world.actor(nina, parent), *customer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(20), found.groups.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Initech 40"), found.groups.front().customer.name);
        CPPUNIT_ASSERT(!found.more);
    }

    void showsNothingToStrangers()
    {
        world.storage.tamper(
            [&](MemoryTables& tables) { tables.customers.at(world.globex).paysFor = world.acme; });
        const auto acme = world.storage.read()->customers().find(world.acme);
        CPPUNIT_ASSERT(
            ReadRelatives(world.services)(world.actor(world.tom, world.acme), *acme).groups.empty());
        CPPUNIT_ASSERT(!ReadRelatives(world.services)
                            .people(world.actor(world.tom, world.acme), *acme, world.globex, 1));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReadBesideTest);

}  // namespace contacts::tests
