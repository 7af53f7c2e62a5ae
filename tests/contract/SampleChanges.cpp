#include "tests/contract/SampleChanges.h"

#include "tests/contract/ContractFixture.h"

namespace contacts::tests {

namespace {

Change line(std::uint32_t id, ChangeKind kind, std::uint64_t contact)
{
    Change change;
    change.id = id;
    change.kind = kind;
    change.person.contact.value = contact;
    change.author = ContactId{id + 100};
    change.authorName = "Zoë 🍣 " + std::to_string(id);
    return change;
}

}  // namespace


ChangeSet sampleChanges()
{
    ChangeSet set;
    auto added = line(1, ChangeKind::addContact, 0);
    added.person.ref = "new-1";
    added.details = personCalled("Amélie", "e\xcc\x81 🍺", "amelie@example.org");
    added.details.title = "Dr.";
    added.details.phone = "+33142685300";
    added.details.locale = "fr";
    added.details.department = "IT ";
    added.details.portalUser = false;
    added.details.seesAllRequests = true;
    added.roles = {"technical", "reports"};
    set.push_back(added);
    auto linked = line(2, ChangeKind::linkContact, 0);
    linked.person.ref = "new-2";
    linked.value = "known@example.org";
    linked.roles = {"management"};
    set.push_back(linked);
    auto edited = line(3, ChangeKind::editContact, 41);
    edited.field = Field::phone;
    edited.value = " ";
    set.push_back(edited);
    std::uint32_t id = 4;
    for (const auto kind :
         {ChangeKind::changeEmail, ChangeKind::grantRole, ChangeKind::revokeRole, ChangeKind::promote,
          ChangeKind::setDepartment, ChangeKind::setSeesAllRequests, ChangeKind::setPortalUser,
          ChangeKind::deactivate, ChangeKind::reactivate, ChangeKind::removeContact})
    {
        auto other = line(id, kind, 5'000'000'000 + id);
        other.role = id % 2 == 0 ? "primary-contact" : "";
        other.suggested = kind == ChangeKind::grantRole || kind == ChangeKind::setDepartment;
        other.value = id % 2 == 0 ? "" : std::string(900, 'v');
        set.push_back(other);
        ++id;
    }
    return set;
}


void assertSameLines(const ChangeSet& expected, const ChangeSet& actual)
{
    CPPUNIT_ASSERT_EQUAL(expected.size(), actual.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
    {
        const auto& left = expected[i];
        const auto& right = actual[i];
        const auto name = "line " + std::to_string(i);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(name, left.id, right.id);
        CPPUNIT_ASSERT_MESSAGE(name, left.author == right.author && left.authorName == right.authorName);
        CPPUNIT_ASSERT_MESSAGE(name, left.kind == right.kind && left.person == right.person &&
                                         left.role == right.role);
        CPPUNIT_ASSERT_MESSAGE(name, left.field == right.field && left.value == right.value);
        CPPUNIT_ASSERT_MESSAGE(name, left.details == right.details && left.roles == right.roles);
        CPPUNIT_ASSERT_MESSAGE(name,
                               left.outcome == right.outcome && left.outcomeReason == right.outcomeReason &&
                                   left.linkSent == right.linkSent && left.suggested == right.suggested);
    }
}

}  // namespace contacts::tests
