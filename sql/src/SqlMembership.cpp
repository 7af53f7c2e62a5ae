// Writes memberships together with everything that is derived from them: grants, the copy of the roles,
// holder counts, search words, standing and the customer's totals. Nobody else writes these tables.
#include "core/text/SearchWords.h"
#include "core/text/Text.h"
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/SearchIndex.h"
#include "sql/src/Several.h"
#include "sql/src/SqlContactStore.h"
#include "sql/src/SqlSuggestionStore.h"
#include "sql/src/StandingIndex.h"

#include <algorithm>

namespace contacts::sql {

namespace {

struct Present
{
    RoleKeys roles{};
    MembershipStatus status = MembershipStatus::active;
    std::string departmentText;
    std::int64_t standing = 0;
};


/// Comes after hold(): who signs in, or whose mail comes back, changes where the person stands without any
/// row of a customer. By what stood there before, the counters would be wrong for ever.
std::optional<Present> presentOf(db::Connection& connection, CustomerId customer, ContactId contact)
{
    Query query(connection, query::membership_roles_and_status);
    query.with(contact, customer);
    std::optional<Present> present;
    while (query.next())
    {
        present.emplace();
        present->roles = split(query.text());
        present->status = membershipStatusFrom(query.number());
        present->departmentText = query.text();
        present->standing = query.number();
    }
    return present;
}


void countHolders(db::Connection& connection, CustomerId customer, const std::vector<RoleKey>& roles, int by)
{
    if (roles.empty())
        return;
    Query all(connection, listOf(query::holder_count, roles.size()));
    all.with(by, customer);
    for (const auto& role : roles)
        all.add(role);
    if (all.run() == roles.size())
        return;
    // Some role has no row yet: make the missing ones.
    for (const auto& role : roles)
        if (!Query(connection, query::holder_exists).with(customer, role).next())
            Query(connection, query::holder_first).with(customer, role, by).run();
}


/// After countHolders(): every role has its row.
void countDeactivated(db::Connection& connection, CustomerId customer, const std::vector<RoleKey>& roles,
                      int by)
{
    if (roles.empty())
        return;
    Query all(connection, listOf(query::holder_count_deactivated, roles.size()));
    all.with(by, customer);
    for (const auto& role : roles)
        all.add(role);
    all.run();
}


/// Roles in `from` that are not in `without`.
std::vector<RoleKey> difference(const RoleKeys& from, const RoleKeys& without)
{
    std::vector<RoleKey> rest;
    std::set_difference(from.begin(), from.end(), without.begin(), without.end(), std::back_inserter(rest));
    return rest;
}


void take(db::Connection& connection, CustomerId customer, ContactId contact,
          const std::vector<RoleKey>& roles)
{
    for (const auto& role : roles)
        Query(connection, query::grant_remove).with(customer, role, contact).run();
    countHolders(connection, customer, roles, -1);
}


void give(db::Connection& connection, CustomerId customer, ContactId contact,
          const std::vector<RoleKey>& roles)
{
    if (roles.empty())
        return;
    std::string key;
    Query stored(connection, query::contact_words);
    stored.with(contact);
    while (stored.next())
    {
        (void)stored.text();
        key = stored.text();
    }
    insertAll(connection, query::grant_add, roles,
              [&](Query& insert, const RoleKey& role) { insert.with(customer, role, contact, key); });
    countHolders(connection, customer, roles, 1);
}


void countMembers(db::Connection& connection, CustomerId customer, int contacts, int deactivated)
{
    if (contacts != 0 || deactivated != 0)
        Query(connection, query::customer_count_members).with(contacts, deactivated, customer).run();
}


/// What he holds without being counted as its holder.
RoleKeys heldInactive(MembershipStatus status, const RoleKeys& roles)
{
    return status == MembershipStatus::deactivated ? roles : RoleKeys{};
}


int deactivated(const std::optional<Present>& present)
{
    return present && present->status == MembershipStatus::deactivated ? 1 : 0;
}

}  // namespace


void SqlContactStore::writeMembership(CustomerId customer, ContactId contact, const Person& person)
{
    hold(contact);
    const auto present = presentOf(_connection, customer, contact);
    const auto& department = fitting(person.department, 800, "a department");
    const auto departmentText = searchText(department);
    const auto departmentKey = department.empty() ? std::string() : sortKey(department, {});
    const auto roles = joined(person.roles);
    if (present)
        Query(_connection, query::membership_write)
            .with(department, departmentText, departmentKey, person.portalUser, person.seesAllRequests,
                  numberOf(person.status), roles, contact, customer)
            .run();
    else if (Query(_connection, query::membership_add)
                 .with(customer, department, departmentText, departmentKey, person.portalUser,
                       person.seesAllRequests, numberOf(person.status), roles, contact)
                 .run() != 1)
        throw StorageFailure(StorageFailure::Kind::broken,
                             "a membership was written for a contact that does not exist");
    if (!present || present->departmentText != departmentText)
        indexMembership(_connection, customer, contact, departmentText);

    noteStanding(_connection, contact);
    countMembers(_connection, customer, present ? 0 : 1, numberOf(person.status) - deactivated(present));
    const auto held = present ? present->roles : RoleKeys{};
    const auto before = present ? heldInactive(present->status, held) : RoleKeys{};
    const auto after = heldInactive(person.status, person.roles);
    take(_connection, customer, contact, difference(held, person.roles));
    give(_connection, customer, contact, difference(person.roles, held));
    countDeactivated(_connection, customer, difference(before, after), -1);
    countDeactivated(_connection, customer, difference(after, before), 1);
}


void SqlContactStore::endMembership(CustomerId customer, ContactId contact)
{
    hold(contact);
    const auto present = presentOf(_connection, customer, contact);
    if (!present)
        return;
    take(_connection, customer, contact, {present->roles.begin(), present->roles.end()});
    const auto inactive = heldInactive(present->status, present->roles);
    countDeactivated(_connection, customer, {inactive.begin(), inactive.end()}, -1);
    forgetMembership(_connection, customer, contact);
    Query(_connection, query::membership_end).with(contact, customer).run();
    SqlSuggestionStore suggestions(_connection);
    (void)suggestions.remove(customer, contact);
    suggestions.keepTakenNote(customer, contact, {});
    countStanding(_connection, customer, static_cast<Standing>(present->standing), -1);
    countMembers(_connection, customer, -1, -deactivated(present));
}


bool SqlContactStore::setProjects(CustomerId customer, ContactId contact, std::size_t projects)
{
    // Asked first: the server counts only rows that really change.
    if (!isMember(customer, contact))
        return false;
    Query(_connection, query::membership_set_projects).with(projects, contact, customer).run();
    return true;
}

}  // namespace contacts::sql
