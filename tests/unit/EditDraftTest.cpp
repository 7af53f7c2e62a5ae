#include "core/draft/EditDraft.h"
#include "core/history/ReadHistory.h"
#include "core/request/SubmitRequest.h"
#include "tests/support/FakeWorld.h"
#include "tests/unit/CoreSamples.h"

#include <cppunit/extensions/HelperMacros.h>

#include <thread>

namespace contacts::tests {

using Outcome = EditDraft::Outcome;


class EditDraftTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(EditDraftTest);
    CPPUNIT_TEST(writesALineWithAuthorAndNumber);
    CPPUNIT_TEST(showsBeforeAndAfterOfThePeopleNamed);
    CPPUNIT_TEST(keepsLinesOfTwoAdministratorsWhoWriteAtOnce);
    CPPUNIT_TEST(givesNoNumberTwice);
    CPPUNIT_TEST(spellsWhatItIsGiven);
    CPPUNIT_TEST(keepsWhatCannotBeSpelledAndSaysSo);
    CPPUNIT_TEST(saysAtOnceThatAnAddressIsTheStaffs);
    CPPUNIT_TEST(warnsNobodyOfHimself);
    CPPUNIT_TEST(refusesAContactOfAnotherCustomerLikeOneThatNeverWas);
    CPPUNIT_TEST(refusesLinesThatAreNone);
    CPPUNIT_TEST(refusesTextThatNoTableShouldHold);
    CPPUNIT_TEST(storesNothingOfASetThatIsRefused);
    CPPUNIT_TEST(replacesTheWholeSetAndKeepsNumbers);
    CPPUNIT_TEST(acceptsEqualContentWhateverTheVersion);
    CPPUNIT_TEST(refusesAReplacementOfAnotherVersion);
    CPPUNIT_TEST(takesBackALineOrAPerson);
    CPPUNIT_TEST(takesBackANewPersonWithAllHisLines);
    CPPUNIT_TEST(discardsTheDraft);
    CPPUNIT_TEST(matchesNoPageOfAnEarlierDraft);
    CPPUNIT_TEST(storesNothingWhereAnotherAdministratorWroteMeanwhile);
    CPPUNIT_TEST(noticesLiveDataThatChangedUnderALine);
    CPPUNIT_TEST(waitsWhileARequestIsOpen);
    CPPUNIT_TEST(letsEditorsWriteDetailsOnly);
    CPPUNIT_TEST(letsEditorsTouchNoOtherLine);
    CPPUNIT_TEST(isNothingForWhoOnlyViews);
    CPPUNIT_TEST(hidesTheCustomerFromStrangers);
    CPPUNIT_TEST(survivesNonsense);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    Actor maria() { return world.actor(world.maria, world.acme); }
    EditDraft edits() { return EditDraft(world.services); }

    EditDraft::Result written(const ChangeSet& lines)
    {
        auto result = edits().add(maria(), world.acme, lines);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.view.findings), result.outcome == Outcome::done);
        return result;
    }

public:
    void writesALineWithAuthorAndNumber()
    {
        const auto result = written({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), result.view.draft.version);
        const auto stored = world.draft(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), stored.changes.size());
        CPPUNIT_ASSERT(stored.changes[0].author == world.maria && stored.changes[0].id == 1);
        CPPUNIT_ASSERT_EQUAL(std::string("Maria Keller"), stored.changes[0].authorName);
        CPPUNIT_ASSERT(stored.savedAt == world.clock.now());
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
    }

    void showsBeforeAndAfterOfThePeopleNamed()
    {
        const auto view = written({grant(of(world.lena), "reports")}).view;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), view.before.people.size());
        CPPUNIT_ASSERT(!view.before.people.at(of(world.lena)).roles.contains("reports"));
        CPPUNIT_ASSERT(view.after.people.at(of(world.lena)).roles.contains("reports"));
    }

    void keepsLinesOfTwoAdministratorsWhoWriteAtOnce()
    {
        {
            std::vector<std::jthread> people;
            for (const auto who : {world.maria, world.paul})
                for (const auto* role : {"reports", "agreement", "work-orders"})
                    people.emplace_back([&, who, role] {
                        const auto whom = who == world.maria ? world.lena : world.leo;
                        (void)edits().add(world.actor(who, world.acme), world.acme, grant(of(whom), role));
                    });
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(6), world.draft(world.acme).changes.size());
    }

    void givesNoNumberTwice()
    {
        (void)written({grant(of(world.lena), "reports")});
        (void)edits().takeBack(maria(), world.acme, std::uint32_t(1));
        const auto again = written({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), again.view.draft.changes.at(0).id);
    }

    void spellsWhatItIsGiven()
    {
        auto line = add("new", "  Ne\xCC\x81o ", "Newman", " Neo@PEOPLE.example", {"technical"});
        line.details.phone = "(202) 224-4843";
        const auto stored = written({line}).view.draft.changes.at(0).details;
        CPPUNIT_ASSERT_EQUAL(std::string("N\xC3\xA9o"), stored.firstName);
        CPPUNIT_ASSERT_EQUAL(std::string("neo@people.example"), stored.email);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"), stored.phone);
    }

    void keepsWhatCannotBeSpelledAndSaysSo()
    {
        const auto view = written({edit(of(world.lena), Field::phone, " call  me ")}).view;
        CPPUNIT_ASSERT_EQUAL(std::string("call me"), view.draft.changes.at(0).value);
        CPPUNIT_ASSERT_EQUAL(std::string("phone-not-possible"), rulesOf(view.findings));
    }

    void saysAtOnceThatAnAddressIsTheStaffs()
    {
        auto line = add("new", "Agnes", "Agent", "agent@support.example", {"technical"});
        CPPUNIT_ASSERT_EQUAL(std::string("email-taken-elsewhere"), rulesOf(written({line}).view.findings));
        const auto seen = edits().see(maria(), world.acme).view;
        CPPUNIT_ASSERT_EQUAL(std::string("email-taken-elsewhere"), rulesOf(seen.findings));
        const auto sent = SubmitRequest(world.services)(maria(), {world.acme, seen.draft.version, "", "key"});
        CPPUNIT_ASSERT(sent.outcome == SubmitRequest::Outcome::findings);
        CPPUNIT_ASSERT(world.desk.tickets().empty());
        // Whoever gets no access gets at no account.
        CPPUNIT_ASSERT(edits().discard(maria(), world.acme).outcome == Outcome::done);
        line.details.portalUser = false;
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(written({line}).view.findings));
    }

    /// Whose address was mistyped, and is put right.
    void warnsNobodyOfHimself()
    {
        world.rewrite(world.acme, world.paul, [](Person& person) { person.email = "pau1@people.example"; });
        const auto corrected =
            written({line(ChangeKind::changeEmail, of(world.paul), "paul@people.example")});
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(corrected.view.findings));
        CPPUNIT_ASSERT(edits().discard(maria(), world.acme).outcome == Outcome::done);
        const auto other = written({add("new", "Pauline", "Noir", "paul@people.example", {"reports"})});
        CPPUNIT_ASSERT_EQUAL(std::string("email-look-alike"), rulesOf(other.view.findings));
    }

    void refusesAContactOfAnotherCustomerLikeOneThatNeverWas()
    {
        auto foreign = edits().add(maria(), world.acme, grant(of(world.omar), "reports"));
        auto nobody = edits().add(maria(), world.acme, grant(of(ContactId{987'654}), "reports"));
        CPPUNIT_ASSERT(foreign.outcome == Outcome::refused && nobody.outcome == Outcome::refused);
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-person"), rulesOf(foreign.view.findings));
        foreign.view.findings[0].person = nobody.view.findings[0].person;
        foreign.view.findings[0].facts = nobody.view.findings[0].facts;
        CPPUNIT_ASSERT(foreign.view.findings == nobody.view.findings);
        CPPUNIT_ASSERT(foreign.view.before.people.empty());
    }

    void refusesLinesThatAreNone()
    {
        const std::pair<Change, std::string> table[] = {
            {grant(of(world.lena), "emperor"), "unknown-role"},
            {grant({{}, "nobody"}, "reports"), "unknown-person"},
            {line(ChangeKind::setPortalUser, of(world.lena), "maybe"), "unknown-value"},
            {edit(of(world.lena), static_cast<Field>(99), "x"), "unknown-field"},
            {line(ChangeKind::addContact, of(world.lena)), "unknown-person"},
        };
        for (const auto& [change, rule] : table)
        {
            const auto result = edits().add(maria(), world.acme, change);
            CPPUNIT_ASSERT_MESSAGE(rule, result.outcome == Outcome::refused);
            CPPUNIT_ASSERT_EQUAL(rule, rulesOf(result.view.findings));
            CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), result.view.findings[0].change);
        }
        world.policy.limits.lines = 1;
        CPPUNIT_ASSERT(edits()
                           .add(maria(), world.acme,
                                ChangeSet{grant(of(world.lena), "reports"), grant(of(world.leo), "reports")})
                           .outcome == Outcome::refused);
        (void)written({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(edits().add(maria(), world.acme, grant(of(world.leo), "reports")).outcome ==
                       Outcome::refused);
    }

    void refusesTextThatNoTableShouldHold()
    {
        for (const auto& text : {std::string("\xFF\xFE"), std::string("a\0b", 3), std::string(900, 'x')})
            CPPUNIT_ASSERT(
                edits().add(maria(), world.acme, edit(of(world.lena), Field::lastName, text)).outcome ==
                Outcome::refused);
    }

    void storesNothingOfASetThatIsRefused()
    {
        (void)edits().add(maria(), world.acme,
                          ChangeSet{grant(of(world.lena), "reports"), grant(of(world.omar), "reports")});
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
    }

    void replacesTheWholeSetAndKeepsNumbers()
    {
        (void)written({grant(of(world.lena), "reports"), grant(of(world.leo), "reports"),
                       edit(of(world.tom), Field::title, "Mr")});
        const auto paul = world.actor(world.paul, world.acme);
        const auto result =
            edits().replace(paul, world.acme, 1,
                            {grant(of(world.leo), "reports"), edit(of(world.tom), Field::title, "Dr."),
                             grant(of(world.tina), "reports")});
        CPPUNIT_ASSERT(result.outcome == Outcome::done);
        const auto stored = world.draft(world.acme).changes;
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), stored.size());
        CPPUNIT_ASSERT(stored[0].id == 2 && stored[0].author == world.maria);
        CPPUNIT_ASSERT(stored[1].id == 3 && stored[1].author == world.paul && stored[1].value == "Dr.");
        CPPUNIT_ASSERT(stored[2].id == 4 && stored[2].author == world.paul);
    }

    void acceptsEqualContentWhateverTheVersion()
    {
        (void)written({grant(of(world.lena), "reports")});
        const auto result = edits().replace(maria(), world.acme, 77, {grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(result.outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), result.view.draft.version);
    }

    void refusesAReplacementOfAnotherVersion()
    {
        (void)written({grant(of(world.lena), "reports")});
        const auto result = edits().replace(maria(), world.acme, 0, {grant(of(world.leo), "reports")});
        CPPUNIT_ASSERT(result.outcome == Outcome::changedMeanwhile);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), result.view.draft.version);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.at(0).person == of(world.lena));
    }

    void takesBackALineOrAPerson()
    {
        (void)written({grant(of(world.lena), "reports"), grant(of(world.lena), "agreement"),
                       grant(of(world.leo), "reports")});
        CPPUNIT_ASSERT(edits().takeBack(maria(), world.acme, std::uint32_t(99)).outcome == Outcome::unknown);
        CPPUNIT_ASSERT(edits().takeBack(maria(), world.acme, std::uint32_t(1)).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.draft(world.acme).changes.size());
        CPPUNIT_ASSERT(edits().takeBack(maria(), world.acme, of(world.lena)).outcome == Outcome::done);
        CPPUNIT_ASSERT(world.draft(world.acme).changes.at(0).person == of(world.leo));
    }

    void takesBackANewPersonWithAllHisLines()
    {
        (void)written({add("new", "N", "N", "n@people.example", {"reports"}),
                       promote({{}, "new"}, "primary-contact"), grant(of(world.leo), "reports")});
        (void)edits().takeBack(maria(), world.acme, std::uint32_t(1));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.draft(world.acme).changes.size());
    }

    void discardsTheDraft()
    {
        CPPUNIT_ASSERT(edits().discard(maria(), world.acme).outcome == Outcome::done);
        (void)written({grant(of(world.lena), "reports")});
        const auto result = edits().discard(maria(), world.acme);
        CPPUNIT_ASSERT(result.outcome == Outcome::done && result.view.draft.version == 0);
        CPPUNIT_ASSERT(world.storage.committed().drafts.empty());
        // Once, and not of the draft that was none.
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.audited(world.acme).size());
        ReadHistory::Wish wish;
        wish.customer = world.acme;
        const auto entries = ReadHistory(world.services)(maria(), wish);
        CPPUNIT_ASSERT(entries && entries->size() == 1);
        CPPUNIT_ASSERT_EQUAL(std::string("draft.discarded"), entries->at(0).audit.act);
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"lines":1})"), entries->at(0).audit.facts);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), entries->at(0).lineCount);
    }

    void matchesNoPageOfAnEarlierDraft()
    {
        const auto early = written({grant(of(world.lena), "reports")}).view.draft;
        (void)edits().discard(maria(), world.acme);
        const auto late = written({grant(of(world.leo), "reports")}).view.draft;
        CPPUNIT_ASSERT(late.version > early.version);
        CPPUNIT_ASSERT(late.changes.at(0).id > early.changes.at(0).id);
        CPPUNIT_ASSERT(edits().replace(maria(), world.acme, early.version, {}).outcome ==
                       Outcome::changedMeanwhile);
        CPPUNIT_ASSERT(edits().takeBack(maria(), world.acme, early.changes.at(0).id).outcome ==
                       Outcome::unknown);
        CPPUNIT_ASSERT(SubmitRequest(world.services)(maria(), {world.acme, early.version, "", ""}).outcome ==
                       SubmitRequest::Outcome::changedMeanwhile);
    }

    void storesNothingWhereAnotherAdministratorWroteMeanwhile()
    {
        (void)written({edit(of(world.lena), Field::title, "Dr")});
        const auto paul = world.actor(world.paul, world.acme);
        const std::vector<Written> stale{{edit(of(world.lena), Field::title, "Prof."), ""},
                                         {grant(of(world.lena), "reports"), std::nullopt}};
        const auto clash = edits().add(paul, world.acme, stale);
        CPPUNIT_ASSERT(clash.outcome == Outcome::clash);
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"), rulesOf(clash.view.findings));
        const auto& stored = world.draft(world.acme).changes;
        CPPUNIT_ASSERT(stored.size() == 1 && stored[0].value == "Dr" && stored[0].author == world.maria);

        const std::vector<Written> informed{{edit(of(world.lena), Field::title, "Prof."), "Dr"}};
        CPPUNIT_ASSERT(edits().add(paul, world.acme, informed).outcome == Outcome::done);
        const auto now = world.draft(world.acme).changes;
        CPPUNIT_ASSERT(now[0].value == "Prof." && now[0].author == world.paul);
        CPPUNIT_ASSERT(now[0].writtenAt == world.clock.now());
    }

    void noticesLiveDataThatChangedUnderALine()
    {
        const auto draft = written({edit(of(world.lena), Field::title, "Dr")}).view.draft;
        world.rewrite(world.acme, world.lena, [](Person& person) { person.title = "Ms"; });
        const auto seen = edits().see(maria(), world.acme);
        CPPUNIT_ASSERT_EQUAL(std::string("live-value-changed"), rulesOf(seen.view.findings));
        CPPUNIT_ASSERT_EQUAL(std::string("title"), seen.view.findings[0].field);
        CPPUNIT_ASSERT(SubmitRequest(world.services)(maria(), {world.acme, draft.version, "", ""}).outcome ==
                       SubmitRequest::Outcome::findings);
        CPPUNIT_ASSERT(edits().confirm(maria(), world.acme, 99).outcome == Outcome::unknown);
        const auto kept = edits().confirm(maria(), world.acme, draft.changes[0].id);
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(kept.view.findings));
        CPPUNIT_ASSERT(kept.view.draft.changes.size() == 1 && kept.view.draft.version > draft.version);
        const auto sent =
            SubmitRequest(world.services)(maria(), {world.acme, kept.view.draft.version, "", ""});
        CPPUNIT_ASSERT(sent.outcome == SubmitRequest::Outcome::submitted);
        CPPUNIT_ASSERT(world.request(sent.request).changes[0].writtenAt == Time{});
    }

    void waitsWhileARequestIsOpen()
    {
        (void)written({grant(of(world.lena), "reports")});
        (void)SubmitRequest(world.services)(maria(), {world.acme, 1, "", ""});
        CPPUNIT_ASSERT(edits().add(maria(), world.acme, grant(of(world.leo), "reports")).outcome ==
                       Outcome::requestWaiting);
        CPPUNIT_ASSERT(edits().replace(maria(), world.acme, 0, {}).outcome == Outcome::requestWaiting);
        CPPUNIT_ASSERT(edits().discard(maria(), world.acme).outcome == Outcome::requestWaiting);
        CPPUNIT_ASSERT(edits().see(maria(), world.acme).outcome == Outcome::done);
    }

    void letsEditorsWriteDetailsOnly()
    {
        const auto editor = world.addPerson(world.acme, "Edda", "Editor", {"contact-editor"});
        const auto edda = world.actor(editor, world.acme);
        CPPUNIT_ASSERT(edits().add(edda, world.acme, edit(of(world.lena), Field::title, "Dr.")).outcome ==
                       Outcome::done);
        CPPUNIT_ASSERT(
            edits().add(edda, world.acme, line(ChangeKind::setDepartment, of(world.lena), "IT")).outcome ==
            Outcome::done);
        for (const auto& more :
             {grant(of(world.lena), "reports"), line(ChangeKind::removeContact, of(world.lena)),
              line(ChangeKind::changeEmail, of(world.lena), "l@people.example"),
              line(ChangeKind::setPortalUser, of(world.lena), "no"),
              add("n", "N", "N", "n@x.example", {"reports"})})
            CPPUNIT_ASSERT(edits().add(edda, world.acme, more).outcome == Outcome::forbidden);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.draft(world.acme).changes.size());
    }

    void letsEditorsTouchNoOtherLine()
    {
        const auto editor = world.addPerson(world.acme, "Edda", "Editor", {"contact-editor"});
        const auto edda = world.actor(editor, world.acme);
        (void)written(
            {grant(of(world.lena), "reports"), add("new", "N", "N", "n@people.example", {"reports"})});
        CPPUNIT_ASSERT(edits().takeBack(edda, world.acme, std::uint32_t(1)).outcome == Outcome::forbidden);
        CPPUNIT_ASSERT(edits().replace(edda, world.acme, 1, {}).outcome == Outcome::forbidden);
        CPPUNIT_ASSERT(edits().discard(edda, world.acme).outcome == Outcome::forbidden);
        CPPUNIT_ASSERT(edits().add(edda, world.acme, edit({{}, "new"}, Field::lastName, "M")).outcome ==
                       Outcome::forbidden);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.draft(world.acme).changes.size());
    }

    void isNothingForWhoOnlyViews()
    {
        (void)written({grant(of(world.tina), "reports")});
        const auto seen = edits().see(world.actor(world.lena, world.acme), world.acme);
        CPPUNIT_ASSERT(seen.outcome == Outcome::forbidden && seen.view.draft.changes.empty());
        CPPUNIT_ASSERT(edits().see(world.agent(), world.acme).outcome == Outcome::done);
        CPPUNIT_ASSERT(
            edits()
                .add(world.actor(world.lena, world.acme), world.acme, grant(of(world.leo), "reports"))
                .outcome == Outcome::forbidden);
    }

    void hidesTheCustomerFromStrangers()
    {
        const auto omar = world.actor(world.omar, world.acme);
        CPPUNIT_ASSERT(edits().see(omar, world.acme).outcome == Outcome::unknown);
        CPPUNIT_ASSERT(edits().add(omar, world.acme, grant(of(world.leo), "reports")).outcome ==
                       Outcome::unknown);
        CPPUNIT_ASSERT(edits().see(maria(), CustomerId{999'999}).outcome == Outcome::unknown);
        // Tom has no contacts.* permission at all: for him there is no Contacts Manager.
        CPPUNIT_ASSERT(edits().see(world.actor(world.tom, world.acme), world.acme).outcome ==
                       Outcome::unknown);
    }

    void survivesNonsense()
    {
        Samples samples(7);
        for (int run = 0; run < 150; ++run)
        {
            const auto nonsense = samples.nonsense(6);
            const auto result = edits().replace(maria(), world.acme, 0, nonsense);
            CPPUNIT_ASSERT(result.outcome == Outcome::refused || result.outcome == Outcome::done ||
                           result.outcome == Outcome::changedMeanwhile);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EditDraftTest);

}  // namespace contacts::tests
