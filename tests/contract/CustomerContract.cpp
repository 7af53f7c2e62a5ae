#include "tests/contract/Contracts.h"

#include <utility>

namespace contacts::tests {

namespace {

Customer called(const std::string& name)
{
    Customer customer;
    customer.name = name;
    return customer;
}

}  // namespace


void CustomerContract::keepsEveryFieldOfACustomer()
{
    const auto parent = addCustomer("Globe", CustomerKind::global);
    const auto id = inOne([&](UnitOfWork& work) {
        Customer customer;
        customer.name = "Université d’Évry 🍣 e\xcc\x81";
        customer.kind = CustomerKind::subsidiary;
        customer.parent = parent;
        customer.paysFor = parent;
        return work.customers().add(customer);
    });
    const auto found = reading([&](UnitOfWork& work) { return work.customers().find(id); });
    CPPUNIT_ASSERT(found);
    CPPUNIT_ASSERT_EQUAL(std::string("Université d’Évry 🍣 e\xcc\x81"), found->name);
    CPPUNIT_ASSERT(found->kind == CustomerKind::subsidiary);
    CPPUNIT_ASSERT(found->parent == parent);
    CPPUNIT_ASSERT(found->paysFor == parent);
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), found->contacts);
}


void CustomerContract::knowsNobodyUnderAForeignId()
{
    reading([](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.customers().find(CustomerId{9'000'000'000}));
        CPPUNIT_ASSERT(!work.customers().head(CustomerId{9'000'000'000}));
        CPPUNIT_ASSERT(!work.customers().findByName(""));
        return 0;
    });
    inOne([](UnitOfWork& work) { CPPUNIT_ASSERT(!work.customers().touch(CustomerId{9'000'000'000})); });
}


void CustomerContract::tellsNamesApartThatOnlyACollationWouldJoin()
{
    for (const auto* name :
         {"straße", "strasse", "mix", "mıx", "Cure", "Cüre", "cure", "Sushi 🍣", "Sushi 🍺", "Trail", "Trail "})
        (void)addCustomer(name);
    reading([](UnitOfWork& work) {
        CPPUNIT_ASSERT_EQUAL(std::string("strasse"), work.customers().findByName("strasse")->name);
        CPPUNIT_ASSERT_EQUAL(std::string("Sushi 🍺"), work.customers().findByName("Sushi 🍺")->name);
        CPPUNIT_ASSERT_EQUAL(std::string("Trail "), work.customers().findByName("Trail ")->name);
        CPPUNIT_ASSERT(!work.customers().findByName("MIX"));
        return 0;
    });
}


void CustomerContract::refusesTheSameNameTwice()
{
    (void)addCustomer("Only once");
    try
    {
        (void)addCustomer("Only once");
        CPPUNIT_FAIL("two customers have one name");
    }
    catch (const StorageFailure& failure)
    {
        CPPUNIT_ASSERT(failure.kind() == StorageFailure::Kind::again);
    }
    // Whoever looks for it again, as he is asked to, finds it.
    std::optional<Customer> found;
    storage().inOne([&, late = false](UnitOfWork& work) mutable {
        if (std::exchange(late, true))
            found = work.customers().findByName("Only once");
        if (!found)
            (void)work.customers().add(called("Only once"));
    });
    CPPUNIT_ASSERT(found);
}


void CustomerContract::raisesTheRevisionWhenTouched()
{
    const auto id = addCustomer("Touched");
    const auto before = reading([&](UnitOfWork& work) { return work.customers().find(id)->revision; });
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.customers().touch(id)); });
    const auto after = reading([&](UnitOfWork& work) { return work.customers().find(id)->revision; });
    CPPUNIT_ASSERT_EQUAL(before + 1, after);
}


void CustomerContract::keepsTheRevisionWhenHeld()
{
    const auto id = addCustomer("Held");
    const auto before = reading([&](UnitOfWork& work) { return work.customers().find(id)->revision; });
    inOne([&](UnitOfWork& work) {
        work.customers().hold(id);
        work.customers().hold(CustomerId{9'000'000'000});
    });
    const auto after = reading([&](UnitOfWork& work) { return work.customers().find(id)->revision; });
    CPPUNIT_ASSERT_EQUAL(before, after);
}


void CustomerContract::findsCustomersByWordBeginnings()
{
    for (const auto* name :
         {"Zeta Institute", "Alpha Institute of Technology", "Éole Énergie", "Institutional Nothing"})
        (void)addCustomer(name);
    const auto names = [&](const char* text, std::size_t limit) {
        return reading([&](UnitOfWork& work) {
            std::string all;
            for (const auto& customer : work.customers().search(text, limit))
                all += customer.name + ";";
            return all;
        });
    };
    CPPUNIT_ASSERT_EQUAL(std::string("Alpha Institute of Technology;Institutional Nothing;Zeta Institute;"),
                         names("institu", 10));
    CPPUNIT_ASSERT_EQUAL(std::string("Alpha Institute of Technology;"), names("institu", 1));
    CPPUNIT_ASSERT_EQUAL(std::string("Alpha Institute of Technology;"), names("tech INST", 10));
    CPPUNIT_ASSERT_EQUAL(std::string("Éole Énergie;"), names("energ", 10));
    CPPUNIT_ASSERT_EQUAL(std::string(), names("stitute", 10));
    CPPUNIT_ASSERT_EQUAL(std::string("Alpha Institute of Technology;Éole Énergie;"), names("", 2));
}


void CustomerContract::tellsThePagesHead()
{
    const auto id = addCustomer("Headed");
    const auto other = addCustomer("Other");
    (void)addMember(id, "One", {"technical", "reports"});
    const auto two = addMember(id, "Two", {"technical"});
    (void)addMember(other, "Three", {"technical", "billing"});
    const auto request = inOne([&](UnitOfWork& work) {
        auto person = personCalled("Ada", "Two", "Two@example.org");
        person.status = MembershipStatus::deactivated;
        person.roles = {"technical"};
        work.contacts().writeMembership(id, two, person);
        Draft draft;
        draft.customer = id;
        draft.changes.resize(3);
        CPPUNIT_ASSERT(work.drafts().write(draft));
        Request open;
        open.customer = id;
        return work.requests().add(open);
    });
    const auto head = reading([&](UnitOfWork& work) { return work.customers().head(id); });
    CPPUNIT_ASSERT(head);
    CPPUNIT_ASSERT(head->customer.id == id);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), head->customer.contacts);
    CPPUNIT_ASSERT(!head->deactivated || *head->deactivated == 1);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), head->holders.size());
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), head->holders.at("technical"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), head->holders.at("reports"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), head->activeHolders.at("technical"));
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), head->draftVersion);
    CPPUNIT_ASSERT_EQUAL(std::size_t(3), head->draftCount);
    CPPUNIT_ASSERT(head->openRequest == *request);
    if (!head->beside)
        return;
    CPPUNIT_ASSERT(head->beside->newest == *request && !head->beside->relatives);
    inOne([&](UnitOfWork& work) {
        Customer payer;
        payer.name = "Payer";
        payer.kind = CustomerKind::purchaser;
        payer.paysFor = id;
        const auto payerId = work.customers().add(payer);
        CPPUNIT_ASSERT(!work.customers().head(id)->beside->relatives);  // He has nobody to show.
        work.contacts().writeMembership(payerId, work.contacts().findByEmail("Two@example.org")->id,
                                        personCalled("Ada", "Two", "Two@example.org"));
        CPPUNIT_ASSERT(work.customers().head(id)->beside->relatives);
    });
}


void CustomerContract::remembersHowAPersonArrangedTheList()
{
    const auto customer = addCustomer("Arranged");
    const auto other = addCustomer("Elsewhere");
    const AccountId mine{5};
    const auto view = [&](AccountId reader, CustomerId where) {
        return reading([&](UnitOfWork& work) { return work.customers().head(where, reader)->view; });
    };
    CPPUNIT_ASSERT_EQUAL(std::string(), view(mine, customer));
    inOne([&](UnitOfWork& work) { work.customers().remember(mine, customer, "columns=phone,roles"); });
    CPPUNIT_ASSERT_EQUAL(std::string("columns=phone,roles"), view(mine, customer));
    CPPUNIT_ASSERT_EQUAL(std::string(), view(mine, other));
    CPPUNIT_ASSERT_EQUAL(std::string(), view(AccountId{6}, customer));
    CPPUNIT_ASSERT_EQUAL(std::string(), view(AccountId{}, customer));
    inOne([&](UnitOfWork& work) { work.customers().remember(mine, customer, "sort=-email"); });
    CPPUNIT_ASSERT_EQUAL(std::string("sort=-email"), view(mine, customer));
    inOne([&](UnitOfWork& work) { work.customers().remember(mine, customer, {}); });
    CPPUNIT_ASSERT_EQUAL(std::string(), view(mine, customer));
}


void CustomerContract::givesAccessByActivePortalMembershipsWithRoles()
{
    const auto zeta = addCustomer("Zeta");
    const auto alpha = addCustomer("Alpha", CustomerKind::purchaser);
    const auto roleless = addCustomer("Roleless");
    const auto inactive = addCustomer("Inactive");
    const auto offline = addCustomer("Offline");
    const auto id = addMember(zeta, "Person", {"technical", "management"});
    inOne([&](UnitOfWork& work) {
        auto person = personCalled("Ada", "Person", "Person@example.org");
        work.contacts().writeMembership(roleless, id, person);
        person.roles = {"reports"};
        person.seesAllRequests = true;
        work.contacts().writeMembership(alpha, id, person);
        person.status = MembershipStatus::deactivated;
        work.contacts().writeMembership(inactive, id, person);
        person.status = MembershipStatus::active;
        person.portalUser = false;
        work.contacts().writeMembership(offline, id, person);
        work.contacts().linkAccount(id, AccountId{77});
    });
    const auto access = reading([](UnitOfWork& work) { return work.customers().accessOf(AccountId{77}); });
    CPPUNIT_ASSERT(access.contact == id);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), access.customers.size());
    CPPUNIT_ASSERT(access.customers[0].customer == alpha);
    CPPUNIT_ASSERT(access.customers[0].kind == CustomerKind::purchaser);
    CPPUNIT_ASSERT(access.customers[0].seesAllRequests);
    CPPUNIT_ASSERT_EQUAL(std::string("Zeta"), access.customers[1].name);
    CPPUNIT_ASSERT(!access.customers[1].seesAllRequests);
    CPPUNIT_ASSERT((access.customers[1].roles == std::set<RoleKey, std::less<>>{"management", "technical"}));
}


void CustomerContract::givesNoAccessToAnUnknownAccount()
{
    (void)addMember(addCustomer("Somebody"), "Without", {"admin"});
    reading([](UnitOfWork& work) {
        for (const auto account : {AccountId{}, AccountId{5}})
        {
            const auto access = work.customers().accessOf(account);
            CPPUNIT_ASSERT(!access.contact);
            CPPUNIT_ASSERT(access.customers.empty());
        }
        return 0;
    });
}


void CustomerContract::knowsPurchasersAndFamily()
{
    const auto make = [&](const std::string& name, CustomerKind kind, CustomerId parent, CustomerId paysFor) {
        Customer customer;
        customer.name = name;
        customer.kind = kind;
        customer.parent = parent;
        customer.paysFor = paysFor;
        return inOne([&](UnitOfWork& work) { return work.customers().add(customer); });
    };
    const auto parent = make("Group", CustomerKind::global, {}, {});
    const auto nord = make("Nord", CustomerKind::subsidiary, parent, {});
    const auto east = make("East", CustomerKind::subsidiary, parent, {});
    const auto payer = make("Payer", CustomerKind::purchaser, {}, nord);
    const auto early = make("Another payer", CustomerKind::purchaser, {}, nord);
    (void)make("Stranger", CustomerKind::global, {}, {});
    const auto namesOf = [](const std::vector<Customer>& customers) {
        std::string all;
        for (const auto& customer : customers)
            all += customer.name + ";";
        return all;
    };
    reading([&](UnitOfWork& work) {
        auto& customers = work.customers();
        const auto ofNord = customers.relativesOf(*customers.find(nord), 10);
        CPPUNIT_ASSERT_EQUAL(std::string("Another payer;Payer;"), namesOf(ofNord.purchasers));
        CPPUNIT_ASSERT_EQUAL(std::string("East;Group;"), namesOf(ofNord.family));
        CPPUNIT_ASSERT(ofNord.purchasers[1].id == payer && ofNord.purchasers[0].id == early);
        CPPUNIT_ASSERT_EQUAL(std::string("East;Nord;"),
                             namesOf(customers.relativesOf(*customers.find(parent), 10).family));
        CPPUNIT_ASSERT_EQUAL(std::string("Another payer;"),
                             namesOf(customers.relativesOf(*customers.find(nord), 1).purchasers));
        const auto ofPayer = customers.relativesOf(*customers.find(payer), 10);
        CPPUNIT_ASSERT(ofPayer.purchasers.empty() && ofPayer.family.empty());
        CPPUNIT_ASSERT(customers.relativesOf(*customers.find(east), 10).purchasers.empty());
        return 0;
    });
    (void)addMember(payer, "Payer", {"financial"});
    (void)addMember(east, "East", {"technical", "primary-contact"});
    (void)addMember(parent, "Group", {"technical"});
    reading([&](UnitOfWork& work) {
        auto& customers = work.customers();
        const auto seen = customers.relativesToSee(*customers.find(nord), {"primary-contact", "reports"}, 10);
        CPPUNIT_ASSERT_EQUAL(std::string("Payer;"), namesOf(seen.purchasers));
        CPPUNIT_ASSERT_EQUAL(std::string("East;"), namesOf(seen.family));
        const auto both = customers.relativesToSee(*customers.find(nord), {"technical"}, 10);
        CPPUNIT_ASSERT_EQUAL(std::string("East;Group;"), namesOf(both.family));
        CPPUNIT_ASSERT_EQUAL(
            std::string("East;"),
            namesOf(customers.relativesToSee(*customers.find(nord), {"technical"}, 1).family));
        CPPUNIT_ASSERT(customers.relativesToSee(*customers.find(nord), {}, 10).family.empty());
        return 0;
    });
}


void CustomerContract::offersTheDepartmentsOfOneCustomer()
{
    const auto customer = addCustomer("C");
    const auto other = addCustomer("D");
    const auto put = [&](CustomerId where, const std::string& name, const std::string& department) {
        const auto id = addMember(where, name);
        inOne([&](UnitOfWork& work) {
            auto person = work.contacts().find(where, id)->person;
            person.department = department;
            work.contacts().writeMembership(where, id, person);
        });
    };
    put(customer, "A", "Labs");
    put(customer, "B", "Labs");
    put(customer, "C", "");
    put(customer, "D", "Administration");
    put(customer, "E", "Plant");
    put(other, "F", "Elsewhere");
    reading([&](UnitOfWork& work) {
        const std::vector<std::string> all{"Administration", "Labs", "Plant"};
        CPPUNIT_ASSERT(all == work.contacts().departments(customer, 10));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), work.contacts().departments(customer, 2).size());
        return 0;
    });
}

}  // namespace contacts::tests
