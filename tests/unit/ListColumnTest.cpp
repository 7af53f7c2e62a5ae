// Columns of the list: their names, their order, and the chooser's form.
#include "hooks/pages/portal/ColumnChoice.h"
#include "tests/unit/PortalStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace contacts;

class ListColumnTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ListColumnTest);
    CPPUNIT_TEST(readsTheNamesItWrites);
    CPPUNIT_TEST(refusesWhatIsNoColumn);
    CPPUNIT_TEST(readsOrders);
    CPPUNIT_TEST(putsAllOtherRolesWhereRolesStands);
    CPPUNIT_TEST(takesWhatIsNotSaidFromWhatIsRemembered);
    CPPUNIT_TEST(offersEveryColumnOnce);
    CPPUNIT_TEST(movesAColumnStepByStep);
    CPPUNIT_TEST(refusesAFormThatIsNoChoice);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _look = std::make_unique<MatrixLook>(_stage.ground(), _stage.ground().services.catalogue(),
                                             CustomerKind::customer, "en", std::set<RoleKey>{});
    }

    void readsTheNamesItWrites()
    {
        const std::string names =
            "id,title,firstName,lastName,email,phone,department,locale,seesAllRequests,status,account,"
            "portalUser,lastLogin,roles,primaryRoles,projects,role:technical";
        const auto columns = listColumnsFrom(names);
        CPPUNIT_ASSERT(columns);
        CPPUNIT_ASSERT_EQUAL(names, textOf(*columns));
        CPPUNIT_ASSERT(listColumnsFrom("")->empty());
    }

    void refusesWhatIsNoColumn()
    {
        for (const auto* names :
             {"name", "phone,", ",phone", "phone,,email", "phone,phone", "role:", "role:A", "role:a b",
              "password_hash", "phone;email", "*", "1", "PHONE", " phone"})
            CPPUNIT_ASSERT_MESSAGE(names, !listColumnsFrom(names));
        std::string many = "role:a0";
        for (int i = 1; i < 70; ++i)
            many += ",role:a" + std::to_string(i);
        CPPUNIT_ASSERT(!listColumnsFrom(many));
    }

    void readsOrders()
    {
        for (const std::string text :
             {"lastName", "-lastName", "email", "-lastLogin", "role:technical", "-role:reports"})
            CPPUNIT_ASSERT_EQUAL(text, ListSort::from(text)->text());
        for (const auto* text :
             {"", "-", "--email", "email,phone", "roles", "firstName;", "c.email", "role:", "RANDOM()"})
            CPPUNIT_ASSERT_MESSAGE(text, !ListSort::from(text));
    }

    void putsAllOtherRolesWhereRolesStands()
    {
        ListAddress address;
        CPPUNIT_ASSERT_EQUAL(1 + _look->columns().size(), cellsOf(address, *_look).size());
        address.columns = listColumnsFrom("role:technical,phone,roles,status,role:no-such-role");
        const auto cells = cellsOf(address, *_look);
        CPPUNIT_ASSERT_EQUAL(_look->columns().size() + 2, cells.size());
        CPPUNIT_ASSERT_EQUAL(std::string("role:technical"), cells.front().shown.name());
        CPPUNIT_ASSERT_EQUAL(std::string("status"), cells.back().shown.name());
        CPPUNIT_ASSERT(!address.fits(*_stage.ground().services.catalogue()));
    }

    void takesWhatIsNotSaidFromWhatIsRemembered()
    {
        auto address = ListAddress::fromText("columns=email&q=a");
        address.keep("sort=-phone&columns=phone&q=b");
        CPPUNIT_ASSERT_EQUAL(std::string("q=a&sort=-phone&columns=email"), address.text());
        CPPUNIT_ASSERT_EQUAL(std::string("sort=-phone&columns=email"), address.arrangement());
        CPPUNIT_ASSERT_EQUAL(std::string(), ListAddress{}.arrangement());
    }

    void offersEveryColumnOnce()
    {
        const ColumnChoice choice(ListAddress::fromText("columns=phone,role:technical"), *_look);
        CPPUNIT_ASSERT_EQUAL(screenColumns().size() - 1 + _look->columns().size(), choice.items().size());
        CPPUNIT_ASSERT_EQUAL(std::string("phone,role:technical"), textOf(choice.columns(*_look)));
        CPPUNIT_ASSERT_EQUAL(std::string("status,roles"), textOf(ColumnChoice({}, *_look).columns(*_look)));
    }

    void movesAColumnStepByStep()
    {
        ColumnChoice choice(ListAddress::fromText("columns=phone,email,roles"), *_look);
        choice.move("email", ColumnChoice::Step::up);
        choice.move("email", ColumnChoice::Step::up);
        CPPUNIT_ASSERT_EQUAL(std::string("email,phone,roles"), textOf(choice.columns(*_look)));
        choice.move("phone", ColumnChoice::Step::down);
        const auto text = textOf(choice.columns(*_look));
        CPPUNIT_ASSERT_MESSAGE(text, text.starts_with("email,role:management,phone,role:cust-admin,"));
        choice.move("nothing", ColumnChoice::Step::down);
        CPPUNIT_ASSERT_EQUAL(text, textOf(choice.columns(*_look)));
    }

    void refusesAFormThatIsNoChoice()
    {
        using List = helpdesk::Fields::List;
        const auto from = [&](List fields) {
            return ColumnChoice::from(helpdesk::Fields(std::move(fields)), *_look).has_value();
        };
        CPPUNIT_ASSERT(from({{"order", "phone"}, {"order", "email"}, {"column", "email"}}));
        CPPUNIT_ASSERT(!from({{"order", "phone"}, {"order", "phone"}}));
        CPPUNIT_ASSERT(!from({{"order", "password"}}));
        CPPUNIT_ASSERT(!from({{"order", "phone"}, {"column", "email"}}));
        CPPUNIT_ASSERT(!from({{"order", "role:no-such-role"}}));
        CPPUNIT_ASSERT(!from({{"order", "roles"}}));
    }

private:
    portal::Stage _stage;
    std::unique_ptr<MatrixLook> _look;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ListColumnTest);

}  // namespace
