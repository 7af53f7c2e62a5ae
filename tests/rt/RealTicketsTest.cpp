// Our tickets in a real Request Tracker 5, by a user with the rights of our initial data and no more.
#include "tests/rt/PrivateRt.h"
#include "tests/support/RemoteTrouble.h"
#include "ticket-adapter/request-tracker/RtTickets.h"

#include <cppunit/extensions/HelperMacros.h>


namespace tests {

namespace {

using contacts::RemoteFailure;
using contacts::RemoteStep;
using contacts::RtTickets;
using contacts::TicketMove;
using Kind = RemoteFailure::Kind;
using contacts::tests::trouble;


std::string newReference()
{
    static int number = 0;
    return "contacts-manager/test-" + std::to_string(++number);
}


contacts::RemoteTicket ticketOf(const std::string& reference)
{
    return {
        reference, "maria.keller@acme.example", {"2 changes for Acme Oil", "Amélie Dupont 🍣\n+ Technical"}};
}


RemoteStep stepOf(const std::string& reference, TicketMove how, const std::string& message = "Done.")
{
    static int number = 0;
    return {"step/" + std::to_string(++number), reference, how, message};
}


}  // namespace

class RealTicketsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RealTicketsTest);
    CPPUNIT_TEST(theTicketIsFoundByItsReferenceAndByNoOther);
    CPPUNIT_TEST(aTicketThatAScripHasMovedIsFoundWhereWeSeeIt);
    CPPUNIT_TEST(stepsMoveTheTicketAndAreSaidOnce);
    CPPUNIT_TEST(textsStayTexts);
    CPPUNIT_TEST(lettersOfEveryPlaneComeThrough);
    CPPUNIT_TEST(aTicketOfAnotherRequestIsNeverWritten);
    CPPUNIT_TEST(aMergedTicketIsNamed);
    CPPUNIT_TEST(aDeletedTicketIsNamed);
    CPPUNIT_TEST(aTicketThatWaitsForAnotherStopsNobodyElse);
    CPPUNIT_TEST(everyStateOfATicketIsSeen);
    CPPUNIT_TEST(ourOwnStepEndsTheStoryOfATicketThatWasReopened);
    CPPUNIT_TEST(checkFindsNothingMissing);
    CPPUNIT_TEST(checkNamesAMissingRight);
    CPPUNIT_TEST(whatIsRaisedAndHiddenIsRaisedOnce);
    CPPUNIT_TEST(checkNamesAMissingField);
    CPPUNIT_TEST(checkNamesAStatusThatTheLifecycleLacks);
    CPPUNIT_TEST(checkNamesAWrongToken);
    CPPUNIT_TEST(aFrozenTrackerIsAwayAndComesBack);
    CPPUNIT_TEST_SUITE_END();

public:
    void theTicketIsFoundByItsReferenceAndByNoOther()
    {
        const auto reference = newReference();
        CPPUNIT_ASSERT(!tickets().find(reference));
        const auto id = tickets().raise(ticketOf(reference));
        CPPUNIT_ASSERT(tickets().find(reference) == std::optional(id));
        CPPUNIT_ASSERT(!tickets().find(reference + "0"));
        CPPUNIT_ASSERT(!tickets().find(reference.substr(0, reference.size() - 1)));
    }

    void aTicketThatAScripHasMovedIsFoundWhereWeSeeIt()
    {
        rt().insertOurData({{"CONTACTS_QUEUE", "Routed"}});  // Fields and rights there as well.
        const auto reference = newReference();
        const auto id = tickets().raise(ticketOf(reference));
        change(id, "$t->SetQueue('Routed')");
        CPPUNIT_ASSERT(tickets().find(reference) == std::optional(id));
        CPPUNIT_ASSERT(tickets().look(id, {reference, std::string()}) == contacts::RemoteSight::moved);
        change(id, "$t->SetQueue('General')");
        CPPUNIT_ASSERT(!tickets().find(reference));
    }

    void stepsMoveTheTicketAndAreSaidOnce()
    {
        const auto reference = newReference();
        const auto id = tickets().raise(ticketOf(reference));
        const auto returned = stepOf(reference, TicketMove::returned, "Which department?");
        tickets().move(id, returned);
        tickets().move(id, returned);
        CPPUNIT_ASSERT_EQUAL(std::string("stalled"), read(id).status);
        tickets().move(id, stepOf(reference, TicketMove::reopened));
        CPPUNIT_ASSERT_EQUAL(std::string("open"), read(id).status);
        tickets().move(id, stepOf(reference, TicketMove::closed, "Implemented."));
        CPPUNIT_ASSERT_EQUAL(std::string("resolved"), read(id).status);
        tickets().move(id, stepOf(reference, TicketMove::cancelled, ""));
        CPPUNIT_ASSERT_EQUAL(std::string("rejected"), read(id).status);
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + std::to_string(id) +
                  "); my $all = $t->Transactions; my $n = grep { $_->Type eq 'Correspond' } "
                  "@{ $all->ItemsArrayRef }; need($n == 3, \"$n replies\");");
    }

    void textsStayTexts()
    {
        const auto reference = newReference();
        auto ticket = ticketOf(reference);
        ticket.text = {"<script>alert(1)</script> {$Ticket->id}",
                       "RT-Send-CC: eve@evil.example\nStatus: resolved\n<b>{ die }</b>\n" +
                           std::string(200'000, 'x')};
        const auto id = tickets().raise(ticket);
        CPPUNIT_ASSERT_EQUAL(std::string("new"), read(id).status);
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + std::to_string(id) +
                  "); need($t->Subject eq '<script>alert(1)</script> {$Ticket->id}', $t->Subject); "
                  "need($t->CcAddresses eq '', 'Cc'); "
                  "my $c = $t->Transactions->First->Content(Type => 'text/plain'); "
                  "need($c =~ /^RT-Send-CC: eve/, substr $c, 0, 50);");
    }

    void lettersOfEveryPlaneComeThrough()
    {
        const auto reference = newReference();
        auto ticket = ticketOf(reference);
        ticket.text = {"Zoë 🍣 𠜎", "Zoë 🍣 𠜎\n+ 🍺"};
        const auto id = tickets().raise(ticket);
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + std::to_string(id) +
                  "); my $name = Encode::decode('UTF-8', 'Zoë 🍣 𠜎'); need($t->Subject eq $name, 'subject'); "
                  "my $c = $t->Transactions->First->Content(Type => 'text/plain'); "
                  "need(index($c, $name) == 0 && index($c, Encode::decode('UTF-8', '🍺')) > 0, 'text');");
    }

    void aTicketOfAnotherRequestIsNeverWritten()
    {
        const auto reference = newReference();
        const auto id = tickets().raise(ticketOf(reference));
        const auto [kind, text] =
            trouble([&] { tickets().move(id, stepOf(newReference(), TicketMove::closed)); });
        CPPUNIT_ASSERT(kind == Kind::misfit);
        CPPUNIT_ASSERT_EQUAL(std::string("new"), read(id).status);
        CPPUNIT_ASSERT(trouble([&] {
                           tickets().move(999'999, stepOf(reference, TicketMove::closed));
                       }).first == Kind::misfit);
    }

    void aMergedTicketIsNamed()
    {
        const auto reference = newReference();
        const auto into = tickets().raise(ticketOf(newReference()));
        const auto id = tickets().raise(ticketOf(reference));
        change(id, "$t->MergeInto(" + std::to_string(into) + ")");
        const auto [kind, text] = trouble([&] { tickets().move(id, stepOf(reference, TicketMove::closed)); });
        CPPUNIT_ASSERT(kind == Kind::misfit);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("merged into " + std::to_string(into)) != std::string::npos);
    }

    void aDeletedTicketIsNamed()
    {
        const auto reference = newReference();
        const auto id = tickets().raise(ticketOf(reference));
        change(id, "$t->SetStatus('deleted')");
        const auto [kind, text] = trouble([&] { tickets().move(id, stepOf(reference, TicketMove::closed)); });
        CPPUNIT_ASSERT(kind == Kind::misfit);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("deleted") != std::string::npos);
    }

    void aTicketThatWaitsForAnotherStopsNobodyElse()
    {
        const auto reference = newReference();
        const auto other = tickets().raise(ticketOf(newReference()));
        const auto id = tickets().raise(ticketOf(reference));
        change(id, "$t->AddLink(Type => 'DependsOn', Target => " + std::to_string(other) + ")");
        const auto closed = stepOf(reference, TicketMove::closed);
        const auto [kind, text] = trouble([&] { tickets().move(id, closed); });
        CPPUNIT_ASSERT_MESSAGE(text, kind == Kind::misfit);
        CPPUNIT_ASSERT_MESSAGE(text,
                               text.find("That ticket has unresolved dependencies") != std::string::npos);
        change(other, "$t->SetStatus('resolved')");
        tickets().move(id, closed);
        CPPUNIT_ASSERT_EQUAL(std::string("resolved"), read(id).status);
    }

    void everyStateOfATicketIsSeen()
    {
        const auto seen = [](const std::string& act) {
            const auto reference = newReference();
            const auto id = tickets().raise(ticketOf(reference));
            if (!act.empty())
                change(id, act);
            return std::string(wordOf(tickets().look(id, {reference, std::string()})));
        };
        CPPUNIT_ASSERT_EQUAL(std::string("as-left"), seen(""));
        CPPUNIT_ASSERT_EQUAL(std::string("closed"), seen("$t->SetStatus('resolved')"));
        CPPUNIT_ASSERT_EQUAL(std::string("as-left"), seen("$t->SetStatus('stalled')"));
        CPPUNIT_ASSERT_EQUAL(std::string("deleted"), seen("$t->SetStatus('deleted')"));
        CPPUNIT_ASSERT_EQUAL(std::string("merged"), seen("$t->MergeInto(1)"));
        CPPUNIT_ASSERT_EQUAL(std::string("hidden"), seen("$t->SetQueue('General')"));
        CPPUNIT_ASSERT_EQUAL(std::string("reopened"),
                             seen("$t->SetStatus('resolved') && $t->SetStatus('open')"));
        CPPUNIT_ASSERT_EQUAL(std::string("reopened"),
                             seen("$t->SetStatus('rejected') && $t->SetStatus('open')"));
        CPPUNIT_ASSERT_EQUAL(std::string("as-left"),
                             seen("$t->SetStatus('stalled') && $t->SetStatus('open')"));
        CPPUNIT_ASSERT_EQUAL(std::string("set-back"),
                             seen("$t->AddCustomFieldValue(Field => 'ContactsManagerStep', Value => 'x')"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("foreign"),
            seen("$t->AddCustomFieldValue(Field => 'ContactsManagerRequest', Value => 'x')"));
    }

    void ourOwnStepEndsTheStoryOfATicketThatWasReopened()
    {
        const auto reference = newReference();
        const auto id = tickets().raise(ticketOf(reference));
        change(id, "$t->SetStatus('resolved') && $t->SetStatus('open')");
        const auto back = stepOf(reference, TicketMove::returned, "Which one?");
        tickets().move(id, back);
        CPPUNIT_ASSERT(tickets().look(id, {reference, back.key}) == contacts::RemoteSight::asLeft);
        change(id, "$t->SetStatus('resolved') && $t->SetStatus('open')");
        CPPUNIT_ASSERT(tickets().look(id, {reference, back.key}) == contacts::RemoteSight::reopened);
        CPPUNIT_ASSERT(tickets().look(999'999, {reference, back.key}) == contacts::RemoteSight::gone);
    }

    void checkFindsNothingMissing()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(), said(tickets().check()));
        CPPUNIT_ASSERT_EQUAL(std::string(), said(tickets().check()));
        assertOneProbe();
    }

    void checkNamesAMissingRight()
    {
        for (const auto* right : {"ModifyCustomField", "ModifyTicket", "ShowTicket", "CreateTicket",
                                  "SeeCustomField", "SeeQueue"})
        {
            grant("RevokeRight", right);
            const auto found =
                trouble([&] { throw RemoteFailure(Kind::refused, said(tickets().check())); }).second;
            grant("GrantRight", right);
            CPPUNIT_ASSERT_MESSAGE(std::string(right) + ": " + found, found.find(right) != std::string::npos);
        }
    }

    void whatIsRaisedAndHiddenIsRaisedOnce()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(), said(tickets().check()));
        const auto reference = newReference();
        grant("RevokeRight", "ShowTicket");
        std::uint64_t id = 0;
        std::string missing;
        const auto text = trouble([&] {
                              id = tickets().raise(ticketOf(reference));
                              missing = said(tickets().check());
                              throw RemoteFailure(Kind::misfit, "");
                          }).second;
        grant("GrantRight", "ShowTicket");
        CPPUNIT_ASSERT_EQUAL(std::string(), text);
        CPPUNIT_ASSERT_EQUAL(std::string("ShowTicket \n"), missing);
        CPPUNIT_ASSERT(tickets().find(reference) == std::optional(id));
        assertOneProbe();
    }

    void checkNamesAMissingField()
    {
        const std::string field = "my $q = RT::Queue->new(RT->SystemUser); $q->Load('Contacts'); "
                                  "my $f = RT::CustomField->new(RT->SystemUser); "
                                  "$f->LoadByCols(Name => 'ContactsManagerStep'); ";
        rt().perl(field + "need($f->RemoveFromObject($q));");
        const auto missing = said(tickets().check());
        rt().perl(field + "need($f->AddToObject($q));");
        CPPUNIT_ASSERT_MESSAGE(missing, missing.find("ContactsManagerStep") != std::string::npos);
    }

    void checkNamesAStatusThatTheLifecycleLacks()
    {
        const std::string queue = "my $q = RT::Queue->new(RT->SystemUser); $q->Load('Contacts'); ";
        rt().perl(queue + "need($q->SetLifecycle('short'));");
        const auto missing =
            trouble([&] { throw RemoteFailure(Kind::misfit, said(tickets().check())); }).second;
        rt().perl(queue + "need($q->SetLifecycle('default'));");
        CPPUNIT_ASSERT_EQUAL(std::string("stalled open\n"), missing);
        CPPUNIT_ASSERT_EQUAL(std::string(), said(tickets().check()));
    }

    void checkNamesAWrongToken()
    {
        RtTickets wrong([] {
            auto settings = rt().settings();
            settings.token.back() = settings.token.back() == '0' ? '1' : '0';
            return settings;
        });
        const auto [kind, text] = trouble([&] { (void)wrong.check(); });
        CPPUNIT_ASSERT(kind == Kind::refused);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("token") != std::string::npos);
    }

    void aFrozenTrackerIsAwayAndComesBack()
    {
        RtTickets hurried([] { return rt().settings(); },
                          {std::chrono::milliseconds(500), std::chrono::milliseconds(2000), 1'000'000});
        rt().freeze();
        const auto found = trouble([&] { (void)hurried.find("contacts-manager/x"); }).first;
        rt().thaw();
        CPPUNIT_ASSERT(found == Kind::away);
        rt().kill();
        const auto killed = trouble([&] { (void)tickets().find("contacts-manager/x"); }).first;
        rt().start();
        CPPUNIT_ASSERT(killed == Kind::away);
        CPPUNIT_ASSERT(!tickets().find("contacts-manager/x"));
    }

private:
    static PrivateRt& rt() { return PrivateRt::shared(); }

    static RtTickets& tickets()
    {
        static RtTickets all([] { return rt().settings(); });
        return all;
    }

    static contacts::RtTicket read(std::uint64_t id)
    {
        const auto settings = rt().settings();
        const contacts::RtLimits limits;
        contacts::RtSession session;
        contacts::RtTalk talk(settings, limits, session);
        return contacts::rtTicket(talk, id).value();
    }

    static void change(std::uint64_t id, const std::string& act)
    {
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + std::to_string(id) + "); need(" +
                  act + ");");
    }

    /// Another queue may have one of its own.
    static void assertOneProbe()
    {
        rt().perl("my $t = RT::Tickets->new(RT->SystemUser); $t->FromSQL(q{Queue = 'Contacts' AND "
                  "'CF.{ContactsManagerRequest}' = 'contacts-manager/connection-check'}); "
                  "need($t->Count == 1, $t->Count);");
    }

    static void grant(const std::string& verb, const std::string& right)
    {
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('contacts-manager'); "
                  "my $q = RT::Queue->new(RT->SystemUser); $q->Load('Contacts'); need($u->PrincipalObj->" +
                  verb + "(Right => '" + right + "', Object => $q));");
    }

    static std::string said(const std::vector<contacts::RemoteLack>& missing)
    {
        std::string all;
        for (const auto& one : missing)
            all += one.name + " " + one.more + "\n";
        return all;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RealTicketsTest);

}  // namespace tests
