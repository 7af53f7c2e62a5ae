// The words for what a change set does: every kind of line, in every language and both tenses.
#include "core/changes/Describe.h"
#include "core/changes/ChangeSets.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace contacts;

namespace {

PersonKey known(std::uint64_t id)
{
    return {ContactId{id}, {}};
}


Change line(ChangeKind kind, const PersonKey& person, const std::string& value = {}, const RoleKey& role = {})
{
    Change change;
    change.kind = kind;
    change.person = person;
    change.value = value;
    change.role = role;
    return change;
}


Change field(Field name, const std::string& value)
{
    auto change = line(ChangeKind::editContact, known(1), value);
    change.field = name;
    return change;
}

}  // namespace


class DescribeTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DescribeTest);
    CPPUNIT_TEST(saysEveryKindOfLine);
    CPPUNIT_TEST(saysWhatIsFilledAndEmptied);
    CPPUNIT_TEST(saysWhereOnlyALinkWent);
    CPPUNIT_TEST(saysTheTitleOfANewcomer);
    CPPUNIT_TEST(tellsPeopleOfOneNameApart);
    CPPUNIT_TEST(namesWhoHandsARoleOver);
    CPPUNIT_TEST(ordersPeopleByTheirFirstLineAndLinesByMeaning);
    CPPUNIT_TEST(marksWhoComesAndGoes);
    CPPUNIT_TEST(hasASentenceInEveryLanguageAndTense);
    CPPUNIT_TEST(survivesLinesAboutNobody);
    CPPUNIT_TEST(anAbbreviationAtTheEndBringsNoSecondFullStop);
    CPPUNIT_TEST_SUITE_END();

    Catalogue _catalogue = standardCatalogue();
    Snapshot _before{};
    std::unique_ptr<templates::Words> _words;

    std::vector<DescribedPerson> describing(const ChangeSet& changes, std::string_view locale = "en")
    {
        return describe(changes, _before, apply(changes, _before), _catalogue, locale);
    }

    std::string said(const Change& change, Tense tense = Tense::asked, std::string_view locale = "en")
    {
        const auto line = describing({change}, locale).at(0).lines.at(0);
        return _words->say(locale, line.sentence(tense), line.arguments);
    }

    /// One line of every kind, with every variant of its sentence.
    static ChangeSet everything()
    {
        auto added = line(ChangeKind::addContact, {{}, "n1"});
        added.details.firstName = "Łukasz";
        added.details.email = "lukasz@acme.example";
        auto withRoles = added;
        withRoles.roles = {"reports", "application"};
        auto quiet = added;
        quiet.details.portalUser = false;
        auto quietWithRoles = withRoles;
        quietWithRoles.details.portalUser = false;
        auto asked = line(ChangeKind::changeEmail, known(1), "new@acme.example");
        asked.outcome = LineOutcome::implemented;
        asked.linkSent = true;
        auto linked = line(ChangeKind::linkContact, {{}, "n2"}, "omar@globex.example");
        auto linkedWithRoles = linked;
        linkedWithRoles.roles = {"technical"};
        return {added,
                withRoles,
                quiet,
                quietWithRoles,
                linked,
                linkedWithRoles,
                field(Field::title, "Dr"),
                field(Field::firstName, "Anna"),
                field(Field::lastName, "Lind"),
                field(Field::phone, "+33142685300"),
                field(Field::phone, ""),
                field(Field::locale, "fr"),
                line(ChangeKind::changeEmail, known(1), "new@acme.example"),
                asked,
                line(ChangeKind::setDepartment, known(1), "Accounts"),
                line(ChangeKind::setDepartment, known(1), ""),
                line(ChangeKind::grantRole, known(1), {}, "reports"),
                line(ChangeKind::revokeRole, known(1), {}, "technical"),
                line(ChangeKind::promote, known(1), {}, "primary-contact"),
                line(ChangeKind::promote, known(1), {}, "primary-technical"),
                line(ChangeKind::setSeesAllRequests, known(1), "yes"),
                line(ChangeKind::setSeesAllRequests, known(1), "no"),
                line(ChangeKind::setPortalUser, known(1), "yes"),
                line(ChangeKind::setPortalUser, known(1), "no"),
                line(ChangeKind::deactivate, known(1)),
                line(ChangeKind::reactivate, known(1)),
                line(ChangeKind::removeContact, known(1))};
    }

public:
    void setUp() override
    {
        auto& amelie = _before.people[known(1)];
        amelie.firstName = "Amélie";
        amelie.lastName = "Dupont";
        amelie.email = "amelie@acme.example";
        amelie.phone = "+33142685301";
        amelie.roles = {"technical"};
        auto& tom = _before.people[known(2)];
        tom.firstName = "Tom";
        tom.lastName = "Reed";
        tom.roles = {"primary-contact"};
        _words = templates::makeWords({templates::catalogues.begin(), templates::catalogues.end()});
    }

    void saysEveryKindOfLine()
    {
        const std::vector<std::string> expected{
            "is added: lukasz@acme.example; e-mails in English",
            "is added with Application and Reports: lukasz@acme.example; e-mails in English",
            "is added, without portal access: lukasz@acme.example",
            "is added with Application and Reports, without portal access: lukasz@acme.example",
            "joins",
            "joins with Technical",
            "Title: Dr is added",
            "First name: Amélie becomes Anna",
            "Last name: Dupont becomes Lind",
            "Phone: +33 1 42 68 53 01 becomes +33 1 42 68 53 00",
            "Phone: +33 1 42 68 53 01 is taken out",
            "Language: English becomes French",
            "E-mail: amelie@acme.example becomes new@acme.example",
            "E-mail: amelie@acme.example becomes new@acme.example",  // Asked for before a link is sent.
            "Department: Accounts is added",
            "Department:  is taken out",
            "gets Reports",
            "loses Technical",
            "becomes Primary contact in place of Tom Reed",
            "becomes Primary technical contact",
            "sees all requests of the customer",
            "sees only requests of their own",
            "gets portal access",
            "loses portal access",
            "is deactivated",
            "becomes active again",
            "is removed"};
        const auto lines = everything();
        CPPUNIT_ASSERT_EQUAL(expected.size(), lines.size());
        for (std::size_t i = 0; i < lines.size(); ++i)
            CPPUNIT_ASSERT_EQUAL(expected[i], said(lines[i]));
    }

    void saysWhatIsFilledAndEmptied()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Phone: +33 1 42 68 53 01 was taken out"),
                             said(field(Field::phone, ""), Tense::done));
        CPPUNIT_ASSERT_EQUAL(std::string("Langue\u00a0: anglais devient français"),
                             said(field(Field::locale, "fr"), Tense::asked, "fr"));
        CPPUNIT_ASSERT_EQUAL(std::string("reçoit le rôle Rapports"),
                             said(line(ChangeKind::grantRole, known(1), {}, "reports"), Tense::asked, "fr"));
    }

    void saysWhereOnlyALinkWent()
    {
        auto asked = line(ChangeKind::changeEmail, known(1), "new@acme.example");
        CPPUNIT_ASSERT_EQUAL(std::string("E-mail: amelie@acme.example became new@acme.example"),
                             said(asked, Tense::done));
        asked.outcome = LineOutcome::implemented;
        asked.linkSent = true;
        CPPUNIT_ASSERT_EQUAL(std::string("E-mail: a link went to new@acme.example; until it is confirmed, "
                                         "amelie@acme.example stays"),
                             said(asked, Tense::done));
        CPPUNIT_ASSERT_EQUAL(std::string("E-mail: amelie@acme.example becomes new@acme.example"),
                             said(asked, Tense::asked));
    }

    void saysTheTitleOfANewcomer()
    {
        auto added = everything().front();
        added.details.title = "Ms";
        CPPUNIT_ASSERT_EQUAL(std::string("is added: lukasz@acme.example, title Ms; e-mails in English"),
                             said(added));
        CPPUNIT_ASSERT_EQUAL(
            std::string("wurde hinzugefügt: lukasz@acme.example, Anrede Ms; E-Mails auf Englisch"),
            said(added, Tense::done, "de"));
        CPPUNIT_ASSERT_EQUAL(std::string("rejoint les contacts\u00a0: lukasz@acme.example, civilité\u00a0: "
                                         "Ms\u202f; e-mails en anglais"),
                             said(added, Tense::asked, "fr"));
    }

    void tellsPeopleOfOneNameApart()
    {
        _before.people[known(3)] = _before.people[known(2)];
        _before.people[known(2)].email = "tom@acme.example";
        _before.people[known(3)].email = "tom@xn--cme-5cd.example";
        const auto people = describing({line(ChangeKind::removeContact, known(2)),
                                        line(ChangeKind::removeContact, known(3)), everything().front()});
        CPPUNIT_ASSERT_EQUAL(people.at(0).name, people.at(1).name);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@acme.example"), people.at(0).addressBeside());
        CPPUNIT_ASSERT_EQUAL(std::string("tom@xn--cme-5cd.example"), people.at(1).addressBeside());
        CPPUNIT_ASSERT_EQUAL(std::string(), people.at(2).addressBeside());  // His line says it.
        const auto joins = describing({line(ChangeKind::linkContact, {{}, "n2"}, "omar@globex.example")});
        CPPUNIT_ASSERT_EQUAL(std::string("omar@globex.example"), joins.at(0).name);
        CPPUNIT_ASSERT_EQUAL(std::string(), joins.at(0).addressBeside());
    }

    void namesWhoHandsARoleOver()
    {
        const auto person = describing({line(ChangeKind::promote, known(1), {}, "primary-contact")}).at(0);
        CPPUNIT_ASSERT_EQUAL(std::string("Tom Reed"), person.lines.at(0).before);
        CPPUNIT_ASSERT_EQUAL(std::string("Primary contact"), person.lines.at(0).after);
        CPPUNIT_ASSERT(person.lines.at(0).sign == DescribedLine::Sign::add);
    }

    void ordersPeopleByTheirFirstLineAndLinesByMeaning()
    {
        const auto people =
            describing({line(ChangeKind::revokeRole, known(2), {}, "reports"),
                        line(ChangeKind::revokeRole, known(1), {}, "technical"),
                        line(ChangeKind::grantRole, known(2), {}, "reports"), field(Field::phone, "")});
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), people.size());
        CPPUNIT_ASSERT_EQUAL(std::string("Tom Reed"), people[0].name);
        CPPUNIT_ASSERT(people[0].lines[0].kind == ChangeKind::grantRole);
        CPPUNIT_ASSERT(people[1].lines[0].kind == ChangeKind::editContact);
        CPPUNIT_ASSERT(people[1].lines[1].kind == ChangeKind::revokeRole);
    }

    void marksWhoComesAndGoes()
    {
        const auto people = describing({everything().front(), line(ChangeKind::removeContact, known(2))});
        CPPUNIT_ASSERT(people[0].added && !people[0].leaves && people[0].name == "Łukasz");
        CPPUNIT_ASSERT(!people[1].added && people[1].leaves);
    }

    void hasASentenceInEveryLanguageAndTense()
    {
        for (const auto& locale : _words->locales())
            for (const auto tense : {Tense::asked, Tense::done})
                for (const auto& change : everything())
                    CPPUNIT_ASSERT(!said(change, tense, locale).empty());
    }

    void anAbbreviationAtTheEndBringsNoSecondFullStop()
    {
        const auto both = roleLabels(_catalogue, {"technical", "cust-admin"}, "en");
        CPPUNIT_ASSERT_EQUAL(both, beforeFullStop(both));
        CPPUNIT_ASSERT_EQUAL(std::string("Cust. Admin"),
                             beforeFullStop(roleLabels(_catalogue, {"cust-admin"}, "en")));
        CPPUNIT_ASSERT(beforeFullStop({}).empty());
    }

    void survivesLinesAboutNobody()
    {
        const auto people =
            describing({line(ChangeKind::grantRole, known(99), {}, "no-such-role"),
                        line(ChangeKind::removeContact, {{}, "n9"}), line(ChangeKind::promote, {}, {}, "")});
        CPPUNIT_ASSERT_EQUAL(std::string("99"), people.at(0).name);
        CPPUNIT_ASSERT_EQUAL(std::string("no-such-role"), people.at(0).lines.at(0).after);
        CPPUNIT_ASSERT_EQUAL(std::string("n9"), people.at(1).name);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DescribeTest);
