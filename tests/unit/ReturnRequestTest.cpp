#include "core/draft/BringBack.h"
#include "core/history/ReadHistory.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <thread>

namespace contacts::tests {

using Outcome = Decision::Outcome;
using Sent = SubmitRequest::Outcome;


/// A request of Maria's in Acme that an agent sends back with a question.
class ReturnRequestTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ReturnRequestTest);
    CPPUNIT_TEST(givesTheLinesBackAsADraft);
    CPPUNIT_TEST(keepsRequestAndTicketWhenItIsSentAgain);
    CPPUNIT_TEST(showsTheAgentWhatWasCorrected);
    CPPUNIT_TEST(tellsNoCorrectionWhereALineWasOnlyWrittenAnew);
    CPPUNIT_TEST(announcesTheCorrectedRequestAnew);
    CPPUNIT_TEST(lookedAtTheLiveDataWhenItWasSentAgain);
    CPPUNIT_TEST(marksALineWhoseLiveDataMovedMeanwhile);
    CPPUNIT_TEST(standsForWhoeverSendsItAgain);
    CPPUNIT_TEST(answersADoubleClickOfTheCorrection);
    CPPUNIT_TEST(sendsAgainOnceFromManyTabs);
    CPPUNIT_TEST(doesNotSendAgainWhatWasCancelledMeanwhile);
    CPPUNIT_TEST(wantsAQuestion);
    CPPUNIT_TEST(returnsOnce);
    CPPUNIT_TEST(isForAgentsOnly);
    CPPUNIT_TEST(neitherRejectsNorReturnsWhatTheAgentNeverSaw);
    CPPUNIT_TEST(takesANewDraftAfterTheOldOneWasDiscarded);
    CPPUNIT_TEST(leavesTheDraftWhenTheRequestIsCancelled);
    CPPUNIT_TEST(rejectsWhileItIsReturned);
    CPPUNIT_TEST(repeatsTheWholeWhenTheDatabaseAsksForIt);
    CPPUNIT_TEST(keepsQuestionAndReasonApartInTheHistory);
    CPPUNIT_TEST(bringsRejectedLinesBack);
    CPPUNIT_TEST(bringsLinesBackAboutSomebodyWhoHasArrived);
    CPPUNIT_TEST(bringsNothingBackThatTookEffect);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    Actor maria() { return world.actor(world.maria, world.acme); }

    SubmitRequest::Result send(const std::string& key, const std::string& reason = "because")
    {
        return SubmitRequest(world.services)(maria(),
                                             {world.acme, world.draft(world.acme).version, reason, key});
    }

    RequestId requested(const ChangeSet& lines)
    {
        const auto draft = EditDraft(world.services).add(maria(), world.acme, lines);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(draft.view.findings), draft.outcome == EditDraft::Outcome::done);
        const auto result = send("key" + std::to_string(++_keys));
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.findings), result.outcome == Sent::submitted);
        return result.request;
    }

    Decision giveBack(RequestId id, const std::string& question = "Which Technical?")
    {
        return ReturnRequest(world.services)(world.agent(), id, question);
    }

    RequestId returned(const ChangeSet& lines)
    {
        const auto id = requested(lines);
        CPPUNIT_ASSERT(giveBack(id).outcome == Outcome::done);
        return id;
    }

    void write(const Change& line)
    {
        CPPUNIT_ASSERT(EditDraft(world.services).add(maria(), world.acme, line).outcome ==
                       EditDraft::Outcome::done);
    }

    RequestView seen(RequestId id) { return ViewRequest(world.services)(world.agent(), id).value(); }

    int _keys = 0;

public:
    void givesTheLinesBackAsADraft()
    {
        const auto id = returned({grant(of(world.lena), "reports"), grant(of(world.leo), "reports")});
        const auto request = world.request(id);
        CPPUNIT_ASSERT(request.state == RequestState::returned);
        CPPUNIT_ASSERT_EQUAL(std::string("Which Technical?"), request.question);
        CPPUNIT_ASSERT_EQUAL(std::string("Agnes Agent"), request.decidedBy);
        CPPUNIT_ASSERT(request.decidedAt == world.clock.now());
        const auto draft = world.draft(world.acme);
        CPPUNIT_ASSERT(draft.returned == id);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), draft.changes.size());
        for (std::size_t i = 0; i < 2; ++i)
        {
            CPPUNIT_ASSERT(draft.changes[i].sameWish(request.changes[i]));
            CPPUNIT_ASSERT_EQUAL(request.changes[i].id, draft.changes[i].id);
        }
        const auto& ticket = world.desk.tickets().at(request.ticket);
        CPPUNIT_ASSERT(ticket.open && ticket.last == TicketMove::returned);
        CPPUNIT_ASSERT_EQUAL(std::string("Which Technical?"), ticket.message);
        const auto mails = world.mails(MailKind::requestReturned);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails.size());
        CPPUNIT_ASSERT(mails[0].mail.contact == world.maria);
        CPPUNIT_ASSERT_EQUAL(std::string("Which Technical?"), mails[0].mail.values.at("text"));
        CPPUNIT_ASSERT_EQUAL(std::string("request.returned"), world.audited(world.acme).back());
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
    }

    void keepsRequestAndTicketWhenItIsSentAgain()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        const auto before = world.request(id);
        write(grant(of(world.leo), "reports"));
        const auto sent = send("again", "Both of them");
        CPPUNIT_ASSERT(sent.outcome == Sent::submitted && sent.again);
        CPPUNIT_ASSERT(sent.request == id);
        CPPUNIT_ASSERT_EQUAL(before.ticket, sent.ticket);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.desk.tickets().size());
        CPPUNIT_ASSERT(world.desk.tickets().at(before.ticket).last == TicketMove::reopened);
        const auto after = world.request(id);
        CPPUNIT_ASSERT(after.state == RequestState::submitted);
        CPPUNIT_ASSERT_EQUAL(before.version + 1, after.version);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), after.changes.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Both of them"), after.reason);
        CPPUNIT_ASSERT_EQUAL(before.question, after.question);
        CPPUNIT_ASSERT(after.decidedBy.empty() && after.decidedAt == Time{});
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
        const auto decision =
            ImplementRequest(world.services)(world.agent(), id, seen(id).digest, {}, "Done.");
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Outcome::done);
        CPPUNIT_ASSERT(world.contact(world.acme, world.leo).person.roles.contains("reports"));
        const std::vector<std::string> audited{"request.submitted", "request.returned", "request.submitted",
                                               "request.implemented"};
        CPPUNIT_ASSERT(audited == world.audited(world.acme));
    }

    void showsTheAgentWhatWasCorrected()
    {
        const auto id = returned({grant(of(world.lena), "reports"), edit(of(world.tom), Field::title, "Dr"),
                                  grant(of(world.leo), "reports")});
        CPPUNIT_ASSERT(!seen(id).corrections);
        write(edit(of(world.tom), Field::title, "Prof"));
        write(revoke(of(world.leo), "reports"));  // Takes the line out.
        write(grant(of(world.tina), "reports"));
        CPPUNIT_ASSERT(send("again").outcome == Sent::submitted);
        const auto corrections = seen(id).corrections.value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), corrections.added.size());
        CPPUNIT_ASSERT(corrections.added[0].person == of(world.tina));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), corrections.takenOut.size());
        CPPUNIT_ASSERT(corrections.takenOut[0].person == of(world.leo));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), corrections.altered.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Dr"), corrections.altered[0].before.value);
        CPPUNIT_ASSERT_EQUAL(std::string("Prof"), corrections.altered[0].now.value);
    }

    void tellsNoCorrectionWhereALineWasOnlyWrittenAnew()
    {
        const auto id = returned({grant(of(world.lena), "reports"), grant(of(world.leo), "reports")});
        write(revoke(of(world.lena), "reports"));
        write(grant(of(world.lena), "reports"));
        CPPUNIT_ASSERT(send("again").outcome == Sent::submitted);
        CPPUNIT_ASSERT(seen(id).corrections.value().none());
    }

    void announcesTheCorrectedRequestAnew()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        (void)send("again", "");
        const auto raised = world.mails(MailKind::requestRaised);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), raised.size());
        CPPUNIT_ASSERT(raised[0].mail.values.empty());
        const auto toldOf = [](const OutboxRow& row) { return row.mail.values; };
        const decltype(Mail::values) silent{{"again", "yes"}, {"corrected", "no"}, {"answered", "no"}};
        CPPUNIT_ASSERT(silent == toldOf(raised[1]));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.mails(MailKind::requestRaisedForAgents).size());
        CPPUNIT_ASSERT(giveBack(id, "And now?").outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.mails(MailKind::requestReturned).size());
        write(grant(of(world.leo), "reports"));
        CPPUNIT_ASSERT(send("third", "Because of the audit").outcome == Sent::submitted);
        const decltype(Mail::values) corrected{{"again", "yes"}, {"corrected", "yes"}, {"answered", "yes"}};
        CPPUNIT_ASSERT(corrected == toldOf(world.mails(MailKind::requestRaised).back()));
    }

    void lookedAtTheLiveDataWhenItWasSentAgain()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        write(edit(of(world.tom), Field::title, "Dr"));
        world.rewrite(world.acme, world.lena, [](Person& person) { person.department = "Moved"; });
        (void)send("again");
        const auto then = world.request(id).then.people;
        CPPUNIT_ASSERT_EQUAL(std::string("Moved"), then.at(of(world.lena)).department);
        CPPUNIT_ASSERT(then.contains(of(world.tom)));
        CPPUNIT_ASSERT(seen(id).drift.empty());
    }

    void marksALineWhoseLiveDataMovedMeanwhile()
    {
        const auto id = requested({edit(of(world.tom), Field::title, "Dr")});
        world.rewrite(world.acme, world.tom, [](Person& person) { person.title = "Prof"; });
        CPPUNIT_ASSERT(giveBack(id).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("live-value-changed"),
                             rulesOf(EditDraft(world.services).see(maria(), world.acme).view.findings));
    }

    void standsForWhoeverSendsItAgain()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        const auto paul = world.actor(world.paul, world.acme);
        const auto sent =
            SubmitRequest(world.services)(paul, {world.acme, world.draft(world.acme).version, "", "p"});
        CPPUNIT_ASSERT(sent.outcome == Sent::submitted && sent.request == id);
        const auto request = world.request(id);
        CPPUNIT_ASSERT(request.requester == world.paul && request.requesterName == "Paul Dubois");
        CPPUNIT_ASSERT_EQUAL(std::string("because"), request.reason);
        CPPUNIT_ASSERT(request.changes[0].author == world.maria);
    }

    void answersADoubleClickOfTheCorrection()
    {
        (void)returned({grant(of(world.lena), "reports")});
        const SubmitRequest::Call call{world.acme, world.draft(world.acme).version, "because", "again"};
        const auto first = SubmitRequest(world.services)(maria(), call);
        const auto second = SubmitRequest(world.services)(maria(), call);
        CPPUNIT_ASSERT(second.outcome == Sent::repeated && second.again);
        CPPUNIT_ASSERT(second.request == first.request && second.ticket == first.ticket);
        auto other = call;
        other.reason = "something else";
        CPPUNIT_ASSERT(SubmitRequest(world.services)(maria(), other).outcome == Sent::keyReused);
    }

    void sendsAgainOnceFromManyTabs()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        const auto version = world.draft(world.acme).version;
        std::vector<SubmitRequest::Result> results(4);
        {
            std::vector<std::jthread> tabs;
            for (std::size_t i = 0; i < results.size(); ++i)
                tabs.emplace_back([&, i] {
                    results[i] = SubmitRequest(world.services)(
                        maria(), {world.acme, version, "because", "tab" + std::to_string(i)});
                });
        }
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t(1),
                             std::count_if(results.begin(), results.end(), [](const auto& result) {
                                 return result.outcome == Sent::submitted;
                             }));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.desk.tickets().size());
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(3), world.request(id).version);
    }

    void doesNotSendAgainWhatWasCancelledMeanwhile()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        const auto version = world.draft(world.acme).version;
        world.storage.before([&] {
            world.storage.tamper(
                [&](MemoryTables& tables) { tables.requests.at(id).state = RequestState::cancelled; });
        });
        const auto sent = SubmitRequest(world.services)(maria(), {world.acme, version, "", "late"});
        CPPUNIT_ASSERT(sent.outcome == Sent::changedMeanwhile);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::cancelled);
    }

    void wantsAQuestion()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        for (const auto* question : {"", "  ", "\n"})
            CPPUNIT_ASSERT(giveBack(id, question).outcome == Outcome::reasonMissing);
        CPPUNIT_ASSERT_EQUAL(std::string("text-control-characters"), rulesOf(giveBack(id, "\a").findings));
        CPPUNIT_ASSERT_EQUAL(std::string("text-too-long"),
                             rulesOf(giveBack(id, std::string(2001, 'x')).findings));
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
    }

    void returnsOnce()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        const auto again = giveBack(id);
        CPPUNIT_ASSERT(again.outcome == Outcome::decided && again.state == RequestState::returned);
        CPPUNIT_ASSERT(ImplementRequest(world.services)(world.agent(), id, seen(id).digest, {}, "").outcome ==
                       Outcome::decided);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::requestReturned).size());
    }

    void isForAgentsOnly()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const ReturnRequest giveBack(world.services);
        CPPUNIT_ASSERT(giveBack(world.actor(world.paul, world.acme), id, "?").outcome == Outcome::forbidden);
        CPPUNIT_ASSERT(giveBack(world.actor(world.tom, world.acme), id, "?").outcome == Outcome::unknown);
        CPPUNIT_ASSERT(giveBack(world.agent(), RequestId{424242}, "?").outcome == Outcome::unknown);
    }

    void neitherRejectsNorReturnsWhatTheAgentNeverSaw()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto stale = seen(id).digest;
        CPPUNIT_ASSERT(giveBack(id).outcome == Outcome::done);
        write(grant(of(world.leo), "reports"));
        CPPUNIT_ASSERT(send("corrected").outcome == Sent::submitted);
        const auto reject = [&](const std::string& digest) {
            return RejectRequest(world.services)(world.agent(), id, "No.", {}, digest);
        };
        const auto returnIt = [&](const std::string& digest) {
            return ReturnRequest(world.services)(world.agent(), id, "Again?", digest);
        };
        for (const auto& digest : {stale, std::string()})
        {
            CPPUNIT_ASSERT(reject(digest).outcome == Outcome::changedMeanwhile);
            CPPUNIT_ASSERT(returnIt(digest).outcome == Outcome::changedMeanwhile);
        }
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
        CPPUNIT_ASSERT(returnIt(seen(id).digest).outcome == Outcome::done);
        CPPUNIT_ASSERT(reject(seen(id).digest).outcome == Outcome::done);
    }

    void takesANewDraftAfterTheOldOneWasDiscarded()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(EditDraft(world.services).discard(maria(), world.acme).outcome ==
                       EditDraft::Outcome::done);
        CPPUNIT_ASSERT(send("nothing").outcome == Sent::empty);
        write(grant(of(world.leo), "reports"));
        CPPUNIT_ASSERT(world.draft(world.acme).returned == id);
        const auto sent = send("again");
        CPPUNIT_ASSERT(sent.again && sent.request == id);
    }

    void leavesTheDraftWhenTheRequestIsCancelled()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(CancelRequest(world.services)(maria(), id).outcome == Outcome::done);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::cancelled);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.draft(world.acme).changes.size());
        const auto sent = send("new one");
        CPPUNIT_ASSERT(sent.outcome == Sent::submitted && !sent.again && sent.request != id);
    }

    void rejectsWhileItIsReturned()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.agent(), id, "No answer.").outcome ==
                       Outcome::done);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::rejected);
        CPPUNIT_ASSERT(!world.desk.tickets().at(world.request(id).ticket).open);
    }

    void repeatsTheWholeWhenTheDatabaseAsksForIt()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        world.storage.failCommits(2);
        CPPUNIT_ASSERT(giveBack(id).outcome == Outcome::done);
        world.storage.failCommits(2);
        CPPUNIT_ASSERT(send("again").outcome == Sent::submitted);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::requestReturned).size());
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(3), world.request(id).version);
    }

    void keepsQuestionAndReasonApartInTheHistory()
    {
        const auto id = returned({grant(of(world.lena), "reports")});
        world.clock.advance(std::chrono::minutes(1));
        (void)send("again", "All of them");
        (void)RejectRequest(world.services)(world.agent(), id, "Not now.");
        const auto entries = ReadHistory(world.services)(maria(), {world.acme, {}, 0, 20}).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), entries.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Not now."), entries[0].reason());
        CPPUNIT_ASSERT_EQUAL(std::string("All of them"), entries[1].reason());
        CPPUNIT_ASSERT_EQUAL(std::string("Which Technical?"), entries[2].reason());
        CPPUNIT_ASSERT_EQUAL(std::string("because"), entries[3].reason());
        // Nothing was asked before it was sent for the first time.
        CPPUNIT_ASSERT(entries[1].request->answered && !entries[1].request->question.empty());
        CPPUNIT_ASSERT(!entries[3].request->answered && entries[3].request->question.empty());
    }

    void bringsRejectedLinesBack()
    {
        const auto id = requested({grant(of(world.lena), "reports"), grant(of(world.leo), "reports")});
        CPPUNIT_ASSERT(
            ImplementRequest(world.services)(world.agent(), id, seen(id).digest, {{2, "Not Leo."}}, "")
                .state == RequestState::partlyImplemented);
        const auto result = BringBack(world.services)(maria(), id);
        CPPUNIT_ASSERT(result.outcome == EditDraft::Outcome::done);
        const auto lines = world.draft(world.acme).changes;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), lines.size());
        CPPUNIT_ASSERT(lines[0].person == of(world.leo) && lines[0].outcome == LineOutcome::open);
        CPPUNIT_ASSERT(lines[0].outcomeReason.empty());
    }

    void bringsLinesBackAboutSomebodyWhoHasArrived()
    {
        const auto id = requested({add("new", "Neo", "Newman", "neo@people.example", {"technical"}),
                                   promote({{}, "new"}, "primary-technical")});
        CPPUNIT_ASSERT(
            ImplementRequest(world.services)(world.agent(), id, seen(id).digest, {{2, "Not yet."}}, "")
                .outcome == Outcome::done);
        const auto result = BringBack(world.services)(maria(), id);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.view.findings), result.outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.at(0).person ==
                       of(world.byEmail("neo@people.example")->id));
    }

    void bringsNothingBackThatTookEffect()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto unknown = [&](const Actor& actor) {
            return BringBack(world.services)(actor, id).outcome == EditDraft::Outcome::unknown;
        };
        CPPUNIT_ASSERT(unknown(maria()));
        (void)ImplementRequest(world.services)(world.agent(), id, seen(id).digest, {}, "");
        CPPUNIT_ASSERT(unknown(maria()));
        CPPUNIT_ASSERT(BringBack(world.services)(maria(), RequestId{424242}).outcome ==
                       EditDraft::Outcome::unknown);
        const auto rejected = requested({grant(of(world.leo), "reports")});
        (void)RejectRequest(world.services)(world.agent(), rejected, "No.");
        CPPUNIT_ASSERT(BringBack(world.services)(world.actor(world.omar, world.acme), rejected).outcome ==
                       EditDraft::Outcome::unknown);
        CPPUNIT_ASSERT(BringBack(world.services)(maria(), rejected).outcome == EditDraft::Outcome::done);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReturnRequestTest);

}  // namespace contacts::tests
