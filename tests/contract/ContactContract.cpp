#include "tests/contract/Contracts.h"

#include "core/text/Email.h"

namespace contacts::tests {

void ContactContract::keepsEveryFieldOfAPerson()
{
    auto person = personCalled("Amélie", "Dupont", "amelie@example.org");
    person.title = "Dr.";
    person.phone = "+33142685300";
    person.locale = "fr";
    const auto customer = addCustomer("C");
    const auto id = inOne([&](UnitOfWork& work) {
        const auto added = work.contacts().add(personCalled("x", "y", "z@example.org"));
        work.contacts().writePerson(added, person);
        work.contacts().writeMembership(customer, added, person);
        return added;
    });
    const auto found = reading([&](UnitOfWork& work) { return work.contacts().find(customer, id); });
    CPPUNIT_ASSERT(found);
    CPPUNIT_ASSERT(found->person == person);
    CPPUNIT_ASSERT(found->id == id);
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), found->projects);
}


void ContactContract::keepsTextsThatOtherDatabasesWouldDamage()
{
    const auto customer = addCustomer("C");
    int number = 0;
    for (const std::string text : {"", " ", "  two", "trail ", "'\"`\\%_;--", "👩🏽‍🔬🇫🇷",
                                   "e\xcc\x81", "\xf0\xa0\x9c\x8e", "ﷺ", "0"})
    {
        auto person = personCalled(text, text, "n" + std::to_string(++number) + "@example.org");
        person.department = text;
        person.title = text;
        const auto id = inOne([&](UnitOfWork& work) {
            const auto added = work.contacts().add(person);
            work.contacts().writeMembership(customer, added, person);
            return added;
        });
        const auto found = reading([&](UnitOfWork& work) { return work.contacts().find(customer, id); });
        CPPUNIT_ASSERT_MESSAGE(text, found->person == person);
    }
}


void ContactContract::tellsAddressesApartThatOnlyACollationWouldJoin()
{
    const std::vector<std::string> addresses{"julian@cure.de", "julian@cüre.de", "mix@a.de",   "mıx@a.de",
                                             "strasse@a.de",   "straße@a.de",    "🍣@a.de",     "🍺@a.de",
                                             "a@b.de",         "a＠b.de",        "trail@a.de", "trail@a.de "};
    inOne([&](UnitOfWork& work) {
        for (const auto& address : addresses)
            (void)work.contacts().add(personCalled("A", "B", address));
    });
    reading([&](UnitOfWork& work) {
        for (const auto& address : addresses)
            CPPUNIT_ASSERT_EQUAL(address, work.contacts().findByEmail(address)->person.email);
        CPPUNIT_ASSERT(!work.contacts().findByEmail(""));
        CPPUNIT_ASSERT(!work.contacts().findByEmail(" "));
        CPPUNIT_ASSERT(!work.contacts().findByEmail("%"));
        return 0;
    });
}


void ContactContract::refusesAnAddressThatBelongsToSomebodyElse()
{
    const auto add = [&] {
        inOne([](UnitOfWork& work) { (void)work.contacts().add(personCalled("A", "B", "a@b.de")); });
    };
    add();
    try
    {
        add();
        CPPUNIT_FAIL("the second one was stored");
    }
    catch (const StorageFailure& failure)
    {
        CPPUNIT_ASSERT(failure.kind() == StorageFailure::Kind::again);
        CPPUNIT_ASSERT_MESSAGE(failure.what(),
                               std::string_view(failure.what()).find("a@b.de") == std::string_view::npos);
    }
}


void ContactContract::findsAPersonInHisCustomersOnly()
{
    const auto mine = addCustomer("Mine");
    const auto other = addCustomer("Other");
    const auto id = addMember(mine, "Here");
    reading([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.contacts().find(mine, id));
        CPPUNIT_ASSERT(!work.contacts().find(other, id));
        CPPUNIT_ASSERT(work.contacts().isMember(mine, id));
        CPPUNIT_ASSERT(!work.contacts().isMember(other, id));
        CPPUNIT_ASSERT(!work.contacts().isMember(mine, ContactId{id.value + 1000}));
        return 0;
    });
}


void ContactContract::findsSeveralPeopleAndCustomersTogether()
{
    std::vector<CustomerId> customers{addCustomer("A"), addCustomer("B")};
    std::vector<ContactStore::Place> places;
    inOne([&](UnitOfWork& work) {
        for (int i = 0; i < 60; ++i)
        {
            auto person = personCalled("Given", "Family", "p" + std::to_string(i) + "@example.org");
            const auto id = work.contacts().add(person);
            for (const auto customer : customers)
            {
                person.department = customer.text() + "/" + std::to_string(i);
                work.contacts().writeMembership(customer, id, person);
            }
            places.emplace_back(customers[i % 2], id);
        }
    });
    const auto somebody = places.front();
    const auto nowhere = CustomerId{customers.back().value + 1};
    reading([&](UnitOfWork& work) {
        const auto all = work.contacts().findAll(places);
        CPPUNIT_ASSERT_EQUAL(places.size(), all.size());
        for (const auto& [customer, contact] : places)
            CPPUNIT_ASSERT(all.at({customer, contact}).person ==
                           work.contacts().find(customer, contact).value().person);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), work.contacts().findAll({somebody, somebody}).size());
        CPPUNIT_ASSERT(work.contacts().findAll({{nowhere, somebody.second}}).empty());
        CPPUNIT_ASSERT(work.contacts().findAll({}).empty());

        const auto found = work.customers().findAll({customers[1], nowhere, customers[0]});
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), found.size());
        CPPUNIT_ASSERT_EQUAL(std::string("B"), found.at(customers[1]).name);
        CPPUNIT_ASSERT_EQUAL(std::size_t(60), found.at(customers[0]).contacts);
        return 0;
    });
}


void ContactContract::findsByAddressAndAccount()
{
    const auto id = addMember(addCustomer("C"), "Linked", {"technical"});
    inOne([&](UnitOfWork& work) { work.contacts().linkAccount(id, AccountId{12}); });
    reading([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.contacts().findByAccount(AccountId{12})->id == id);
        CPPUNIT_ASSERT(work.contacts().findByEmail("Linked@example.org")->account == AccountId{12});
        CPPUNIT_ASSERT(work.contacts().findByEmail("Linked@example.org")->person.roles.empty());
        CPPUNIT_ASSERT(!work.contacts().findByAccount(AccountId{13}));
        return 0;
    });
    inOne([&](UnitOfWork& work) { work.contacts().linkAccount(id, AccountId{}); });
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.contacts().findByAccount(AccountId{12}); }));
}


void ContactContract::keepsAccountStateAndLastLogin()
{
    const auto customer = addCustomer("C");
    const auto id = addMember(customer, "Person");
    const auto contact = [&] {
        return *reading([&](UnitOfWork& work) { return work.contacts().find(customer, id); });
    };
    CPPUNIT_ASSERT(contact().accountState == AccountState::none);
    CPPUNIT_ASSERT(contact().lastLogin == Time{});
    CPPUNIT_ASSERT_THROW(
        inOne([&](UnitOfWork& work) { work.contacts().setAccountState(id, AccountState::expired, Time{}); }),
        std::logic_error);
    for (const auto state :
         {AccountState::invited, AccountState::bounced, AccountState::active, AccountState::none})
    {
        inOne([&](UnitOfWork& work) {
            work.contacts().linkAccount(id, AccountId{3});
            work.contacts().setAccountState(id, state, at(1'700'000'000'000'001));
            work.contacts().signedIn(AccountId{3}, at(1'800'000'000'000'007));
        });
        CPPUNIT_ASSERT(contact().accountState == state);
        CPPUNIT_ASSERT(contact().invitedUntil == at(1'700'000'000'000'001));
        CPPUNIT_ASSERT(contact().lastLogin == at(1'800'000'000'000'007));
    }
}


void ContactContract::listsActiveHoldersOfARole()
{
    const auto customer = addCustomer("C");
    const auto other = addCustomer("D");
    const auto holder = addMember(customer, "Holder", {"technical"});
    (void)addMember(customer, "Nobody", {"reports"});
    (void)addMember(other, "Elsewhere", {"technical"});
    const auto gone = addMember(customer, "Gone", {"technical"});
    inOne([&](UnitOfWork& work) {
        auto person = personCalled("Ada", "Gone", "Gone@example.org");
        person.roles = {"technical"};
        person.status = MembershipStatus::deactivated;
        work.contacts().writeMembership(customer, gone, person);
    });
    const auto found =
        reading([&](UnitOfWork& work) { return work.contacts().holders(customer, "technical"); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found.size());
    CPPUNIT_ASSERT(found[0].id == holder);
    CPPUNIT_ASSERT(found[0].person.roles.contains("technical"));
}


void ContactContract::countsHoldersWithoutSomePeople()
{
    const auto customer = addCustomer("C");
    const auto one = addMember(customer, "One", {"technical"});
    const auto two = addMember(customer, "Two", {"technical", "reports"});
    (void)addMember(customer, "Three", {"reports"});
    reading([&](UnitOfWork& work) {
        const auto technical = [&](const std::vector<ContactId>& except, std::size_t enough) {
            const auto counts =
                work.contacts().countHolders(customer, {"technical", "unheard"}, except, enough);
            CPPUNIT_ASSERT(!counts.contains("unheard"));
            return counts.contains("technical") ? counts.at("technical") : 0;
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), technical({}, 9));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), technical({one, one}, 9));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), technical({ContactId{99999}}, 9));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2),
                             technical({ContactId{99999}}, std::numeric_limits<std::size_t>::max()));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), technical({}, 1));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), technical({one}, 1));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), technical({one, two}, 1));
        const auto both = work.contacts().countHolders(customer, {"reports", "technical"}, {one}, 5);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), both.at("reports"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), both.at("technical"));
        CPPUNIT_ASSERT(work.contacts().countHolders(customer, {}, {}, 5).empty());
        return 0;
    });
}


void ContactContract::countsAdministratorsWhoCanAct()
{
    const auto customer = addCustomer("C");
    const auto both = addMember(customer, "Both", {"management", "cust-admin"});
    const auto one = addMember(customer, "One", {"management"});
    (void)addMember(customer, "Invited", {"management"});
    const auto offline = addMember(customer, "Offline", {"management"});
    inOne([&](UnitOfWork& work) {
        for (const auto id : {both, one, offline})
            work.contacts().setAccountState(id, AccountState::active, Time{});
        auto person = personCalled("Ada", "Offline", "Offline@example.org");
        person.roles = {"management"};
        person.portalUser = false;
        work.contacts().writeMembership(customer, offline, person);
    });
    reading([&](UnitOfWork& work) {
        const std::vector<RoleKey> delegating{"management", "cust-admin"};
        CPPUNIT_ASSERT_EQUAL(std::size_t(2),
                             work.contacts().countAdministrators(customer, delegating, {}, 9));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1),
                             work.contacts().countAdministrators(customer, delegating, {both}, 9));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), work.contacts().countAdministrators(customer, {}, {}, 9));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1),
                             work.contacts().countAdministrators(customer, delegating, {}, 1));
        return 0;
    });
}


void ContactContract::findsLookAlikeAddressesOfTheCustomer()
{
    const auto customer = addCustomer("C");
    const auto other = addCustomer("D");
    inOne([&](UnitOfWork& work) {
        const auto person = personCalled("P", "P", "paypal@example.org");
        work.contacts().writeMembership(customer, work.contacts().add(person), person);
    });
    reading([&](UnitOfWork& work) {
        const auto imitation = skeleton("p\xd0\xb0ypal@example.org");  // Cyrillic а
        const auto found = work.contacts().looksLike(customer, imitation);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), found.size());
        CPPUNIT_ASSERT_EQUAL(std::string("paypal@example.org"), found[0]);
        CPPUNIT_ASSERT(work.contacts().looksLike(other, imitation).empty());
        CPPUNIT_ASSERT(work.contacts().looksLike(customer, skeleton("other@example.org")).empty());
        return 0;
    });
}


void ContactContract::countsPortalMemberships()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    const auto id = addMember(one, "Person", {"technical"});
    const auto count = [&] {
        return reading([&](UnitOfWork& work) { return work.contacts().portalMemberships(id); });
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), count());
    inOne([&](UnitOfWork& work) {
        auto person = personCalled("Ada", "Person", "Person@example.org");
        work.contacts().writeMembership(two, id, person);
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), count());
    inOne([&](UnitOfWork& work) { work.contacts().endMembership(one, id); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), count());
}


void ContactContract::movesAPersonInTheListWhenHisNameChanges()
{
    const auto customer = addCustomer("C");
    (void)addMember(customer, "Mid");
    const auto mover = addMember(customer, "Zed");
    inOne([&](UnitOfWork& work) {
        work.contacts().writePerson(mover, personCalled("Ada", "Abel", "Zed@example.org"));
    });
    std::string names;
    reading([&](UnitOfWork& work) {
        ListQuery query;
        query.customer = customer;
        return work.contacts().list(query, [&](const ListRow& row) { (names += row.lastName) += ' '; });
    });
    CPPUNIT_ASSERT_EQUAL(std::string("Abel Mid "), names);
}


void ContactContract::losesNothingOfTwoWhoHoldThePersonTheyWrite()
{
    const auto customer = addCustomer("C");
    const auto id = addMember(customer, "Person");
    const auto writing = [&](std::string Person::*field, const char* value) {
        return [=](UnitOfWork& unit) {
            unit.contacts().hold(id);
            auto person = unit.contacts().find(customer, id)->person;
            person.*field = value;
            unit.contacts().writePerson(id, person);
        };
    };
    twoAtOnce(writing(&Person::title, "Dr."), writing(&Person::phone, "+33142685300"));
    const auto person = reading([&](UnitOfWork& work) { return work.contacts().find(customer, id); })->person;
    CPPUNIT_ASSERT_EQUAL(std::string("Dr."), person.title);
    CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"), person.phone);
    inOne([](UnitOfWork& work) { work.contacts().hold(ContactId{9'000'000'000}); });
}

}  // namespace contacts::tests
