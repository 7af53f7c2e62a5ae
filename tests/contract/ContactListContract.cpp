#include "core/account/AccountStanding.h"
#include "tests/contract/Contracts.h"

#include <array>
#include <random>

namespace contacts::tests {

namespace {

using Names = std::vector<std::string>;
using namespace std::string_literals;


std::string text(const Names& names)
{
    std::string all;
    for (const auto& name : names)
        all += name + " ";
    return all;
}

}  // namespace


CustomerId ContactListContract::customerOfFour()
{
    const auto customer = addCustomer("Four");
    inOne([&](UnitOfWork& work) {
        const auto add = [&](Person person) {
            work.contacts().writeMembership(customer, work.contacts().add(person), person);
        };
        auto person = personCalled("Amélie", "Dupont", "d@example.org");
        person.department = "beta";
        person.phone = "+33142685300";
        person.roles = {"technical", "reports"};
        add(person);
        person = personCalled("Bob", "Çelik", "a@example.org");
        person.department = "alpha";
        person.status = MembershipStatus::deactivated;
        person.roles = {"technical"};
        add(person);
        person = personCalled("Zoë", "äsop", "b.zoe@other.example");
        person.department = "gamma";
        add(person);
        person = personCalled("Carl", "Dupont", "c@example.org");
        person.department = "delta";
        person.roles = {"reports"};
        add(person);
    });
    return customer;
}


std::vector<std::string> ContactListContract::lastNames(const ListQuery& query, std::size_t* total)
{
    return reading([&](UnitOfWork& work) {
        Names names;
        const auto all = work.contacts().list(
            query, [&](const ListRow& row) { names.push_back(std::string(row.firstName)); });
        if (total)
            *total = all;
        return names;
    });
}


void ContactListContract::listsByLastNameAsPeopleSort()
{
    ListQuery query;
    query.customer = customerOfFour();
    CPPUNIT_ASSERT_EQUAL(std::string("Zoë Bob Amélie Carl "), text(lastNames(query)));
}


void ContactListContract::handsOutEveryColumn()
{
    const auto customer = addCustomer("Every");
    auto person = personCalled("Amélie 🍣", "Dupont", "amelie@example.org");
    person.title = "Dr.";
    person.phone = "+33142685300";
    person.locale = "fr";
    person.department = std::string(700, 'd');
    person.portalUser = false;
    person.seesAllRequests = true;
    person.status = MembershipStatus::deactivated;
    person.roles = {"technical", "admin", "reports"};
    const auto id = inOne([&](UnitOfWork& work) {
        const auto added = work.contacts().add(person);
        work.contacts().writeMembership(customer, added, person);
        work.contacts().linkAccount(added, AccountId{8});
        work.contacts().setAccountState(added, AccountState::invited, at(1'700'000'000'000'001));
        work.contacts().signedIn(AccountId{8}, at(1'700'000'000'000'002));
        return added;
    });
    ListQuery query;
    query.customer = customer;
    int rows = 0;
    reading([&](UnitOfWork& work) {
        return work.contacts().list(query, [&](const ListRow& row) {
            ++rows;
            CPPUNIT_ASSERT(row.id == id);
            CPPUNIT_ASSERT(row.title == person.title && row.firstName == person.firstName &&
                           row.lastName == person.lastName);
            CPPUNIT_ASSERT(row.email == person.email && row.phone == person.phone &&
                           row.locale == person.locale);
            CPPUNIT_ASSERT(row.department == person.department);
            CPPUNIT_ASSERT_EQUAL(std::string("admin reports technical"), std::string(row.roles));
            CPPUNIT_ASSERT(!row.portalUser && row.seesAllRequests &&
                           row.status == MembershipStatus::deactivated);
            CPPUNIT_ASSERT(row.account == AccountState::invited && row.projects == 0);
            CPPUNIT_ASSERT(row.invitedUntil == at(1'700'000'000'000'001) &&
                           row.lastLogin == at(1'700'000'000'000'002));
        });
    });
    CPPUNIT_ASSERT_EQUAL(1, rows);
}


void ContactListContract::sortsByEveryColumnBothWays()
{
    ListQuery query;
    query.customer = customerOfFour();
    query.descending = true;
    CPPUNIT_ASSERT_EQUAL(std::string("Carl Amélie Bob Zoë "), text(lastNames(query)));
    query.sort = SortBy::email;
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie Carl Zoë Bob "), text(lastNames(query)));
    query.sort = SortBy::department;
    CPPUNIT_ASSERT_EQUAL(std::string("Zoë Carl Amélie Bob "), text(lastNames(query)));
    query.sort = SortBy::status;
    CPPUNIT_ASSERT_EQUAL(std::string("Bob"), lastNames(query).front());
    query.descending = false;
    CPPUNIT_ASSERT_EQUAL(std::string("Bob"), lastNames(query).back());
    query.sort = SortBy::email;
    CPPUNIT_ASSERT_EQUAL(std::string("Bob Zoë Carl Amélie "), text(lastNames(query)));
    query.sort = SortBy::department;
    CPPUNIT_ASSERT_EQUAL(std::string("Bob Amélie Carl Zoë "), text(lastNames(query)));
}


void ContactListContract::sortsByWhatOthersSayOfAPerson()
{
    const auto customer = addCustomer("Order");
    inOne([&](UnitOfWork& work) {
        for (int i = 0; i < 3; ++i)
        {
            auto person = personCalled("ABC"s.substr(static_cast<std::size_t>(i), 1), "Same",
                                       std::to_string(i) + "@example.org");
            person.title = i == 0 ? "Prof." : i == 1 ? "Dr." : "Ms";
            person.phone = i == 0 ? "+3" : i == 1 ? "+1" : "+2";
            person.locale = i == 0 ? "fr" : i == 1 ? "en" : "de";
            person.portalUser = i != 0;
            person.seesAllRequests = i != 1;
            const auto id = work.contacts().add(person);
            work.contacts().linkAccount(id, AccountId{static_cast<std::uint64_t>(i + 70)});
            work.contacts().setAccountState(id,
                                            i == 0   ? AccountState::active
                                            : i == 1 ? AccountState::none
                                                     : AccountState::invited,
                                            {});
            work.contacts().signedIn(AccountId{70}, at(1));
            work.contacts().writeMembership(customer, id, person);
            if (i != 1)
                work.contacts().signedIn(AccountId{static_cast<std::uint64_t>(i + 70)}, at(9 - i));
        }
    });
    ListQuery query;
    query.customer = customer;
    const auto sorted = [&](SortBy by) {
        query.sort = by;
        query.descending = false;
        const auto up = text(lastNames(query));
        query.descending = true;
        const auto down = lastNames(query);
        CPPUNIT_ASSERT_EQUAL(up, text({down.rbegin(), down.rend()}));
        return up;
    };
    CPPUNIT_ASSERT_EQUAL("B C A "s, sorted(SortBy::title));
    CPPUNIT_ASSERT_EQUAL("B C A "s, sorted(SortBy::phone));
    CPPUNIT_ASSERT_EQUAL("C B A "s, sorted(SortBy::locale));
    CPPUNIT_ASSERT_EQUAL("A B C "s, sorted(SortBy::portalUser));
    CPPUNIT_ASSERT_EQUAL("B A C "s, sorted(SortBy::seesAllRequests));
    CPPUNIT_ASSERT_EQUAL("C B A "s, sorted(SortBy::account));  // Invited, not invited, without access.
    CPPUNIT_ASSERT_EQUAL("C B A "s, sorted(SortBy::status));
    CPPUNIT_ASSERT_EQUAL("B A C "s, sorted(SortBy::lastLogin));
    CPPUNIT_ASSERT_EQUAL("A B C "s, sorted(SortBy::projects));
}


void ContactListContract::sortsByTheHoldersOfARole()
{
    ListQuery query;
    query.customer = customerOfFour();
    query.sort = SortBy::role;
    query.sortRole = "reports";
    query.descending = true;
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie Carl Zoë Bob "), text(lastNames(query)));
    query.pageSize = 3;
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie Carl Zoë "), text(lastNames(query)));
    query.page = 2;
    CPPUNIT_ASSERT_EQUAL(std::string("Bob "), text(lastNames(query)));
    query.descending = false;
    query.pageSize = 2;
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie Carl "), text(lastNames(query)));
    inOne([&](UnitOfWork& work) {
        auto carl = *work.contacts().findByEmail("c@example.org");
        carl.person.lastName = "Aaron";
        work.contacts().writePerson(carl.id, carl.person);
    });
    CPPUNIT_ASSERT_EQUAL(std::string("Carl Amélie "), text(lastNames(query)));
}


void ContactListContract::countsWhereEverybodyStands()
{
    constexpr unsigned seed = 20261129;
    std::minstd_rand random(seed);
    const std::array stored{AccountState::none, AccountState::invited, AccountState::bounced,
                            AccountState::active};
    const std::vector<CustomerId> customers{addCustomer("A"), addCustomer("B")};
    std::vector<ContactId> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(inOne([&](UnitOfWork& work) {
            const auto id = work.contacts().add(
                personCalled("P", "N" + std::to_string(i), "n" + std::to_string(i) + "@example.org"));
            work.contacts().linkAccount(id, AccountId{id.value + 900});
            return id;
        }));
    for (int step = 0; step < 80; ++step)
        inOne([&](UnitOfWork& work) {
            const auto id = ids[random() % ids.size()];
            const auto customer = customers[random() % 2];
            auto person = personCalled("P", "N", "n@example.org");
            person.status = random() % 4 == 0 ? MembershipStatus::deactivated : MembershipStatus::active;
            person.portalUser = random() % 4 != 0;
            switch (random() % 5)
            {
            case 0: return work.contacts().endMembership(customer, id);
            case 1: return work.contacts().signedIn(AccountId{id.value + 900}, at(7));
            case 2:
                return work.contacts().setAccountState(id, stored[random() % stored.size()],
                                                       at(random() % 2 == 0 ? 50 : 150));
            default: return work.contacts().writeMembership(customer, id, person);
            }
        });
    for (const auto customer : customers)
        reading([&](UnitOfWork& work) {
            std::map<Standing, std::size_t> people;
            std::size_t expired = 0;
            for (const auto id : ids)
                if (const auto found = work.contacts().find(customer, id))
                {
                    const auto standing = standingOf(found->person.status, found->person.portalUser,
                                                     found->accountState, found->lastLogin);
                    ++people[standing];
                    expired += standing == Standing::invited && found->invitedUntil <= at(100) ? 1 : 0;
                }
            const auto counts = work.contacts().countStandings(customer, at(100), 9);
            CPPUNIT_ASSERT_EQUAL(expired, counts.expired.value_or(99));
            for (const auto standing : everyStanding)
            {
                CPPUNIT_ASSERT_EQUAL(people[standing], counts.people.at(standing));
                ListQuery query;
                query.customer = customer;
                query.standing = standing;
                std::size_t rows = 0;
                CPPUNIT_ASSERT_EQUAL(people[standing],
                                     work.contacts().list(query, [&](const ListRow&) { ++rows; }));
                CPPUNIT_ASSERT_EQUAL(people[standing], rows);
            }
            CPPUNIT_ASSERT(expired == 0 ||
                           !work.contacts().countStandings(customer, at(100), expired).expired);
            return 0;
        });
}


void ContactListContract::handsOutTheWholeListAsOnePage()
{
    const auto customer = addCustomer("Whole");
    inOne([&](UnitOfWork& work) {
        for (int i = 0; i < 230; ++i)
        {
            auto person = personCalled("P", "Smith", std::to_string(i) + "@example.org");
            person.department = i < 210 ? "Sales" : "Desk";
            work.contacts().writeMembership(customer, work.contacts().add(person), person);
        }
    });
    ListQuery query;
    query.customer = customer;
    query.pageSize = ListQuery::everyRow;
    std::size_t total = 0;
    for (const auto by : {SortBy::name, SortBy::email, SortBy::title})
    {
        query.sort = by;
        CPPUNIT_ASSERT_EQUAL(std::size_t(230), lastNames(query, &total).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(230), total);
    }
    query.search = "sal";
    CPPUNIT_ASSERT_EQUAL(std::size_t(210), lastNames(query, &total).size());
    CPPUNIT_ASSERT_EQUAL(std::size_t(210), total);
}


void ContactListContract::cutsPagesAndTellsHowManyThereAre()
{
    ListQuery query;
    query.customer = customerOfFour();
    query.pageSize = 3;
    std::size_t total = 0;
    CPPUNIT_ASSERT_EQUAL(std::string("Zoë Bob Amélie "), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), total);
    query.page = 2;
    CPPUNIT_ASSERT_EQUAL(std::string("Carl "), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), total);
    query.page = 3;
    CPPUNIT_ASSERT_EQUAL(std::string(), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), total);
    query.role = "technical";
    query.pageSize = 1;
    query.page = 2;
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie "), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), total);
    query.page = 9;
    CPPUNIT_ASSERT_EQUAL(std::string(), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), total);
}


void ContactListContract::showsEverybodyOnceWhoeverTurnsThePages()
{
    const auto customer = addCustomer("Namesakes");
    inOne([&](UnitOfWork& work) {
        for (int i = 0; i < 23; ++i)
        {
            auto person = personCalled("P", i % 3 == 0 ? "Zed" : "Smith", std::to_string(i) + "@example.org");
            person.title = i % 4 == 0 ? "Dr." : "";
            person.portalUser = i % 5 != 0;
            if (i % 6 != 0)
                person.roles = {"technical"};
            work.contacts().writeMembership(customer, work.contacts().add(person), person);
        }
    });
    for (int turn = 0; turn < 12; ++turn)
    {
        ListQuery query;
        query.customer = customer;
        query.descending = turn % 2 == 1;
        query.sort =
            std::array{SortBy::name,   SortBy::title, SortBy::portalUser,
                       SortBy::status, SortBy::role,  SortBy::email}[static_cast<std::size_t>(turn / 2)];
        query.sortRole = "technical";
        std::vector<ContactId> all;
        const auto collect = [&](std::vector<ContactId>& into) {
            return reading([&](UnitOfWork& work) {
                return work.contacts().list(query, [&](const ListRow& row) { into.push_back(row.id); });
            });
        };
        query.pageSize = 100;
        CPPUNIT_ASSERT_EQUAL(std::size_t(23), collect(all));
        std::vector<ContactId> byPages;
        query.pageSize = 4;
        for (query.page = 1; query.page <= 7; ++query.page)
            CPPUNIT_ASSERT_EQUAL(std::size_t(23), collect(byPages));
        CPPUNIT_ASSERT(all == byPages);
    }
}


void ContactListContract::filtersByStatusAndRole()
{
    ListQuery query;
    query.customer = customerOfFour();
    std::size_t total = 0;
    query.status = MembershipStatus::active;
    CPPUNIT_ASSERT_EQUAL(std::string("Zoë Amélie Carl "), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), total);
    query.role = "technical";
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie "), text(lastNames(query, &total)));
    query.status.reset();
    CPPUNIT_ASSERT_EQUAL(std::string("Bob Amélie "), text(lastNames(query, &total)));
    query.role = "tech";
    CPPUNIT_ASSERT_EQUAL(std::string(), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), total);
}


void ContactListContract::searchesWordBeginningsInEveryText()
{
    ListQuery query;
    query.customer = customerOfFour();
    const auto found = [&](const char* words) {
        query.search = words;
        std::size_t total = 0;
        const auto names = text(lastNames(query, &total));
        return names + std::to_string(total);
    };
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie Carl 2"), found("dup"));
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie 1"), found("AMELIE"));
    CPPUNIT_ASSERT_EQUAL(std::string("Carl 1"), found("dup carl"));
    CPPUNIT_ASSERT_EQUAL(std::string("Zoë 1"), found("zoe other"));
    CPPUNIT_ASSERT_EQUAL(std::string("Bob 1"), found("alph"));
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie 1"), found("01 42 68"));
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie 1"), found("+33 1 42 68 53 00"));
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie 1"), found("68 53 00"));  // From a group on, as it is read.
    CPPUNIT_ASSERT_EQUAL(std::string("0"), found("8 53 00"));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), found("upont"));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), found("dup nobody"));
    CPPUNIT_ASSERT_EQUAL(std::string("Zoë Bob Amélie Carl 4"), found("  "));
}


void ContactListContract::findsPeopleByWhatTheyAreCalledNow()
{
    const auto customer = addCustomer("Renamed");
    auto person = personCalled("Ada", "Byron", "ada@example.org");
    person.department = "Engines";
    const auto id = inOne([&](UnitOfWork& work) {
        const auto added = work.contacts().add(person);
        work.contacts().writeMembership(customer, added, person);
        return added;
    });
    ListQuery query;
    query.customer = customer;
    const auto found = [&](const char* words) {
        query.search = words;
        return lastNames(query).size();
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found("byr"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found("engi ada"));
    person.lastName = "Lovelace";
    person.email = "countess@example.org";
    inOne([&](UnitOfWork& work) { work.contacts().writePerson(id, person); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), found("byr"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found("love"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found("countess"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found("engines"));
    person.department = "Looms";
    inOne([&](UnitOfWork& work) { work.contacts().writeMembership(customer, id, person); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), found("engines"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found("looms"));
    query.sort = SortBy::email;
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found("loo"));
    inOne([&](UnitOfWork& work) { work.contacts().endMembership(customer, id); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), found("looms"));
}


void ContactListContract::combinesSearchFilterOrderAndPage()
{
    ListQuery query;
    query.customer = customerOfFour();
    query.search = "example";
    query.sort = SortBy::email;
    query.pageSize = 1;
    query.page = 2;
    std::size_t total = 0;
    CPPUNIT_ASSERT_EQUAL(std::string("Zoë "), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), total);
    query.role = "reports";
    query.status = MembershipStatus::active;
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie "), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), total);
    query.search = "exam dup";
    query.sort = SortBy::phone;
    query.descending = true;
    query.page = 1;
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie "), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), total);
    query.search.clear();
    query.sort = SortBy::role;
    query.sortRole = "technical";
    query.pageSize = 50;
    CPPUNIT_ASSERT_EQUAL(std::string("Amélie Carl "), text(lastNames(query, &total)));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), total);
}


void ContactListContract::treatsSignsOfPatternLanguagesAsText()
{
    ListQuery query;
    query.customer = customerOfFour();
    for (const auto* hostile : {"Dup_nt", "D%nt", "' OR 9=9 --", "dup\" XOR \"", "[d]upont", "\\"})
    {
        query.search = hostile;
        const auto names = lastNames(query);
        CPPUNIT_ASSERT_MESSAGE(hostile,
                               names.empty() || names.size() == 4);  // Only signs: no word is asked for.
        if (std::string_view(hostile).find_first_of("DdO9") != std::string_view::npos)
            CPPUNIT_ASSERT_MESSAGE(hostile, names.empty());
    }
}


void ContactListContract::listsOnlyPeopleOfTheCustomer()
{
    const auto mine = addCustomer("Mine");
    const auto other = addCustomer("Other");
    (void)addMember(other, "Stranger", {"technical"}, "Stranger");
    ListQuery query;
    query.customer = mine;
    std::size_t total = 9;
    CPPUNIT_ASSERT(lastNames(query, &total).empty());
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), total);
    query.role = "technical";
    query.search = "stranger";
    CPPUNIT_ASSERT(lastNames(query, &total).empty());
    query.customer = CustomerId{1'000'000};
    CPPUNIT_ASSERT(lastNames(query, &total).empty());
}

}  // namespace contacts::tests
