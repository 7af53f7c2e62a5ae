// Who sees which ticket, what may be typed, and how lists are addressed.
#include "host/src/tickets/TicketSight.h"
#include "host/src/pages/Initials.h"
#include "host/src/pages/ListLinks.h"
#include "host/src/pages/TicketForm.h"
#include "host/src/plugins/Seal.h"
#include "host/src/tickets/SearchText.h"

#include <cppunit/extensions/HelperMacros.h>

#include <fcntl.h>

namespace {

using helpdesk::Ticket;
using helpdesk::Visitor;
using supportcentre::Contributions;
using supportcentre::Guard;
using supportcentre::JsonLog;
using supportcentre::Registrations;
using supportcentre::Seal;
using supportcentre::SearchIn;
using supportcentre::searchPattern;
using supportcentre::TicketSight;


class NoAccess final : public helpdesk::AccessSource
{
public:
    helpdesk::Access accessOf(helpdesk::AccountId) override { return {}; }
    void signedIn(helpdesk::AccountId, helpdesk::Time) override {}
};


class TicketSightTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TicketSightTest);
    CPPUNIT_TEST(onesOwnTicketsAreSeenWhereOneIsAContact);
    CPPUNIT_TEST(allTicketsAreSeenWithTheFlag);
    CPPUNIT_TEST(whoHasLeftACustomerSeesNothingOfIt);
    CPPUNIT_TEST(withoutAPluginOnesOwnTicketsStay);
    CPPUNIT_TEST(aForeignCustomersListIsNobodysBusiness);
    CPPUNIT_TEST(whoNamesNoCustomerBeginsWhereHeMayDoMost);
    CPPUNIT_TEST(categoriesFollowPermissions);
    CPPUNIT_TEST(ticketNumbersHaveOneSpelling);
    CPPUNIT_TEST(subjectsAreOneLineOfText);
    CPPUNIT_TEST(typedTextIsTidied);
    CPPUNIT_TEST(searchingFoldsCaseAndTakesSignsAsTheyAre);
    CPPUNIT_TEST(aCursorReadsBackAndNonsenseDoesNot);
    CPPUNIT_TEST(initialsAreTakenFromAnyScript);
    CPPUNIT_TEST(aSealedSecretOpensWithItsOwnKeyOnly);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _contact.account = {5};
        _contact.access.customers = {{"7",
                                      "Acme Oil",
                                      "customer",
                                      {"contacts.view", "tickets.raise.general", "tickets.raise.technical"},
                                      false}};
        _ticket.id = {1};
        _ticket.customer = "7";
        _ticket.requester = {5};
        auto registrations = std::make_shared<Registrations>();
        registrations->plugin = "planted";
        registrations->guard = std::make_shared<Guard>("planted", _log);
        registrations->access = &_noAccess;
        registrations->categories = {{"contact-changes", [] {
                                          return helpdesk::Localised{{"en", "Contact changes"}};
                                      }}};
        _contributions.add(registrations);
    }

    void onesOwnTicketsAreSeenWhereOneIsAContact()
    {
        CPPUNIT_ASSERT(_sight.sees(_contact, _ticket));
        _ticket.requester = {6};
        CPPUNIT_ASSERT(!_sight.sees(_contact, _ticket));
        CPPUNIT_ASSERT(!_sight.sees(Visitor{}, _ticket));
    }

    void allTicketsAreSeenWithTheFlag()
    {
        _ticket.requester = {6};
        _contact.access.customers.front().seesAllRequests = true;
        CPPUNIT_ASSERT(_sight.sees(_contact, _ticket));
        _ticket.customer = "8";
        CPPUNIT_ASSERT(!_sight.sees(_contact, _ticket));
    }

    void whoHasLeftACustomerSeesNothingOfIt()
    {
        _contact.access.customers.clear();
        CPPUNIT_ASSERT(!_sight.sees(_contact, _ticket));
    }

    void withoutAPluginOnesOwnTicketsStay()
    {
        _contributions.drop("planted");
        _contact.access.customers.clear();
        CPPUNIT_ASSERT(_sight.sees(_contact, _ticket));
        _ticket.requester = {6};
        CPPUNIT_ASSERT(!_sight.sees(_contact, _ticket));
    }

    void aForeignCustomersListIsNobodysBusiness()
    {
        CPPUNIT_ASSERT(!_sight.scope(_contact, "8"));
        CPPUNIT_ASSERT_EQUAL(std::string("7"), _sight.scope(_contact, "7")->customer);
        CPPUNIT_ASSERT_EQUAL(std::string("7"), _sight.scope(_contact, "")->customer);
        _contact.access.customers.clear();
        CPPUNIT_ASSERT(_sight.scope(_contact, "")->customer.empty());
        CPPUNIT_ASSERT(!_sight.scope(_contact, "7"));
    }

    void whoNamesNoCustomerBeginsWhereHeMayDoMost()
    {
        auto& all = _contact.access.customers;
        all.insert(all.begin(), {"3", "Aare", "customer", {"contacts.view"}, false});
        CPPUNIT_ASSERT_EQUAL(std::string("7"), _sight.scope(_contact, "")->customer);
        CPPUNIT_ASSERT_EQUAL(std::string("3"), _sight.scope(_contact, "3")->customer);
        all.front().permissions = all.back().permissions;
        CPPUNIT_ASSERT_EQUAL(std::string("3"), TicketSight::foremost(_contact.access)->customer);
        all.clear();
        CPPUNIT_ASSERT(TicketSight::foremost(_contact.access) == nullptr);
    }

    void categoriesFollowPermissions()
    {
        CPPUNIT_ASSERT(_sight.mayRaise(_contact, "7", "technical"));
        CPPUNIT_ASSERT(!_sight.mayRaise(_contact, "7", "financial"));
        CPPUNIT_ASSERT(!_sight.mayRaise(_contact, "8", "technical"));
        CPPUNIT_ASSERT(_sight.mayRaise(_contact, "7", "contact-changes"));  // its plugin decides, in review
        CPPUNIT_ASSERT(!_sight.mayRaise(_contact, "7", "nonsense"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, TicketSight::raisable(_contact, "7").size());
    }

    void ticketNumbersHaveOneSpelling()
    {
        CPPUNIT_ASSERT_EQUAL(std::uint64_t{48213}, supportcentre::ticketIdIn("48213")->value);
        for (const auto* odd :
             {"", "0", "048213", "+1", "-1", "1 ", " 1", "1.0", "0x1", "99999999999999999999"})
            CPPUNIT_ASSERT_MESSAGE(odd, !supportcentre::ticketIdIn(odd));
    }

    void subjectsAreOneLineOfText()
    {
        CPPUNIT_ASSERT(!supportcentre::subjectProblem("The printer hums"));
        CPPUNIT_ASSERT(!supportcentre::subjectProblem(std::string(300, 'x')));
        CPPUNIT_ASSERT(supportcentre::subjectProblem(std::string(301, 'x')));
        CPPUNIT_ASSERT(supportcentre::subjectProblem(""));
        CPPUNIT_ASSERT(supportcentre::subjectProblem("two\nlines"));
        CPPUNIT_ASSERT(!supportcentre::textProblem("two\nlines"));
        CPPUNIT_ASSERT(supportcentre::textProblem("a\x1b[31m"));
        std::string umlauts;
        for (int i = 0; i < 8000; ++i)
            umlauts += "ü";
        CPPUNIT_ASSERT(!supportcentre::textProblem(umlauts));
        CPPUNIT_ASSERT(supportcentre::textProblem(umlauts + "ü"));
    }

    void typedTextIsTidied()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("a\nb\nc"), supportcentre::tidy("  a\r\nb\rc \r\n"));
        CPPUNIT_ASSERT_EQUAL(std::string(), supportcentre::tidy(" \r\n\t "));
    }

    void searchingFoldsCaseAndTakesSignsAsTheyAre()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("çedilla strasse "),
                             supportcentre::searchText({"ÇEDILLA", "Straße"}));
        CPPUNIT_ASSERT_EQUAL(std::string("%50!%!_!!%"), searchPattern("50%_!", SearchIn::all));
        CPPUNIT_ASSERT_EQUAL(std::string("%x% _% "), searchPattern("x", SearchIn::allButAddress));
    }

    void aCursorReadsBackAndNonsenseDoesNot()
    {
        supportcentre::TicketRow row;
        row.ticket.id = {9};
        row.changedAt = supportcentre::timeOf(1'732'222'222'000'000);
        supportcentre::ListWindow window;
        CPPUNIT_ASSERT(supportcentre::readCursor(supportcentre::cursorAfter(row), window));
        CPPUNIT_ASSERT(window.before == row.changedAt && window.beforeId == row.ticket.id);
        for (const auto* odd : {"", ".", "1.", ".1", "x.1", "1.x", "1"})
            CPPUNIT_ASSERT_MESSAGE(odd, !supportcentre::readCursor(odd, window));
    }

    void initialsAreTakenFromAnyScript()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("MK"), supportcentre::initialsOf("Maria Keller"));
        CPPUNIT_ASSERT_EQUAL(std::string("김"), supportcentre::initialsOf("김민준"));
        CPPUNIT_ASSERT_EQUAL(std::string("ŁW"), supportcentre::initialsOf("łukasz de wójcik"));
        CPPUNIT_ASSERT_EQUAL(std::string("?"), supportcentre::initialsOf("  "));
    }

    void aSealedSecretOpensWithItsOwnKeyOnly()
    {
        const Seal seal(std::string(32, 'a'));
        const auto sealed = seal.close("open sesame");
        CPPUNIT_ASSERT(sealed != seal.close("open sesame"));
        CPPUNIT_ASSERT_EQUAL(std::string("open sesame"), seal.open(sealed));
        CPPUNIT_ASSERT_EQUAL(std::string(), seal.open(seal.close("")));
        CPPUNIT_ASSERT_THROW(Seal(std::string(32, 'b')).open(sealed), std::runtime_error);
        CPPUNIT_ASSERT_THROW(seal.open("open sesame"), std::runtime_error);
        CPPUNIT_ASSERT_THROW(seal.open(sealed.substr(0, sealed.size() - 2)), std::runtime_error);
        CPPUNIT_ASSERT_THROW(seal.open("sealed:1:"), std::runtime_error);
    }

private:
    JsonLog _log{helpdesk::Level::error, ::open("/dev/null", O_WRONLY | O_CLOEXEC)};
    NoAccess _noAccess{};
    Contributions _contributions{};
    TicketSight _sight{_contributions};
    Visitor _contact{};
    Ticket _ticket{};
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketSightTest);

}  // namespace
