// Mails with a link: invitations get a fresh one when theirs ran out, others are withdrawn, and whoever
// invited hears what came back.
#include "tests/unit/SendMailsStage.h"

using namespace contacts;
using namespace std::chrono_literals;
using contacts::tests::SendMailsStage;
using Outcome = Delivery::Outcome;


class SendLinksTest : public SendMailsStage
{
    CPPUNIT_TEST_SUITE(SendLinksTest);
    CPPUNIT_TEST(tellsWhoeverInvitedThatTheMailCameBack);
    CPPUNIT_TEST(blamesNoAddressForWhatTheMailHolds);
    CPPUNIT_TEST(givesAnInvitationAFreshLinkWhenItsOwnRanOut);
    CPPUNIT_TEST(tellsThatAnInvitationWithAFreshLinkCameBack);
    CPPUNIT_TEST(withdrawsOtherLinksThatRanOut);
    CPPUNIT_TEST(withdrawsAMailWhoseLinkDied);
    CPPUNIT_TEST_SUITE_END();

    AccountState stateOfSofia()
    {
        return _scene->storage.read()->contacts().find(_scene->customer, _scene->sofia)->accountState;
    }

    void inviteSofia()
    {
        _scene->inOne([&](UnitOfWork& work) {
            work.contacts().setAccountState(_scene->sofia, AccountState::invited, _scene->clock.time + 72h);
        });
    }

public:
    void tellsWhoeverInvitedThatTheMailCameBack()
    {
        const auto mail = _scene->welcome();
        inviteSofia();
        _scene->put(mail);
        _answers.push_back({Outcome::refused, "550 nobody"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::bounced);
        _scene->inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.outbox().again(_scene->row(mail.key).id, _scene->clock.time));
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::invited);
    }

    /// The agents hear of it, and administrators find it among what was given up.
    void blamesNoAddressForWhatTheMailHolds()
    {
        _policy.agentsAddress = "agents@support.example";
        const auto mail = _scene->welcome();
        inviteSofia();
        _scene->put(mail);
        _answers.push_back({Outcome::refused, "end of data: 554 looks like spam", true});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().dead);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::invited);
        CPPUNIT_ASSERT(_scene->row(mail.key).state == MailState::dead);
        CPPUNIT_ASSERT_EQUAL(std::string("end of data: 554 looks like spam"),
                             _scene->row(mail.key).lastAnswer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
        CPPUNIT_ASSERT(_carried.back().starts_with("agents@support.example "));
    }

    void givesAnInvitationAFreshLinkWhenItsOwnRanOut()
    {
        const auto mail = _scene->welcome();
        inviteSofia();
        _scene->put(mail);
        _scene->clock.time += 73h;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().sent);
        const auto fresh = _scene->row(mail.key).mail.token;
        CPPUNIT_ASSERT(fresh != mail.token);
        const auto token = _scene->storage.read()->tokens().find(fresh);
        CPPUNIT_ASSERT(token->expiresAt == _scene->clock.time + _policy.activationLife);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::invited);
    }

    void tellsThatAnInvitationWithAFreshLinkCameBack()
    {
        const auto mail = _scene->welcome();
        inviteSofia();
        _scene->put(mail);
        _scene->clock.time += 73h;
        _answers.push_back({Outcome::refused, "550 nobody"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT(_scene->row(mail.key).mail.token != mail.token);
        CPPUNIT_ASSERT(stateOfSofia() == AccountState::bounced);
    }

    void withdrawsOtherLinksThatRanOut()
    {
        for (const auto kind : {MailKind::temporaryPassword, MailKind::passwordReset})
        {
            const auto purpose = kind == MailKind::passwordReset ? TokenPurpose::passwordReset
                                                                 : TokenPurpose::temporaryPassword;
            const auto mail = _scene->welcome(kind, purpose);
            _scene->put(mail);
            _scene->clock.time += 73h;
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().withdrawn);
            CPPUNIT_ASSERT_EQUAL(std::string("its link has expired"), _scene->row(mail.key).lastAnswer);
        }
        CPPUNIT_ASSERT(_carried.empty());
    }

    void withdrawsAMailWhoseLinkDied()
    {
        const auto mail = _scene->welcome();
        _scene->put(mail);
        static_cast<void>(_scene->welcome());  // a newer link replaces this one
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().withdrawn);
        CPPUNIT_ASSERT(_scene->row(mail.key).state == MailState::withdrawn);
        CPPUNIT_ASSERT(_carried.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SendLinksTest);
