// Words, states, the catalogue and the one question about permissions: tables that others rely on.
#include "core/Actor.h"
#include "core/outbox/Mail.h"
#include "core/ports/Storage.h"
#include "core/request/Request.h"
#include "core/rules/Sight.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <sstream>

namespace contacts::tests {

class CoreValuesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(CoreValuesTest);
    CPPUNIT_TEST(haveAWordForEveryValueAndAValueForEveryWord);
    CPPUNIT_TEST(tellIdsFromOtherText);
    CPPUNIT_TEST(moveRequestsAsTheTableSays);
    CPPUNIT_TEST(leaveTerminalStatesAlone);
    CPPUNIT_TEST(answerWhoMayDoWhat);
    CPPUNIT_TEST(nameEveryKindOfChange);
    CPPUNIT_TEST(offerPurchasersOnlyWhatConcernsPaying);
    CPPUNIT_TEST(requireRolesByKind);
    CPPUNIT_TEST(giveEveryRoleItsWordsInThreeLanguages);
    CPPUNIT_TEST(keepIncompatibilitySymmetric);
    CPPUNIT_TEST(unitePermissions);
    CPPUNIT_TEST(countChangesAndPeople);
    CPPUNIT_TEST(writeAuditTextUnambiguously);
    CPPUNIT_TEST_SUITE_END();

    template <class Enum, class From>
    static void roundTrip(int size, const From& from)
    {
        std::set<std::string_view> words;
        for (int value = 0; value < size; ++value)
        {
            const auto word = wordOf(static_cast<Enum>(value));
            CPPUNIT_ASSERT(!word.empty() && words.insert(word).second);
            CPPUNIT_ASSERT(from(word) == static_cast<Enum>(value));
        }
        CPPUNIT_ASSERT(wordOf(static_cast<Enum>(size)).empty());
        CPPUNIT_ASSERT(!from("") && !from("nonsense") && !from(std::string(*words.begin()) + " "));
    }

    static Actor with(std::set<std::string, std::less<>> permissions)
    {
        Actor actor;
        actor.permissions = std::move(permissions);
        return actor;
    }

public:
    void haveAWordForEveryValueAndAValueForEveryWord()
    {
        roundTrip<ChangeKind>(13, changeKindFrom);
        roundTrip<Field>(5, fieldFrom);
        roundTrip<CustomerKind>(4, customerKindFrom);
        roundTrip<RequestState>(6, requestStateFrom);
        roundTrip<MailKind>(static_cast<int>(mailKinds.size()), mailKindFrom);
        CPPUNIT_ASSERT_EQUAL(std::string("set-sees-all-requests"),
                             std::string(wordOf(ChangeKind::setSeesAllRequests)));
        CPPUNIT_ASSERT_EQUAL(std::string("partly-implemented"),
                             std::string(wordOf(RequestState::partlyImplemented)));
        CPPUNIT_ASSERT_EQUAL(std::string("bounced"), std::string(wordOf(AccountState::bounced)));
    }

    void tellIdsFromOtherText()
    {
        CPPUNIT_ASSERT(ContactId::from("7")->value == 7);
        for (const auto* text : {"", "0", "-7", "+7", "007", "7 ", " 7", "7a", "0x7", "9223372036854775808"})
            CPPUNIT_ASSERT_MESSAGE(text, !ContactId::from(text));
        CPPUNIT_ASSERT(PersonKey::from("12").contact == ContactId{12});
        CPPUNIT_ASSERT_EQUAL(std::string("new-1"), PersonKey::from("new-1").ref);
        CPPUNIT_ASSERT(!PersonKey::from("new-1").contact);
    }

    void moveRequestsAsTheTableSays()
    {
        using S = RequestState;
        using A = RequestAct;
        const std::map<std::pair<S, A>, S> table{
            {{S::submitted, A::implement}, S::implemented}, {{S::submitted, A::reject}, S::rejected},
            {{S::submitted, A::giveBack}, S::returned},     {{S::submitted, A::cancel}, S::cancelled},
            {{S::returned, A::resubmit}, S::submitted},     {{S::returned, A::reject}, S::rejected},
            {{S::returned, A::cancel}, S::cancelled},
        };
        for (int state = 0; state < 6; ++state)
            for (int act = 0; act < 5; ++act)
            {
                const auto found = table.find({static_cast<S>(state), static_cast<A>(act)});
                const auto reached = next(static_cast<S>(state), static_cast<A>(act));
                CPPUNIT_ASSERT_EQUAL(found != table.end(), reached.has_value());
                if (reached)
                    CPPUNIT_ASSERT(*reached == found->second);
            }
    }

    void leaveTerminalStatesAlone()
    {
        for (const auto state : {RequestState::implemented, RequestState::partlyImplemented,
                                 RequestState::rejected, RequestState::cancelled})
        {
            CPPUNIT_ASSERT(terminal(state));
            for (int act = 0; act < 5; ++act)
                CPPUNIT_ASSERT(!next(state, static_cast<RequestAct>(act)));
        }
        CPPUNIT_ASSERT(!terminal(RequestState::submitted) && !terminal(RequestState::returned));
    }

    void nameEveryKindOfChange()
    {
        std::istringstream words(everyChangeKind());
        std::size_t known = 0;
        for (std::string word; std::getline(words >> std::ws, word, ',');)
            known += changeKindFrom(word) ? 1 : 1000;
        CPPUNIT_ASSERT_EQUAL(std::size_t(ChangeKind::removeContact) + 1, known);
    }

    void answerWhoMayDoWhat()
    {
        const auto nobody = Actor{};
        const auto viewer = with({"contacts.view"});
        const auto editor = with({"contacts.edit"});
        const auto manager = with({"contacts.manage"});
        const auto biller = with({"billing.view", "customer.view"});
        auto agent = Actor{};
        agent.agent = true;
        auto inPlace = agent;  // An agent who may act in the customer's place.
        inPlace.onBehalf = true;
        auto administrator = Actor{};
        administrator.administrator = true;
        constexpr auto yes = Verdict::allowed;
        constexpr auto no = Verdict::forbidden;
        constexpr auto what = Verdict::unknown;
        struct Row
        {
            const Actor& actor;
            Verdict see, draft, edit, manage, request, decide, administer, cancel, keep, invite;
        };
        const Row table[] = {
            {nobody, what, what, what, what, what, what, what, what, what, what},
            {biller, what, what, what, what, what, what, what, what, what, what},
            {viewer, yes, no, no, no, what, what, what, what, what, no},
            {editor, yes, yes, yes, no, yes, no, what, no, what, no},
            {manager, yes, yes, yes, yes, yes, no, what, yes, what, yes},
            {agent, yes, yes, no, no, yes, yes, what, no, yes, yes},
            {inPlace, yes, yes, yes, yes, yes, yes, what, no, yes, yes},
            {administrator, what, what, what, what, what, what, yes, what, what, what},
        };
        for (const auto& row : table)
        {
            CPPUNIT_ASSERT(authorise(row.actor, Act::seeContacts) == row.see);
            CPPUNIT_ASSERT(authorise(row.actor, Act::seeDraft) == row.draft);
            CPPUNIT_ASSERT(authorise(row.actor, Act::editDetails) == row.edit);
            CPPUNIT_ASSERT(authorise(row.actor, Act::manageContacts) == row.manage);
            CPPUNIT_ASSERT(authorise(row.actor, Act::seeRequest) == row.request);
            CPPUNIT_ASSERT(authorise(row.actor, Act::decideRequest) == row.decide);
            CPPUNIT_ASSERT(authorise(row.actor, Act::administer) == row.administer);
            CPPUNIT_ASSERT(authorise(row.actor, Act::cancelRequest) == row.cancel);
            CPPUNIT_ASSERT(authorise(row.actor, Act::keepCustomers) == row.keep);
            CPPUNIT_ASSERT(authorise(row.actor, Act::invite) == row.invite);
            CPPUNIT_ASSERT(authorise(row.actor, static_cast<Act>(99)) == Verdict::unknown);
        }
    }

    void offerPurchasersOnlyWhatConcernsPaying()
    {
        std::set<std::string> offered;
        const auto catalogue = standardCatalogue();
        for (const auto* role : catalogue.offeredTo(CustomerKind::purchaser))
            offered.insert(role->key);
        CPPUNIT_ASSERT((offered == std::set<std::string>{"financial", "reports", "management", "cust-admin",
                                                         "admin", "contact-editor", "primary-financial"}));
        CPPUNIT_ASSERT_EQUAL(std::size_t(13), catalogue.offeredTo(CustomerKind::global).size());
    }

    void requireRolesByKind()
    {
        const auto catalogue = standardCatalogue();
        const auto groups = [&](CustomerKind kind) { return catalogue.requiredGroups(kind).size(); };
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), groups(CustomerKind::customer));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), groups(CustomerKind::purchaser));
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), groups(CustomerKind::global));
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), groups(CustomerKind::subsidiary));
        const std::vector<RoleKey> either{"management", "cust-admin"};
        const auto group = catalogue.find("management")->requiredFor.at(CustomerKind::customer);
        CPPUNIT_ASSERT(catalogue.requiredGroups(CustomerKind::customer).at(group) == either);
        std::string delegating;
        for (const auto& key : catalogue.delegating())
            delegating += key + " ";
        CPPUNIT_ASSERT_EQUAL(std::string("management cust-admin admin "), delegating);
    }

    void giveEveryRoleItsWordsInThreeLanguages()
    {
        const auto catalogue = standardCatalogue();
        for (const auto& role : catalogue.roles())
            for (const auto* locale : {"en", "fr", "de"})
            {
                CPPUNIT_ASSERT_MESSAGE(role.key, role.words.contains(locale));
                CPPUNIT_ASSERT(!role.in(locale).label.empty() && !role.in(locale).description.empty());
            }
        CPPUNIT_ASSERT_EQUAL(std::string("Technical"), catalogue.find("technical")->in("tlh").label);
        CPPUNIT_ASSERT(catalogue.find("nobody") == nullptr);
    }

    void keepIncompatibilitySymmetric()
    {
        const auto catalogue = standardCatalogue();
        for (const auto& role : catalogue.roles())
            for (const auto& other : role.incompatibleWith)
                CPPUNIT_ASSERT(catalogue.find(other)->incompatibleWith.contains(role.key));
    }

    void unitePermissions()
    {
        const auto catalogue = standardCatalogue();
        const auto all = catalogue.permissionsOf({"admin"});
        CPPUNIT_ASSERT(all == permission::all() && std::is_sorted(all.begin(), all.end()));
        CPPUNIT_ASSERT((catalogue.permissionsOf({"reports", "contact-editor", "unheard"}) ==
                        std::vector<std::string>{"contacts.edit", "reports.view"}));
        CPPUNIT_ASSERT(catalogue.find("management")->delegating() &&
                       !catalogue.find("technical")->delegating());
    }

    void countChangesAndPeople()
    {
        ChangeSet set(3);
        set[0].person = {ContactId{1}, {}};
        set[1].person = {ContactId{1}, {}};
        set[2].person = {{}, "new"};
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), count(set).changes);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), count(set).people);
    }

    void writeAuditTextUnambiguously()
    {
        AuditEntry one;
        one.act = "ab";
        one.object = "c";
        AuditEntry other;
        other.act = "a";
        other.object = "bc";
        CPPUNIT_ASSERT(canonical(CustomerId{1}, one, "") != canonical(CustomerId{1}, other, ""));
        CPPUNIT_ASSERT(canonical(CustomerId{1}, one, "") != canonical(CustomerId{2}, one, ""));
        CPPUNIT_ASSERT(canonical(CustomerId{1}, one, "x") != canonical(CustomerId{1}, one, "y"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CoreValuesTest);

}  // namespace contacts::tests
