#include "tests/contract/Contracts.h"

namespace contacts::tests {

using Ended = UserLinkStore::Ended;

ContactId UserLinkContract::addUser(const std::string& lastName)
{
    return addMember(_customer, lastName, {"technical"});
}


void UserLinkContract::setUp()
{
    ContractFixture::setUp();
    _customer = addCustomer("Acme");
}


std::vector<UserLink> UserLinkContract::lease(long long now, std::size_t limit)
{
    return inOne(
        [&](UnitOfWork& work) { return work.userLinks().lease("mine", at(now), at(now + 100), limit); });
}


void UserLinkContract::want(ContactId contact, long long now)
{
    inOne([&](UnitOfWork& work) { work.userLinks().want(contact, at(now)); });
}


Ended UserLinkContract::settle(UserLink link, std::uint64_t user, long long now)
{
    link.user = user;
    link.name = "user" + std::to_string(user);
    link.ours = true;
    return inOne([&](UnitOfWork& work) { return work.userLinks().settled(link, "mine", at(now)); });
}


std::vector<UserLink> UserLinkContract::unfinished()
{
    return reading([](UnitOfWork& work) { return work.userLinks().unfinished(10); });
}


void UserLinkContract::linksOnlyWhoHasPortalAccess()
{
    const auto ada = addUser("Lovelace");
    const auto without = addMember(_customer, "Without", {});
    inOne([&](UnitOfWork& work) {
        auto person = personCalled("Not", "Portal", "not@example.org");
        person.roles = {"technical"};
        person.portalUser = false;
        const auto id = work.contacts().add(person);
        work.contacts().writeMembership(_customer, id, person);
        work.userLinks().want(id, at(1));
        person.portalUser = true;
        person.status = MembershipStatus::deactivated;
        person.email = "deactivated@example.org";
        const auto other = work.contacts().add(person);
        work.contacts().writeMembership(_customer, other, person);
        work.userLinks().want(other, at(1));
    });
    want(without, 1);
    want(ada, 2);
    const auto links = unfinished();
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), links.size());
    CPPUNIT_ASSERT(links[0].contact == ada && links[0].user == 0 && links[0].name.empty());
    CPPUNIT_ASSERT(!links[0].ours && links[0].password.empty() && links[0].wantedAt == at(2));
    CPPUNIT_ASSERT(links[0].state == ErrandState::waiting && links[0].nextAttemptAt == at(2));
}


void UserLinkContract::keepsOneLinkAPersonAndWakesIt()
{
    const auto ada = addUser("Lovelace");
    want(ada, 1);
    want(ada, 2);
    const auto links = lease(10);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), links.size());
    CPPUNIT_ASSERT(links[0].wantedAt == at(1) && links[0].attempts == 1);
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), lease(20).size());
    CPPUNIT_ASSERT(settle(links[0], 33, 30) == Ended::done);
    CPPUNIT_ASSERT(unfinished().empty());
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), lease(500).size());

    // Whoever has a link is looked at also after he has lost his access.
    inOne([&](UnitOfWork& work) { work.contacts().endMembership(_customer, ada); });
    want(ada, 600);
    const auto again = lease(600);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), again.size());
    CPPUNIT_ASSERT(again[0].user == 33 && again[0].name == "user33" && again[0].ours);
    CPPUNIT_ASSERT(again[0].wantedAt == at(600) && again[0].version > links[0].version);
}


void UserLinkContract::keepsWhatIsWantedMeanwhile()
{
    const auto ada = addUser("Lovelace");
    want(ada, 1);
    inOne([&](UnitOfWork& work) { work.userLinks().keepPassword(ada, "old, concealed"); });
    const auto link = lease(10).at(0);
    CPPUNIT_ASSERT_EQUAL(std::string("old, concealed"), link.password);
    inOne([&](UnitOfWork& work) {
        work.userLinks().want(ada, at(20));
        work.userLinks().keepPassword(ada, "new, concealed");
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), lease(30).size());
    CPPUNIT_ASSERT(settle(link, 33, 40) == Ended::done);
    const auto next = lease(50).at(0);
    CPPUNIT_ASSERT(next.password == "new, concealed" && next.user == 33);
    CPPUNIT_ASSERT(settle(next, 33, 60) == Ended::done);
    want(ada, 70);
    CPPUNIT_ASSERT_EQUAL(std::string(), unfinished().at(0).password);

    const auto third = lease(80).at(0);
    want(ada, 81);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.userLinks().parked(third, "mine", at(90), "in the way"));
    });
    CPPUNIT_ASSERT(unfinished().at(0).state == ErrandState::waiting);
    const auto fourth = lease(91).at(0);
    want(ada, 92);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.userLinks().forget(fourth, "mine", at(93)) == Ended::done);
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), lease(94).size());
}


void UserLinkContract::finishesOnlyWithTheLease()
{
    const auto ada = addUser("Lovelace");
    want(ada, 1);
    auto link = lease(10).at(0);
    link.user = 33;
    inOne([&](UnitOfWork& work) {
        auto& links = work.userLinks();
        CPPUNIT_ASSERT(links.settled(link, "another", at(11)) == Ended::lost);
        CPPUNIT_ASSERT(links.forget(link, "another", at(11)) == Ended::lost);
        CPPUNIT_ASSERT(!links.later(link, "", at(50), "why"));
        CPPUNIT_ASSERT(!links.parked(link, "another", at(11), "why"));
        CPPUNIT_ASSERT(links.forget(link, "mine", at(11)) == Ended::done);
        CPPUNIT_ASSERT(links.forget(link, "mine", at(11)) == Ended::lost);
        CPPUNIT_ASSERT(links.unfinished(10).empty());
    });
    want(ada, 20);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), lease(20).size());
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), lease(119).size());
    const auto again = lease(120);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), again.size());
    CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), again[0].attempts);
}


void UserLinkContract::givesAUserToOnePersonOnly()
{
    const auto ada = addUser("Lovelace");
    const auto grace = addUser("Hopper");
    want(ada, 1);
    want(grace, 2);
    const auto links = lease(10);
    const auto isLinked = [&](std::uint64_t user) {
        return reading([&](UnitOfWork& work) { return work.userLinks().isLinked(user); });
    };
    CPPUNIT_ASSERT(!isLinked(33));
    CPPUNIT_ASSERT(settle(links.at(0), 33, 11) == Ended::done);
    CPPUNIT_ASSERT(isLinked(33) && !isLinked(34));
    CPPUNIT_ASSERT(settle(links.at(1), 33, 12) == Ended::taken);
    CPPUNIT_ASSERT(settle(links.at(1), 34, 13) == Ended::done);
}


void UserLinkContract::triesLaterOrAgainWhenToldSo()
{
    const auto ada = addUser("Lovelace");
    const auto grace = addUser("Hopper");
    want(ada, 1);
    want(grace, 2);
    const auto links = lease(10);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.userLinks().later(links[0], "mine", at(500), "away"));
        CPPUNIT_ASSERT(work.userLinks().parked(links[1], "mine", at(11), "privileged"));
    });
    CPPUNIT_ASSERT_EQUAL(std::size_t(0), lease(499).size());
    const auto found = unfinished();
    CPPUNIT_ASSERT(found.at(0).lastAnswer == "privileged" && found.at(0).state == ErrandState::parked);
    CPPUNIT_ASSERT(found.at(1).lastAnswer == "away" && found.at(1).nextAttemptAt == at(500));
    const auto totals = reading([](UnitOfWork& work) { return work.userLinks().totals(); });
    CPPUNIT_ASSERT(totals.waiting == 1 && totals.parked == 1 && totals.oldestWaiting == at(1));
    inOne([&](UnitOfWork& work) { work.userLinks().again(at(20)); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), lease(20).size());
}


void UserLinkContract::listsFirstWhoIsStuck()
{
    const auto waits = addUser("Waiting");
    const auto tried = addUser("Tried");
    const auto stuck = addUser("Stuck");
    want(tried, 2);
    want(stuck, 3);
    const auto links = lease(10);
    const auto hurried = addUser("Hurried");
    want(waits, 1);
    want(hurried, 4);
    inOne([&](UnitOfWork& work) {
        work.userLinks().hurry(hurried);
        CPPUNIT_ASSERT(work.userLinks().later(links.at(0), "mine", at(500), "away"));
        CPPUNIT_ASSERT(work.userLinks().parked(links.at(1), "mine", at(11), "privileged"));
    });
    const auto found = unfinished();
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), found.size());
    CPPUNIT_ASSERT(found[0].contact == stuck && found[1].contact == tried);
    CPPUNIT_ASSERT(found[2].contact == hurried && found[3].contact == waits);
    const auto shortest = reading([](UnitOfWork& work) { return work.userLinks().unfinished(1); });
    CPPUNIT_ASSERT(shortest.size() == 1 && shortest[0].contact == stuck);
    const auto totals = reading([](UnitOfWork& work) { return work.userLinks().totals(); });
    CPPUNIT_ASSERT(totals.waiting == 3 && totals.oldestWaiting == at(1));
    inOne([&](UnitOfWork& work) { work.userLinks().again(at(20)); });
    const auto next = lease(20, 4);
    CPPUNIT_ASSERT_EQUAL(std::size_t(4), next.size());
    CPPUNIT_ASSERT(next[3].contact == waits);
}


void UserLinkContract::lendsFirstWhoIsInAHurry()
{
    const auto ada = addUser("Lovelace");
    const auto grace = addUser("Hopper");
    want(ada, 1);
    want(grace, 2);
    inOne([&](UnitOfWork& work) { work.userLinks().hurry(grace); });
    const auto first = lease(10, 1).at(0);
    CPPUNIT_ASSERT(first.contact == grace && first.wantedAt == at(2));
    inOne([&](UnitOfWork& work) { work.userLinks().hurry(grace); });
    const auto second = lease(11, 1).at(0);  // Who is being looked at already stays so.
    CPPUNIT_ASSERT(second.contact == ada);
}


void UserLinkContract::keepsTheHurryOfWhoIsTriedAgain()
{
    const auto ada = addUser("Lovelace");
    const auto grace = addUser("Hopper");
    const auto mary = addUser("Jackson");
    want(ada, 1);
    want(grace, 2);
    want(mary, 3);
    const auto hurry = [&](ContactId contact) {
        inOne([&](UnitOfWork& work) { work.userLinks().hurry(contact); });
    };
    const auto putOff = [&](const UserLink& link, long long next) {
        inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.userLinks().later(link, "mine", at(next), "away"));
        });
    };
    hurry(mary);
    putOff(lease(10, 1).at(0), 20);
    // One that is lent alone is whoever waits longest: a row that always fails stands in nobody's way.
    const auto alone = lease(30, 1).at(0);
    CPPUNIT_ASSERT(alone.contact == ada);
    putOff(alone, 1);
    const auto next = lease(30, 2);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), next.size());
    CPPUNIT_ASSERT(next[0].contact == mary && next[0].attempts == 2);
    CPPUNIT_ASSERT(next[1].contact == ada);

    // Asked for while he is looked at: so is what waits afterwards.
    putOff(next[1], 1);
    want(mary, 31);
    hurry(mary);
    CPPUNIT_ASSERT(settle(next[0], 33, 32) == Ended::done);
    const auto third = lease(40, 2);
    CPPUNIT_ASSERT(third.at(0).contact == mary);
    putOff(third.at(1), 1);
    CPPUNIT_ASSERT(settle(third[0], 33, 41) == Ended::done);

    // Once settled he waits in turn as everybody does.
    want(mary, 50);
    const auto last = lease(60, 2);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), last.size());
    CPPUNIT_ASSERT(last[0].contact == ada && last[1].contact == grace);
}


void UserLinkContract::leavesAUserOfOursBehind()
{
    const auto ada = addUser("Lovelace");
    const auto grace = addUser("Hopper");
    want(ada, 1);
    want(grace, 2);
    const auto links = lease(10);
    CPPUNIT_ASSERT(settle(links.at(0), 33, 11) == Ended::done);
    auto theirs = links.at(1);
    theirs.user = 34;
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.userLinks().settled(theirs, "mine", at(12)) == Ended::done);
        work.userLinks().leave(ada, at(20));
        work.userLinks().leave(grace, at(20));
        work.userLinks().want(ada, at(21));
    });
    const auto due = lease(30);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), due.size());
    CPPUNIT_ASSERT(!due[0].contact && due[0].user == 33 && due[0].name == "user33");
    CPPUNIT_ASSERT(due[1].contact == ada && due[1].user == 0);
}


void UserLinkContract::wakesEverybodyOfACustomer()
{
    const auto ada = addUser("Lovelace");
    const auto other = addCustomer("Globex");
    const auto omar = addMember(other, "Omar", {"technical"});
    want(ada, 1);
    want(omar, 2);
    const auto links = lease(10);
    CPPUNIT_ASSERT(settle(links.at(0), 33, 11) == Ended::done);
    CPPUNIT_ASSERT(settle(links.at(1), 34, 11) == Ended::done);
    inOne([&](UnitOfWork& work) { work.userLinks().wantAllOf(_customer, at(50)); });
    const auto due = lease(50);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), due.size());
    CPPUNIT_ASSERT(due[0].contact == ada);
}


void UserLinkContract::seesOutWhoHasNoLink()
{
    const auto ada = addUser("Lovelace");
    const auto without = addMember(_customer, "Without", {});
    want(ada, 1);
    CPPUNIT_ASSERT(settle(lease(10).at(0), 33, 11) == Ended::done);
    inOne([&](UnitOfWork& work) {
        for (const auto contact : {ada, without})
            work.userLinks().seeOut(contact, at(20));
        work.userLinks().seeOut(without, at(21));
        work.userLinks().want(without, at(22));
    });
    const auto due = lease(30);
    CPPUNIT_ASSERT_EQUAL(std::size_t(2), due.size());
    CPPUNIT_ASSERT(due[0].contact == ada && due[0].user == 33 && due[0].wantedAt == at(20));
    CPPUNIT_ASSERT(due[1].contact == without && due[1].user == 0 && due[1].wantedAt == at(20));
}


void UserLinkContract::tellsWhoWasOverlooked()
{
    const auto ada = addUser("Lovelace");
    const auto without = addMember(_customer, "Without", {});
    const auto grace = addUser("Hopper");
    const auto mary = addUser("Jackson");
    const auto karen = addUser("Jones");
    for (const auto contact : {ada, mary, karen})
        want(contact, 1);
    const auto links = lease(10);
    CPPUNIT_ASSERT(settle(links.at(0), 33, 11) == Ended::done);
    CPPUNIT_ASSERT(settle(links.at(1), 34, 11) == Ended::done);
    inOne([&](UnitOfWork& work) {
        for (const auto contact : {mary, karen})
            work.contacts().endMembership(_customer, contact);
    });
    const auto found = reading([](UnitOfWork& work) { return work.userLinks().overlooked({}, 10); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(5), found.size());
    CPPUNIT_ASSERT(found[0] == std::pair(ada, false));
    CPPUNIT_ASSERT(found[1] == std::pair(without, false));
    CPPUNIT_ASSERT(found[2] == std::pair(grace, true));
    CPPUNIT_ASSERT(found[3] == std::pair(mary, true));
    CPPUNIT_ASSERT(found[4] == std::pair(karen, false));  // She is looked at already.
    const auto rest = reading([&](UnitOfWork& work) { return work.userLinks().overlooked(ada, 1); });
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), rest.size());
    CPPUNIT_ASSERT(rest[0].first == without);
}


void UserLinkContract::givesBackWhomNobodyCameTo()
{
    const auto ada = addUser("Lovelace");
    const auto grace = addUser("Hopper");
    want(ada, 1);
    want(grace, 2);
    const auto links = lease(10);
    CPPUNIT_ASSERT(links.at(0).nextAttemptAt == at(1));
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(!work.userLinks().untried(links[0], "another"));
        CPPUNIT_ASSERT(work.userLinks().untried(links[0], "mine"));
        CPPUNIT_ASSERT(!work.userLinks().untried(links[0], "mine"));
        CPPUNIT_ASSERT(work.userLinks().untried(links[1], "mine"));
    });
    const auto found = unfinished();
    CPPUNIT_ASSERT(found.at(0).state == ErrandState::waiting && found[0].attempts == 0);
    CPPUNIT_ASSERT(found[0].nextAttemptAt == at(1) && found[0].lastAnswer.empty());
    // Whoever comes meanwhile stands behind them.
    want(addUser("Jackson"), 3);
    const auto next = lease(20, 2);
    CPPUNIT_ASSERT(next.at(0).contact == ada && next.at(1).contact == grace);
}


void UserLinkContract::bringsForwardWhoWasPutOff()
{
    const auto ada = addUser("Lovelace");
    const auto grace = addUser("Hopper");
    want(ada, 1);
    want(grace, 2);
    const auto links = lease(10);
    inOne([&](UnitOfWork& work) {
        CPPUNIT_ASSERT(work.userLinks().later(links[0], "mine", at(500), "away"));
        CPPUNIT_ASSERT(work.userLinks().parked(links[1], "mine", at(11), "privileged"));
        work.userLinks().bringForward(at(20));
    });
    const auto next = lease(20);
    CPPUNIT_ASSERT_EQUAL(std::size_t(1), next.size());
    CPPUNIT_ASSERT(next[0].contact == ada && next[0].nextAttemptAt == at(20));
}


void UserLinkContract::triesAgainInTheOrderOfTheirTurns()
{
    const auto ada = addUser("Lovelace");
    const auto grace = addUser("Hopper");
    want(ada, 1);
    want(grace, 1);
    (void)settle(lease(10, 1).at(0), 33, 11);
    want(ada, 12);  // Her link is the older one, and it is not her turn.
    inOne([&](UnitOfWork& work) { work.userLinks().again(at(20)); });
    const auto next = lease(20);
    CPPUNIT_ASSERT(next.at(0).contact == grace && next.at(1).contact == ada);
}

}  // namespace contacts::tests
