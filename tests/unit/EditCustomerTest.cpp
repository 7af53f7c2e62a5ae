#include "core/contacts/EditCustomer.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using Outcome = EditCustomer::Outcome;
using Warnings = EditCustomer::Warnings;


class EditCustomerTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(EditCustomerTest);
    CPPUNIT_TEST(makesACustomerAndNotesIt);
    CPPUNIT_TEST(isForAgentsOnly);
    CPPUNIT_TEST(refusesANameThatIsTakenOrUnreadable);
    CPPUNIT_TEST(asksWhetherAnAlikeNameIsTheSame);
    CPPUNIT_TEST(letsOnlyAGlobalCustomerHaveSubsidiaries);
    CPPUNIT_TEST(makesNoCircle);
    CPPUNIT_TEST(letsOnlyAPurchaserPay);
    CPPUNIT_TEST(keepsAnEarlierRevisionFromOverwriting);
    CPPUNIT_TEST(saysWhatAnotherKindMeansForRoles);
    CPPUNIT_TEST(leavesHeldRolesWhereTheKindDoesNotOfferThem);
    CPPUNIT_TEST(writesNothingWhereNothingChanges);
    CPPUNIT_TEST(givesFindingsForEveryMixture);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    EditCustomer::Result edit(const Customer& wanted, Warnings warnings = Warnings::accepted)
    {
        return EditCustomer(world.services)(world.agent(), wanted, warnings);
    }

    static Customer called(const std::string& name, CustomerKind kind = CustomerKind::customer)
    {
        Customer customer;
        customer.name = name;
        customer.kind = kind;
        return customer;
    }

    Customer stored(CustomerId id) { return world.storage.committed().customers.at(id); }

public:
    void makesACustomerAndNotesIt()
    {
        const auto made = edit(called("  Stark   Industries "));
        CPPUNIT_ASSERT(made.outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("Stark Industries"), made.customer.name);
        CPPUNIT_ASSERT(stored(made.customer.id).kind == CustomerKind::customer);
        const auto tables = world.storage.committed();
        const auto& entry = tables.audit.at(made.customer.id).at(0);
        CPPUNIT_ASSERT_EQUAL(std::string("customer.created"), entry.act);
        CPPUNIT_ASSERT(entry.account == world.agent().account);
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"name":["","Stark Industries"],"kind":["","customer"]})"),
                             entry.facts);
    }

    void isForAgentsOnly()
    {
        const auto asked = EditCustomer(world.services)(world.actor(world.maria, world.acme), called("Mine"),
                                                        Warnings::accepted);
        CPPUNIT_ASSERT(asked.outcome == Outcome::unknown);
        auto administrator = Actor{};
        administrator.administrator = true;
        CPPUNIT_ASSERT(
            EditCustomer(world.services)(administrator, called("Mine"), Warnings::accepted).outcome ==
            Outcome::unknown);
    }

    void refusesANameThatIsTakenOrUnreadable()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("customer-name-taken"), rulesOf(edit(called("Acme Oil")).findings));
        CPPUNIT_ASSERT_EQUAL(std::string("customer-name-empty"), rulesOf(edit(called("   ")).findings));
        CPPUNIT_ASSERT_EQUAL(std::string("text-control-characters"), rulesOf(edit(called("A\x01")).findings));
        CPPUNIT_ASSERT_EQUAL(std::string("text-too-long"),
                             rulesOf(edit(called(std::string(201, 'x'))).findings));
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.storage.committed().customers.size());
    }

    void asksWhetherAnAlikeNameIsTheSame()
    {
        const auto asked = edit(called("ACME oil"), Warnings::ask);
        CPPUNIT_ASSERT(asked.outcome == Outcome::warnings);
        CPPUNIT_ASSERT_EQUAL(std::string("customer-name-alike"), rulesOf(asked.findings));
        CPPUNIT_ASSERT(edit(called("ACME oil")).outcome == Outcome::done);
    }

    void letsOnlyAGlobalCustomerHaveSubsidiaries()
    {
        auto nord = called("Nord", CustomerKind::subsidiary);
        CPPUNIT_ASSERT_EQUAL(std::string("customer-parent-missing"), rulesOf(edit(nord).findings));
        nord.parent = world.acme;
        CPPUNIT_ASSERT_EQUAL(std::string("customer-parent-not-global"), rulesOf(edit(nord).findings));
        const auto initech = edit(called("Initech", CustomerKind::global)).customer;
        nord.parent = initech.id;
        const auto made = edit(nord);
        CPPUNIT_ASSERT(made.outcome == Outcome::done && made.customer.parent == initech.id);

        auto plain = called("Plain");
        plain.parent = initech.id;
        CPPUNIT_ASSERT_EQUAL(std::string("customer-parent-not-allowed"), rulesOf(edit(plain).findings));
        auto smaller = stored(initech.id);
        smaller.kind = CustomerKind::customer;
        CPPUNIT_ASSERT_EQUAL(std::string("customer-has-subsidiaries"), rulesOf(edit(smaller).findings));
    }

    void makesNoCircle()
    {
        auto itself = edit(called("Alone", CustomerKind::global)).customer;
        itself.kind = CustomerKind::subsidiary;
        itself.parent = itself.id;
        CPPUNIT_ASSERT_EQUAL(std::string("customer-parent-not-global"), rulesOf(edit(itself).findings));
        auto payer = called("Payer", CustomerKind::purchaser);
        payer.paysFor = world.acme;
        payer = edit(payer).customer;
        auto acme = stored(world.acme);
        acme.kind = CustomerKind::purchaser;
        acme.paysFor = payer.id;
        const auto circle = rulesOf(edit(acme).findings);
        CPPUNIT_ASSERT(circle.find("customer-pays-for-purchaser") != circle.npos);
        CPPUNIT_ASSERT(circle.find("customer-is-paid-for") != circle.npos);
    }

    void letsOnlyAPurchaserPay()
    {
        auto generous = called("Generous");
        generous.paysFor = world.acme;
        CPPUNIT_ASSERT_EQUAL(std::string("customer-pays-not-allowed"), rulesOf(edit(generous).findings));
        generous.kind = CustomerKind::purchaser;
        CPPUNIT_ASSERT(edit(generous).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("customer-pays-for-nobody"),
                             rulesOf(edit(called("Lonely", CustomerKind::purchaser)).findings));
    }

    void keepsAnEarlierRevisionFromOverwriting()
    {
        auto first = stored(world.acme);
        auto second = first;
        first.name = "Acme Oil & Gas";
        second.name = "Acme Petrol";
        CPPUNIT_ASSERT(edit(first).outcome == Outcome::done);
        const auto late = edit(second);
        CPPUNIT_ASSERT(late.outcome == Outcome::changedMeanwhile);
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil & Gas"), late.customer.name);
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil & Gas"), stored(world.acme).name);
        auto nowhere = called("Nowhere");
        nowhere.id = CustomerId{9'000'000};
        CPPUNIT_ASSERT(edit(nowhere).outcome == Outcome::unknown);
    }

    void saysWhatAnotherKindMeansForRoles()
    {
        auto acme = stored(world.acme);
        acme.kind = CustomerKind::purchaser;
        acme.paysFor = edit(called("Initech")).customer.id;
        const auto asked = edit(acme, Warnings::ask);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(asked.findings), asked.outcome == Outcome::warnings);
        CPPUNIT_ASSERT_EQUAL(std::string("customer-role-not-offered customer-role-not-offered"),
                             rulesOf(asked.findings));  // Application and Technical; Fay is Financial.
        for (const auto& finding : asked.findings)
            CPPUNIT_ASSERT_EQUAL(std::string("kind"), finding.field);
        world.rewrite(world.acme, world.tom, [](Person& tom) { tom.roles.insert("primary-technical"); });
        acme.revision = stored(world.acme).revision;
        const auto refused = edit(acme);
        CPPUNIT_ASSERT(refused.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("customer-primary-role-held"), refused.findings.at(0).rule);

        auto globex = stored(world.globex);
        globex.kind = CustomerKind::global;
        const auto vacant = rulesOf(edit(globex, Warnings::ask).findings);
        CPPUNIT_ASSERT(vacant.find("customer-role-vacant") != vacant.npos);
    }

    void leavesHeldRolesWhereTheKindDoesNotOfferThem()
    {
        auto acme = stored(world.acme);
        acme.kind = CustomerKind::purchaser;
        acme.paysFor = edit(called("Initech")).customer.id;
        const auto done = edit(acme);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(done.findings), done.outcome == Outcome::done);
        CPPUNIT_ASSERT(world.contact(world.acme, world.tom).person.roles.contains("technical"));
        CPPUNIT_ASSERT_EQUAL(std::string("customer.changed"), world.audited(world.acme).at(0));
    }

    void writesNothingWhereNothingChanges()
    {
        const auto before = stored(world.acme);
        const auto same = edit(before);
        CPPUNIT_ASSERT(same.outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(before.revision, stored(world.acme).revision);
        CPPUNIT_ASSERT(world.audited(world.acme).empty());
    }

    /// Total: whatever kinds and relatives come together, there is an answer and no customer outside of the
    /// rules.
    void givesFindingsForEveryMixture()
    {
        constexpr CustomerKind kinds[] = {CustomerKind::customer, CustomerKind::purchaser,
                                          CustomerKind::global, CustomerKind::subsidiary};
        int made = 0;
        for (const auto kind : kinds)
            for (const auto parentKind : kinds)
                for (const auto paidKind : kinds)
                    for (const int relatives : {0, 1, 2, 3})
                    {
                        CustomerSurroundings around;
                        auto wanted = called("Any", kind);
                        if (relatives & 1)
                        {
                            wanted.parent = CustomerId{7};
                            around.parent = called("Parent", parentKind);
                        }
                        if (relatives & 2)
                        {
                            wanted.paysFor = CustomerId{8};
                            around.paysFor = called("Paid", paidKind);
                        }
                        const bool family = kind == CustomerKind::subsidiary
                                                ? (relatives & 1) && parentKind == CustomerKind::global
                                                : !(relatives & 1);
                        const bool bills = kind == CustomerKind::purchaser
                                               ? !(relatives & 2) || paidKind != CustomerKind::purchaser
                                               : !(relatives & 2);
                        const auto findings = judge(wanted, around, world.catalogue);
                        CPPUNIT_ASSERT_EQUAL_MESSAGE(rulesOf(findings), family && bills, !anyError(findings));
                        made += family && bills ? 1 : 0;
                    }
        CPPUNIT_ASSERT(made > 0);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EditCustomerTest);

}  // namespace contacts::tests
