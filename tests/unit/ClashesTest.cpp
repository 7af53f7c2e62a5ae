// Two administrators in one cell: nobody overwrites what he has not seen, and nobody is stopped without need.
#include "core/changes/Clashes.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

namespace {

const PersonKey tom = of(ContactId{3});
const PersonKey ann = of(ContactId{4});
const ContactId maria{1};
const ContactId paul{2};


Change by(ContactId author, Change line)
{
    line.author = author;
    line.authorName = author == maria ? "Maria" : "Paul";
    line.id = 7;
    return line;
}


Snapshot live()
{
    Snapshot snapshot;
    snapshot.people[tom].firstName = "Tom";
    snapshot.people[tom].phone = "+12022244843";
    snapshot.people[ann].firstName = "Ann";
    snapshot.people[ann].roles = {"primary-contact"};
    return snapshot;
}


Change phone(const std::string& number)
{
    return edit(tom, Field::phone, number);
}


Findings paulWrites(const ChangeSet& draft, const Change& line, std::optional<std::string> over)
{
    return clashes(draft, {{line, std::move(over)}}, live(), {paul, {}});
}

}  // namespace


class ClashesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ClashesTest);
    CPPUNIT_TEST(namesWhoWroteAndWhat);
    CPPUNIT_TEST(stopsNobodyWhoSawTheOtherValue);
    CPPUNIT_TEST(stopsNobodyWhoWishesTheSame);
    CPPUNIT_TEST(stopsNobodyAtHisOwnLineOrAnotherCell);
    CPPUNIT_TEST(seesWhatWasWrittenIntoALineThatBringsSomebody);
    CPPUNIT_TEST(tellsOfARemoval);
    CPPUNIT_TEST(tellsOfAnotherPromotion);
    CPPUNIT_TEST(tellsOfHisOwnPromotionInAnotherWindow);
    CPPUNIT_TEST_SUITE_END();

public:
    void namesWhoWroteAndWhat()
    {
        const auto found =
            paulWrites({by(maria, phone("+12022241111"))}, phone("+12022242222"), "+1 202-224-4843");
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"), rulesOf(found));
        CPPUNIT_ASSERT_EQUAL(std::string("phone"), found[0].field);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(7), found[0].change);
        const std::vector<std::pair<std::string, std::string>> facts{
            {"act", "write"}, {"author", "Maria"}, {"value", "+1 202-224-1111"}};
        CPPUNIT_ASSERT(facts == found[0].facts);
    }

    void stopsNobodyWhoSawTheOtherValue()
    {
        const ChangeSet draft{by(maria, phone("+12022241111"))};
        CPPUNIT_ASSERT(paulWrites(draft, phone("+12022242222"), "+1 202-224-1111").empty());
        CPPUNIT_ASSERT(paulWrites(draft, phone("+12022242222"), std::nullopt).empty());
    }

    void stopsNobodyWhoWishesTheSame()
    {
        CPPUNIT_ASSERT(
            paulWrites({by(maria, phone("+12022241111"))}, phone("+1 (202) 224-1111"), "+12022244843")
                .empty());
    }

    void stopsNobodyAtHisOwnLineOrAnotherCell()
    {
        CPPUNIT_ASSERT(
            paulWrites({by(paul, phone("+12022241111"))}, phone("+12022242222"), "+12022244843").empty());
        CPPUNIT_ASSERT(
            paulWrites({by(maria, edit(tom, Field::title, "Dr"))}, phone("+12022242222"), "+12022244843")
                .empty());
    }

    void seesWhatWasWrittenIntoALineThatBringsSomebody()
    {
        const PersonKey fresh{{}, "new"};
        auto arrival = add("new", "Neo", "Newman", "neo@people.example", {"technical"});
        arrival.details.department = "Labs";
        const auto wish = line(ChangeKind::setDepartment, fresh, "Plant");
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"),
                             rulesOf(paulWrites({by(maria, arrival)}, wish, "")));
        CPPUNIT_ASSERT(paulWrites({by(maria, arrival)}, wish, "Labs").empty());
    }

    void tellsOfARemoval()
    {
        const auto found = paulWrites({by(maria, line(ChangeKind::removeContact, tom))},
                                      phone("+12022242222"), "+12022244843");
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"), rulesOf(found));
        CPPUNIT_ASSERT_EQUAL(std::string("remove"), found[0].facts[0].second);
    }

    void tellsOfAnotherPromotion()
    {
        const ChangeSet draft{by(maria, promote(tom, "primary-contact"))};
        const PersonKey third = of(ContactId{5});
        auto snapshot = live();
        snapshot.people[third].firstName = "Third";
        const std::vector<Written> stale{{promote(third, "primary-contact"), ann.text()}};
        const auto found = clashes(draft, stale, snapshot, {paul, {}});
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"), rulesOf(found));
        CPPUNIT_ASSERT_EQUAL(std::string("hold"), found[0].facts[0].second);
        CPPUNIT_ASSERT_EQUAL(std::string("Tom"), found[0].facts[2].second);
        const std::vector<Written> informed{{promote(third, "primary-contact"), tom.text()}};
        CPPUNIT_ASSERT(clashes(draft, informed, snapshot, {paul, {}}).empty());
    }

    void tellsOfHisOwnPromotionInAnotherWindow()
    {
        const ChangeSet draft{by(paul, promote(tom, "primary-contact"))};
        const PersonKey third = of(ContactId{5});
        auto snapshot = live();
        snapshot.people[third].firstName = "Third";
        const auto paulPromotes = [&](const PersonKey& person, std::optional<std::string> over) {
            return clashes(draft, {{promote(person, "primary-contact"), std::move(over)}}, snapshot,
                           {paul, {}});
        };
        CPPUNIT_ASSERT_EQUAL(std::string("written-meanwhile"), rulesOf(paulPromotes(third, ann.text())));
        CPPUNIT_ASSERT(paulPromotes(third, tom.text()).empty());
        CPPUNIT_ASSERT(paulPromotes(third, std::nullopt).empty());
        CPPUNIT_ASSERT(paulPromotes(tom, ann.text()).empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ClashesTest);

}  // namespace contacts::tests
