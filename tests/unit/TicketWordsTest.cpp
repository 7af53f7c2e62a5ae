// What a request's ticket says, for people who read it without us.
#include "hooks/TicketWords.h"
#include "core/changes/ChangeSets.h"
#include "core/text/Text.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class TicketWordsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TicketWordsTest);
    CPPUNIT_TEST(saysLineByLineWhatWasDecided);
    CPPUNIT_TEST(saysThatALinkWasSent);
    CPPUNIT_TEST(saysWhoRejectedAll);
    CPPUNIT_TEST(saysWhoAsks);
    CPPUNIT_TEST(saysWhatASecondRequestBrings);
    CPPUNIT_TEST(quotesAsTheLanguageDoes);
    CPPUNIT_TEST(manyLinesLeaveRoomForWhatTheAgentWrote);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    std::unique_ptr<templates::Words> words =
        templates::makeWords({templates::catalogues.begin(), templates::catalogues.end()});

    Request request(RequestState state)
    {
        Request made;
        made.customer = world.acme;
        made.state = state;
        made.requester = world.maria;
        made.decidedBy = "Alex Agent";
        made.decisionReason = "Please call.";
        made.question = "Which Tom?";
        for (const auto id : {world.tom, world.lena})
            made.then.people[of(id)] = world.contact(world.acme, id).person;
        made.changes = {grant(of(world.tom), "reports"), grant(of(world.lena), "reports")};
        return made;
    }

    std::string textOf(const Request& request, const std::string& locale = "en") const
    {
        return ticketText({*words, world.catalogue, locale, ""}, request, {},
                          contacts::apply(request.changes, request.then))
            .text;
    }

public:
    void saysLineByLineWhatWasDecided()
    {
        auto partly = request(RequestState::partlyImplemented);
        partly.changes[0].outcome = LineOutcome::implemented;
        partly.changes[1].outcome = LineOutcome::rejected;
        partly.changes[1].outcomeReason = "Not her job.";
        CPPUNIT_ASSERT_EQUAL(
            std::string("Partly implemented by Alex Agent:\n\n"
                        "Tom Reed (tom@people.example)\n+ got Reports – implemented\n\n"
                        "Lena Vogt (lena@people.example)\n+ gets Reports – rejected: Not her job.\n\n"
                        "Please call."),
            textOf(partly));
    }

    void saysThatALinkWasSent()
    {
        auto partly = request(RequestState::partlyImplemented);
        partly.changes[0] = line(ChangeKind::changeEmail, of(world.tom), "reed@people.example");
        partly.changes[0].outcome = LineOutcome::implemented;
        partly.changes[0].linkSent = true;
        partly.changes[1].outcome = LineOutcome::rejected;
        for (const auto& [locale, end] : std::map<std::string, std::string>{
                 {"en", "stays – link sent\n"}, {"de", " – Link verschickt\n"}, {"fr", " – lien envoyé\n"}})
        {
            const auto text = textOf(partly, locale);
            CPPUNIT_ASSERT_MESSAGE(text, text.find(end) != std::string::npos);
        }
    }

    void saysWhoRejectedAll()
    {
        auto all = request(RequestState::rejected);
        for (auto& line : all.changes)
            line.outcome = LineOutcome::rejected;
        CPPUNIT_ASSERT_EQUAL(
            std::string("Rejected by Alex Agent:\n\nTom Reed (tom@people.example)\n+ gets Reports\n\n"
                        "Lena Vogt (lena@people.example)\n+ gets Reports\n\nPlease call."),
            textOf(all));
    }

    void saysWhoAsks()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Question from Alex Agent:\n\nWhich Tom?"),
                             textOf(request(RequestState::returned)));
    }

    void saysWhatASecondRequestBrings()
    {
        auto again = request(RequestState::submitted);
        again.version = 3;
        again.ticket = 500;
        again.reason = "New tasks";
        again.unchanged = true;
        const std::string lines = "\n\nTom Reed (tom@people.example)\n+ gets Reports\n\nLena Vogt "
                                  "(lena@people.example)\n+ gets Reports";
        CPPUNIT_ASSERT_EQUAL("Requested again, no line changed, without an answer: 2 changes for 2 people." +
                                 lines,
                             textOf(again));
        again.answered = true;
        CPPUNIT_ASSERT_EQUAL("Requested again, no line changed: 2 changes for 2 people.\n\n“New tasks”" +
                                 lines,
                             textOf(again));
        again.unchanged = false;
        CPPUNIT_ASSERT_EQUAL("Corrected and requested again: 2 changes for 2 people.\n\n“New tasks”" + lines,
                             textOf(again));
        // Its ticket is raised only now, in another house: nothing was said there yet.
        again.ticket = 0;
        again.answered = false;
        CPPUNIT_ASSERT_EQUAL("Requested 2 changes for 2 people.\n\n“New tasks”" + lines, textOf(again));
    }

    void quotesAsTheLanguageDoes()
    {
        auto asked = request(RequestState::submitted);
        asked.reason = "New tasks";
        const auto quotes = [&](const std::string& locale, const std::string& quoted) {
            const auto text = textOf(asked, locale);
            CPPUNIT_ASSERT_MESSAGE(text, text.find("\n\n" + quoted + "\n\n") != std::string::npos);
        };
        quotes("en", "“New tasks”");
        quotes("de", "„New tasks“");
        quotes("fr", "«\u202fNew tasks\u202f»");
    }

    void manyLinesLeaveRoomForWhatTheAgentWrote()
    {
        auto many = request(RequestState::rejected);
        for (auto& line : many.changes)
        {
            line.outcome = LineOutcome::rejected;
            line.outcomeReason = std::string(longestReason, 'x');
        }
        many.changes.resize(6, many.changes.front());
        many.decisionReason = std::string(longestReason, 'y');
        const auto text = textOf(many);
        CPPUNIT_ASSERT(codePoints(text) < 8000);
        CPPUNIT_ASSERT(text.ends_with(many.decisionReason));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketWordsTest);

}  // namespace contacts::tests
