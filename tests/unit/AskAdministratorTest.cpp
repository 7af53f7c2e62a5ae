// Ask my administrator: what a contact may suggest, who hears of it, and what an administrator makes of it.
#include "core/draft/AskAdministrator.h"
#include "core/draft/AnswerSuggestion.h"
#include "core/draft/SuggestionNews.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using Outcome = AskAdministrator::Outcome;


class AskAdministratorTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(AskAdministratorTest);
    CPPUNIT_TEST(aSuggestionWaitsBesideTheDraft);
    CPPUNIT_TEST(everyAdministratorIsToldInHisLanguage);
    CPPUNIT_TEST(theSameAgainTellsNobody);
    CPPUNIT_TEST(aNewOneTakesThePlaceOfTheOld);
    CPPUNIT_TEST(whatIsSoAlreadyIsLeftOut);
    CPPUNIT_TEST(onlyAboutHimself);
    CPPUNIT_TEST(onlyWhatCanBeSuggested);
    CPPUNIT_TEST(aPrimaryRoleIsSuggestedAsAPromotion);
    CPPUNIT_TEST(theRulesJudgeHisOwnPartOnly);
    CPPUNIT_TEST(whatNoAdministratorMayGrantIsNotSuggested);
    CPPUNIT_TEST(aNoteHasALimit);
    CPPUNIT_TEST(aNoteOfFewCharactersWithManyMarksIsTooLongAsWell);
    CPPUNIT_TEST(whoManagesHasNothingToAskFor);
    CPPUNIT_TEST(whoIsNoContactThereIsUnknown);
    CPPUNIT_TEST(tooManyAreRefused);
    CPPUNIT_TEST(withdrawingTakesItOut);
    CPPUNIT_TEST(adoptingWritesTheDraft);
    CPPUNIT_TEST(adoptingLosesNobodysLine);
    CPPUNIT_TEST(adoptingClashesWithAnothersDepartment);
    CPPUNIT_TEST(whileARequestWaitsItCanOnlyBeDeclined);
    CPPUNIT_TEST(decliningTellsTheContact);
    CPPUNIT_TEST(whoWasRejectedReadsItUntilHeAsksAgain);
    CPPUNIT_TEST(whatWaitsAgainAndIsRejectedTellsItsOwnReason);
    CPPUNIT_TEST(whatTheHelpdeskRejectedIsReadAsWell);
    CPPUNIT_TEST(whatNobodySuggestedWasNotRejected);
    CPPUNIT_TEST(onlyAdministratorsAnswer);
    CPPUNIT_TEST(whatIsTakenOutOfTheDraftWaitsAgain);
    CPPUNIT_TEST(itWaitsAgainWithItsNoteAndTheTimeAtWhichItWasSent);
    CPPUNIT_TEST(notesOfTwoThatWereTakenStayTogether);
    CPPUNIT_TEST(aDecidedOneLeavesNoNote);
    CPPUNIT_TEST(theHistorySaysWhatWasSuggested);
    CPPUNIT_TEST(anAnsweredOneIsGone);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    AskAdministrator::Result propose(const ChangeSet& lines, const std::string& note = {}, ContactId by = {})
    {
        const auto who = by ? by : world.tom;
        return AskAdministrator(world.services)
            .propose(world.actor(who, world.acme), world.acme, lines, note);
    }

    std::optional<Suggestion> waiting(ContactId contact)
    {
        return world.storage.read()->suggestions().find(world.acme, contact);
    }

    AnswerSuggestion::Result decline(ContactId by, const std::string& reason = {})
    {
        return AnswerSuggestion(world.services)
            .decline(world.actor(by, world.acme), world.acme, world.tom, reason);
    }

    EditDraft::Result adopt(ContactId by, const std::optional<std::string>& department = {})
    {
        return AnswerSuggestion(world.services)
            .adopt(world.actor(by, world.acme), world.acme, world.tom, department);
    }

    PersonKey tom() { return of(world.tom); }

    std::optional<DeclinedSuggestion> declined()
    {
        return AskAdministrator(world.services)
            .see(world.actor(world.tom, world.acme), world.acme)
            .view.declined;
    }

    std::string takenNote() { return world.storage.read()->suggestions().takenNote(world.acme, world.tom); }

    RequestId submitted()
    {
        const auto result = SubmitRequest(world.services)(
            world.actor(world.maria, world.acme), {world.acme, world.draft(world.acme).version, "", "key"});
        CPPUNIT_ASSERT(result.outcome == SubmitRequest::Outcome::submitted);
        return result.request;
    }

public:
    void aSuggestionWaitsBesideTheDraft()
    {
        const auto result = propose({grant(tom(), "reports"), revoke(tom(), "technical"),
                                     line(ChangeKind::setDepartment, tom(), "  Sales  ")},
                                    "For the  yearly figures.\r\nThanks ");
        CPPUNIT_ASSERT(result.outcome == Outcome::done);
        const auto wish = waiting(world.tom).value();
        CPPUNIT_ASSERT(wish.granted.contains("reports") && wish.revoked.contains("technical"));
        CPPUNIT_ASSERT_EQUAL(std::string("Sales"), wish.department.value());
        CPPUNIT_ASSERT_EQUAL(std::string("For the  yearly figures.\nThanks"), wish.note);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
        CPPUNIT_ASSERT_EQUAL(std::string("suggestion.asked"), world.audited(world.acme).back());
        const auto seen =
            AskAdministrator(world.services).see(world.actor(world.tom, world.acme), world.acme);
        CPPUNIT_ASSERT(seen.outcome == Outcome::done && seen.view.waiting &&
                       seen.view.himself.id == world.tom);
    }

    void everyAdministratorIsToldInHisLanguage()
    {
        world.rewrite(world.acme, world.paul, [](Person& person) { person.locale = "fr"; });
        CPPUNIT_ASSERT(propose({grant(tom(), "reports")}, "secret words").outcome == Outcome::done);
        const auto mails = world.mails(MailKind::changeSuggested);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), mails.size());
        for (const auto& row : mails)
        {
            CPPUNIT_ASSERT_EQUAL(std::string(row.mail.contact == world.paul ? "fr" : "en"), row.mail.locale);
            for (const auto& [name, value] : row.mail.values)  // Erasing a person must find nothing here.
                CPPUNIT_ASSERT(value.find("Tom") == value.npos && value.find("secret") == value.npos);
        }
        // He could not open it.
        world.storage.inOne([&](UnitOfWork& work) {
            work.contacts().setAccountState(world.paul, AccountState::invited, Time{});
        });
        world.clock.advance(std::chrono::seconds(1));
        CPPUNIT_ASSERT(propose({grant(tom(), "financial")}).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), world.mails(MailKind::changeSuggested).size());
    }

    void theSameAgainTellsNobody()
    {
        (void)propose({grant(tom(), "reports")}, "please");
        const auto before = world.audited(world.acme).size();
        CPPUNIT_ASSERT(propose({grant(tom(), "reports")}, "please").outcome == Outcome::unchanged);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.mails(MailKind::changeSuggested).size());
        CPPUNIT_ASSERT_EQUAL(before, world.audited(world.acme).size());
    }

    void aNewOneTakesThePlaceOfTheOld()
    {
        (void)propose({grant(tom(), "reports")});
        world.clock.advance(std::chrono::seconds(1));
        CPPUNIT_ASSERT(propose({grant(tom(), "financial")}).outcome == Outcome::done);
        CPPUNIT_ASSERT(waiting(world.tom)->granted == (std::set<RoleKey, std::less<>>{"financial"}));
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), world.mails(MailKind::changeSuggested).size());
    }

    void whatIsSoAlreadyIsLeftOut()
    {
        CPPUNIT_ASSERT(propose({grant(tom(), "technical"), grant(tom(), "reports")}).outcome ==
                       Outcome::done);
        CPPUNIT_ASSERT(waiting(world.tom)->granted == (std::set<RoleKey, std::less<>>{"reports"}));
        const auto nothing = propose({grant(tom(), "technical")});
        CPPUNIT_ASSERT(nothing.outcome == Outcome::refused);
        CPPUNIT_ASSERT_EQUAL(std::string("nothing-suggested"), rulesOf(nothing.findings));
        CPPUNIT_ASSERT(waiting(world.tom)->granted.contains("reports"));
        CPPUNIT_ASSERT(propose({}, "a note alone").outcome == Outcome::refused);
    }

    void onlyAboutHimself()
    {
        for (const auto other : {world.tina, world.omar, ContactId{4711}})
        {
            const auto result = propose({grant(of(other), "reports")});
            CPPUNIT_ASSERT(result.outcome == Outcome::refused);
            CPPUNIT_ASSERT_EQUAL(std::string("unknown-person"), rulesOf(result.findings));
        }
        CPPUNIT_ASSERT(!waiting(world.tom) && !waiting(world.tina));
    }

    void onlyWhatCanBeSuggested()
    {
        for (const auto& other :
             {line(ChangeKind::removeContact, tom()), line(ChangeKind::setPortalUser, tom(), "no"),
              edit(tom(), Field::firstName, "Thomas"),
              line(ChangeKind::changeEmail, tom(), "t@people.example")})
            CPPUNIT_ASSERT_EQUAL(std::string("not-to-be-suggested"), rulesOf(propose({other}).findings));
    }

    void aPrimaryRoleIsSuggestedAsAPromotion()
    {
        world.rewrite(world.acme, world.tina, [](Person& person) { person.roles = {"primary-contact"}; });
        // That she would be left without a role is nothing he can know.
        CPPUNIT_ASSERT(propose({promote(tom(), "primary-contact")}).outcome == Outcome::done);
        const auto lines = linesOf(waiting(world.tom).value(), *world.services.catalogue());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), lines.size());
        CPPUNIT_ASSERT(lines.front().kind == ChangeKind::promote && lines.front().role == "primary-contact");
        const auto draft = adopt(world.maria);
        CPPUNIT_ASSERT(draft.outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.front().kind == ChangeKind::promote);
    }

    void theRulesJudgeHisOwnPartOnly()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("no-role-left"),
                             rulesOf(propose({revoke(tom(), "technical")}).findings));
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-role"), rulesOf(propose({grant(tom(), "king")}).findings));
        CPPUNIT_ASSERT_EQUAL(
            std::string("text-too-long"),
            rulesOf(propose({line(ChangeKind::setDepartment, tom(), std::string(101, 'x'))}).findings));
        // Whether somebody else holds a required role is not his to know.
        world.rewrite(world.acme, world.tina, [](Person& person) { person.roles = {"reports"}; });
        CPPUNIT_ASSERT(propose({revoke(tom(), "technical"), grant(tom(), "reports")}).outcome ==
                       Outcome::done);
    }

    void aNoteOfFewCharactersWithManyMarksIsTooLongAsWell()
    {
        std::string note;
        for (std::size_t i = 0; i < AskAdministrator::longestNote; ++i)
            note += "e\u0316\u0317\u0318\u0319";
        CPPUNIT_ASSERT_EQUAL(std::string("text-too-long"),
                             rulesOf(propose({grant(tom(), "reports")}, note).findings));
    }

    void whatNoAdministratorMayGrantIsNotSuggested()
    {
        const auto refused = propose({grant(tom(), "admin")});
        CPPUNIT_ASSERT_EQUAL(std::string("role-above-administrators"), rulesOf(refused.findings));
        CPPUNIT_ASSERT_EQUAL(std::string("role:admin"), refused.findings.at(0).field);
        CPPUNIT_ASSERT(refused.view.beyond.contains("admin") && !refused.view.beyond.contains("reports"));
    }

    void aNoteHasALimit()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("text-too-long"),
                             rulesOf(propose({grant(tom(), "reports")}, std::string(501, 'x')).findings));
        CPPUNIT_ASSERT_EQUAL(std::string("text-control-characters"),
                             rulesOf(propose({grant(tom(), "reports")}, std::string("a\0b", 3)).findings));
        CPPUNIT_ASSERT(propose({grant(tom(), "reports")}, std::string(500, 'x')).outcome == Outcome::done);
    }

    void whoManagesHasNothingToAskFor()
    {
        CPPUNIT_ASSERT(propose({grant(of(world.maria), "reports")}, {}, world.maria).outcome ==
                       Outcome::forbidden);
        CPPUNIT_ASSERT(
            AskAdministrator(world.services).see(world.actor(world.maria, world.acme), world.acme).outcome ==
            Outcome::forbidden);
    }

    void whoIsNoContactThereIsUnknown()
    {
        const AskAdministrator ask(world.services);
        for (const auto& actor : {world.actor(world.omar, world.acme), world.agent(), Actor{}})
        {
            CPPUNIT_ASSERT(ask.see(actor, world.acme).outcome == Outcome::unknown);
            CPPUNIT_ASSERT(
                ask.propose(actor, world.acme, {grant(of(actor.contact), "reports")}, {}).outcome ==
                Outcome::unknown);
            CPPUNIT_ASSERT(ask.withdraw(actor, world.acme).outcome == Outcome::unknown);
        }
        world.rewrite(world.acme, world.tom,
                      [](Person& person) { person.status = MembershipStatus::deactivated; });
        CPPUNIT_ASSERT(propose({grant(tom(), "reports")}).outcome == Outcome::unknown);
    }

    void tooManyAreRefused()
    {
        for (std::size_t i = 0; i < AskAdministrator::mostInAnHour; ++i)
            CPPUNIT_ASSERT(propose({grant(tom(), "reports")}, std::to_string(i)).outcome == Outcome::done);
        CPPUNIT_ASSERT(propose({grant(tom(), "reports")}, "again").outcome == Outcome::tooMany);
        CPPUNIT_ASSERT_EQUAL(std::string("4"), waiting(world.tom)->note);
        world.clock.advance(std::chrono::hours(1));
        CPPUNIT_ASSERT(propose({grant(tom(), "reports")}, "again").outcome == Outcome::done);
    }

    void withdrawingTakesItOut()
    {
        (void)propose({grant(tom(), "reports")});
        const AskAdministrator ask(world.services);
        const auto himself = world.actor(world.tom, world.acme);
        CPPUNIT_ASSERT(ask.withdraw(himself, world.acme).outcome == Outcome::done);
        CPPUNIT_ASSERT(!waiting(world.tom));
        CPPUNIT_ASSERT_EQUAL(std::string("suggestion.withdrawn"), world.audited(world.acme).back());
        CPPUNIT_ASSERT(ask.withdraw(himself, world.acme).outcome == Outcome::unchanged);
    }

    void adoptingWritesTheDraft()
    {
        (void)propose({grant(tom(), "reports"), line(ChangeKind::setSeesAllRequests, tom(), "yes")});
        const auto result = adopt(world.maria);
        CPPUNIT_ASSERT(result.outcome == EditDraft::Outcome::done);
        const auto draft = world.draft(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), draft.changes.size());
        for (const auto& each : draft.changes)
            CPPUNIT_ASSERT(each.author == world.maria && each.person == tom());
        CPPUNIT_ASSERT(!waiting(world.tom));
        CPPUNIT_ASSERT_EQUAL(std::string("suggestion.adopted"), world.audited(world.acme).back());
    }

    void adoptingLosesNobodysLine()
    {
        const EditDraft edit(world.services);
        (void)edit.add(world.actor(world.paul, world.acme), world.acme, grant(of(world.lena), "reports"));
        (void)propose({grant(tom(), "reports")});
        CPPUNIT_ASSERT(adopt(world.maria).outcome == EditDraft::Outcome::done);
        const auto draft = world.draft(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), draft.changes.size());
        CPPUNIT_ASSERT(draft.changes.at(0).author == world.paul && draft.changes.at(1).author == world.maria);
    }

    void adoptingClashesWithAnothersDepartment()
    {
        const EditDraft edit(world.services);
        (void)edit.add(world.actor(world.paul, world.acme), world.acme,
                       line(ChangeKind::setDepartment, tom(), "Field service"));
        (void)propose({line(ChangeKind::setDepartment, tom(), "Sales"), grant(tom(), "reports")});
        const auto clash = adopt(world.maria, "");
        CPPUNIT_ASSERT(clash.outcome == EditDraft::Outcome::clash);
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"), rulesOf(clash.view.findings));
        CPPUNIT_ASSERT(waiting(world.tom));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.draft(world.acme).changes.size());
        CPPUNIT_ASSERT(adopt(world.maria, "Field service").outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.draft(world.acme).changes.size());
    }

    void whileARequestWaitsItCanOnlyBeDeclined()
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto drafted =
            EditDraft(world.services).add(maria, world.acme, grant(of(world.lena), "reports"));
        CPPUNIT_ASSERT(
            SubmitRequest(world.services)(maria, {world.acme, drafted.view.draft.version, "", "key"})
                .outcome == SubmitRequest::Outcome::submitted);
        CPPUNIT_ASSERT(propose({grant(tom(), "reports")}).outcome == Outcome::done);
        CPPUNIT_ASSERT(adopt(world.maria).outcome == EditDraft::Outcome::requestWaiting);
        CPPUNIT_ASSERT(waiting(world.tom));
        CPPUNIT_ASSERT(decline(world.maria).outcome == AnswerSuggestion::Outcome::done);
    }

    void decliningTellsTheContact()
    {
        (void)propose({grant(tom(), "reports")});
        CPPUNIT_ASSERT_EQUAL(std::string("text-control-characters"),
                             rulesOf(decline(world.maria, std::string("\x01")).findings));
        CPPUNIT_ASSERT(decline(world.maria, "Ask again in May.").outcome == AnswerSuggestion::Outcome::done);
        CPPUNIT_ASSERT(!waiting(world.tom));
        const auto mails = world.mails(MailKind::suggestionDeclined);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails.size());
        CPPUNIT_ASSERT(mails[0].mail.contact == world.tom);
        CPPUNIT_ASSERT_EQUAL(std::string("Ask again in May."), mails[0].mail.values.at("reason"));
        CPPUNIT_ASSERT_EQUAL(std::string("suggestion.declined"), world.audited(world.acme).back());
    }

    void whoWasRejectedReadsItUntilHeAsksAgain()
    {
        (void)propose({grant(tom(), "reports")});
        CPPUNIT_ASSERT(!declined());
        world.clock.advance(std::chrono::minutes(1));
        const auto when = world.clock.now();
        CPPUNIT_ASSERT(decline(world.maria, "Ask again in May.").outcome == AnswerSuggestion::Outcome::done);
        world.clock.advance(std::chrono::minutes(1));
        const auto read = declined();
        CPPUNIT_ASSERT(read && read->at == when && !read->part);
        CPPUNIT_ASSERT_EQUAL(world.storage.read()->contacts().find(world.acme, world.maria)->person.name(),
                             read->by);
        CPPUNIT_ASSERT_EQUAL(std::string("Ask again in May."), read->reason);
        CPPUNIT_ASSERT(read->wish.granted == (std::set<RoleKey, std::less<>>{"reports"}));

        (void)propose({grant(tom(), "financial")});
        CPPUNIT_ASSERT(!declined());
        (void)AskAdministrator(world.services).withdraw(world.actor(world.tom, world.acme), world.acme);
        CPPUNIT_ASSERT(!declined());
    }

    /// His newer suggestion was rejected first: two answers after one question, each with its mail.
    void whatWaitsAgainAndIsRejectedTellsItsOwnReason()
    {
        (void)propose({grant(tom(), "reports")});
        (void)adopt(world.maria);
        world.clock.advance(std::chrono::minutes(1));
        (void)propose({grant(tom(), "financial")});
        world.clock.advance(std::chrono::minutes(1));
        (void)decline(world.maria, "Not the bills.");
        (void)EditDraft(world.services).discard(world.actor(world.maria, world.acme), world.acme);
        CPPUNIT_ASSERT(waiting(world.tom) && !declined());
        world.clock.advance(std::chrono::minutes(1));
        (void)decline(world.maria, "Not the reports either.");
        CPPUNIT_ASSERT_EQUAL(std::string("Not the reports either."), declined().value().reason);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.mails(MailKind::suggestionDeclined).size());
    }

    void whatTheHelpdeskRejectedIsReadAsWell()
    {
        (void)propose({grant(tom(), "reports")});
        (void)adopt(world.maria);
        const auto request = submitted();
        CPPUNIT_ASSERT(!declined());
        world.clock.advance(std::chrono::minutes(1));
        (void)RejectRequest(world.services)(world.agent(), request, "Not this year.");
        const auto read = declined().value();
        CPPUNIT_ASSERT_EQUAL(std::string(), read.by);
        CPPUNIT_ASSERT_EQUAL(std::string("Not this year."), read.reason);
        CPPUNIT_ASSERT(read.at == world.clock.now() && read.wish.granted.contains("reports"));
    }

    void whatNobodySuggestedWasNotRejected()
    {
        (void)propose({grant(tom(), "reports")});
        (void)AskAdministrator(world.services).withdraw(world.actor(world.tom, world.acme), world.acme);
        (void)EditDraft(world.services)
            .add(world.actor(world.maria, world.acme), world.acme, grant(tom(), "reports"));
        (void)RejectRequest(world.services)(world.agent(), submitted(), "Secret words.");
        CPPUNIT_ASSERT(!declined());
    }

    void onlyAdministratorsAnswer()
    {
        (void)propose({grant(tom(), "reports")});
        const AnswerSuggestion answer(world.services);
        CPPUNIT_ASSERT(adopt(world.lena).outcome == EditDraft::Outcome::forbidden);  // contacts.view
        CPPUNIT_ASSERT(adopt(world.tina).outcome == EditDraft::Outcome::unknown);
        CPPUNIT_ASSERT(decline(world.lena).outcome == AnswerSuggestion::Outcome::forbidden);
        CPPUNIT_ASSERT(decline(world.omar).outcome == AnswerSuggestion::Outcome::unknown);
        CPPUNIT_ASSERT(!answer.list(world.actor(world.lena, world.acme), world.acme));
        CPPUNIT_ASSERT(!answer.find(world.actor(world.omar, world.acme), world.acme, world.tom));
        const auto list = answer.list(world.actor(world.maria, world.acme), world.acme);
        CPPUNIT_ASSERT(list && list->size() == 1 && list->front().author.id == world.tom);
    }

    void whatIsTakenOutOfTheDraftWaitsAgain()
    {
        (void)propose({grant(tom(), "reports"), line(ChangeKind::setDepartment, tom(), "Sales")}, "please");
        CPPUNIT_ASSERT(adopt(world.maria).outcome == EditDraft::Outcome::done);
        const auto seen =
            AskAdministrator(world.services).see(world.actor(world.tom, world.acme), world.acme).view;
        CPPUNIT_ASSERT(seen.taken && !seen.taken->requested && seen.taken->by == "Maria Keller");
        const auto draft = world.draft(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), draft.changes.size());
        const EditDraft edit(world.services);
        const auto maria = world.actor(world.maria, world.acme);
        CPPUNIT_ASSERT(edit.takeBack(maria, world.acme, draft.changes[0].id).outcome ==
                       EditDraft::Outcome::done);
        CPPUNIT_ASSERT(waiting(world.tom)->granted.contains("reports") && !waiting(world.tom)->department);
        CPPUNIT_ASSERT_EQUAL(std::string("suggestion.waits-again"), world.audited(world.acme).back());
        // Another department is still an answer to what he asked for; a newer suggestion of his stays.
        CPPUNIT_ASSERT(
            edit.add(maria, world.acme, line(ChangeKind::setDepartment, tom(), "Field sales")).outcome ==
            EditDraft::Outcome::done);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.at(0).suggested);
        CPPUNIT_ASSERT(edit.discard(maria, world.acme).outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT(!waiting(world.tom)->department);
    }

    void itWaitsAgainWithItsNoteAndTheTimeAtWhichItWasSent()
    {
        const auto maria = world.actor(world.maria, world.acme);
        (void)propose({grant(tom(), "reports")}, "For the figures.");
        const auto sent = waiting(world.tom).value().writtenAt;
        world.clock.advance(std::chrono::hours(1));
        CPPUNIT_ASSERT(adopt(world.maria).outcome == EditDraft::Outcome::done);
        world.clock.advance(std::chrono::hours(1));
        CPPUNIT_ASSERT(EditDraft(world.services).discard(maria, world.acme).outcome ==
                       EditDraft::Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("For the figures."), waiting(world.tom).value().note);
        CPPUNIT_ASSERT(waiting(world.tom).value().writtenAt == sent);
        CPPUNIT_ASSERT_EQUAL(std::string(), takenNote());
        CPPUNIT_ASSERT(adopt(world.maria).outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT(CancelRequest(world.services)(maria, submitted()).outcome == Decision::Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("For the figures."), waiting(world.tom).value().note);
    }

    void notesOfTwoThatWereTakenStayTogether()
    {
        const auto taken = [&](const RoleKey& role, const std::string& note) {
            CPPUNIT_ASSERT(propose({grant(tom(), role)}, note).outcome == Outcome::done);
            CPPUNIT_ASSERT(adopt(world.maria).outcome == EditDraft::Outcome::done);
        };
        taken("reports", "First.");
        taken("work-orders", "");
        CPPUNIT_ASSERT_EQUAL(std::string("First."), takenNote());
        taken("agreement", "Second.");
        CPPUNIT_ASSERT_EQUAL(std::string("First.\nSecond."), takenNote());
        taken("application", std::string(495, 'x'));  // Both would be longer than one may be.
        CPPUNIT_ASSERT_EQUAL(std::string(495, 'x'), takenNote());
    }

    void aDecidedOneLeavesNoNote()
    {
        (void)propose({grant(tom(), "reports")}, "For the figures.");
        CPPUNIT_ASSERT(adopt(world.maria).outcome == EditDraft::Outcome::done);
        const auto request = submitted();
        CPPUNIT_ASSERT_EQUAL(std::string("For the figures."), takenNote());
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.agent(), request, "No.").outcome ==
                       Decision::Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string(), takenNote());
    }

    void theHistorySaysWhatWasSuggested()
    {
        (void)propose({grant(tom(), "reports"), line(ChangeKind::setDepartment, tom(), "Sales"),
                       line(ChangeKind::setSeesAllRequests, tom(), "yes")},
                      "secret words");
        const auto entry = world.storage.read()->audit().list(world.acme, 0, 1).at(0);
        CPPUNIT_ASSERT(entry.facts.find("Sales") == entry.facts.npos);
        CPPUNIT_ASSERT(entry.facts.find("secret") == entry.facts.npos);
        std::string keys;
        for (const auto& each : linesNoted(entry, *world.services.catalogue(), "en"))
            keys += each.sentence(Tense::asked) + "\n";
        CPPUNIT_ASSERT_EQUAL(std::string("change.suggested.department.asked\n"
                                         "change.set-sees-all-requests.yes.asked\n"
                                         "change.grant-role.asked\n"),
                             keys);
    }

    void anAnsweredOneIsGone()
    {
        (void)propose({grant(tom(), "reports")});
        CPPUNIT_ASSERT(adopt(world.maria).outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT(adopt(world.paul).outcome == EditDraft::Outcome::unknown);
        CPPUNIT_ASSERT(decline(world.paul).outcome == AnswerSuggestion::Outcome::unknown);
        CPPUNIT_ASSERT(world.mails(MailKind::suggestionDeclined).empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AskAdministratorTest);

}  // namespace contacts::tests
