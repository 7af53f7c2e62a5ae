#include "tests/contract/Contracts.h"
#include "tests/contract/SampleChanges.h"

#include <atomic>
#include <barrier>
#include <thread>

namespace contacts::tests {

namespace {

Request requestOf(CustomerId customer, std::uint64_t ticket = 0)
{
    Request request;
    request.customer = customer;
    request.ticket = ticket;
    request.changes = sampleChanges();
    return request;
}

}  // namespace


void RequestContract::keepsEveryFieldOfARequest()
{
    auto request = requestOf(addCustomer("C"), 8'000'000'001);
    request.requester = ContactId{4};
    request.requesterAccount = AccountId{5};
    request.requesterName = "Amélie 🍣";
    request.reason = "Because:\n\n'; DROP TABLE cm_request; -- e\xcc\x81";
    request.submittedAt = at(1'700'000'000'000'111);
    request.then.people[PersonKey{ContactId{7}, ""}] = personCalled("A", "B", "a@example.org");
    auto added = personCalled("C", "🍺", "c@example.org");
    added.roles = {"technical", "admin"};
    added.status = MembershipStatus::deactivated;
    request.then.people[PersonKey{ContactId{}, "new-1"}] = added;
    const auto id = inOne([&](UnitOfWork& work) { return work.requests().add(request); });
    CPPUNIT_ASSERT(id);
    const auto found = reading([&](UnitOfWork& work) { return work.requests().find(*id); });
    CPPUNIT_ASSERT(found);
    CPPUNIT_ASSERT(found->id == *id && found->customer == request.customer);
    CPPUNIT_ASSERT(found->state == RequestState::submitted && found->version == 1);
    CPPUNIT_ASSERT(found->requester == request.requester &&
                   found->requesterAccount == request.requesterAccount);
    CPPUNIT_ASSERT_EQUAL(request.requesterName, found->requesterName);
    CPPUNIT_ASSERT_EQUAL(request.reason, found->reason);
    CPPUNIT_ASSERT(found->submittedAt == request.submittedAt && found->decidedAt == Time{});
    CPPUNIT_ASSERT_EQUAL(request.ticket, found->ticket);
    CPPUNIT_ASSERT(found->then.people == request.then.people);
    assertSameLines(request.changes, found->changes);
    CPPUNIT_ASSERT(
        !reading([&](UnitOfWork& work) { return work.requests().find(RequestId{id->value + 1}); }));
}


void RequestContract::hasOneOpenRequestPerCustomer()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    auto first = requestOf(one, 1);
    inOne([&](UnitOfWork& work) {
        first.id = *work.requests().add(first);
        CPPUNIT_ASSERT(work.requests().add(requestOf(two, 2)));
    });
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.requests().add(requestOf(one, 3)));
        // The refusal leaves the transaction usable.
        first.state = RequestState::returned;
        CPPUNIT_ASSERT(work.requests().move(first));
        CPPUNIT_ASSERT(!work.requests().add(requestOf(one, 3)));
        first.version = 2;
        first.state = RequestState::cancelled;
        CPPUNIT_ASSERT(work.requests().move(first));
        CPPUNIT_ASSERT(work.requests().add(requestOf(one, 3)));
    });
}


void RequestContract::findsByTicket()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    const auto id = inOne([&](UnitOfWork& work) {
        (void)work.requests().add(requestOf(two));
        return work.requests().add(requestOf(one, 44));
    });
    reading([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.requests().findByTicket(44)->id == *id);
        CPPUNIT_ASSERT(!work.requests().findByTicket(45));
        CPPUNIT_ASSERT(!work.requests().findByTicket(0));
        return 0;
    });
}


void RequestContract::movesOnceFromTheVersionRead()
{
    auto request = requestOf(addCustomer("C"), 1);
    request.id = *inOne([&](UnitOfWork& work) { return work.requests().add(request); });
    request.state = RequestState::rejected;
    request.decidedAt = at(1'800'000'000'000'003);
    request.decidedBy = "Ágent";
    request.decisionReason = "no 🍣";
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(!work.requests().move(request)); });
    const auto found = *reading([&](UnitOfWork& work) { return work.requests().find(request.id); });
    CPPUNIT_ASSERT(found.state == RequestState::rejected);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), found.version);
    CPPUNIT_ASSERT(found.decidedAt == request.decidedAt);
    CPPUNIT_ASSERT_EQUAL(request.decidedBy, found.decidedBy);
    CPPUNIT_ASSERT_EQUAL(request.decisionReason, found.decisionReason);
}


void RequestContract::neverMovesADecidedRequest()
{
    auto request = requestOf(addCustomer("C"), 1);
    request.id = *inOne([&](UnitOfWork& work) { return work.requests().add(request); });
    request.state = RequestState::implemented;
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    request.version = 2;
    for (const auto state : {RequestState::submitted, RequestState::rejected, RequestState::cancelled})
    {
        request.state = state;
        inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(!work.requests().move(request)); });
    }
    CPPUNIT_ASSERT(reading([&](UnitOfWork& work) { return work.requests().find(request.id); })->state ==
                   RequestState::implemented);
}


void RequestContract::keepsOutcomesLineByLine()
{
    auto request = requestOf(addCustomer("C"), 1);
    request.id = *inOne([&](UnitOfWork& work) { return work.requests().add(request); });
    request.state = RequestState::partlyImplemented;
    for (auto& line : request.changes)
        line.outcome = LineOutcome::implemented;
    request.changes[1].outcome = LineOutcome::rejected;
    request.changes[1].outcomeReason = "not him";
    request.changes[5].outcome = LineOutcome::rejected;
    request.changes[5].outcomeReason = "not that";
    request.changes[6].linkSent = true;
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    assertSameLines(request.changes,
                    reading([&](UnitOfWork& work) { return work.requests().find(request.id); })->changes);
}


void RequestContract::takesAConfirmedAddressForImplemented()
{
    const ContactId tom{41};
    const ContactId tina{42};
    const auto implemented = [&](CustomerId customer, std::uint64_t ticket) {
        Request request;
        request.customer = customer;
        request.ticket = ticket;
        for (const auto& [contact, email] :
             {std::pair(tom, "thomas@example.org"), {tina, "thomas@example.org"}, {tom, "tommy@example.org"}})
        {
            auto& line = request.changes.emplace_back();
            line.id = static_cast<std::uint32_t>(request.changes.size());
            line.kind = ChangeKind::changeEmail;
            line.person.contact = contact;
            line.value = email;
            request.then.people[line.person] = personCalled("T", "R", "t@example.org");
        }
        request.id = *inOne([&](UnitOfWork& work) { return work.requests().add(request); });
        request.state = RequestState::implemented;
        for (auto& line : request.changes)
        {
            line.outcome = LineOutcome::implemented;
            line.linkSent = true;
        }
        request.met = request.then;  // He is kept twice then, and his line is still one.
        inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
        return request.id;
    };
    const auto here = implemented(addCustomer("Here"), 1);
    const auto there = implemented(addCustomer("There"), 2);
    inOne([&](UnitOfWork& work) { work.requests().addressConfirmed(tom, "thomas@example.org"); });
    for (const auto id : {here, there})
    {
        const auto lines = reading([&](UnitOfWork& work) { return work.requests().find(id); })->changes;
        CPPUNIT_ASSERT(!lines.at(0).linkSent && lines.at(1).linkSent && lines.at(2).linkSent);
        for (const auto& line : lines)
            CPPUNIT_ASSERT(line.outcome == LineOutcome::implemented);
    }
}


void RequestContract::keepsWhatTheDecisionMetBesideWhatWasAskedAbout()
{
    auto request = requestOf(addCustomer("C"), 1);
    const PersonKey key{ContactId{7}, ""};
    request.then.people[key] = personCalled("A", "B", "a@example.org");
    request.id = *inOne([&](UnitOfWork& work) { return work.requests().add(request); });
    const auto stored = [&] {
        return *reading([&](UnitOfWork& work) { return work.requests().find(request.id); });
    };
    CPPUNIT_ASSERT(stored().met.people.empty() && stored().before().people == request.then.people);
    request.state = RequestState::implemented;
    request.met.people[key] = personCalled("A", "Met", "a@example.org");
    request.met.people[PersonKey{ContactId{8}, ""}] = personCalled("C", "D", "c@example.org");
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    CPPUNIT_ASSERT(stored().then.people == request.then.people);
    CPPUNIT_ASSERT(stored().met.people == request.met.people);
}


void RequestContract::storesTheLinesOfARequestThatIsSentAgain()
{
    auto request = requestOf(addCustomer("C"), 1);
    request.then.people[PersonKey{ContactId{7}, ""}] = personCalled("A", "B", "a@example.org");
    request.id = *inOne([&](UnitOfWork& work) { return work.requests().add(request); });
    const auto first = request.changes;
    const auto asked = request;
    const auto earlier = [&] {
        return reading([&](UnitOfWork& work) { return work.requests().earlierSubmissions(request.id); });
    };
    request.state = RequestState::returned;
    request.question = "Which\nTechnical? 🍣";
    request.decidedBy = "Ágent";
    request.decidedAt = at(1'800'000'000'000'001);
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    CPPUNIT_ASSERT(
        reading([&](UnitOfWork& work) { return work.requests().replacedChanges(request.id); }).empty());
    CPPUNIT_ASSERT(earlier().empty());

    const auto sendAgain = [&] {
        request.state = RequestState::submitted;
        ++request.version;
        inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().resubmit(request)); });
        ++request.version;
    };
    request.changes.erase(request.changes.begin() + 1);
    request.changes[0].value = "corrected";
    request.changes.back().id = 99;
    request.reason = "as you asked";
    request.answered = true;
    request.requester = ContactId{8};
    request.requesterAccount = AccountId{9};
    request.requesterName = "Paul";
    request.submittedAt = at(1'800'000'000'000'009);
    request.then.people.clear();
    request.then.people[PersonKey{ContactId{8}, ""}] = personCalled("C", "D", "c@example.org");
    const auto second = request.changes;
    sendAgain();
    const auto found = *reading([&](UnitOfWork& work) { return work.requests().find(request.id); });
    CPPUNIT_ASSERT(found.state == RequestState::submitted);
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(3), found.version);
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), found.ticket);
    CPPUNIT_ASSERT_EQUAL(request.question, found.question);
    CPPUNIT_ASSERT_EQUAL(request.reason, found.reason);
    CPPUNIT_ASSERT(found.answered);
    CPPUNIT_ASSERT(found.requester == request.requester && found.requesterName == request.requesterName);
    CPPUNIT_ASSERT(found.requesterAccount == request.requesterAccount);
    CPPUNIT_ASSERT(found.submittedAt == request.submittedAt);
    CPPUNIT_ASSERT(found.decidedAt == Time{} && found.decidedBy.empty());
    CPPUNIT_ASSERT(found.then.people == request.then.people);
    assertSameLines(second, found.changes);
    const auto replaced = [&] {
        return reading([&](UnitOfWork& work) { return work.requests().replacedChanges(request.id); });
    };
    assertSameLines(first, replaced());
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), earlier().size());
    const auto before = earlier().front();
    CPPUNIT_ASSERT(before.requester == asked.requester && before.account == asked.requesterAccount);
    CPPUNIT_ASSERT_EQUAL(asked.requesterName, before.name);
    CPPUNIT_ASSERT_EQUAL(asked.reason, before.reason);
    CPPUNIT_ASSERT(before.at == asked.submittedAt);

    // Once more: only the version before the last one is told. A decision marks the lines that stand.
    request.state = RequestState::returned;
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    CPPUNIT_ASSERT(reading([&](UnitOfWork& work) { return work.requests().find(request.id); })->answered);
    request.changes.pop_back();
    request.answered = false;
    sendAgain();
    CPPUNIT_ASSERT(!reading([&](UnitOfWork& work) { return work.requests().find(request.id); })->answered);
    assertSameLines(second, replaced());
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), earlier().size());
    CPPUNIT_ASSERT_EQUAL(asked.requesterName, earlier().front().name);
    CPPUNIT_ASSERT_EQUAL(std::string("Paul"), earlier().back().name);
    request.state = RequestState::rejected;
    for (auto& line : request.changes)
        line.outcome = LineOutcome::rejected;
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    assertSameLines(request.changes,
                    reading([&](UnitOfWork& work) { return work.requests().find(request.id); })->changes);
    assertSameLines(second, replaced());
}


void RequestContract::sendsAgainOnlyWhatIsReturned()
{
    auto request = requestOf(addCustomer("C"), 1);
    request.id = *inOne([&](UnitOfWork& work) { return work.requests().add(request); });
    const auto refuses = [&](const Request& wanted) {
        return !inOne([&](UnitOfWork& work) { return work.requests().resubmit(wanted); });
    };
    CPPUNIT_ASSERT(refuses(request));
    request.state = RequestState::returned;
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    CPPUNIT_ASSERT(refuses(request));  // Not that version any more.
    request.version = 2;
    request.state = RequestState::cancelled;
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
    request.version = 3;
    request.state = RequestState::submitted;
    CPPUNIT_ASSERT(refuses(request));
    CPPUNIT_ASSERT(
        reading([&](UnitOfWork& work) { return work.requests().earlierSubmissions(request.id); }).empty());
    assertSameLines(request.changes,
                    reading([&](UnitOfWork& work) { return work.requests().find(request.id); })->changes);
}


void RequestContract::listsNewestFirstWithFilters()
{
    const auto one = addCustomer("One");
    const auto two = addCustomer("Two");
    std::vector<RequestId> ids;
    inOne([&](UnitOfWork& work) {
        for (std::uint64_t ticket = 1; ticket <= 3; ++ticket)
        {
            auto request = requestOf(one, ticket);
            request.id = *work.requests().add(request);
            ids.push_back(request.id);
            request.state = ticket == 2 ? RequestState::rejected : RequestState::implemented;
            CPPUNIT_ASSERT(work.requests().move(request));
        }
        ids.push_back(*work.requests().add(requestOf(two, 4)));
    });
    const auto listed = [&](const RequestQuery& query) {
        return reading([&](UnitOfWork& work) {
            std::vector<RequestId> found;
            for (const auto& request : work.requests().list(query))
            {
                found.push_back(request.id);
                CPPUNIT_ASSERT_EQUAL(sampleChanges().size(), request.changes.size());
            }
            return found;
        });
    };
    using Ids = std::vector<RequestId>;
    RequestQuery query;
    CPPUNIT_ASSERT((listed(query) == Ids{ids[3], ids[2], ids[1], ids[0]}));
    query.limit = 2;
    CPPUNIT_ASSERT((listed(query) == Ids{ids[3], ids[2]}));
    query.before = ids[2];
    CPPUNIT_ASSERT((listed(query) == Ids{ids[1], ids[0]}));
    query = {};
    query.customer = one;
    query.state = RequestState::implemented;
    CPPUNIT_ASSERT((listed(query) == Ids{ids[2], ids[0]}));
    query.customer = two;
    CPPUNIT_ASSERT(listed(query).empty());
}


void RequestContract::countsAStateUpToALimit()
{
    const auto counted = [&](RequestState state, std::size_t atMost) {
        return reading([&](UnitOfWork& work) { return work.requests().count(state, atMost); });
    };
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, counted(RequestState::submitted, 3));
    for (std::uint64_t ticket = 1; ticket <= 4; ++ticket)
    {
        const auto customer = addCustomer("C" + std::to_string(ticket));
        inOne([&](UnitOfWork& work) {
            auto request = requestOf(customer, ticket);
            request.state = ticket == 4 ? RequestState::returned : RequestState::submitted;
            CPPUNIT_ASSERT(work.requests().add(request));
        });
    }
    CPPUNIT_ASSERT_EQUAL(std::size_t{3}, counted(RequestState::submitted, 9));
    CPPUNIT_ASSERT_EQUAL(std::size_t{2}, counted(RequestState::submitted, 2));
    CPPUNIT_ASSERT_EQUAL(std::size_t{1}, counted(RequestState::returned, 9));
    CPPUNIT_ASSERT_EQUAL(std::size_t{0}, counted(RequestState::rejected, 9));
}


void RequestContract::tellsTheNewestOfACustomerWithoutItsLines()
{
    const auto customer = addCustomer("C");
    const auto newest = [&] {
        return reading([&](UnitOfWork& work) { return work.requests().newestOf(customer); });
    };
    CPPUNIT_ASSERT(!newest());
    auto decided = requestOf(customer, 7);
    decided.state = RequestState::rejected;
    decided.decidedAt = at(9);
    decided.decidedBy = "Jonas Lind";
    decided.decisionReason = "No.";
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().add(decided)); });
    const auto another = addCustomer("Another");
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().add(requestOf(another, 8))); });
    const auto found = newest().value();
    CPPUNIT_ASSERT(found.ticket == 7 && found.state == RequestState::rejected);
    CPPUNIT_ASSERT(found.decidedAt == at(9) && found.decidedBy == "Jonas Lind");
    CPPUNIT_ASSERT(found.decisionReason == "No." && found.changes.empty());

    // Neither what took effect in the moment it was asked for, nor what was cancelled, hides the decision.
    auto atOnce = requestOf(customer, 10);
    atOnce.state = RequestState::implemented;
    atOnce.submittedAt = atOnce.decidedAt = at(10);
    auto cancelled = requestOf(customer, 11);
    cancelled.state = RequestState::cancelled;
    cancelled.submittedAt = at(11);
    cancelled.decidedAt = at(12);
    for (const auto& later : {atOnce, cancelled})
    {
        inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().add(later)); });
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(7), newest().value().ticket);
    }
    auto agreed = requestOf(customer, 12);
    agreed.state = RequestState::implemented;
    agreed.submittedAt = at(13);
    agreed.decidedAt = at(14);
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().add(agreed)); });
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(12), newest().value().ticket);
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().add(requestOf(customer, 9))); });
    CPPUNIT_ASSERT_EQUAL(std::uint64_t(9), newest().value().ticket);
}


void RequestContract::givesOneOfTwoDecisionsAtOnceTheWin()
{
    auto request = requestOf(addCustomer("C"), 1);
    request.id = *inOne([&](UnitOfWork& work) { return work.requests().add(request); });
    std::atomic<int> won = 0;
    std::barrier start(3);
    const auto decide = [&](RequestState state) {
        start.arrive_and_wait();
        storage().inOne([&](UnitOfWork& work) {
            auto mine = request;
            mine.state = state;
            if (work.customers().touch(request.customer) && work.requests().move(mine))
                ++won;
        });
    };
    {
        std::jthread one(decide, RequestState::implemented);
        std::jthread two(decide, RequestState::rejected);
        std::jthread three(decide, RequestState::cancelled);
    }
    CPPUNIT_ASSERT_EQUAL(1, won.load());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), reading([&](UnitOfWork& work) {
                                               return work.requests().find(request.id);
                                           })->version);
}

}  // namespace contacts::tests
