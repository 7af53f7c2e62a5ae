// What the question before a removal may promise.
#include "core/contacts/ForeseeDeparture.h"
#include "core/contacts/CountProjects.h"
#include "core/draft/EditDraft.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class ForeseeDepartureTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ForeseeDepartureTest);
    CPPUNIT_TEST(saysThatAnAccountEnds);
    CPPUNIT_TEST(saysThatAnAccountIsNeededElsewhere);
    CPPUNIT_TEST(saysNothingOfAnAccountThatIsNotThere);
    CPPUNIT_TEST(saysNothingOfAccessThatNobodyHas);
    CPPUNIT_TEST(namesThePrimaryRolesThatBecomeVacant);
    CPPUNIT_TEST(knowsWhatTheDraftHandsOn);
    CPPUNIT_TEST(knowsWhoAsksAboutHimself);
    CPPUNIT_TEST(followsTheNumberOfProjects);
    CPPUNIT_TEST(tellsOnlyWhoManagesTheContacts);
    CPPUNIT_TEST(countsNobodyElsesProjects);
    CPPUNIT_TEST_SUITE_END();

public:
    void saysThatAnAccountEnds()
    {
        const auto tom = foreseen(world.tom);
        CPPUNIT_ASSERT(tom.losesAccess);
        CPPUNIT_ASSERT(tom.account == Departure::Account::ends);
        CPPUNIT_ASSERT(tom.mayBeRemoved());
        world.rewrite(world.acme, world.tom,
                      [](Person& person) { person.status = MembershipStatus::deactivated; });
        CPPUNIT_ASSERT(!foreseen(world.tom).losesAccess);
        CPPUNIT_ASSERT(foreseen(world.tom).account == Departure::Account::none);
    }

    void saysThatAnAccountIsNeededElsewhere()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            const auto person = work.contacts().find(world.acme, world.tom)->person;
            work.contacts().writeMembership(world.globex, world.tom, person);
        });
        CPPUNIT_ASSERT(foreseen(world.tom).account == Departure::Account::stays);
    }

    void saysNothingOfAnAccountThatIsNotThere()
    {
        CPPUNIT_ASSERT(foreseen(world.fay).account == Departure::Account::none);
    }

    /// Never invited: the account is reserved for him and nothing of it can end. A link on its way can.
    void saysNothingOfAccessThatNobodyHas()
    {
        const auto foreseenAs = [&](AccountState state) {
            world.storage.inOne(
                [&](UnitOfWork& work) { work.contacts().setAccountState(world.tom, state, Time{}); });
            return foreseen(world.tom);
        };
        CPPUNIT_ASSERT(!foreseenAs(AccountState::none).losesAccess);
        CPPUNIT_ASSERT(foreseenAs(AccountState::none).account == Departure::Account::none);
        CPPUNIT_ASSERT(foreseenAs(AccountState::invited).losesAccess);
        CPPUNIT_ASSERT(foreseenAs(AccountState::invited).account == Departure::Account::ends);
    }

    void namesThePrimaryRolesThatBecomeVacant()
    {
        CPPUNIT_ASSERT(foreseen(world.tom).primaryRoles.empty());
        world.rewrite(world.acme, world.tom,
                      [](Person& person) { person.roles.insert("primary-technical"); });
        const std::vector<RoleKey> expected{"primary-technical"};
        CPPUNIT_ASSERT(expected == foreseen(world.tom).primaryRoles);
    }

    void knowsWhatTheDraftHandsOn()
    {
        world.rewrite(world.acme, world.tom,
                      [](Person& person) { person.roles.insert("primary-technical"); });
        const auto write = [&](const Change& line) {
            const auto maria = world.actor(world.maria, world.acme);
            CPPUNIT_ASSERT(EditDraft(world.services).add(maria, world.acme, line).outcome ==
                           EditDraft::Outcome::done);
        };
        write(promote(of(world.tina), "primary-technical"));
        CPPUNIT_ASSERT(foreseen(world.tom).primaryRoles.empty());
        // Whoever leaves himself takes nothing over.
        write(line(ChangeKind::removeContact, of(world.tina)));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), foreseen(world.tom).primaryRoles.size());
    }

    void knowsWhoAsksAboutHimself()
    {
        const auto maria = foreseen(world.maria);
        CPPUNIT_ASSERT(maria.himself);
        CPPUNIT_ASSERT(!maria.mayBeRemoved());
        CPPUNIT_ASSERT(!maria.mayBeDeactivated());
    }

    void followsTheNumberOfProjects()
    {
        const auto count = [&](std::size_t projects) {
            world.storage.inOne([&](UnitOfWork& work) {
                CPPUNIT_ASSERT(CountProjects::follow(work, world.acme, world.tom, projects));
            });
            return foreseen(world.tom);
        };
        CPPUNIT_ASSERT(!count(1).mayBeRemoved());
        CPPUNIT_ASSERT(count(1).mayBeDeactivated());
        CPPUNIT_ASSERT(!count(2).mayBeDeactivated());
        CPPUNIT_ASSERT(count(0).mayBeRemoved());
    }

    void tellsOnlyWhoManagesTheContacts()
    {
        const ForeseeDeparture foresee(world.services);
        CPPUNIT_ASSERT(!foresee(world.actor(world.lena, world.acme), world.acme, world.tom));
        CPPUNIT_ASSERT(!foresee(world.actor(world.omar, world.acme), world.acme, world.tom));
        CPPUNIT_ASSERT(!foresee(world.actor(world.maria, world.acme), world.acme, world.omar));
    }

    void countsNobodyElsesProjects()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(!CountProjects::follow(work, world.globex, world.tom, 1));
            CPPUNIT_ASSERT(!CountProjects::follow(work, CustomerId{999999}, world.tom, 1));
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, world.contact(world.acme, world.tom).projects);
    }

private:
    Departure foreseen(ContactId contact)
    {
        const auto found =
            ForeseeDeparture(world.services)(world.actor(world.maria, world.acme), world.acme, contact);
        CPPUNIT_ASSERT(found);
        return *found;
    }

    FakeWorld world{};
};

CPPUNIT_TEST_SUITE_REGISTRATION(ForeseeDepartureTest);

}  // namespace contacts::tests
