// The agents hear of mails that did not arrive, once, and of what is true when they hear it.
#include "tests/unit/SendMailsStage.h"

#include <algorithm>
#include <set>

using namespace contacts;
using namespace std::chrono_literals;
using contacts::tests::SendMailsStage;
using Outcome = Delivery::Outcome;


class UndeliverableMailsTest : public SendMailsStage
{
    CPPUNIT_TEST_SUITE(UndeliverableMailsTest);
    CPPUNIT_TEST(givesUpWhenNobodyWasThereForDaysAndTellsTheAgents);
    CPPUNIT_TEST(tellsTheAgentsOfEveryCustomerWhoseMailsWereGivenUp);
    CPPUNIT_TEST(tellsTheAgentsOfAnotherMailWhenTheFirstWasSentAgain);
    CPPUNIT_TEST(tellsTheAgentsAnewOfWhatFailsAfterAWithdrawnNotice);
    CPPUNIT_TEST(neverTellsTheAgentsOfTheNoticeItself);
    CPPUNIT_TEST(leadsToThePersonWhereThereIsNoTicket);
    CPPUNIT_TEST_SUITE_END();

    int _keys = 0;

    OutboxRow newestNotice()
    {
        for (const auto& row : _scene->storage.read()->outbox().list(std::nullopt, 0, 20))
            if (row.mail.kind == MailKind::mailUndeliverable)
                return row;
        throw std::runtime_error("the agents were told of nothing");
    }

    /// The key of the mail that a notice would speak of now; or why it would not.
    std::string namedBy(const Mail& notice)
    {
        const auto facts =
            readMailFacts(_scene->storage, _scene->secrets, _scene->catalogue, notice, _scene->clock.time);
        const auto* read = std::get_if<MailFacts>(&facts);
        return read ? read->undelivered.mail.key : std::get<std::string>(facts);
    }

    std::string toldIn(const Mail& notice)
    {
        return std::get<RenderedMail>((*_render)(notice, _settings)).text;
    }

public:
    void givesUpWhenNobodyWasThereForDaysAndTellsTheAgents()
    {
        _policy.agentsAddress = "agents@support.example";
        _policy.agentsLocale = "de";
        const auto first = put(MailKind::requestRaised, "/1");
        const auto second = put(MailKind::requestRaised, "/2");
        _scene->clock.time += std::chrono::hours(5 * 24) + 1min;
        const auto young = put(MailKind::requestRaised, "/3");
        _answers.push_back({Outcome::unreachable, "no connection"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), run().dead);
        for (const auto& each : {first, second})
        {
            CPPUNIT_ASSERT(_scene->row(each.key).state == MailState::dead);
            CPPUNIT_ASSERT_EQUAL(std::string("given up: no connection"), _scene->row(each.key).lastAnswer);
        }
        CPPUNIT_ASSERT(_scene->row(young.key).state == MailState::queued);

        _scene->clock.time += 5min;
        while (run().sent > 0)
            ;
        const auto notices = std::count_if(_carried.begin(), _carried.end(), [](const std::string& sent) {
            return sent.starts_with("agents@support.example ");
        });
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t(1), notices);
    }

    /// A young mail finds out that nobody is there; the old ones wait for their next attempts.
    void tellsTheAgentsOfEveryCustomerWhoseMailsWereGivenUp()
    {
        _policy.agentsAddress = "agents@support.example";
        CustomerId other;
        _scene->inOne([&](UnitOfWork& work) {
            Customer customer;
            customer.name = "Globex";
            other = work.customers().add(customer);
        });
        for (const auto customer : {_scene->customer, _scene->customer, other})
        {
            auto mail = _scene->about(MailKind::requestRaised);
            mail.key += "/" + customer.text() + "/" + std::to_string(++_keys);
            mail.customer = customer;
            _scene->put(mail);
        }
        _scene->inOne([&](UnitOfWork& work) {
            const auto now = _scene->clock.time;
            for (const auto& row : work.outbox().lease({"before", now, now + 1h, 9}))
                CPPUNIT_ASSERT(work.outbox().later(row.id, "before", now + 24h * 9, "451 later"));
        });
        _scene->clock.time += std::chrono::hours(5 * 24) + 1min;
        const auto young = put(MailKind::requestRaised, "/young");
        _answers.push_back({Outcome::unreachable, "no connection"});
        CPPUNIT_ASSERT_EQUAL(std::string("no connection"), run().trouble);
        CPPUNIT_ASSERT(_scene->row(young.key).state == MailState::queued);
        std::multiset<CustomerId> told;
        for (const auto& row : _scene->storage.read()->outbox().list(std::nullopt, 0, 20))
            if (row.mail.kind == MailKind::mailUndeliverable)
                told.insert(row.mail.customer);
        CPPUNIT_ASSERT((std::multiset<CustomerId>{_scene->customer, other} == told));
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), _scene->storage.read()->outbox().totals().in(MailState::dead));
    }

    /// One notice stands for all of a day; sent again, the mail that it named is nothing to tell any more.
    void tellsTheAgentsOfAnotherMailWhenTheFirstWasSentAgain()
    {
        _policy.agentsAddress = "agents@support.example";
        const auto first = put(MailKind::requestRaised, "/first");
        const auto second = put(MailKind::requestRaised, "/second");
        _answers = {{Outcome::refused, "550 nobody"}, {Outcome::refused, "552 full"}};
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), run().bounced);
        const auto notice = newestNotice().mail;
        CPPUNIT_ASSERT_EQUAL(first.key, namedBy(notice));
        _scene->inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.outbox().again(_scene->row(first.key).id, _scene->clock.time));
        });
        CPPUNIT_ASSERT_EQUAL(second.key, namedBy(notice));
        _scene->inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.outbox().again(_scene->row(second.key).id, _scene->clock.time));
        });
        CPPUNIT_ASSERT_EQUAL(std::string("what it speaks of was sent again or withdrawn"), namedBy(notice));
    }

    void tellsTheAgentsAnewOfWhatFailsAfterAWithdrawnNotice()
    {
        _policy.agentsAddress = "agents@support.example";
        put(MailKind::requestRaised, "/first");
        _answers.push_back({Outcome::refused, "550 nobody"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        const auto before = newestNotice();
        _scene->inOne(
            [&](UnitOfWork& work) { CPPUNIT_ASSERT(work.outbox().cancel(before.id, "sent again")); });
        const auto third = put(MailKind::requestRaised, "/third");
        _answers.push_back({Outcome::refused, "550 nobody here"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT_EQUAL(third.key, namedBy(newestNotice().mail));
        CPPUNIT_ASSERT(newestNotice().state == MailState::queued);
    }

    void leadsToThePersonWhereThereIsNoTicket()
    {
        _policy.agentsAddress = "agents@support.example";
        auto mail = _scene->about(MailKind::requestRaised);
        mail.ticket = 0;
        _scene->put(mail);
        _answers.push_back({Outcome::refused, "550 nobody"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        const auto person = "/agent/contacts/" + _scene->maria.text();
        const auto text = toldIn(newestNotice().mail);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("Open the person") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(text, text.find(person) != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("belong in the ticket") == std::string::npos);
        // Who has no page any more has had his customer.
        _scene->inOne(
            [&](UnitOfWork& work) { work.contacts().endMembership(_scene->customer, _scene->maria); });
        const auto later = toldIn(newestNotice().mail);
        CPPUNIT_ASSERT_MESSAGE(later, later.find("/agent/customers/" + _scene->customer.text()) !=
                                          std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(later, later.find(person) == std::string::npos);
    }

    void neverTellsTheAgentsOfTheNoticeItself()
    {
        _policy.agentsAddress = "agents@support.example";
        put(MailKind::requestRaised);
        _answers.push_back({Outcome::refused, "550 nobody"});
        _answers.push_back({Outcome::refused, "550 no agents"});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().bounced);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().leased);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(UndeliverableMailsTest);
