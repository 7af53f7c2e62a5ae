#include "core/desk/Errand.h"
#include "core/ports/RemoteTickets.h"
#include "tests/contract/Contracts.h"

namespace contacts::tests {

namespace {

Errand errandOf(RequestId request, const std::string& key, ErrandKind kind = ErrandKind::raise)
{
    return {key, request, kind, "contacts-manager/" + request.text(), "Please look."};
}


std::string keysOf(const std::vector<ErrandRow>& rows)
{
    std::string keys;
    for (const auto& row : rows)
        keys += row.errand.key + " ";
    return keys;
}

}  // namespace


RequestId ErrandContract::addRequest(const std::string& customer)
{
    const auto id = addCustomer(customer);
    return inOne([&](UnitOfWork& work) {
        Request request;
        request.customer = id;
        return work.requests().add(request).value();
    });
}


std::vector<ErrandRow> ErrandContract::lease(long long now, std::size_t limit)
{
    return inOne(
        [&](UnitOfWork& work) { return work.errands().lease("mine", at(now), at(now + 100), limit); });
}


void ErrandContract::keepsEveryFieldOfAnErrand()
{
    const auto request = addRequest("Acme");
    const auto errand = errandOf(request, "request/1/raise", ErrandKind::giveBack);
    inOne([&](UnitOfWork& work) {
        work.errands().put(errand, at(1'000));
        work.errands().put(errandOf(request, "request/1/raise"), at(2'000));  // Known already.
    });
    reading([&](UnitOfWork& work) {
        const auto rows = work.errands().unfinished(10);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), rows.size());
        const auto& found = rows[0];
        CPPUNIT_ASSERT(found.errand.key == errand.key && found.errand.request == request);
        CPPUNIT_ASSERT(found.errand.kind == errand.kind && found.errand.message == errand.message);
        CPPUNIT_ASSERT(found.errand.reference == errand.reference && found.state == ErrandState::waiting);
        CPPUNIT_ASSERT(found.attempts == 0 && found.createdAt == at(1'000) &&
                       found.nextAttemptAt == at(1'000));
        CPPUNIT_ASSERT(work.errands().referenceOf(request) == errand.reference);
        CPPUNIT_ASSERT(!work.errands().referenceOf(RequestId{request.value + 1000}));
    });
}


void ErrandContract::leasesTheOldestOfEachRequest()
{
    const auto one = addRequest("Acme");
    const auto other = addRequest("Globex");
    inOne([&](UnitOfWork& work) {
        work.errands().put(errandOf(one, "one/raise"), at(1));
        work.errands().put(errandOf(one, "one/close", ErrandKind::close), at(2));
        work.errands().put(errandOf(other, "other/raise"), at(3));
        work.errands().put(errandOf(other, "other/close", ErrandKind::close), at(50));
    });
    const auto first = lease(10);
    CPPUNIT_ASSERT_EQUAL(std::string("one/raise other/raise "), keysOf(first));
    CPPUNIT_ASSERT(first[0].attempts == 1 && first[0].state == ErrandState::leased);
    CPPUNIT_ASSERT_EQUAL(std::string(), keysOf(lease(20)));
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.errands().done(first[0].id, "mine"));
        CPPUNIT_ASSERT(work.errands().parked(first[1].id, "mine", "merged"));
    });
    CPPUNIT_ASSERT_EQUAL(std::string("one/close "), keysOf(lease(60)));
}


void ErrandContract::finishesOnlyWithTheLease()
{
    const auto request = addRequest("Acme");
    inOne([&](UnitOfWork& work) { work.errands().put(errandOf(request, "raise"), at(1)); });
    const auto row = lease(10).at(0);
    inOne([&](UnitOfWork& work) {
        auto& errands = work.errands();
        CPPUNIT_ASSERT(!errands.done(row.id, "another"));
        CPPUNIT_ASSERT(!errands.later(row.id, "", at(50), "why"));
        CPPUNIT_ASSERT(!errands.parked(row.id + 1, "mine", "why"));
        CPPUNIT_ASSERT(errands.done(row.id, "mine"));
        CPPUNIT_ASSERT(!errands.done(row.id, "mine"));
        CPPUNIT_ASSERT(errands.unfinished(10).empty());
        CPPUNIT_ASSERT(errands.referenceOf(request).has_value());
    });
}


void ErrandContract::takesOverALeaseThatRanOut()
{
    const auto request = addRequest("Acme");
    inOne([&](UnitOfWork& work) { work.errands().put(errandOf(request, "raise"), at(1)); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), lease(10).size());
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), lease(109).size());
    const auto again = lease(110);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), again.size());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), again[0].attempts);
}


void ErrandContract::triesLaterOrAgainWhenToldSo()
{
    const auto one = addRequest("Acme");
    const auto other = addRequest("Globex");
    inOne([&](UnitOfWork& work) {
        work.errands().put(errandOf(one, "one"), at(1));
        work.errands().put(errandOf(other, "other"), at(2));
    });
    const auto rows = lease(10);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.errands().later(rows[0].id, "mine", at(500), "away"));
        CPPUNIT_ASSERT(work.errands().parked(rows[1].id, "mine", "merged into 9"));
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), lease(499).size());
    reading([&](UnitOfWork& work) {
        const auto found = work.errands().unfinished(10);
        CPPUNIT_ASSERT(found.at(0).lastAnswer == "away" && found.at(0).nextAttemptAt == at(500));
        CPPUNIT_ASSERT(found.at(1).lastAnswer == "merged into 9" && found.at(1).state == ErrandState::parked);
    });
    inOne([&](UnitOfWork& work) { work.errands().again(at(20)); });
    CPPUNIT_ASSERT_EQUAL(std::string("one other "), keysOf(lease(20)));
}


void ErrandContract::totalsWhatWaits()
{
    const auto totals = [&] { return reading([](UnitOfWork& work) { return work.errands().totals(); }); };
    CPPUNIT_ASSERT(totals().waiting == 0 && totals().parked == 0 && totals().oldestWaiting == Time{});
    const auto one = addRequest("Acme");
    const auto other = addRequest("Globex");
    inOne([&](UnitOfWork& work) {
        work.errands().put(errandOf(one, "one"), at(5));
        work.errands().put(errandOf(other, "other"), at(7));
    });
    const auto rows = lease(10);
    CPPUNIT_ASSERT(totals().waiting == 2 && totals().oldestWaiting == at(5));
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.errands().parked(rows[0].id, "mine", "why")); });
    CPPUNIT_ASSERT(totals().waiting == 1 && totals().parked == 1 && totals().oldestWaiting == at(7));
}


void ErrandContract::givesARequestItsTicketOnce()
{
    const auto one = addRequest("Acme");
    const auto other = addRequest("Globex");
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.requests().raised(one, 7));
        CPPUNIT_ASSERT(!work.requests().raised(one, 8));
        CPPUNIT_ASSERT(!work.requests().raised(other, 7));
        CPPUNIT_ASSERT(work.requests().raised(other, 8));
    });
    reading([&](UnitOfWork& work) {
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(7), work.requests().find(one).value().ticket);
        CPPUNIT_ASSERT(work.requests().findByTicket(8).value().id == other);
    });
}


void ErrandContract::keepsTheLastSightOfATicket()
{
    const auto one = addRequest("Acme");
    inOne([&](UnitOfWork& work) {
        auto& errands = work.errands();
        CPPUNIT_ASSERT(!errands.sightOf(one));
        CPPUNIT_ASSERT(errands.saw(one, RemoteSight::asLeft, at(1)));
        CPPUNIT_ASSERT(!errands.saw(one, RemoteSight::asLeft, at(2)));
        CPPUNIT_ASSERT(errands.saw(one, RemoteSight::merged, at(3)));
    });
    reading([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.errands().sightOf(one) == RemoteSight::merged);
        CPPUNIT_ASSERT(!work.errands().sightOf(RequestId{one.value + 1}));
    });
}


void ErrandContract::leavesOnlyWhatIsParked()
{
    const auto one = addRequest("Acme");
    const auto leave = [&](std::uint64_t id) {
        return inOne([&](UnitOfWork& work) { return work.errands().leave(id); });
    };
    inOne([&](UnitOfWork& work) {
        work.errands().put(errandOf(one, "raise"), at(1));
        work.errands().put(errandOf(one, "close", ErrandKind::close), at(2));
    });
    const auto row = lease(10).at(0);
    CPPUNIT_ASSERT(!leave(row.id));
    inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.errands().parked(row.id, "mine", "merged")); });
    CPPUNIT_ASSERT(!leave(row.id + 1000));
    CPPUNIT_ASSERT(leave(row.id));
    CPPUNIT_ASSERT(!leave(row.id));
    CPPUNIT_ASSERT_EQUAL(std::string("close "), keysOf(lease(20)));
}


void ErrandContract::knowsTheLastStepOnceAllIsTold()
{
    const auto one = addRequest("Acme");
    const auto lastStep = [&] {
        return reading([&](UnitOfWork& work) { return work.errands().lastStepOf(one).value_or("nothing"); });
    };
    const auto tell = [&](const std::string& key, ErrandKind kind) {
        inOne([&](UnitOfWork& work) { work.errands().put(errandOf(one, key, kind), at(1)); });
        CPPUNIT_ASSERT_EQUAL(std::string("nothing"), lastStep());
        const auto row = lease(10).at(0);
        CPPUNIT_ASSERT_EQUAL(std::string("nothing"), lastStep());
        inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.errands().done(row.id, "mine")); });
    };
    CPPUNIT_ASSERT_EQUAL(std::string("nothing"), lastStep());
    tell("raise", ErrandKind::raise);
    CPPUNIT_ASSERT_EQUAL(std::string(), lastStep());
    tell("return", ErrandKind::giveBack);
    CPPUNIT_ASSERT_EQUAL(std::string("return"), lastStep());
    tell("reopen", ErrandKind::reopen);
    CPPUNIT_ASSERT_EQUAL(std::string("reopen"), lastStep());
}


void ErrandContract::keepsSinceWhenTheHouseIsAway()
{
    const auto house = [&] { return reading([](UnitOfWork& work) { return work.errands().house(); }); };
    const auto heard = [&](HouseMood mood, const std::string& answer, long long now) {
        inOne([&](UnitOfWork& work) { work.errands().heard(mood, answer, at(now)); });
    };
    CPPUNIT_ASSERT(house().mood == HouseMood::answers && house().since == Time{});
    heard(HouseMood::away, "no connection", 5);
    heard(HouseMood::away, "too late", 7);
    CPPUNIT_ASSERT(house().mood == HouseMood::away && house().since == at(5));
    CPPUNIT_ASSERT_EQUAL(std::string("too late"), house().answer);
    heard(HouseMood::refuses, std::string(3000, 'x'), 9);
    CPPUNIT_ASSERT(house().mood == HouseMood::refuses && house().since == at(9));
    heard(HouseMood::answers, "", 11);
    CPPUNIT_ASSERT(house().mood == HouseMood::answers && house().since == at(11) && house().answer.empty());
}


void ErrandContract::givesBackAnErrandThatNobodyCameTo()
{
    const auto one = addRequest("Acme");
    const auto other = addRequest("Globex");
    inOne([&](UnitOfWork& work) {
        work.errands().put(errandOf(one, "one"), at(1));
        work.errands().put(errandOf(other, "other"), at(2));
    });
    const auto rows = lease(10);
    inOne([&](UnitOfWork& work) {
        auto& errands = work.errands();
        CPPUNIT_ASSERT(!errands.untried(rows[0].id, "another", rows[0].nextAttemptAt));
        CPPUNIT_ASSERT(errands.untried(rows[0].id, "mine", rows[0].nextAttemptAt));
        CPPUNIT_ASSERT(!errands.untried(rows[0].id, "mine", rows[0].nextAttemptAt));
        CPPUNIT_ASSERT(errands.later(rows[1].id, "mine", at(3), "away"));
    });
    const auto left = reading([](UnitOfWork& work) { return work.errands().unfinished(10).at(0); });
    CPPUNIT_ASSERT(left.state == ErrandState::waiting && left.attempts == 0 && left.nextAttemptAt == at(1));
    CPPUNIT_ASSERT_EQUAL(std::string("one other "), keysOf(lease(20)));
}


void ErrandContract::bringsForwardTheErrandsThatWerePutOff()
{
    const auto one = addRequest("Acme");
    const auto other = addRequest("Globex");
    const auto third = addRequest("Initech");
    inOne([&](UnitOfWork& work) {
        work.errands().put(errandOf(one, "one"), at(1));
        work.errands().put(errandOf(other, "other"), at(2));
        work.errands().put(errandOf(third, "third"), at(3));
    });
    const auto rows = lease(10);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.errands().later(rows[0].id, "mine", at(500), "away"));
        CPPUNIT_ASSERT(work.errands().parked(rows[1].id, "mine", "merged into 9"));
        CPPUNIT_ASSERT(work.errands().later(rows[2].id, "mine", at(15), "away"));
        work.errands().bringForward(at(20));
    });
    CPPUNIT_ASSERT_EQUAL(std::string("third one "), keysOf(lease(20)));
}

}  // namespace contacts::tests
