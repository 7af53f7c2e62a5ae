#include "core/import/ImportedPeople.h"
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


void AuditContract::notesWhereEachChainEnds()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    const auto head = [&](CustomerId customer) {
        return reading([&](UnitOfWork& work) { return work.audit().head(customer); });
    };
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), head(one).number);
    for (int i = 1; i <= 3; ++i)
    {
        inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(one));
            work.audit().append(one, entryOf("a"));
            work.audit().append(one, entryOf("b"));
            work.audit().append({}, entryOf("c"));
        });
        const auto newest = reading([&](UnitOfWork& work) { return work.audit().list(one, 0, 1); }).at(0);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(2 * i), newest.number);
        CPPUNIT_ASSERT((head(one) == AuditHead{newest.number, newest.hash}));
    }
    {
        const auto halfway = storage().begin();
        CPPUNIT_ASSERT(halfway->customers().touch(one));
        halfway->audit().append(one, entryOf("never"));
    }
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(6), head(one).number);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), head(two).number);
    CPPUNIT_ASSERT(head({}).number >= 3);
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
    // The request that brought her names her by a ref only: her arrival's entry names the request.
    const auto brought = inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(customer));
        for (const auto& [act, object, facts] :
             {std::tuple("asked", "request/77", ""), std::tuple("asked", "request/78", ""),
              std::tuple("asked", "request/79", ""),
              std::tuple("contact.added", "contact/", R"({"request":"77","line":2})"),
              std::tuple("contact.joined", "contact/", R"({"request":"79","line":1})"),
              std::tuple("contact.added", "contact/", "no JSON"),
              std::tuple("other", "contact/", R"({"request":"78"})")})
        {
            auto entry = entryOf(act);
            entry.object = object;
            if (entry.object.ends_with('/'))
                entry.object += bob.text();
            entry.facts = facts;
            work.audit().append(customer, entry);
        }
        return work.audit().about(customer, bob, 4, 10).size() * 100 +
               work.audit().about(customer, bob, 0, 10).size();
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(107), brought);
    AuditQuery aboutBob;
    aboutBob.customer = customer;
    aboutBob.about = bob;
    aboutBob.act = "asked";
    CPPUNIT_ASSERT_EQUAL(std::size_t(2),
                         reading([&](UnitOfWork& work) { return work.audit().search(aboutBob); }).size());
    const auto rest = reading([&](UnitOfWork& work) { return work.audit().about(customer, ada, 3, 10); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), rest.size());
    const auto first = reading([&](UnitOfWork& work) { return work.audit().about(customer, ada, 0, 1); });
    CPPUNIT_ASSERT(first.size() == 1 && first[0].number == 3);
}


void AuditContract::findsImportsThatTellOfAPerson()
{
    const auto customer = addCustomer("C");
    const auto other = addCustomer("D");
    const auto ada = addMember(customer, "Ada", {"technical"});
    const auto bob = addMember(customer, "Bob", {"technical"});
    // Neither of them, but each of their numbers stands in his.
    const ContactId longer{ada.value * 1000 + bob.value};
    const auto write = [&](UnitOfWork& work, CustomerId where, const std::string& act,
                           const std::vector<ImportedPerson>& people, int moment) {
        for (const auto& facts : importFacts(ImportedCustomer::known, people))
        {
            auto entry = entryOf(act);
            entry.at = at(moment);
            entry.object = "customer/" + where.text();
            entry.facts = facts;
            work.audit().append(where, entry);
        }
    };
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(customer) && work.customers().touch(other));
        write(work, customer, "import.written", {{ada, {}, {"made"}}, {bob, {}, {"joined", "+reports"}}}, 1);
        write(work, customer, "import.written", {{longer, {}, {"made"}}}, 2);
        write(work, customer, "import.written", {}, 3);
        write(work, customer, "customer.changed", {{ada, {}, {"made"}}}, 4);
        write(work, customer, "import.written", {{ada, {}, {"-technical"}}}, 5);
        write(work, other, "import.written", {{ada, {}, {"joined"}}}, 6);
    });
    const auto about = [&](CustomerId where, ContactId contact, std::uint64_t before) {
        std::string text;
        for (const auto& each :
             reading([&](UnitOfWork& work) { return work.audit().about(where, contact, before, 10); }))
            text += std::to_string(each.at.time_since_epoch().count()) + " ";
        return text;
    };
    CPPUNIT_ASSERT_EQUAL(std::string("5 1 "), about(customer, ada, 0));
    CPPUNIT_ASSERT_EQUAL(std::string("1 "), about(customer, ada, 5));
    CPPUNIT_ASSERT_EQUAL(std::string("1 "), about(customer, bob, 0));
    CPPUNIT_ASSERT_EQUAL(std::string("6 "), about(other, ada, 0));
    AuditQuery query;
    query.about = ada;
    query.customer = customer;
    const auto search = [&] {
        std::string text;
        for (const auto& each : reading([&](UnitOfWork& work) { return work.audit().search(query); }))
            text += std::to_string(each.entry.at.time_since_epoch().count()) + " ";
        return text;
    };
    CPPUNIT_ASSERT_EQUAL(std::string("5 1 "), search());
    query.from = at(2);
    CPPUNIT_ASSERT_EQUAL(std::string("5 "), search());
    // Over all customers, where he is a contact; whoever has left was named by the request that let him go.
    query = {};
    query.about = ada;
    inOne([&](UnitOfWork& work) {
        Request request;
        request.customer = other;
        request.then.people[{ada, {}}] = work.contacts().find(customer, ada)->person;
        CPPUNIT_ASSERT(work.requests().add(request));
    });
    CPPUNIT_ASSERT_EQUAL(std::string("6 5 1 "), search());
}


void AuditContract::searchesOverAllCustomersNewestFirst()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(one) && work.customers().touch(two));
        for (const auto& [customer, moment] : {std::pair(one, 10), std::pair(two, 30), std::pair(one, 20)})
        {
            auto entry = entryOf("act");
            entry.at = at(moment);
            work.audit().append(customer, entry);
        }
        // In the same moment: by customer, then by number.
        auto entry = entryOf("act");
        entry.at = at(30);
        work.audit().append(two, entry);
    });
    const auto found = reading([](UnitOfWork& work) { return work.audit().search({}); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), found.size());
    CPPUNIT_ASSERT(found[0].customer == two && found[0].entry.number == 2);
    CPPUNIT_ASSERT(found[1].customer == two && found[1].entry.number == 1);
    CPPUNIT_ASSERT(found[2].customer == one && found[2].entry.at == at(20));
    CPPUNIT_ASSERT(found[3].customer == one && found[3].entry.at == at(10));
    CPPUNIT_ASSERT_EQUAL(std::string("role=technical;contact=4"), found[3].entry.facts);
}


void AuditContract::searchesByEveryFilterAndBehindACursor()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    const auto ada = addMember(one, "Ada");
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(one) && work.customers().touch(two));
        for (int i = 1; i <= 6; ++i)
        {
            auto entry = entryOf(i % 2 == 0 ? "even" : "odd");
            entry.at = at(i * 10);
            entry.account = AccountId{i <= 3 ? 8U : 9U};
            entry.object = i == 5 ? "contact/" + ada.text() : "request/99";
            work.audit().append(i == 6 ? two : one, entry);
        }
    });
    const auto moments = [&](const AuditQuery& query) {
        std::string text;
        for (const auto& each : reading([&](UnitOfWork& work) { return work.audit().search(query); }))
            text += std::to_string(each.entry.at.time_since_epoch().count()) + " ";
        return text;
    };
    AuditQuery query;
    query.customer = two;
    CPPUNIT_ASSERT_EQUAL(std::string("60 "), moments(query));
    query = {};
    query.account = AccountId{8};
    CPPUNIT_ASSERT_EQUAL(std::string("30 20 10 "), moments(query));
    query.act = "odd";
    CPPUNIT_ASSERT_EQUAL(std::string("30 10 "), moments(query));
    query = {};
    query.about = ada;
    CPPUNIT_ASSERT_EQUAL(std::string("50 "), moments(query));
    query.customer = two;
    CPPUNIT_ASSERT_EQUAL(std::string(), moments(query));
    query = {};
    query.from = at(20);
    query.until = at(50);
    CPPUNIT_ASSERT_EQUAL(std::string("40 30 20 "), moments(query));
    query.limit = 2;
    query.behind = AuditCursor{at(40), one, 4};
    CPPUNIT_ASSERT_EQUAL(std::string("30 20 "), moments(query));
    query = {};
    query.behind = AuditCursor{at(60), two, 1};
    query.limit = 1;
    CPPUNIT_ASSERT_EQUAL(std::string("50 "), moments(query));
}


void AuditContract::keepsAChainForWhatBelongsToNoCustomer()
{
    const auto one = addCustomer("One");
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(one));
        work.audit().append(one, entryOf("of-one"));
        work.audit().append({}, entryOf("role.changed"));
        work.audit().append({}, entryOf("role.added"));
    });
    const auto chain = reading([](UnitOfWork& work) { return work.audit().list({}, 0, 10); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), chain.size());
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), chain[0].number);
    AuditQuery query;
    query.customer = CustomerId{};
    CPPUNIT_ASSERT_EQUAL(std::size_t(2),
                         reading([&](UnitOfWork& work) { return work.audit().search(query); }).size());
}


void AuditContract::keepsValuesBesideAnEntryUntilItsPersonIsErased()
{
    const auto one = addCustomer("One");
    const auto ada = addMember(one, "Ada");
    const auto bob = addMember(one, "Bob");
    const std::string typed = "{\"fields\":[\"Ünï\\\\\"]}";
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.customers().touch(one));
        for (const auto contact : {ada, bob, ContactId{}})
        {
            const auto number = work.audit().append(one, entryOf("act"));
            CPPUNIT_ASSERT_EQUAL(work.audit().head(one).number, number);
            if (contact)
                work.audit().keepValues(one, number, contact, typed);
        }
    });
    const auto kept = [&](std::uint64_t number) {
        return reading([&](UnitOfWork& work) { return work.audit().values(one, number); });
    };
    CPPUNIT_ASSERT_EQUAL(typed, kept(1));
    CPPUNIT_ASSERT_EQUAL(typed, kept(2));
    CPPUNIT_ASSERT_EQUAL(std::string(), kept(3));
    CPPUNIT_ASSERT_EQUAL(std::string(), reading([](UnitOfWork& work) { return work.audit().values({}, 1); }));
    inOne([&](UnitOfWork& work) {
        work.erasure().replace(ada, {}, work.erasure().tracesOf(ada), "[1]", "1@erased.invalid");
    });
    CPPUNIT_ASSERT_EQUAL(std::string(), kept(1));
    CPPUNIT_ASSERT_EQUAL(typed, kept(2));
}

}  // namespace contacts::tests
