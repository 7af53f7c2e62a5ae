// The laws of the value world, on many random samples, and the few cases in which they have to be read
// closely.
#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "tests/support/FakeWorld.h"
#include "tests/unit/CoreSamples.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace contacts::tests {

namespace {

Snapshot twoPeople()
{
    Snapshot snapshot;
    snapshot.people[of(ContactId{1})].firstName = "Ann";
    snapshot.people[of(ContactId{1})].roles = {"technical"};
    snapshot.people[of(ContactId{2})].firstName = "Bob";
    snapshot.people[of(ContactId{2})].roles = {"primary-contact", "reports"};
    return snapshot;
}


ChangeSet mergedAll(const ChangeSet& lines, const Snapshot& live)
{
    ChangeSet set;
    std::uint32_t next = 1;
    for (const auto& line : lines)
        set = merge(std::move(set), line, live, next++);
    return set;
}


bool touchEachOther(const Change& one, const Change& other)
{
    const auto whole = [](const Change& change) {
        return cells::brings(change.kind) || change.kind == ChangeKind::removeContact;
    };
    const bool samePerson = one.person == other.person;
    const bool sameRole =
        one.role == other.role && (one.kind == ChangeKind::promote || other.kind == ChangeKind::promote);
    return one.sameCell(other) || (samePerson && cells::brings(one.kind) && cells::brings(other.kind)) ||
           sameRole || (samePerson && whole(one) && whole(other));
}

}  // namespace


class SnapshotTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SnapshotTest);
    CPPUNIT_TEST(appliesADifferenceToGetFromOneSnapshotToTheOther);
    CPPUNIT_TEST(hasNoDifferenceFromItself);
    CPPUNIT_TEST(undoesEverySetByItsInverse);
    CPPUNIT_TEST(meansTheSameInAnyOrderOfIndependentChanges);
    CPPUNIT_TEST(survivesNonsense);
    CPPUNIT_TEST(givesAPrimaryRoleToOnePersonOnly);
    CPPUNIT_TEST(removesWhoeverIsRemovedWhateverElseIsSaidOfHim);
    CPPUNIT_TEST(leavesPeopleAloneWhomNoLineNames);
    CPPUNIT_TEST(namesTheCellThatMovedMeanwhile);
    CPPUNIT_TEST(namesWhoHasLeftMeanwhileOnce);
    CPPUNIT_TEST(namesTheHolderWhoTookAPrimaryRoleMeanwhile);
    CPPUNIT_TEST(seesNoDriftWhereOthersMoved);
    CPPUNIT_TEST_SUITE_END();

public:
    void appliesADifferenceToGetFromOneSnapshotToTheOther()
    {
        forManySamples([](Samples& samples) {
            const auto from = samples.snapshot();
            auto to = samples.snapshot();
            to.kind = from.kind;
            const auto lines = diff(from, to);
            CPPUNIT_ASSERT_MESSAGE(shown(lines), contacts::apply(lines, from).people == to.people);
        });
    }

    void hasNoDifferenceFromItself()
    {
        forManySamples([](Samples& samples) {
            const auto snapshot = samples.snapshot();
            CPPUNIT_ASSERT(diff(snapshot, snapshot).empty());
        });
    }

    void undoesEverySetByItsInverse()
    {
        forManySamples([](Samples& samples) {
            const auto before = samples.snapshot();
            const auto changes = samples.changes(before);
            const auto after = contacts::apply(changes, before);
            CPPUNIT_ASSERT_MESSAGE(shown(changes),
                                   contacts::apply(inverse(changes, before), after).people == before.people);
        });
    }

    void meansTheSameInAnyOrderOfIndependentChanges()
    {
        forManySamples([](Samples& samples) {
            const auto before = samples.snapshot();
            ChangeSet independent;
            for (const auto& change : samples.changes(before))
                if (std::none_of(independent.begin(), independent.end(),
                                 [&](const Change& other) { return touchEachOther(change, other); }))
                    independent.push_back(change);
            const auto expected = contacts::apply(independent, before);
            auto shuffled = independent;
            for (std::size_t i = shuffled.size(); i > 1; --i)
                std::swap(shuffled[i - 1], shuffled[samples.below(i)]);
            CPPUNIT_ASSERT_MESSAGE(shown(shuffled), contacts::apply(shuffled, before) == expected);
        });
    }

    void survivesNonsense()
    {
        forManySamples([](Samples& samples) {
            const auto before = samples.snapshot();
            const auto nonsense = samples.nonsense();
            const auto after = contacts::apply(nonsense, before);
            (void)inverse(nonsense, before);
            (void)drift(nonsense, before, after);
            (void)mergedAll(nonsense, before);
            (void)validate(before, nonsense, samples.actor(), standardCatalogue());
            Request request;
            request.changes = nonsense;
            request.then = before;
            CPPUNIT_ASSERT(!canonical(request, after).empty());
        });
    }

    void givesAPrimaryRoleToOnePersonOnly()
    {
        const auto after = contacts::apply({promote(of(ContactId{1}), "primary-contact")}, twoPeople());
        CPPUNIT_ASSERT(after.people.at(of(ContactId{1})).roles.contains("primary-contact"));
        CPPUNIT_ASSERT(
            (after.people.at(of(ContactId{2})).roles == std::set<RoleKey, std::less<>>{"reports"}));
    }

    void removesWhoeverIsRemovedWhateverElseIsSaidOfHim()
    {
        const ChangeSet set{line(ChangeKind::removeContact, of(ContactId{1})),
                            grant(of(ContactId{1}), "reports")};
        CPPUNIT_ASSERT(!contacts::apply(set, twoPeople()).people.contains(of(ContactId{1})));
    }

    void leavesPeopleAloneWhomNoLineNames()
    {
        const ChangeSet set{grant(of(ContactId{9}), "reports"), grant({{}, "nobody"}, "reports"),
                            line(ChangeKind::removeContact, of(ContactId{9}))};
        CPPUNIT_ASSERT(contacts::apply(set, twoPeople()) == twoPeople());
    }

    void namesTheCellThatMovedMeanwhile()
    {
        auto now = twoPeople();
        now.people[of(ContactId{1})].phone = "+1";
        const auto moved = drift({edit(of(ContactId{1}), Field::phone, "+2")}, twoPeople(), now);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), moved.size());
        CPPUNIT_ASSERT_EQUAL(std::string("phone"), moved[0].field);
        CPPUNIT_ASSERT_EQUAL(std::string(""), moved[0].then);
        CPPUNIT_ASSERT_EQUAL(std::string("+1"), moved[0].now);
        CPPUNIT_ASSERT_EQUAL(std::string("+2"), moved[0].requested);
    }

    void namesWhoHasLeftMeanwhileOnce()
    {
        auto now = twoPeople();
        now.people.erase(of(ContactId{1}));
        const auto moved =
            drift({edit(of(ContactId{1}), Field::phone, "+2"), grant(of(ContactId{1}), "reports")},
                  twoPeople(), now);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), moved.size());
        CPPUNIT_ASSERT_EQUAL(std::string("membership"), moved[0].field);
        CPPUNIT_ASSERT_EQUAL(std::string("no"), moved[0].now);
    }

    void namesTheHolderWhoTookAPrimaryRoleMeanwhile()
    {
        auto now = twoPeople();
        now.people[of(ContactId{2})].roles.erase("primary-contact");
        now.people[of(ContactId{3})].roles = {"primary-contact"};
        const auto moved = drift({promote(of(ContactId{1}), "primary-contact")}, twoPeople(), now);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), moved.size());
        CPPUNIT_ASSERT(moved[0].person == of(ContactId{2}) && moved[0].then == "yes" && moved[0].now == "no");
        CPPUNIT_ASSERT(moved[1].person == of(ContactId{3}) && moved[1].then == "no" && moved[1].now == "yes");
        CPPUNIT_ASSERT_EQUAL(std::string("no"), moved[1].requested);
    }

    void seesNoDriftWhereOthersMoved()
    {
        auto now = twoPeople();
        now.people[of(ContactId{1})].department = "Elsewhere";
        now.people[of(ContactId{2})].phone = "+1";
        CPPUNIT_ASSERT(drift({edit(of(ContactId{1}), Field::phone, "+2")}, twoPeople(), now).empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SnapshotTest);


class MergeTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MergeTest);
    CPPUNIT_TEST(isIdempotent);
    CPPUNIT_TEST(keepsOneLineACell);
    CPPUNIT_TEST(meansWhatTheLastWishMeant);
    CPPUNIT_TEST(keepsTheNumberOfALineThatIsWrittenAnew);
    CPPUNIT_TEST(takesTheLineOutWhenTheWishIsAlreadySo);
    CPPUNIT_TEST(writesWishesAboutANewPersonIntoHisLine);
    CPPUNIT_TEST(takesAllLinesOfANewPersonOutWithHim);
    CPPUNIT_TEST(letsTheLaterPromotionWin);
    CPPUNIT_TEST(takesAPromotionOutWhenTheHolderIsPromotedAgain);
    CPPUNIT_TEST(remembersOtherWishesBehindARemoval);
    CPPUNIT_TEST_SUITE_END();

public:
    void isIdempotent()
    {
        forManySamples([](Samples& samples) {
            const auto live = samples.snapshot();
            auto set = mergedAll(samples.changes(live), live);
            for (const auto& line : samples.changes(live, 3))
            {
                const auto once = merge(set, line, live, 100);
                const auto twice = merge(once, line, live, 100);
                CPPUNIT_ASSERT_EQUAL(shown(once), shown(twice));
                set = once;
            }
        });
    }

    void keepsOneLineACell()
    {
        forManySamples([](Samples& samples) {
            const auto live = samples.snapshot();
            const auto set = mergedAll(samples.changes(live, 30), live);
            for (std::size_t i = 0; i < set.size(); ++i)
                for (std::size_t j = i + 1; j < set.size(); ++j)
                {
                    CPPUNIT_ASSERT_MESSAGE(shown(set), !set[i].sameCell(set[j]));
                    CPPUNIT_ASSERT_MESSAGE(shown(set), set[i].id != set[j].id);
                }
        });
    }

    void meansWhatTheLastWishMeant()
    {
        forManySamples([](Samples& samples) {
            const auto live = samples.snapshot();
            ChangeSet about;
            for (const auto& line : samples.changes(live))
                if (line.person.contact && line.kind != ChangeKind::promote)
                    about.push_back(line);
            const auto merged = contacts::apply(mergedAll(about, live), live);
            CPPUNIT_ASSERT_MESSAGE(shown(about), merged.people == contacts::apply(about, live).people);
        });
    }

    void keepsTheNumberOfALineThatIsWrittenAnew()
    {
        auto first = edit(of(ContactId{1}), Field::phone, "+1");
        first.author = ContactId{5};
        auto second = edit(of(ContactId{1}), Field::phone, "+2");
        second.author = ContactId{6};
        auto set = merge(merge({}, first, twoPeople(), 7), second, twoPeople(), 8);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), set.size());
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(7), set[0].id);
        CPPUNIT_ASSERT_EQUAL(std::string("+2"), set[0].value);
        CPPUNIT_ASSERT(set[0].author == ContactId{6});
    }

    void takesTheLineOutWhenTheWishIsAlreadySo()
    {
        const auto live = twoPeople();
        const auto set = merge({}, revoke(of(ContactId{1}), "technical"), live, 1);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), set.size());
        CPPUNIT_ASSERT(merge(set, grant(of(ContactId{1}), "technical"), live, 2).empty());
        CPPUNIT_ASSERT(merge({}, grant(of(ContactId{1}), "technical"), live, 2).empty());
    }

    void writesWishesAboutANewPersonIntoHisLine()
    {
        const PersonKey ref{{}, "new"};
        const auto live = twoPeople();
        auto set = merge({}, add("new", "Neo", "Newman", "n@x.example", {"reports"}), live, 1);
        set = merge(set, grant(ref, "technical"), live, 2);
        set = merge(set, revoke(ref, "reports"), live, 3);
        set = merge(set, edit(ref, Field::lastName, "Anderson"), live, 4);
        set = merge(set, line(ChangeKind::setDepartment, ref, "Matrix"), live, 5);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), set.size());
        CPPUNIT_ASSERT((set[0].roles == std::set<RoleKey, std::less<>>{"technical"}));
        CPPUNIT_ASSERT_EQUAL(std::string("Anderson"), set[0].details.lastName);
        CPPUNIT_ASSERT_EQUAL(std::string("Matrix"), set[0].details.department);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), set[0].id);
    }

    void takesAllLinesOfANewPersonOutWithHim()
    {
        const PersonKey ref{{}, "new"};
        const auto live = twoPeople();
        auto set = merge({}, add("new", "Neo", "Newman", "n@x.example", {"reports"}), live, 1);
        set = merge(set, promote(ref, "primary-contact"), live, 2);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), set.size());
        CPPUNIT_ASSERT(merge(set, line(ChangeKind::removeContact, ref), live, 3).empty());
    }

    void letsTheLaterPromotionWin()
    {
        auto live = twoPeople();
        live.people[of(ContactId{3})].firstName = "Cem";
        const auto set = mergedAll(
            {promote(of(ContactId{1}), "primary-contact"), promote(of(ContactId{3}), "primary-contact")},
            live);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), set.size());
        CPPUNIT_ASSERT(set[0].person == of(ContactId{3}));
    }

    void takesAPromotionOutWhenTheHolderIsPromotedAgain()
    {
        const auto set = mergedAll(
            {promote(of(ContactId{1}), "primary-contact"), promote(of(ContactId{2}), "primary-contact")},
            twoPeople());
        CPPUNIT_ASSERT_MESSAGE(shown(set), set.empty());
    }

    void remembersOtherWishesBehindARemoval()
    {
        const auto set =
            mergedAll({grant(of(ContactId{1}), "reports"), line(ChangeKind::removeContact, of(ContactId{1}))},
                      twoPeople());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), set.size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MergeTest);

}  // namespace contacts::tests
