#include "tests/contract/Contracts.h"
#include "tests/contract/Places.h"

namespace contacts::tests {

namespace {

Catalogue catalogueOf(const std::string& key, std::uint64_t revision = 0)
{
    Role only;
    only.key = key;
    only.words["en"] = {"Only 🍺", ""};
    return Catalogue({only}, revision);
}


std::string asText(const CustomerTally& tally)
{
    auto text = std::to_string(tally.customers) + "/" + std::to_string(tally.people);
    for (const auto& name : tally.names)
        text += " " + name;
    return text;
}

}  // namespace


void CatalogueContract::hasNoneUntilOneWasStored()
{
    CPPUNIT_ASSERT(!reading([](UnitOfWork& work) { return work.catalogue().load(); }));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(0),
                         reading([](UnitOfWork& work) { return work.catalogue().revision(); }));
    CPPUNIT_ASSERT(inOne([](UnitOfWork& work) { return work.catalogue().store(Catalogue{}); }));
    const auto empty = reading([](UnitOfWork& work) { return work.catalogue().load(); });
    CPPUNIT_ASSERT(empty && empty->roles().empty());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), empty->revision());
}


void CatalogueContract::keepsItWithOrderAndWords()
{
    const auto standard = standardCatalogue();
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.catalogue().store(standard); }));
    const auto found = reading([](UnitOfWork& work) { return work.catalogue().load(); });
    CPPUNIT_ASSERT(found);
    CPPUNIT_ASSERT_EQUAL(standard.roles().size(), found->roles().size());
    for (std::size_t i = 0; i < standard.roles().size(); ++i)
        CPPUNIT_ASSERT_MESSAGE(standard.roles()[i].key, standard.roles()[i] == found->roles()[i]);
}


void CatalogueContract::tellsLabelsApartThatOnlyACollationWouldJoin()
{
    std::vector<Role> roles(2);
    roles[0].key = "sushi";
    roles[0].words["en"] = {"🍣", "stra\xC3\x9F"
                                 "e"};
    roles[1].key = "beer";
    roles[1].words["en"] = {"🍺", "strasse"};
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.catalogue().store(Catalogue(roles)); }));
    const auto found = reading([](UnitOfWork& work) { return work.catalogue().load(); });
    CPPUNIT_ASSERT(found && found->roles() == roles);
}


void CatalogueContract::replacesItAsAWhole()
{
    CPPUNIT_ASSERT(inOne([](UnitOfWork& work) { return work.catalogue().store(standardCatalogue()); }));
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.catalogue().store(catalogueOf("only", 1)); }));
    const auto found = reading([](UnitOfWork& work) { return work.catalogue().load(); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), found->roles().size());
    CPPUNIT_ASSERT_EQUAL(std::string("Only 🍺"), found->roles()[0].words.at("en").label);
    CPPUNIT_ASSERT(found->roles()[0].permissions.empty());
}


void CatalogueContract::storesInThePlaceOfTheOneThatWasSeenOnly()
{
    const auto store = [&](const Catalogue& catalogue) {
        return inOne([&](UnitOfWork& work) { return work.catalogue().store(catalogue); });
    };
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), store(catalogueOf("first")).value());
    CPPUNIT_ASSERT(!store(catalogueOf("another-first")));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), store(catalogueOf("second", 1)).value());
    CPPUNIT_ASSERT(!store(catalogueOf("late", 1)));
    CPPUNIT_ASSERT(!store(catalogueOf("early", 3)));
    const auto found = reading([](UnitOfWork& work) { return work.catalogue().load(); });
    CPPUNIT_ASSERT(found->find("second") && found->revision() == 2);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), inOne([](UnitOfWork& work) { return work.catalogue().hold(); }));
}


void CatalogueContract::tellsTheRevisionWithTheAccess()
{
    const auto customer = addCustomer("C");
    const auto ada = addMember(customer, "Ada", {"technical"});
    const AccountId account{77};
    inOne([&](UnitOfWork& work) { work.contacts().linkAccount(ada, account); });
    const auto told = [&] {
        return reading([&](UnitOfWork& work) { return work.customers().accessOf(account).catalogue; });
    };
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), told());
    CPPUNIT_ASSERT(inOne([](UnitOfWork& work) { return work.catalogue().store(catalogueOf("first")); }));
    CPPUNIT_ASSERT(inOne([](UnitOfWork& work) { return work.catalogue().store(catalogueOf("next", 1)); }));
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), told());
}


void CatalogueContract::talliesHoldersOfARole()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two", CustomerKind::purchaser);
    (void)addCustomer("Three");
    (void)addMember(one, "A", {"technical"});
    (void)addMember(one, "B", {"technical", "reports"});
    (void)addMember(two, "C", {"technical"});
    (void)addMember(two, "D", {"reports"});
    const auto told = [&](const RoleKey& role, std::optional<CustomerKind> kind, std::size_t least,
                          std::size_t names = 5) {
        return reading(
            [&](UnitOfWork& work) { return asText(work.catalogue().holders(role, kind, least, names)); });
    };
    CPPUNIT_ASSERT_EQUAL(std::string("2/3 One Two"), told("technical", {}, 1));
    CPPUNIT_ASSERT_EQUAL(std::string("2/3 One"), told("technical", {}, 1, 1));
    CPPUNIT_ASSERT_EQUAL(std::string("2/3"), told("technical", {}, 1, 0));
    CPPUNIT_ASSERT_EQUAL(std::string("1/2 One"), told("technical", {}, 2));
    CPPUNIT_ASSERT_EQUAL(std::string("1/1 Two"), told("technical", CustomerKind::purchaser, 1));
    CPPUNIT_ASSERT_EQUAL(std::string("0/0"), told("nobodys", {}, 1));
}


void CatalogueContract::talliesCustomersThatLackAHolder()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    const auto three = addCustomer("Three", CustomerKind::purchaser);
    (void)addMember(one, "A", {"management"});
    (void)addMember(one, "B", {"technical"});
    (void)addMember(two, "C", {"management"});
    const auto asleep = addMember(three, "D", {"technical"});
    inOne([&](UnitOfWork& work) {
        auto person = work.contacts().find(three, asleep)->person;
        person.status = MembershipStatus::deactivated;
        work.contacts().writeMembership(three, asleep, person);
    });
    const auto told = [&](std::optional<CustomerKind> kind, const std::vector<RoleKey>& has,
                          const std::vector<RoleKey>& had) {
        return reading([&](UnitOfWork& work) { return asText(work.catalogue().lacking(kind, has, had, 5)); });
    };
    CPPUNIT_ASSERT_EQUAL(std::string("2/0 Three Two"), told({}, {"technical"}, {}));
    CPPUNIT_ASSERT_EQUAL(std::string("1/0 Two"), told(CustomerKind::customer, {"technical"}, {}));
    CPPUNIT_ASSERT_EQUAL(std::string("1/0 Two"), told({}, {"technical"}, {"management", "cust-admin"}));
    CPPUNIT_ASSERT_EQUAL(std::string("2/0 One Two"), told({}, {}, {"management"}));
    CPPUNIT_ASSERT_EQUAL(std::string("0/0"), told({}, {"technical", "management"}, {"technical"}));
}


void CatalogueContract::countsWhoHoldsBoth()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    (void)addMember(one, "A", {"technical", "financial"});
    (void)addMember(one, "B", {"technical"});
    (void)addMember(one, "C", {"financial"});
    (void)addMember(two, "D", {"technical", "financial", "reports"});
    const auto both = [&](const RoleKey& role, const RoleKey& other) {
        return reading([&](UnitOfWork& work) { return work.catalogue().holdersOfBoth(role, other); });
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), both("technical", "financial"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), both("financial", "technical"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), both("reports", "technical"));
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), both("reports", "nobodys"));
}


void CatalogueContract::countsDraftsAndOpenRequestsThatNameARole()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    const auto ada = addMember(one, "Ada", {"technical"});
    Change grant;
    grant.id = 1;
    grant.kind = ChangeKind::grantRole;
    grant.person = {ada, {}};
    grant.role = "work";
    Change arrival;
    arrival.id = 2;
    arrival.kind = ChangeKind::addContact;
    arrival.person = {{}, "new-1"};
    arrival.roles = {"a", "work-orders", "z"};
    inOne([&](UnitOfWork& work) {
        Draft draft;
        draft.customer = one;
        draft.changes = {grant, arrival};
        CPPUNIT_ASSERT(work.drafts().write(draft));
        Request request;
        request.customer = two;
        request.state = RequestState::submitted;
        request.changes = {arrival};
        CPPUNIT_ASSERT(work.requests().add(request));
    });
    const auto told = [&](const RoleKey& role) {
        const auto found = reading([&](UnitOfWork& work) { return work.catalogue().mentions(role); });
        return std::to_string(found.drafts) + " " + std::to_string(found.requests);
    };
    CPPUNIT_ASSERT_EQUAL(std::string("1 0"), told("work"));
    CPPUNIT_ASSERT_EQUAL(std::string("1 1"), told("work-orders"));
    CPPUNIT_ASSERT_EQUAL(std::string("1 1"), told("a"));
    CPPUNIT_ASSERT_EQUAL(std::string("1 1"), told("z"));
    CPPUNIT_ASSERT_EQUAL(std::string("0 0"), told("orders"));
}

}  // namespace contacts::tests
