#include "tests/contract/Contracts.h"

#include <random>

namespace contacts::tests {

void MembershipContract::keepsEveryFieldOfAMembership()
{
    const auto customer = addCustomer("C");
    const auto id = addMember(customer, "Person", {"technical"});
    auto person = personCalled("Ada", "Person", "Person@example.org");
    person.department = "Finance – 財務 🍺";
    person.portalUser = false;
    person.seesAllRequests = true;
    person.status = MembershipStatus::deactivated;
    person.roles = {"admin", "primary-contact", "reports"};
    inOne([&](UnitOfWork& work) { work.contacts().writeMembership(customer, id, person); });
    CPPUNIT_ASSERT(reading([&](UnitOfWork& work) { return work.contacts().find(customer, id); })->person ==
                   person);
}


void MembershipContract::endsAMembershipOnceAndForAll()
{
    const auto customer = addCustomer("C");
    const auto id = addMember(customer, "Person", {"technical"});
    for (int again = 0; again < 2; ++again)
        inOne([&](UnitOfWork& work) { work.contacts().endMembership(customer, id); });
    reading([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.contacts().isMember(customer, id));
        CPPUNIT_ASSERT(work.contacts().holders(customer, "technical").empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), work.customers().head(customer)->customer.contacts);
        CPPUNIT_ASSERT(work.customers().head(customer)->holders.empty());
        CPPUNIT_ASSERT(work.contacts().findByEmail("Person@example.org"));
        return 0;
    });
}


void MembershipContract::keepsTheNumberOfProjects()
{
    const auto customer = addCustomer("C");
    const auto other = addCustomer("D");
    const auto id = addMember(customer, "Person", {"technical"});
    const auto set = [&](CustomerId where, std::size_t projects) {
        return inOne([&](UnitOfWork& work) { return work.contacts().setProjects(where, id, projects); });
    };
    const auto stored = [&] {
        return reading([&](UnitOfWork& work) { return work.contacts().find(customer, id); })->projects;
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), stored());
    CPPUNIT_ASSERT(set(customer, 2));
    CPPUNIT_ASSERT(set(customer, 2));  // the same again is no failure
    CPPUNIT_ASSERT(!set(other, 1));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), stored());
    inOne([&](UnitOfWork& work) {
        const auto person = work.contacts().find(customer, id)->person;
        work.contacts().writeMembership(customer, id, person);
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), stored());
    inOne([&](UnitOfWork& work) {
        const auto person = work.contacts().find(customer, id)->person;
        work.contacts().linkAccount(id, AccountId{77});
        work.contacts().endMembership(customer, id);
        work.contacts().writeMembership(customer, id, person);
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), stored());
    CPPUNIT_ASSERT(set(customer, 3));
    const auto access = reading([&](UnitOfWork& work) { return work.customers().accessOf(AccountId{77}); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), access.customers.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), access.customers.front().projects);
}


/// A mail that comes back, and whoever signs in, moves somebody without any row of a customer.
void MembershipContract::countsWhereSomebodyStandsWhoeverMovesHimMeanwhile()
{
    const auto customer = addCustomer("C");
    const auto place = [&](const char* name) {
        const auto id = addMember(customer, name, {"technical"});
        inOne([&](UnitOfWork& work) {
            work.contacts().linkAccount(id, AccountId{id.value + 900});
            work.contacts().setAccountState(id, AccountState::invited, at(50));
        });
        return id;
    };
    const auto removed = place("Removed");
    const auto deactivated = place("Deactivated");
    const auto bounce = [](ContactId id) {
        return [id](UnitOfWork& work) { work.contacts().setAccountState(id, AccountState::bounced, Time{}); };
    };
    const auto end = [&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(customer));
        work.contacts().endMembership(customer, removed);
    };
    const auto deactivate = [&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(customer));
        auto person = work.contacts().find(customer, deactivated)->person;
        person.status = MembershipStatus::deactivated;
        work.contacts().writeMembership(customer, deactivated, person);
    };
    const auto assertCounted = [&](std::map<Standing, std::size_t> people) {
        const auto counts = reading(
            [&](UnitOfWork& work) { return work.contacts().countStandings(customer, at(10), 9).people; });
        for (const auto standing : everyStanding)
            CPPUNIT_ASSERT_EQUAL(people[standing], counts.at(standing));
    };
    twoAtOnce(bounce(removed), end);
    assertCounted({{Standing::invited, 1}});
    twoAtOnce(bounce(deactivated), deactivate);
    assertCounted({{Standing::inactive, 1}});
    twoAtOnce(deactivate, [&](UnitOfWork& work) {
        work.contacts().signedIn(AccountId{deactivated.value + 900}, at(60));
    });
    assertCounted({{Standing::inactive, 1}});
    const auto back = place("Back");
    twoAtOnce([&](UnitOfWork& work) { work.contacts().endMembership(customer, back); }, bounce(back));
    assertCounted({{Standing::inactive, 1}});
}


void MembershipContract::countsAsRecountingWouldAfterAnySequence()
{
    constexpr unsigned seed = 20261121;
    std::minstd_rand random(seed);
    const auto chance = [&](unsigned of) { return random() % of; };
    const std::vector<std::string> keys{"technical", "reports", "management", "admin"};
    const std::vector<CustomerId> customers{addCustomer("A"), addCustomer("B")};
    std::vector<Person> people;
    std::vector<ContactId> ids;
    for (int i = 0; i < 6; ++i)
    {
        people.push_back(
            personCalled("P", "N" + std::to_string(i), "n" + std::to_string(i) + "@example.org"));
        ids.push_back(inOne([&](UnitOfWork& work) { return work.contacts().add(people.back()); }));
    }
    std::map<std::pair<CustomerId, ContactId>, Person> model;
    for (int step = 0; step < 120; ++step)
    {
        const auto customer = customers[chance(2)];
        const auto which = chance(6);
        auto person = people[which];
        person.status = chance(3) == 0 ? MembershipStatus::deactivated : MembershipStatus::active;
        for (const auto& key : keys)
            if (chance(2) == 0)
                person.roles.insert(key);
        const bool ends = chance(4) == 0;
        inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(customer));
            if (ends)
                work.contacts().endMembership(customer, ids[which]);
            else
                work.contacts().writeMembership(customer, ids[which], person);
        });
        if (ends)
            model.erase({customer, ids[which]});
        else
            model[{customer, ids[which]}] = person;
    }
    for (const auto customer : customers)
    {
        std::map<RoleKey, std::size_t, std::less<>> holders, active;
        std::size_t contacts = 0;
        std::size_t deactivated = 0;
        for (const auto& [key, person] : model)
            if (key.first == customer)
            {
                ++contacts;
                deactivated += person.status == MembershipStatus::deactivated ? 1 : 0;
                for (const auto& role : person.roles)
                {
                    ++holders[role];
                    if (person.status == MembershipStatus::active)
                        ++active[role];
                }
            }
        const auto head = *reading([&](UnitOfWork& work) { return work.customers().head(customer); });
        CPPUNIT_ASSERT_EQUAL(contacts, head.customer.contacts);
        CPPUNIT_ASSERT(!head.deactivated || *head.deactivated == deactivated);
        CPPUNIT_ASSERT(head.holders == holders);
        CPPUNIT_ASSERT(head.activeHolders == active);
        reading([&](UnitOfWork& work) {
            const auto open = work.drafts().open(customer).value();
            CPPUNIT_ASSERT(open.activeHolders == active);
            CPPUNIT_ASSERT_EQUAL(contacts, open.customer.contacts);
            if (head.beside)
                CPPUNIT_ASSERT(head.beside->standings ==
                               work.contacts().countStandings(customer, at(10), 9).people);
            for (const auto& key : keys)
            {
                ListQuery query;
                query.customer = customer;
                query.role = key;
                const auto held = holders.contains(key) ? holders.at(key) : 0;
                CPPUNIT_ASSERT_EQUAL(held, work.contacts().list(query, [](const ListRow&) {}));
            }
            return 0;
        });
    }
}

}  // namespace contacts::tests
