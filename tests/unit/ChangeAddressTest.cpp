// A new address is confirmed from the new mailbox with the present password, or it never is one (cases 15,
// 34).
#include "core/account/ChangeAddress.h"
#include "core/contacts/EditOwnDetails.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using Outcome = ChangeAddress::Outcome;


class ChangeAddressTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ChangeAddressTest);
    CPPUNIT_TEST(nothingChangesBeforeItIsConfirmed);
    CPPUNIT_TEST(confirmingChangesContactAndAccountTogether);
    CPPUNIT_TEST(confirmingAsksForThePassword);
    CPPUNIT_TEST(askingAsksForThePasswordToo);
    CPPUNIT_TEST(onlyTheNewestLinkWorksAndOnlyOnce);
    CPPUNIT_TEST(anAddressOfSomebodyElseGetsTheSameAnswerAndNoMail);
    CPPUNIT_TEST(anAddressTakenMeanwhileIsRefused);
    CPPUNIT_TEST(diesAfterADay);
    CPPUNIT_TEST(ownDetailsTakeEffectAtOnceInContactAndAccount);
    CPPUNIT_TEST(ownDetailsAreInTheHistoryOfEveryPlace);
    CPPUNIT_TEST(ownDetailsLeaveWhatOthersChangedMeanwhile);
    CPPUNIT_TEST(ownDetailsFollowTheRules);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    static constexpr auto password = "demo-password-1";

    Outcome ask(ContactId who, const std::string& email, const std::string& with = password)
    {
        return ChangeAddress(world.services).ask(world.actor(who, world.acme), email, with, "192.0.2.1");
    }

    std::string link()
    {
        const auto mails = world.mails(MailKind::confirmAddress);
        CPPUNIT_ASSERT(!mails.empty());
        return rawToken(world.storage.read()->tokens().find(mails.back().mail.token).value(), world.secrets);
    }

    Outcome confirm(const std::string& raw, const std::string& with = password)
    {
        return ChangeAddress(world.services).confirm(raw, with, "192.0.2.1");
    }

public:
    void nothingChangesBeforeItIsConfirmed()
    {
        CPPUNIT_ASSERT(ask(world.tom, "thomas@new.example") == Outcome::done);
        CPPUNIT_ASSERT(world.byEmail("tom@people.example") && !world.byEmail("thomas@new.example"));
        const auto asked = world.mails(MailKind::confirmAddress);
        const auto notice = world.mails(MailKind::addressChanging);
        CPPUNIT_ASSERT_EQUAL(std::string("thomas@new.example"), asked.at(0).mail.address);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"), notice.at(0).mail.address);
        CPPUNIT_ASSERT_EQUAL(std::string("thomas@new.example"), notice.at(0).mail.values.at("newAddress"));
    }

    void confirmingChangesContactAndAccountTogether()
    {
        CPPUNIT_ASSERT(ask(world.tom, "Thomas@New.Example") == Outcome::done);
        const auto account = world.contact(world.acme, world.tom).account;
        CPPUNIT_ASSERT(confirm(link()) == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("thomas@new.example"),
                             world.contact(world.acme, world.tom).person.email);
        CPPUNIT_ASSERT_EQUAL(std::string("thomas@new.example"), world.desk.account(account).email);
        CPPUNIT_ASSERT(world.desk.account(account).sessionsEnded > 0);
        CPPUNIT_ASSERT_EQUAL(std::string("contact.address-changed"), world.audited(world.acme).back());
    }

    void confirmingAsksForThePassword()
    {
        CPPUNIT_ASSERT(ask(world.tom, "thomas@new.example") == Outcome::done);
        CPPUNIT_ASSERT(confirm(link(), "guessed") == Outcome::wrongPassword);
        CPPUNIT_ASSERT(world.byEmail("tom@people.example"));
        CPPUNIT_ASSERT(confirm(link()) == Outcome::done);
    }

    void askingAsksForThePasswordToo()
    {
        CPPUNIT_ASSERT(ask(world.tom, "thomas@new.example", "guessed") == Outcome::wrongPassword);
        CPPUNIT_ASSERT(ask(world.tom, "no address") == Outcome::noAddress);
        CPPUNIT_ASSERT(ask(world.tom, "TOM@people.example") == Outcome::sameAddress);
        CPPUNIT_ASSERT(ChangeAddress(world.services)
                           .ask(world.agent(), "x@new.example", "secret-password", "192.0.2.1") ==
                       Outcome::unknown);
        CPPUNIT_ASSERT(world.mails().empty());
    }

    void onlyTheNewestLinkWorksAndOnlyOnce()
    {
        (void)ask(world.tom, "first@new.example");
        const auto first = link();
        (void)ask(world.tom, "second@new.example");
        const auto second = link();
        CPPUNIT_ASSERT(confirm(first) == Outcome::gone);
        CPPUNIT_ASSERT(confirm(second) == Outcome::done);
        CPPUNIT_ASSERT(confirm(second) == Outcome::gone);
    }

    void anAddressOfSomebodyElseGetsTheSameAnswerAndNoMail()
    {
        CPPUNIT_ASSERT(ask(world.tom, "omar@people.example") == Outcome::done);
        CPPUNIT_ASSERT(world.mails().empty());
    }

    void anAddressTakenMeanwhileIsRefused()
    {
        (void)ask(world.tom, "thomas@new.example");
        world.rewrite(world.acme, world.lena, [](Person& person) { person.email = "thomas@new.example"; });
        CPPUNIT_ASSERT(confirm(link()) == Outcome::taken);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"),
                             world.contact(world.acme, world.tom).person.email);
    }

    void diesAfterADay()
    {
        (void)ask(world.tom, "thomas@new.example");
        world.clock.advance(std::chrono::hours(24));
        CPPUNIT_ASSERT(confirm(link()) == Outcome::gone);
    }

    void ownDetailsTakeEffectAtOnceInContactAndAccount()
    {
        const EditOwnDetails edit(world.services);
        const auto actor = world.actor(world.tom, world.acme);
        const auto seen = edit.see(actor.account).value();
        CPPUNIT_ASSERT(edit(actor, seen, {"Dr.", "Thomas", "Reed", "+33 1 42 68 53 00", "de"}).outcome ==
                       EditOwnDetails::Outcome::done);
        const auto tom = world.contact(world.acme, world.tom);
        CPPUNIT_ASSERT_EQUAL(std::string("Thomas Reed"), tom.person.name());
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"), tom.person.phone);
        CPPUNIT_ASSERT_EQUAL(std::string("Thomas Reed"), world.desk.account(tom.account).name);
        CPPUNIT_ASSERT_EQUAL(std::string("de"), world.desk.account(tom.account).locale);
        CPPUNIT_ASSERT(tom.person.roles.contains("technical"));
        CPPUNIT_ASSERT_EQUAL(std::string("contact.own-details"), world.audited(world.acme).back());
        CPPUNIT_ASSERT(edit(world.agent(), {}, {"", "A", "B", "", "en"}).outcome ==
                       EditOwnDetails::Outcome::unknown);
    }

    /// Somebody of the staff may have no other place, and has the page all the same.
    void ownDetailsAreInTheHistoryOfEveryPlace()
    {
        const auto actor = world.actor(world.tom, world.acme);
        world.rewrite(world.acme, world.tom, [](Person& person) { person.portalUser = false; });
        const EditOwnDetails edit(world.services);
        const auto seen = edit.see(actor.account).value();
        CPPUNIT_ASSERT(edit(actor, seen, {"", "Thomas", "Reed", "", "en"}).outcome ==
                       EditOwnDetails::Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.audited(world.acme).size());
        CPPUNIT_ASSERT_EQUAL(std::string("contact.own-details"), world.audited(world.acme)[0]);
    }

    void ownDetailsLeaveWhatOthersChangedMeanwhile()
    {
        const EditOwnDetails edit(world.services);
        const auto actor = world.actor(world.tom, world.acme);
        const auto seen = edit.see(actor.account).value();
        world.rewrite(world.acme, world.tom, [](Person& person) { person.lastName = "Read"; });
        auto wanted = seen;
        wanted.phone = "+33142685311";
        CPPUNIT_ASSERT(edit(actor, seen, wanted).outcome == EditOwnDetails::Outcome::done);
        const auto tom = world.contact(world.acme, world.tom).person;
        CPPUNIT_ASSERT_EQUAL(std::string("Read"), tom.lastName);
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685311"), tom.phone);
    }

    void ownDetailsFollowTheRules()
    {
        const EditOwnDetails edit(world.services);
        const auto actor = world.actor(world.tom, world.acme);
        const auto refused = edit(actor, edit.see(actor.account).value(), {"", "Tom", " ", "12x", "xx"});
        CPPUNIT_ASSERT(refused.outcome == EditOwnDetails::Outcome::refused);
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-value name-empty phone-not-possible"),
                             rulesOf(refused.findings));
        CPPUNIT_ASSERT_EQUAL(std::string("Reed"), world.contact(world.acme, world.tom).person.lastName);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ChangeAddressTest);

}  // namespace contacts::tests
