// What becomes of the tickets of requests, whoever keeps them: one suite for the host's own tickets, a
// Request Tracker that is played and a real one. Asked over HTTP of the running program, because a desk's
// promise spans its page, its transaction and its job.
#pragma once

#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace tests {

class DeskContract : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskContract);
    CPPUNIT_TEST(oneTicketIsRaisedAndClosedWithTheDecision);
    CPPUNIT_TEST(aQuestionWaitsInTheTicketAndItsAnswerOpensTheSameOne);
    CPPUNIT_TEST(aRequestThatIsTakenBackCancelsItsTicket);
    CPPUNIT_TEST(anAgentsReasonIsReadInTheTicket);
    CPPUNIT_TEST_SUITE_END_ABSTRACT();

public:
    void oneTicketIsRaisedAndClosedWithTheDecision();
    void aQuestionWaitsInTheTicketAndItsAnswerOpensTheSameOne();
    void aRequestThatIsTakenBackCancelsItsTicket();
    void anAgentsReasonIsReadInTheTicket();

protected:
    enum class Standing { open, waiting, closed, cancelled };

    /// What the program is told, so that its tickets lie there.
    [[nodiscard]] virtual HostOptions options() = 0;
    /// How a ticket stands whose request was rejected.
    [[nodiscard]] virtual Standing rejected() const { return Standing::closed; }
    /// Read there, and not from us.
    [[nodiscard]] virtual Standing standing(Scene& scene, const std::string& ticket) = 0;
    [[nodiscard]] virtual bool says(Scene& scene, const std::string& ticket, const std::string& text) = 0;
    [[nodiscard]] virtual std::size_t ticketsLike(Scene& scene, const std::string& ticket) = 0;

private:
    struct Asked
    {
        std::string request;
        std::string ticket;
    };

    [[nodiscard]] static Asked asked(Scene& scene, HttpClient& maria);
    void becomes(Scene& scene, const std::string& ticket, Standing wanted);
};

}  // namespace tests
