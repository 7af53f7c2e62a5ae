// What agents read across all customers.
#include "tests/contract/Contracts.h"

namespace contacts::tests {

namespace {

std::string namesOf(const std::vector<CustomerRow>& rows)
{
    std::string names;
    for (const auto& row : rows)
        names += row.customer.name + ";";
    return names;
}


std::string namesOf(const std::vector<PersonRow>& rows)
{
    std::string names;
    for (const auto& row : rows)
        names += row.contact.person.lastName + ";";
    return names;
}


AccountFilter filter(AccountFilter::Kind kind, long long now = 100, long long before = 0)
{
    return {kind, at(now), at(before)};
}

}  // namespace


std::string DirectoryContract::customers(const CustomerQuery& query)
{
    return namesOf(reading([&](UnitOfWork& work) { return work.directory().customers(query); }));
}


std::string DirectoryContract::people(const PeopleQuery& query)
{
    return namesOf(reading([&](UnitOfWork& work) { return work.directory().people(query); }));
}


void DirectoryContract::writesACustomerWhereNobodyWasFaster()
{
    const auto id = addCustomer("Before");
    (void)addCustomer("Taken");
    auto customer = reading([&](UnitOfWork& work) { return *work.customers().find(id); });
    customer.name = "Éole Énergie";
    customer.kind = CustomerKind::global;
    using Written = CustomerStore::Written;
    const auto write = [&](const Customer& as) {
        return inOne([&](UnitOfWork& work) { return work.customers().write(as); });
    };
    CPPUNIT_ASSERT(write(customer) == Written::done);
    CPPUNIT_ASSERT(write(customer) == Written::changedMeanwhile);
    const auto stored = reading([&](UnitOfWork& work) { return *work.customers().find(id); });
    CPPUNIT_ASSERT_EQUAL(std::string("Éole Énergie"), stored.name);
    CPPUNIT_ASSERT(stored.kind == CustomerKind::global);
    CPPUNIT_ASSERT_EQUAL(customer.revision + 1, stored.revision);
    auto taken = stored;
    taken.name = "Taken";
    auto unit = storage().begin();
    CPPUNIT_ASSERT(unit->customers().write(taken) == Written::nameTaken);
    unit.reset();
    CPPUNIT_ASSERT_EQUAL(std::string("Éole Énergie;"), customers({"energ", {}, false, {}, 10}));
    CPPUNIT_ASSERT_EQUAL(std::string(), customers({"before", {}, false, {}, 10}));
}


void DirectoryContract::countsSubsidiaries()
{
    const auto globe = addCustomer("Globe", CustomerKind::global);
    inOne([&](UnitOfWork& work) {
        for (const auto* name : {"North", "South"})
        {
            Customer customer;
            customer.name = name;
            customer.kind = CustomerKind::subsidiary;
            customer.parent = globe;
            (void)work.customers().add(customer);
        }
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(2),
                         reading([&](UnitOfWork& work) { return work.customers().subsidiaries(globe); }));
}


void DirectoryContract::listsCustomersPageByPage()
{
    for (const auto* name : {"Zeta Works", "alpha works", "Éole", "Beta Works", "Delta"})
        (void)addCustomer(name);
    (void)addCustomer("Gamma Works", CustomerKind::purchaser);
    CPPUNIT_ASSERT_EQUAL(std::string("alpha works;Beta Works;Delta;Éole;Gamma Works;Zeta Works;"),
                         customers({"", {}, false, {}, 50}));
    const auto first = reading([](UnitOfWork& work) {
        return work.directory().customers({"work", {}, false, {}, 2});
    });
    CPPUNIT_ASSERT_EQUAL(std::string("alpha works;Beta Works;"), namesOf(first));
    CPPUNIT_ASSERT_EQUAL(std::string("Gamma Works;Zeta Works;"),
                         customers({"WORK", {}, false, first.back().customer.id, 2}));
    CPPUNIT_ASSERT_EQUAL(std::string("Gamma Works;"), customers({"", CustomerKind::purchaser, false, {}, 9}));
    CPPUNIT_ASSERT_EQUAL(std::string(), customers({"orks", {}, false, {}, 9}));
    CPPUNIT_ASSERT_EQUAL(std::string(), customers({"100% _", {}, false, {}, 9}));
}


void DirectoryContract::tellsWhichCustomersHaveAnOpenRequest()
{
    const auto quiet = addCustomer("Quiet");
    const auto loud = addCustomer("Loud");
    const auto id = inOne([&](UnitOfWork& work) {
        Request open;
        open.customer = loud;
        open.ticket = 77;
        return work.requests().add(open);
    });
    CPPUNIT_ASSERT_EQUAL(std::string("Loud;"), customers({"", {}, true, {}, 9}));
    const auto row = reading([&](UnitOfWork& work) { return work.directory().customer(loud); });
    CPPUNIT_ASSERT(row && row->openRequest == *id && row->openState == RequestState::submitted);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(77), row->ticket);
    CPPUNIT_ASSERT(!reading([&](UnitOfWork& work) { return work.directory().customer(quiet); })->openRequest);
    CPPUNIT_ASSERT(
        !reading([](UnitOfWork& work) { return work.directory().customer(CustomerId{1LL << 40}); }));
}


void DirectoryContract::findsPeopleOfEveryCustomer()
{
    const auto acme = addCustomer("Acme Oil");
    const auto globex = addCustomer("Globex");
    const auto keller = addMember(acme, "Keller", {"technical"}, "Maria");
    (void)addMember(globex, "Kelly", {}, "Omar");
    (void)addMember(globex, "Byron");
    inOne([&](UnitOfWork& work) {
        auto person = personCalled("Maria", "Keller", "Keller@example.org");
        person.department = "Refinery";
        person.roles = {"reports"};
        work.contacts().writeMembership(globex, keller, person);
    });
    CPPUNIT_ASSERT_EQUAL(std::string("Byron;Keller;Kelly;"), people({}));
    CPPUNIT_ASSERT_EQUAL(std::string("Keller;Kelly;"), people({"kell", {}, false, {}, 9}));
    CPPUNIT_ASSERT_EQUAL(std::string("Keller;"), people({"kell acme", {}, false, {}, 9}));
    CPPUNIT_ASSERT_EQUAL(std::string("Keller;"), people({"refin", {}, false, {}, 9}));
    CPPUNIT_ASSERT_EQUAL(std::string("Byron;Keller;Kelly;"), people({"globex", {}, false, {}, 9}));
    CPPUNIT_ASSERT_EQUAL(std::string("Byron;"), people({"Byron@Example.ORG", {}, false, {}, 9}));
    CPPUNIT_ASSERT_EQUAL(std::string(), people({"eller", {}, false, {}, 9}));

    const auto row = reading([&](UnitOfWork& work) { return work.directory().person(keller); });
    CPPUNIT_ASSERT(row);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), row->places.size());
    CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), row->places[0].name);
    CPPUNIT_ASSERT(row->places[0].member.roles.contains("technical"));
    CPPUNIT_ASSERT_EQUAL(std::string("Refinery"), row->places[1].member.department);
    CPPUNIT_ASSERT_EQUAL(std::string("Maria"), row->contact.person.firstName);
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.directory().person(ContactId{1LL << 40}); }));
}


void DirectoryContract::turnsThePagesOfPeople()
{
    const auto acme = addCustomer("Acme");
    for (const auto* name : {"Alpha", "Beta", "Gamma", "Delta", "Epsilon"})
        (void)addMember(acme, name);
    PeopleQuery query;
    query.limit = 2;
    std::string all;
    for (int page = 0; page < 4; ++page)
    {
        const auto rows = reading([&](UnitOfWork& work) { return work.directory().people(query); });
        all += namesOf(rows) + "|";
        if (!rows.empty())
            query.after = rows.back().contact.id;
    }
    CPPUNIT_ASSERT_EQUAL(std::string("Alpha;Beta;|Delta;Epsilon;|Gamma;||"), all);
}


void DirectoryContract::filtersPeopleByWhatBecameOfTheirAccounts()
{
    using Kind = AccountFilter::Kind;
    const auto acme = addCustomer("Acme");
    const auto put = [&](const char* name, AccountState state, long long until, long long login) {
        const auto id = addMember(acme, name, {"technical"});
        inOne([&](UnitOfWork& work) {
            const AccountId account{id.value + 5000};
            work.contacts().linkAccount(id, account);
            work.contacts().setAccountState(id, state, at(until));
            if (login > 0)
                work.contacts().signedIn(account, at(login));
        });
        return id;
    };
    (void)put("Fresh", AccountState::invited, 200, 0);
    (void)put("Late", AccountState::invited, 50, 0);
    (void)put("Later", AccountState::invited, 10, 0);
    (void)put("Back", AccountState::bounced, 0, 0);
    (void)put("Never", AccountState::active, 0, 0);
    (void)put("Old", AccountState::active, 0, 20);
    (void)put("New", AccountState::active, 0, 90);
    const auto off = addMember(acme, "Off", {"technical"});
    inOne([&](UnitOfWork& work) {
        auto person = personCalled("Ada", "Off", "Off@example.org");
        person.status = MembershipStatus::deactivated;
        person.roles = {"technical"};
        work.contacts().writeMembership(acme, off, person);
    });
    const auto by = [&](const AccountFilter& wish) { return people({"", wish, false, {}, 9}); };
    CPPUNIT_ASSERT_EQUAL(std::string("Fresh;"), by(filter(Kind::invited)));
    CPPUNIT_ASSERT_EQUAL(std::string("Late;Later;"), by(filter(Kind::expired)));
    CPPUNIT_ASSERT_EQUAL(std::string("Back;"), by(filter(Kind::bounced)));
    CPPUNIT_ASSERT_EQUAL(std::string("Never;"), by(filter(Kind::never)));
    CPPUNIT_ASSERT_EQUAL(std::string("Old;"), by(filter(Kind::quiet, 100, 30)));
    CPPUNIT_ASSERT_EQUAL(std::string("Off;"), by(filter(Kind::none)));
    CPPUNIT_ASSERT_EQUAL(std::string("Off;"), people({"", {}, true, {}, 9}));
    CPPUNIT_ASSERT_EQUAL(std::string("Later;"), people({"later@", filter(Kind::expired), false, {}, 9}));

    const auto inList = [&](const AccountFilter& wish) {
        std::string names;
        ListQuery query;
        query.customer = acme;
        query.account = wish;
        reading([&](UnitOfWork& work) {
            const auto total = work.contacts().list(
                query, [&](const ListRow& row) { names += std::string(row.lastName) + ";"; });
            return names += std::to_string(total);
        });
        return names;
    };
    CPPUNIT_ASSERT_EQUAL(std::string("Fresh;1"), inList(filter(Kind::invited)));
    CPPUNIT_ASSERT_EQUAL(std::string("Late;Later;2"), inList(filter(Kind::expired)));
    CPPUNIT_ASSERT_EQUAL(std::string("0"), inList(filter(Kind::none)));  // Whoever is deactivated is that.
    CPPUNIT_ASSERT_EQUAL(std::string("Old;1"), inList(filter(Kind::quiet, 100, 30)));
}


void DirectoryContract::knowsWhereSomebodyWas()
{
    const auto acme = addCustomer("Acme");
    const auto globex = addCustomer("Globex");
    const auto ada = addMember(globex, "Byron");
    inOne([&](UnitOfWork& work) {
        for (const auto customer : {acme, globex})
        {
            Request request;
            request.customer = customer;
            request.then.people[{ada, {}}] = personCalled("Ada", "Byron", "Byron@example.org");
            CPPUNIT_ASSERT(work.requests().add(request));
        }
    });
    const auto former = reading([&](UnitOfWork& work) { return work.directory().formerCustomers(ada, 9); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), former.size());
    CPPUNIT_ASSERT(former[0] == acme);
}


void DirectoryContract::listsMailsToAPerson()
{
    const auto acme = addCustomer("Acme");
    const auto ada = addMember(acme, "Byron");
    inOne([&](UnitOfWork& work) {
        for (const auto* key : {"one", "two"})
        {
            Mail mail;
            mail.key = key;
            mail.kind = MailKind::welcome;
            mail.customer = acme;
            mail.contact = ada;
            mail.address = "Byron@example.org";
            work.outbox().put(mail, at(key[0]));
        }
    });
    const auto mails = reading([&](UnitOfWork& work) { return work.directory().mailsTo(ada, 9); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), mails.size());
    CPPUNIT_ASSERT(mails[0].id > mails[1].id && mails[0].createdAt == at('t'));
    CPPUNIT_ASSERT(mails[0].state == MailState::queued && mails[0].customer == acme);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1),
                         reading([&](UnitOfWork& work) { return work.directory().mailsTo(ada, 1); }).size());
}


void DirectoryContract::remembersForWhomAnAgentActs()
{
    const auto acme = addCustomer("Acme");
    const auto set = [&](const char* caller) {
        inOne([&](UnitOfWork& work) { work.directory().rememberCaller(AccountId{3}, acme, caller); });
        return reading([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.directory().callerOf(AccountId{4}, acme).empty());
            return work.directory().callerOf(AccountId{3}, acme);
        });
    };
    CPPUNIT_ASSERT_EQUAL(std::string("Zoë 🍣"), set("Zoë 🍣"));
    CPPUNIT_ASSERT_EQUAL(std::string("Bond"), set("Bond"));
    CPPUNIT_ASSERT_EQUAL(std::string(), set(""));
}

}  // namespace contacts::tests
