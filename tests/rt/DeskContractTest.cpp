// The contract of every desk, for a real Request Tracker.
#include "tests/support/DeskContract.h"
#include "tests/rt/PrivateRt.h"
#include "ticket-adapter/request-tracker/RtTickets.h"

#include <stdexcept>

namespace {

using namespace tests;


class DeskContract_onRequestTracker : public DeskContract
{
    CPPUNIT_TEST_SUB_SUITE(DeskContract_onRequestTracker, DeskContract);
    CPPUNIT_TEST_SUITE_END();

    static PrivateRt& rt() { return PrivateRt::shared(); }

    static contacts::RtTicket read(const std::string& ticket)
    {
        const auto settings = rt().settings();
        const contacts::RtLimits limits;
        contacts::RtSession session;
        contacts::RtTalk talk(settings, limits, session);
        return contacts::rtTicket(talk, std::stoull(ticket)).value();
    }

    HostOptions options() override { return rt().options(); }
    [[nodiscard]] Standing rejected() const override { return Standing::cancelled; }

    Standing standing(Scene&, const std::string& ticket) override
    {
        const auto status = read(ticket).status;
        return status == "stalled"    ? Standing::waiting
               : status == "resolved" ? Standing::closed
               : status == "rejected" ? Standing::cancelled
                                      : Standing::open;
    }

    bool says(Scene&, const std::string& ticket, const std::string& text) override
    {
        return holds("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + ticket +
                     "); my $all = $t->Transactions; my $n = grep { index($_->Content(Type => 'text/plain') "
                     "// '', q{" +
                     text + "}) >= 0 } @{ $all->ItemsArrayRef }; need($n, 'nobody says it');");
    }

    std::size_t ticketsLike(Scene&, const std::string& ticket) override
    {
        const bool one = holds(
            "my $t = RT::Tickets->new(RT->SystemUser); $t->FromSQL(q{'CF.{ContactsManagerRequest}' = '" +
            read(ticket).reference + "'}); need($t->Count == 1, $t->Count);");
        return one ? 1 : 0;
    }

    static bool holds(const std::string& perl)
    {
        try
        {
            rt().perl(perl);
        }
        catch (const std::runtime_error&)
        {
            return false;
        }
        return true;
    }
};

}  // namespace

CPPUNIT_TEST_SUITE_REGISTRATION(DeskContract_onRequestTracker);
