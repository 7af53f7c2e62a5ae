#include "tests/contract/Contracts.h"
#include "tests/contract/SampleChanges.h"

namespace contacts::tests {

void DraftContract::hasNoDraftAtFirst()
{
    const auto customer = addCustomer("C");
    const auto draft = reading([&](UnitOfWork& work) { return work.drafts().find(customer); });
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), draft.version);
    CPPUNIT_ASSERT(draft.changes.empty());
    CPPUNIT_ASSERT(draft.customer == customer);
}


void DraftContract::keepsEveryFieldOfEveryLineInOrder()
{
    const auto customer = addCustomer("C");
    Draft draft;
    draft.customer = customer;
    draft.nextLine = 99;
    draft.savedAt = at(1'700'000'000'000'123);
    draft.returned = RequestId{5};
    draft.changes = sampleChanges();
    draft.changes[2].writtenAt = at(1'700'000'000'000'456);
    draft.changes[2].seen = "+49 30 🍺";
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.drafts().write(draft)); });
    auto found = reading([&](UnitOfWork& work) { return work.drafts().find(customer); });
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), found.version);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(99), found.nextLine);
    CPPUNIT_ASSERT(found.savedAt == draft.savedAt);
    CPPUNIT_ASSERT(found.returned == RequestId{5});
    assertSameLines(draft.changes, found.changes);
    CPPUNIT_ASSERT(found.changes[2].writtenAt == draft.changes[2].writtenAt);
    CPPUNIT_ASSERT_EQUAL(draft.changes[2].seen, found.changes[2].seen);
    CPPUNIT_ASSERT(found.changes[0].writtenAt == Time{} && found.changes[0].seen.empty());

    std::swap(found.changes.front(), found.changes.back());
    found.changes.erase(found.changes.begin() + 1);
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.drafts().write(found)); });
    const auto again = reading([&](UnitOfWork& work) { return work.drafts().find(customer); });
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), again.version);
    assertSameLines(found.changes, again.changes);
}


void DraftContract::refusesAStaleVersion()
{
    const auto customer = addCustomer("C");
    Draft draft;
    draft.customer = customer;
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.drafts().write(draft)); });
    draft.version = 1;
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.drafts().write(draft)); });
    draft.changes = sampleChanges();
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(!work.drafts().write(draft)); });
    const auto found = reading([&](UnitOfWork& work) { return work.drafts().find(customer); });
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), found.version);
    CPPUNIT_ASSERT(found.changes.empty());
}


void DraftContract::refusesASecondFirstDraft()
{
    Draft draft;
    draft.customer = addCustomer("C");
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.drafts().write(draft)); });
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(!work.drafts().write(draft)); });
}


void DraftContract::removesOnlyTheVersionNamed()
{
    Draft draft;
    draft.customer = addCustomer("C");
    draft.changes = sampleChanges();
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.drafts().remove(draft.customer, 1));
        CPPUNIT_ASSERT(work.drafts().write(draft));
        CPPUNIT_ASSERT(!work.drafts().remove(draft.customer, 2));
        CPPUNIT_ASSERT(work.drafts().remove(draft.customer, 1));
        CPPUNIT_ASSERT(!work.drafts().remove(draft.customer, 1));
    });
    const auto gone = reading([&](UnitOfWork& work) { return work.drafts().find(draft.customer); });
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), gone.version);
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.drafts().write(draft)); });
}


void DraftContract::neverGivesAVersionTwice()
{
    Draft draft;
    draft.customer = addCustomer("C");
    std::set<std::uint32_t> given;
    for (std::uint32_t life = 1; life <= 3; ++life)
    {
        draft.nextLine = life * 10;
        draft.changes = sampleChanges();
        const auto first = inOne([&](UnitOfWork& work) { return work.drafts().write(draft); });
        CPPUNIT_ASSERT(first && given.insert(*first).second);
        auto stored = reading([&](UnitOfWork& work) { return work.drafts().find(draft.customer); });
        CPPUNIT_ASSERT_EQUAL(*first, stored.version);
        assertSameLines(draft.changes, stored.changes);
        const auto second = inOne([&](UnitOfWork& work) { return work.drafts().write(stored); });
        CPPUNIT_ASSERT(second && given.insert(*second).second);
        inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(!work.drafts().remove(draft.customer, *first));
            CPPUNIT_ASSERT(work.drafts().remove(draft.customer, *second));
        });
        const auto gone = reading([&](UnitOfWork& work) { return work.drafts().find(draft.customer); });
        CPPUNIT_ASSERT(gone.version == 0 && gone.changes.empty() && !gone.returned);
        CPPUNIT_ASSERT_EQUAL(life * 10, gone.nextLine);
        const auto head = reading([&](UnitOfWork& work) { return work.customers().head(draft.customer); });
        CPPUNIT_ASSERT(head && head->draftVersion == 0 && head->draftCount == 0);
        const auto open =
            reading([&](UnitOfWork& work) { return work.drafts().open(draft.customer).value().draft; });
        CPPUNIT_ASSERT(open.version == 0 && open.changes.empty() && !open.returned);
        CPPUNIT_ASSERT_EQUAL(life * 10, open.nextLine);
    }
}


void DraftContract::opensWithWhatMustBeKnownOfTheCustomer()
{
    Draft draft;
    draft.customer = addCustomer("Open");
    const auto other = addCustomer("Other");
    const auto open = [&](CustomerId customer) {
        return reading([&](UnitOfWork& work) { return work.drafts().open(customer); });
    };
    CPPUNIT_ASSERT(!open(CustomerId{9'000'000'000}));
    auto found = open(draft.customer).value();
    CPPUNIT_ASSERT(found.draft.version == 0 && found.draft.changes.empty() && found.activeHolders.empty());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), found.draft.nextLine);
    CPPUNIT_ASSERT(!found.openRequest);

    addMember(draft.customer, "One", {"technical", "admin"});
    const auto left = addMember(draft.customer, "Two", {"technical", "reports"});
    addMember(other, "Three", {"technical"});
    draft.nextLine = 7;
    draft.changes = sampleChanges();
    const auto request = inOne([&](UnitOfWork& work) {
        auto person = work.contacts().find(draft.customer, left).value().person;
        person.status = MembershipStatus::deactivated;
        work.contacts().writeMembership(draft.customer, left, person);
        CPPUNIT_ASSERT(work.drafts().write(draft));
        Request asked;
        asked.customer = draft.customer;
        return work.requests().add(asked);
    });
    found = open(draft.customer).value();
    CPPUNIT_ASSERT(found.customer.id == draft.customer && found.customer.contacts == 2);
    CPPUNIT_ASSERT_EQUAL(std::string("Open"), found.customer.name);
    CPPUNIT_ASSERT(found.openRequest == *request);
    CPPUNIT_ASSERT((ContactStore::HolderCounts{{"technical", 1}, {"admin", 1}} == found.activeHolders));
    const auto stored = reading([&](UnitOfWork& work) { return work.drafts().find(draft.customer); });
    CPPUNIT_ASSERT(found.draft.version == stored.version && found.draft.nextLine == 7);
    assertSameLines(draft.changes, found.draft.changes);

    // What open() has read is what write() goes on from.
    draft = found.draft;
    draft.changes.erase(draft.changes.begin());
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.drafts().open(draft.customer));
        CPPUNIT_ASSERT(work.drafts().write(draft));
    });
    assertSameLines(draft.changes, open(draft.customer).value().draft.changes);
}


void DraftContract::keepsManyLines()
{
    Draft draft;
    draft.customer = addCustomer("C");
    for (std::uint32_t i = 1; i <= 47; ++i)
    {
        draft.changes.push_back(sampleChanges()[i % 3]);
        draft.changes.back().id = i;
    }
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.drafts().write(draft)); });
    assertSameLines(draft.changes,
                    reading([&](UnitOfWork& work) { return work.drafts().find(draft.customer); }).changes);
}

}  // namespace contacts::tests
