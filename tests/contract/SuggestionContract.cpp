// What contacts suggest waits beside the draft, one a contact and customer.
#include "tests/contract/Contracts.h"

namespace contacts::tests {

namespace {

Suggestion suggestion(CustomerId customer, ContactId contact, long long time = 5)
{
    Suggestion wish;
    wish.customer = customer;
    wish.contact = contact;
    wish.granted = {"reports"};
    wish.writtenAt = at(time);
    return wish;
}

}  // namespace


std::size_t SuggestionContract::counted(CustomerId customer)
{
    return reading([&](UnitOfWork& work) { return work.customers().head(customer).value().suggestions; });
}


void SuggestionContract::keepsEveryFieldOfASuggestion()
{
    const auto acme = addCustomer("Acme");
    const auto tom = addMember(acme, "Reed");
    auto wish = suggestion(acme, tom, 1'700'000'000'000'123);
    wish.granted = {"reports", "work-orders"};
    wish.revoked = {"technical"};
    wish.department = "Vertrieb e\xcc\x81 🍺 ";
    wish.seesAllRequests = false;
    wish.note = "line one\n  line 'two' \\ %";
    inOne([&](UnitOfWork& work) { work.suggestions().put(wish); });
    const auto found = reading([&](UnitOfWork& work) { return work.suggestions().find(acme, tom); });
    CPPUNIT_ASSERT(found && found->sameWish(wish));
    CPPUNIT_ASSERT(found->customer == acme && found->contact == tom && found->writtenAt == wish.writtenAt);
}


void SuggestionContract::tellsLeftAsItIsFromEmpty()
{
    const auto acme = addCustomer("Acme");
    const auto tom = addMember(acme, "Reed");
    const auto tina = addMember(acme, "Chu");
    inOne([&](UnitOfWork& work) {
        work.suggestions().put(suggestion(acme, tom));
        auto emptied = suggestion(acme, tina);
        emptied.department = "";
        emptied.seesAllRequests = true;
        work.suggestions().put(emptied);
    });
    reading([&](UnitOfWork& work) {
        const auto left = work.suggestions().find(acme, tom).value();
        CPPUNIT_ASSERT(!left.department && !left.seesAllRequests && left.revoked.empty() &&
                       left.note.empty());
        const auto emptied = work.suggestions().find(acme, tina).value();
        CPPUNIT_ASSERT(emptied.department == "" && emptied.seesAllRequests == true);
        return 0;
    });
}


void SuggestionContract::keepsOneAContactAndCustomer()
{
    const auto acme = addCustomer("Acme");
    const auto globex = addCustomer("Globex");
    const auto tom = addMember(acme, "Reed");
    inOne([&](UnitOfWork& work) {
        work.contacts().writeMembership(globex, tom, Person{});
        work.suggestions().put(suggestion(acme, tom));
        work.suggestions().put(suggestion(globex, tom));
        auto second = suggestion(acme, tom, 6);
        second.granted = {"financial"};
        work.suggestions().put(second);
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), counted(acme));
    reading([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.suggestions().find(acme, tom).value().granted.contains("financial"));
        CPPUNIT_ASSERT(work.suggestions().find(globex, tom).value().granted.contains("reports"));
        return 0;
    });
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.suggestions().remove(acme, tom); }));
    CPPUNIT_ASSERT(!inOne([&](UnitOfWork& work) { return work.suggestions().remove(acme, tom); }));
    CPPUNIT_ASSERT(!reading([&](UnitOfWork& work) { return work.suggestions().find(acme, tom); }));
    CPPUNIT_ASSERT(reading([&](UnitOfWork& work) { return work.suggestions().find(globex, tom); }));
}


void SuggestionContract::listsTheOldestFirst()
{
    const auto acme = addCustomer("Acme");
    const auto globex = addCustomer("Globex");
    const auto late = addMember(acme, "Late");
    const auto early = addMember(acme, "Early");
    const auto other = addMember(globex, "Other");
    inOne([&](UnitOfWork& work) {
        work.suggestions().put(suggestion(acme, late, 9));
        work.suggestions().put(suggestion(acme, early, 3));
        work.suggestions().put(suggestion(globex, other, 1));
    });
    const auto list = [&](std::size_t limit) {
        return reading([&](UnitOfWork& work) { return work.suggestions().list(acme, limit); });
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), list(9).size());
    CPPUNIT_ASSERT(list(9).at(0).contact == early && list(9).at(1).contact == late);
    CPPUNIT_ASSERT(list(1).size() == 1 && list(1).at(0).contact == early);
}


void SuggestionContract::countsThemInThePagesHead()
{
    const auto acme = addCustomer("Acme");
    const auto tom = addMember(acme, "Reed", {"technical", "reports"});
    const auto tina = addMember(acme, "Chu", {"technical"});
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), counted(acme));
    inOne([&](UnitOfWork& work) {
        work.suggestions().put(suggestion(acme, tom));
        work.suggestions().put(suggestion(acme, tina));
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), counted(acme));
    CPPUNIT_ASSERT(inOne([&](UnitOfWork& work) { return work.suggestions().remove(acme, tina); }));
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), counted(acme));
}


void SuggestionContract::keepsTheNoteOfOneThatWasTaken()
{
    const auto acme = addCustomer("Acme");
    const auto globex = addCustomer("Globex");
    const auto tom = addMember(acme, "Reed");
    const auto tina = addMember(acme, "Chu");
    const std::string note = "line one\n  line 'two' 🍺 \\ %";
    const auto kept = [&](CustomerId customer, ContactId contact) {
        return reading([&](UnitOfWork& work) { return work.suggestions().takenNote(customer, contact); });
    };
    const auto keep = [&](ContactId contact, const std::string& text) {
        inOne([&](UnitOfWork& work) { work.suggestions().keepTakenNote(acme, contact, text); });
    };
    CPPUNIT_ASSERT_EQUAL(std::string(), kept(acme, tom));
    keep(tom, "earlier");
    keep(tom, note);
    keep(tina, "hers");
    CPPUNIT_ASSERT_EQUAL(note, kept(acme, tom));
    CPPUNIT_ASSERT_EQUAL(std::string(), kept(globex, tom));
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), counted(acme));
    keep(tina, "");
    CPPUNIT_ASSERT_EQUAL(std::string(), kept(acme, tina));
    inOne([&](UnitOfWork& work) { work.contacts().endMembership(acme, tom); });
    CPPUNIT_ASSERT_EQUAL(std::string(), kept(acme, tom));
}


void SuggestionContract::losesItWithTheMembership()
{
    const auto acme = addCustomer("Acme");
    const auto tom = addMember(acme, "Reed");
    const auto tina = addMember(acme, "Chu");
    inOne([&](UnitOfWork& work) {
        work.suggestions().put(suggestion(acme, tom));
        work.suggestions().put(suggestion(acme, tina));
        work.contacts().endMembership(acme, tom);
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), counted(acme));
    CPPUNIT_ASSERT(!reading([&](UnitOfWork& work) { return work.suggestions().find(acme, tom); }));
}

}  // namespace contacts::tests
