// What may happen to a contact-changes ticket by hand, and what may not.
#include "hooks/events/TicketHook.h"

#include "core/request/DecideRequest.h"
#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "tests/unit/RequestStage.h"

#include <cppunit/extensions/HelperMacros.h>
#include <helpdesk/Transaction.h>

namespace {

using namespace contacts;
using helpdesk::TicketAct;
using requests::Stage;


class NoTransaction final : public helpdesk::Transaction
{
public:
    Poco::Data::Session& session() noexcept override { std::terminate(); }
};


/// Joins the test's one open unit of work, as the real one joins the host's transaction.
class Lent final : public UnitOfWork
{
public:
    explicit Lent(UnitOfWork& work) : _work(work) {}
    CustomerStore& customers() override { return _work.customers(); }
    ContactStore& contacts() override { return _work.contacts(); }
    DraftStore& drafts() override { return _work.drafts(); }
    RequestStore& requests() override { return _work.requests(); }
    IdempotencyStore& idempotency() override { return _work.idempotency(); }
    AuditStore& audit() override { return _work.audit(); }
    OutboxStore& outbox() override { return _work.outbox(); }
    MailTestStore& mailTests() override { return _work.mailTests(); }
    TokenStore& tokens() override { return _work.tokens(); }
    CatalogueStore& catalogue() override { return _work.catalogue(); }
    AuditWalkStore& walks() override { return _work.walks(); }
    ImportStore& imports() override { return _work.imports(); }
    DoorStore& door() override { return _work.door(); }
    SuggestionStore& suggestions() override { return _work.suggestions(); }
    DirectoryStore& directory() override { return _work.directory(); }
    ErrandStore& errands() override { return _work.errands(); }
    UserLinkStore& userLinks() override { return _work.userLinks(); }
    ErasureStore& erasure() override { return _work.erasure(); }
    void commit() override {}

private:
    UnitOfWork& _work;
};


class TicketHookTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TicketHookTest);
    CPPUNIT_TEST(refusesATicketThatNobodyPreparedAndSaysWhereToGo);
    CPPUNIT_TEST(saysSoInTheVisitorsLanguage);
    CPPUNIT_TEST(leavesOtherCategoriesAlone);
    CPPUNIT_TEST(refusesToCloseWhileTheRequestWaits);
    CPPUNIT_TEST(refusesToReopenWhatIsDecided);
    CPPUNIT_TEST(letsOurOwnDecisionPass);
    CPPUNIT_TEST(asksAgainInsideTheTransaction);
    CPPUNIT_TEST(followsACancellationOfADelegatingContact);
    CPPUNIT_TEST(refusesACancellationOfAnybodyElse);
    CPPUNIT_TEST(refusesACancellationByAnAgent);
    CPPUNIT_TEST(leadsAgentsToThePanelOfTheTicket);
    CPPUNIT_TEST(mailsTheRequesterWhenAnAgentReplies);
    CPPUNIT_TEST(mailsTheAgentsWhenTheCustomerReplies);
    CPPUNIT_TEST(saysNothingAboutInternalNotes);
    CPPUNIT_TEST(letsATicketWithoutRequestBeClosed);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _stage = std::make_unique<Stage>();
        Change change;
        change.kind = ChangeKind::grantRole;
        change.person.contact = _stage->storage().read()->contacts().findByEmail("lena@acme.example")->id;
        change.role = "reports";
        _ticket = _stage->submit({change});
        _ours.clear();
    }

    void refusesATicketThatNobodyPreparedAndSaysWhereToGo()
    {
        const auto refusal = review(TicketAct::raise, _stage->visitor(Stage::delegate));
        CPPUNIT_ASSERT(refusal.has_value());
        CPPUNIT_ASSERT_EQUAL("/portal/customers/" + _stage->customer.text() + "/contacts", refusal->link);
        CPPUNIT_ASSERT(!refusal->sentence.empty() && !refusal->linkText.empty());
        CPPUNIT_ASSERT_THROW(record(TicketAct::raise, _stage->visitor(Stage::delegate)), helpdesk::Refused);
    }

    void saysSoInTheVisitorsLanguage()
    {
        auto visitor = _stage->visitor(Stage::delegate);
        const auto english = review(TicketAct::raise, visitor)->sentence;
        visitor.locale = "fr";
        const auto french = review(TicketAct::raise, visitor)->sentence;
        CPPUNIT_ASSERT(english != french);
        CPPUNIT_ASSERT(french.find("modifications") != std::string::npos);
    }

    void leavesOtherCategoriesAlone()
    {
        for (const auto act : {TicketAct::raise, TicketAct::close, TicketAct::cancel, TicketAct::reopen})
        {
            auto ticket = _stage->ticket(_ticket);
            ticket.category = "general";
            CPPUNIT_ASSERT(!hook().review({act, ticket, _stage->agent()}));
            NoTransaction transaction;
            _work = _stage->storage().begin();
            hook().record({"1", act, ticket, {}, _stage->agent(), {}}, transaction);
            _work.reset();
        }
    }

    void refusesToCloseWhileTheRequestWaits()
    {
        CPPUNIT_ASSERT(review(TicketAct::close, _stage->agent()).has_value());
        CPPUNIT_ASSERT(!review(TicketAct::wait, _stage->agent()).has_value());
        CPPUNIT_ASSERT(!review(TicketAct::reopen, _stage->agent()).has_value());
    }

    void refusesToReopenWhatIsDecided()
    {
        implement();
        CPPUNIT_ASSERT(review(TicketAct::reopen, _stage->visitor(Stage::delegate)).has_value());
        CPPUNIT_ASSERT(review(TicketAct::cancel, _stage->visitor(Stage::delegate)).has_value());
        CPPUNIT_ASSERT(!review(TicketAct::close, _stage->agent()).has_value());
    }

    void letsOurOwnDecisionPass()
    {
        _ours = "contacts-manager/1";
        for (const auto act : {TicketAct::raise, TicketAct::close, TicketAct::cancel})
        {
            CPPUNIT_ASSERT(!review(act, _stage->agent()).has_value());
            record(act, _stage->agent());
        }
        CPPUNIT_ASSERT(_stage->request(_ticket).state == RequestState::submitted);
    }

    void asksAgainInsideTheTransaction()
    {
        CPPUNIT_ASSERT_THROW(record(TicketAct::close, _stage->agent()), helpdesk::Refused);
        implement();
        record(TicketAct::close, _stage->agent());
        CPPUNIT_ASSERT_THROW(record(TicketAct::reopen, _stage->agent()), helpdesk::Refused);
    }

    void followsACancellationOfADelegatingContact()
    {
        const auto paul = _stage->visitor("paul@acme.example");
        CPPUNIT_ASSERT(!review(TicketAct::cancel, paul).has_value());
        record(TicketAct::cancel, paul);
        CPPUNIT_ASSERT(_stage->request(_ticket).state == RequestState::cancelled);
        CPPUNIT_ASSERT_THROW(record(TicketAct::cancel, paul), helpdesk::Refused);
    }

    void refusesACancellationOfAnybodyElse()
    {
        const auto lena = _stage->visitor("lena@acme.example");
        CPPUNIT_ASSERT(review(TicketAct::cancel, lena).has_value());
        CPPUNIT_ASSERT_THROW(record(TicketAct::cancel, lena), helpdesk::Refused);
        CPPUNIT_ASSERT(_stage->request(_ticket).state == RequestState::submitted);
    }

    void refusesACancellationByAnAgent()
    {
        CPPUNIT_ASSERT(review(TicketAct::cancel, _stage->agent()).has_value());
        CPPUNIT_ASSERT(review(TicketAct::cancel, _stage->agent())->sentence !=
                       review(TicketAct::cancel, _stage->visitor("lena@acme.example"))->sentence);
    }

    void leadsAgentsToThePanelOfTheTicket()
    {
        for (const auto act : {TicketAct::close, TicketAct::cancel})
        {
            const auto refusal = review(act, _stage->agent());
            CPPUNIT_ASSERT(refusal.has_value());
            CPPUNIT_ASSERT(refusal->link.ends_with("/tickets/" + std::to_string(_ticket) + "#request"));
            CPPUNIT_ASSERT(!refusal->linkText.empty());
        }
        const auto theirs = review(TicketAct::cancel, _stage->visitor("lena@acme.example"));
        CPPUNIT_ASSERT(theirs.has_value());
        CPPUNIT_ASSERT(theirs->link.ends_with("/contacts"));
    }

    void mailsTheRequesterWhenAnAgentReplies()
    {
        const auto before = _stage->mails().size();
        reply(_stage->agent(), true);
        CPPUNIT_ASSERT_EQUAL(before + 1, _stage->mails().size());
        const auto mail = _stage->mails().front().mail;
        CPPUNIT_ASSERT(mail.kind == MailKind::ticketReply);
        CPPUNIT_ASSERT_EQUAL(std::string(Stage::delegate), mail.address);
    }

    void mailsTheAgentsWhenTheCustomerReplies()
    {
        reply(_stage->visitor("paul@acme.example"), false);
        bool told = false;
        for (const auto& row : _stage->mails())
            told = told ||
                   (row.mail.kind == MailKind::ticketReply && row.mail.address == "queue@support.example");
        CPPUNIT_ASSERT(told);
    }

    void saysNothingAboutInternalNotes()
    {
        const auto before = _stage->mails().size();
        record(TicketAct::note, _stage->agent());
        CPPUNIT_ASSERT_EQUAL(before, _stage->mails().size());
    }

    void letsATicketWithoutRequestBeClosed()
    {
        _ticket += 1000;
        CPPUNIT_ASSERT(!review(TicketAct::close, _stage->agent()).has_value());
        record(TicketAct::close, _stage->agent());
    }

private:
    TicketHook hook()
    {
        return TicketHook({_stage->services(), _stage->ground().words, "contact-changes",
                           [this](helpdesk::Transaction&) { return std::make_unique<Lent>(*_work); },
                           [this](std::string_view reference) { return reference == _ours; }});
    }

    std::optional<helpdesk::Refusal> review(TicketAct act, const helpdesk::Visitor& visitor)
    {
        return hook().review({act, _stage->ticket(_ticket), visitor});
    }

    void record(TicketAct act, const helpdesk::Visitor& visitor, const helpdesk::TicketMessage& message = {})
    {
        NoTransaction transaction;
        _work = _stage->storage().begin();
        try
        {
            hook().record({"1", act, _stage->ticket(_ticket), message, visitor, {}}, transaction);
            _work->commit();
        }
        catch (...)
        {
            _work.reset();
            throw;
        }
        _work.reset();
    }

    void reply(const helpdesk::Visitor& visitor, bool fromAgent)
    {
        helpdesk::TicketMessage message;
        message.id = 5;
        message.author = visitor.account;
        message.authorName = visitor.name;
        message.fromAgent = fromAgent;
        message.text = "Until when?";
        record(TicketAct::reply, visitor, message);
    }

    void implement()
    {
        const auto agent = actorOf(_stage->agent(), _stage->customer, _stage->services());
        const auto id = _stage->request(_ticket).id;
        const auto digest = ViewRequest(_stage->services())(agent, id)->digest;
        CPPUNIT_ASSERT(ImplementRequest(_stage->services())(agent, id, digest, {}, "").outcome ==
                       Decision::Outcome::done);
    }

    std::unique_ptr<Stage> _stage;
    std::unique_ptr<UnitOfWork> _work;
    std::uint64_t _ticket = 0;
    std::string _ours;
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketHookTest);

}  // namespace
