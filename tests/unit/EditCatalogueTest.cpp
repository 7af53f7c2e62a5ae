// The role catalogue in the administrator's hands: what is refused, what is foreseen, what is stored.
#include "core/catalogue/EditCatalogue.h"
#include "core/catalogue/CheckCatalogue.h"
#include "core/catalogue/RoleDifferences.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace contacts::tests {

using Outcome = EditCatalogue::Outcome;

class EditCatalogueTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(EditCatalogueTest);
    CPPUNIT_TEST(acceptsTheStandardCatalogue);
    CPPUNIT_TEST(refusesWhatNoCatalogueMayHold);
    CPPUNIT_TEST(refusesACatalogueInWhichNobodyAdministersAKind);
    CPPUNIT_TEST(isForAdministratorsOnly);
    CPPUNIT_TEST(storesAndAuditsEveryRoleThatDiffers);
    CPPUNIT_TEST(refusesToRemoveARoleThatIsHeld);
    CPPUNIT_TEST(saysHowManyMoreCustomersHoldARole);
    CPPUNIT_TEST(tellsDifferencesInAPersonsOrder);
    CPPUNIT_TEST(refusesAPrimaryRoleWithSeveralHolders);
    CPPUNIT_TEST(refusesToOverwriteWhatNobodySaw);
    CPPUNIT_TEST(foreseesWhoGainsAndLosesPermissions);
    CPPUNIT_TEST(foreseesCustomersThatWouldBreakARule);
    CPPUNIT_TEST(foreseesDraftsThatNameTheRole);
    CPPUNIT_TEST(writesPairsOnBothSides);
    CPPUNIT_TEST(movesARoleOnePlace);
    CPPUNIT_TEST_SUITE_END();

    struct World : FakeWorld
    {
        World()
        {
            storage.inOne([&](UnitOfWork& work) { (void)work.catalogue().store(standardCatalogue()); });
            reload();
            admin.account = AccountId{4711};
            admin.administrator = true;
        }

        void reload() { catalogue = storage.read()->catalogue().load().value(); }

        [[nodiscard]] Catalogue changed(const RoleKey& key, const std::function<void(Role&)>& how) const
        {
            auto role = *catalogue.find(key);
            how(role);
            return withRole(catalogue, role);
        }

        [[nodiscard]] std::string foreseen(const Catalogue& wanted)
        {
            std::string text;
            for (const auto& effect : EditCatalogue(services).foresee(admin, wanted).effects)
                text += effect.what + "(" + effect.role + " " + std::to_string(effect.tally.customers) + "/" +
                        std::to_string(effect.tally.people) + ") ";
            return text;
        }

        Actor admin;
    };

    static std::string fieldsOf(const Findings& findings)
    {
        std::string text;
        for (const auto& each : findings)
            text += each.rule + "@" + each.field + " ";
        return text;
    }

public:
    void acceptsTheStandardCatalogue()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(), fieldsOf(checkCatalogue(standardCatalogue())));
    }

    void refusesWhatNoCatalogueMayHold()
    {
        const World world;
        const auto wrong = [&](const std::function<void(Role&)>& how) {
            return fieldsOf(checkCatalogue(world.changed("reports", how)));
        };
        CPPUNIT_ASSERT_EQUAL(std::string("role-label-missing@label.fr "),
                             wrong([](Role& role) { role.words["fr"].label = " \xE2\x80\x8B"; }));
        CPPUNIT_ASSERT_EQUAL(std::string("text-too-long@label.de "),
                             wrong([](Role& role) { role.words["de"].label = std::string(61, 'x'); }));
        CPPUNIT_ASSERT_EQUAL(std::string("text-too-long@description.en "),
                             wrong([](Role& role) { role.words["en"].description.assign(501, 'x'); }));
        CPPUNIT_ASSERT_EQUAL(std::string("text-control-characters@label.en "),
                             wrong([](Role& role) { role.words["en"].label = "a\nb"; }));
        CPPUNIT_ASSERT_EQUAL(std::string("role-label-taken@label.en "),
                             wrong([](Role& role) {
                                 role.words["en"].label = "Admin access";
                             }).substr(0, std::string("role-label-taken@label.en ").size()));
        CPPUNIT_ASSERT_EQUAL(std::string("role-permission-unknown@permissions "),
                             wrong([](Role& role) { role.permissions.insert("root"); }));
        CPPUNIT_ASSERT_EQUAL(std::string("role-required-not-offered@required.purchaser "),
                             wrong([](Role& role) {
                                 role.offeredTo.erase(CustomerKind::purchaser);
                                 role.requiredFor[CustomerKind::purchaser] = "reports";
                             }));
        CPPUNIT_ASSERT_EQUAL(std::string("role-incompatible-unknown@incompatible "),
                             wrong([](Role& role) { role.incompatibleWith.insert("nobodys"); }));
        for (const auto* key : {"", "Reports", "1st", "a_b", "a--b", "a-", "ä"})
        {
            auto roles = world.catalogue.roles();
            auto role = roles.front();
            role.key = key;
            for (auto& [language, words] : role.words)
                words.label += " again";
            roles.push_back(role);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(key, std::string("role-key@key "),
                                         fieldsOf(checkCatalogue(Catalogue(roles))));
        }
    }

    void refusesACatalogueInWhichNobodyAdministersAKind()
    {
        World world;
        auto roles = world.catalogue.roles();
        for (auto& role : roles)
            if (role.delegating())
                role.offeredTo.erase(CustomerKind::purchaser);
        const auto findings = checkCatalogue(Catalogue(roles));
        CPPUNIT_ASSERT(rulesOf(findings).find("role-none-delegating") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string("purchaser"), findings.back().facts.at(0).second);
    }

    void isForAdministratorsOnly()
    {
        World world;
        const auto wanted = world.changed("reports", [](Role& role) { role.permissions.clear(); });
        for (const auto& actor : {world.agent(), world.actor(world.maria, world.acme), Actor{}})
        {
            CPPUNIT_ASSERT(EditCatalogue(world.services).foresee(actor, wanted).outcome == Outcome::unknown);
            CPPUNIT_ASSERT(EditCatalogue(world.services).save(actor, wanted).outcome == Outcome::unknown);
        }
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), world.storage.read()->catalogue().revision());
    }

    void storesAndAuditsEveryRoleThatDiffers()
    {
        World world;
        auto wanted = world.changed("reports", [](Role& role) { role.words["de"].label = "  Zahlen "; });
        Role fresh;
        fresh.key = "warehouse";
        for (const auto language : catalogueLanguages)
            fresh.words.try_emplace(std::string(language), RoleWords{"Warehouse", ""});
        fresh.offeredTo = {CustomerKind::customer};
        wanted = withMoved(withoutRole(withRole(wanted, fresh), "contact-editor"), "management", Move::down);
        const auto answer = EditCatalogue(world.services).save(world.admin, wanted);
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(answer.findings));
        CPPUNIT_ASSERT(answer.outcome == Outcome::saved && answer.revision == 2);
        world.reload();
        CPPUNIT_ASSERT_EQUAL(std::string("Zahlen"), world.catalogue.find("reports")->in("de").label);
        CPPUNIT_ASSERT_EQUAL(std::string("cust-admin"), world.catalogue.roles().front().key);

        const auto chain = world.storage.read()->audit().list({}, 0, 10);
        std::string acts;
        for (const auto& entry : chain)
            acts = entry.act + " " + entry.object + ", " + acts;
        CPPUNIT_ASSERT_EQUAL(std::string("role.removed role/contact-editor, role.changed role/reports, "
                                         "role.added role/warehouse, roles.ordered catalogue, "),
                             acts);
        CPPUNIT_ASSERT(chain[0].account == world.admin.account);
        CPPUNIT_ASSERT_EQUAL(
            std::string(R"({"fields":[{"field":"label.de","before":"Berichte","after":"Zahlen"}]})"),
            chain[2].facts);
    }

    void refusesToRemoveARoleThatIsHeld()
    {
        World world;
        const auto answer =
            EditCatalogue(world.services).save(world.admin, withoutRole(world.catalogue, "technical"));
        CPPUNIT_ASSERT(answer.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("role-held"), rulesOf(answer.findings));
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), answer.findings[0].facts.back().second);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), world.storage.read()->catalogue().revision());
        CPPUNIT_ASSERT(world.storage.read()->audit().list({}, 0, 10).empty());
    }

    void saysHowManyMoreCustomersHoldARole()
    {
        World world;
        for (int i = 1; i <= 6; ++i)
        {
            const auto customer = world.addCustomer("Zeta " + std::to_string(i));
            (void)world.addPerson(customer, "Holder" + std::to_string(i), "Of it", {"technical"});
        }
        const auto answer =
            EditCatalogue(world.services).save(world.admin, withoutRole(world.catalogue, "technical"));
        CPPUNIT_ASSERT_EQUAL(std::string("role-held"), rulesOf(answer.findings));
        const auto& facts = answer.findings[0].facts;
        const auto fact = [&](const std::string& name) {
            const auto found = std::find_if(facts.begin(), facts.end(),
                                            [&](const auto& each) { return each.first == name; });
            return found == facts.end() ? std::string("none") : found->second;
        };
        const auto named = fact("names");
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t(4), std::count(named.begin(), named.end(), ','));
        CPPUNIT_ASSERT_EQUAL(std::to_string(std::stoi(fact("customers")) - 5), fact("more"));
    }

    void tellsDifferencesInAPersonsOrder()
    {
        const World world;
        const auto before = *world.catalogue.find("reports");
        auto after = before;
        for (const auto language : catalogueLanguages)
            after.words[std::string(language)] = {"Numbers", "All of them"};
        after.permissions.insert("billing.view");
        after.offeredTo.erase(CustomerKind::customer);
        after.requiredFor[CustomerKind::subsidiary] = "reports";
        after.requiredFor[CustomerKind::global] = "reports";
        after.primary = !before.primary;
        std::string fields;
        for (const auto& each : differencesOf(before, after))
            fields += each.field + " ";
        CPPUNIT_ASSERT_EQUAL(std::string("label.en label.fr label.de description.en description.fr "
                                         "description.de permissions offered required.global "
                                         "required.subsidiary primary "),
                             fields);
    }

    void refusesAPrimaryRoleWithSeveralHolders()
    {
        World world;
        const auto primary = [&](const RoleKey& key) {
            return EditCatalogue(world.services).foresee(world.admin, world.changed(key, [](Role& role) {
                role.primary = true;
            }));
        };
        const auto refused = primary("technical");
        CPPUNIT_ASSERT_EQUAL(std::string("role-primary-several@primary "), fieldsOf(refused.findings));
        CPPUNIT_ASSERT(primary("financial").outcome == Outcome::saved);
    }

    void refusesToOverwriteWhatNobodySaw()
    {
        World world;
        const auto seen = world.catalogue;
        const auto first = world.changed("reports", [](Role& role) { role.permissions.clear(); });
        CPPUNIT_ASSERT(EditCatalogue(world.services).save(world.admin, first).outcome == Outcome::saved);
        const auto second = withRole(seen, *seen.find("admin"));
        CPPUNIT_ASSERT(EditCatalogue(world.services).save(world.admin, second).outcome ==
                       Outcome::changedMeanwhile);
        CPPUNIT_ASSERT(EditCatalogue(world.services).foresee(world.admin, second).outcome ==
                       Outcome::changedMeanwhile);
        world.reload();
        CPPUNIT_ASSERT(world.catalogue.find("reports")->permissions.empty());
    }

    void foreseesWhoGainsAndLosesPermissions()
    {
        World world;
        CPPUNIT_ASSERT_EQUAL(std::string("loses(technical 1/2) gains(technical 1/2) "),
                             world.foreseen(world.changed("technical", [](Role& role) {
                                 role.permissions.erase("downloads.get");
                                 role.permissions.insert("reports.view");
                             })));
        CPPUNIT_ASSERT_EQUAL(std::string(), world.foreseen(world.catalogue));
        CPPUNIT_ASSERT_EQUAL(std::string("removed(reports 0/0) "),
                             world.foreseen(withoutRole(world.catalogue, "reports")));
    }

    void foreseesCustomersThatWouldBreakARule()
    {
        World world;
        // Globex is a purchaser whose only administrator holds Management.
        CPPUNIT_ASSERT_EQUAL(std::string("no-administrator( 1/0) loses(management 2/2) "),
                             world.foreseen(world.changed("management", [](Role& role) {
                                 role.permissions.erase("contacts.manage");
                             })));
        CPPUNIT_ASSERT_EQUAL(std::string("required-vacant(reports 1/0) "),
                             world.foreseen(world.changed("reports", [](Role& role) {
                                 role.requiredFor[CustomerKind::customer] = "reports";
                             })));
        CPPUNIT_ASSERT_EQUAL(std::string("not-offered(technical 1/2) "),
                             world.foreseen(world.changed("technical", [](Role& role) {
                                 role.offeredTo.erase(CustomerKind::customer);
                                 role.requiredFor.erase(CustomerKind::customer);
                             })));
        CPPUNIT_ASSERT_EQUAL(std::string("incompatible(financial 0/1) "),
                             world.foreseen(world.changed("management", [](Role& role) {
                                 role.incompatibleWith.insert("financial");
                             })));
    }

    void foreseesDraftsThatNameTheRole()
    {
        World world;
        world.storage.inOne([&](UnitOfWork& work) {
            Draft draft;
            draft.customer = world.acme;
            draft.changes = {grant(of(world.tom), "reports")};
            (void)work.drafts().write(draft);
        });
        CPPUNIT_ASSERT_EQUAL(std::string("removed(reports 0/0) in-drafts(reports 1/0) "),
                             world.foreseen(withoutRole(world.catalogue, "reports")));
    }

    void writesPairsOnBothSides()
    {
        World world;
        auto wanted = world.changed("reports", [](Role& role) { role.incompatibleWith = {"technical"}; });
        CPPUNIT_ASSERT(wanted.find("technical")->incompatibleWith.contains("reports"));
        CPPUNIT_ASSERT(wanted.find("technical")->incompatibleWith.contains("financial"));
        auto role = *wanted.find("financial");
        role.incompatibleWith.clear();
        wanted = tidied(withRole(wanted, role));
        CPPUNIT_ASSERT(!wanted.find("technical")->incompatibleWith.contains("financial"));
    }

    void movesARoleOnePlace()
    {
        const auto catalogue = standardCatalogue();
        const auto second = catalogue.roles()[1].key;
        CPPUNIT_ASSERT_EQUAL(second, withMoved(catalogue, second, Move::up).roles()[0].key);
        CPPUNIT_ASSERT_EQUAL(second, withMoved(catalogue, second, Move::down).roles()[2].key);
        CPPUNIT_ASSERT(withMoved(catalogue, catalogue.roles()[0].key, Move::up).roles() == catalogue.roles());
        CPPUNIT_ASSERT(withMoved(catalogue, catalogue.roles().back().key, Move::down).roles() ==
                       catalogue.roles());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EditCatalogueTest);

}  // namespace contacts::tests
