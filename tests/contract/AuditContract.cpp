#include "tests/contract/Contracts.h"
#include "tests/contract/Places.h"

namespace contacts::tests {

namespace {

AuditEntry entryOf(const std::string& act)
{
    AuditEntry entry;
    entry.at = at(1'700'000'000'000'001);
    entry.account = AccountId{3};
    entry.contact = ContactId{4};
    entry.act = act;
    entry.object = "request/7";
    entry.facts = "role=technical;contact=4";
    return entry;
}

}  // namespace


void AuditContract::numbersWithoutGapsPerCustomer()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    for (int i = 0; i < 3; ++i)
        inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(one));
            work.audit().append(one, entryOf("a"));
            work.audit().append(one, entryOf("b"));
        });
    {
        const auto halfway = storage().begin();
        CPPUNIT_ASSERT(halfway->customers().touch(one));
        halfway->audit().append(one, entryOf("never"));
    }
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(one));
        work.audit().append(one, entryOf("c"));
        CPPUNIT_ASSERT(work.customers().touch(two));
        work.audit().append(two, entryOf("a"));
    });
    reading([&](UnitOfWork& work) {
        const auto entries = work.audit().list(one, 0, 100);
        CPPUNIT_ASSERT_EQUAL(std::size_t(7), entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i)
            CPPUNIT_ASSERT_EQUAL(std::uint64_t(7 - i), entries[i].number);
        CPPUNIT_ASSERT_EQUAL(std::string("c"), entries.front().act);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), work.audit().list(two, 0, 100).front().number);
        return 0;
    });
}


void AuditContract::chainsEveryRowToTheOneBefore()
{
    const auto customer = addCustomer("C");
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(customer));
        for (const auto* act : {"a", "b", "ç🍣"})
            work.audit().append(customer, entryOf(act));
    });
    auto entries = reading([&](UnitOfWork& work) { return work.audit().list(customer, 0, 10); });
    std::string previous;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
    {
        CPPUNIT_ASSERT_EQUAL(sha256(canonical(customer, *entry, previous)), entry->hash);
        CPPUNIT_ASSERT_EQUAL(std::string("role=technical;contact=4"), entry->facts);
        CPPUNIT_ASSERT(entry->account == AccountId{3} && entry->contact == ContactId{4});
        CPPUNIT_ASSERT(entry->at == at(1'700'000'000'000'001));
        previous = entry->hash;
    }
}


void AuditContract::listsNewestFirstBelowACursor()
{
    const auto customer = addCustomer("C");
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(customer));
        for (int i = 0; i < 5; ++i)
            work.audit().append(customer, entryOf("a"));
    });
    reading([&](UnitOfWork& work) {
        const auto page = work.audit().list(customer, 4, 2);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), page.size());
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(3), page[0].number);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), page[1].number);
        CPPUNIT_ASSERT(work.audit().list(customer, 1, 2).empty());
        return 0;
    });
}


void AuditContract::listsWhatIsAboutOnePerson()
{
    const auto customer = addCustomer("C");
    const auto other = addCustomer("D");
    const auto ada = addMember(customer, "Ada", {"technical"});
    const auto bob = addMember(customer, "Bob", {"technical"});
    const auto entries = inOne([&](UnitOfWork& work) {
        Request request;
        request.customer = customer;
        request.then.people[{ada, {}}] = work.contacts().find(customer, ada)->person;
        const auto id = work.requests().add(request);
        CPPUNIT_ASSERT(id && work.customers().touch(customer) && work.customers().touch(other));
        for (const auto& object : {"request/" + id->text(), "contact/" + bob.text(), "contact/" + ada.text(),
                                   "request/" + id->text() + "9"})
        {
            auto entry = entryOf("act");
            entry.object = object;
            work.audit().append(customer, entry);
            work.audit().append(other, entry);
        }
        return work.audit().about(customer, ada, 0, 10);
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), entries.size());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(3), entries[0].number);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), entries[1].number);
    const auto rest = reading([&](UnitOfWork& work) { return work.audit().about(customer, ada, 3, 10); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), rest.size());
    const auto first = reading([&](UnitOfWork& work) { return work.audit().about(customer, ada, 0, 1); });
    CPPUNIT_ASSERT(first.size() == 1 && first[0].number == 3);
}

}  // namespace contacts::tests
