#include "sql/src/SqlContactStore.h"

#include "core/text/Email.h"
#include "core/text/SearchWords.h"
#include "core/text/Text.h"
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/PersonColumns.h"
#include "sql/src/SearchIndex.h"
#include "sql/src/Several.h"
#include "sql/src/StandingIndex.h"

#include <algorithm>
#include <limits>
#include <set>

namespace contacts::sql {

namespace {

constexpr std::size_t longestSkeleton = 500;  // bytes


/// The rules found the address free, in a state that is an older one by now: asked again they find whose it
/// is.
void runUnlessOvertaken(Query& query)
{
    if (!query.runUnlessTaken())
        throw StorageFailure(StorageFailure::Kind::again, "another contact has got that address meanwhile");
}


/// Belongs to no customer here, so it says nothing of a place in one.
std::optional<Contact> person(Query& query)
{
    std::optional<Contact> found;
    while (query.next())
        found = readContact(query);
    return found;
}


/// title … search_text of cm_contact
void bindContact(Query& query, const Person& person)
{
    query.with(fitting(person.title, 200, "a title"), fitting(person.firstName, 800, "a first name"),
               fitting(person.lastName, 800, "a last name"), fitting(person.email, 254, "an e-mail address"),
               cut(skeleton(person.email), longestSkeleton), fitting(person.phone, 100, "a telephone number"),
               person.locale, sortKey(person.lastName, person.firstName), searchText(person));
}


/// The words by which he is found, and his place in the order.
std::pair<std::string, std::string> searchedBy(db::Connection& connection, ContactId contact)
{
    std::pair<std::string, std::string> found;
    Query query(connection, query::contact_words);
    query.with(contact);
    while (query.next())
    {
        found.first = query.text();
        found.second = query.text();
    }
    return found;
}


/// `each(role, contact)` for people who hold the roles, without those in `except`: all of them, or `enough`
/// of each role. `oneRole` finds those of one.
template <class Each>
void holdersOf(db::Connection& connection, std::string_view oneRole, CustomerId customer,
               const std::vector<RoleKey>& roles, const std::vector<ContactId>& except, std::size_t enough,
               const Each& each)
{
    if (roles.empty())
        return;
    std::string sql(oneRole);
    for (std::size_t i = 1; i < roles.size(); ++i)
        (sql += "\nUNION ALL\n") += oneRole;
    constexpr std::size_t everybody = std::numeric_limits<std::int32_t>::max();
    const auto limit = std::min(enough, everybody - except.size()) + except.size();
    Query query(connection, sql);
    for (const auto& role : roles)
        query.with(customer, role, limit);
    while (query.next())
    {
        const auto role = query.text();
        if (const auto contact = query.id<ContactId>();
            std::find(except.begin(), except.end(), contact) == except.end())
            each(role, contact);
    }
}

}  // namespace


std::optional<Contact> SqlContactStore::find(CustomerId customer, ContactId contact)
{
    Query query(_connection, query::contact_find);
    query.with(contact, customer);
    std::optional<Contact> found;
    while (query.next())
    {
        found = readContact(query);
        readMembership(query, *found);
    }
    return found;
}


std::map<ContactStore::Place, Contact> SqlContactStore::findAll(const std::vector<Place>& places)
{
    const std::set<Place> asked(places.begin(), places.end());
    std::vector<ContactId> people;
    for (const auto& [customer, contact] : asked)
        people.push_back(contact);
    std::map<Place, Contact> all;
    selectAll(_connection, query::contact_find_all, people, [&](Query& row) {
        const auto customer = row.id<CustomerId>();
        auto contact = readContact(row);
        if (!asked.contains({customer, contact.id}))
            return;
        readMembership(row, contact);
        all.emplace(Place(customer, contact.id), std::move(contact));
    });
    return all;
}


std::optional<Contact> SqlContactStore::findByEmail(std::string_view canonical)
{
    return person(Query(_connection, query::contact_find_by_email).with(canonical));
}


std::optional<Contact> SqlContactStore::findByAccount(AccountId account)
{
    return person(Query(_connection, query::contact_find_by_account).with(account));
}


bool SqlContactStore::isMember(CustomerId customer, ContactId contact)
{
    return Query(_connection, query::membership_exists).with(contact, customer).next();
}


std::size_t SqlContactStore::portalMemberships(ContactId contact)
{
    Query query(_connection, query::membership_portal_count);
    return query.with(contact).next() ? query.count() : 0;
}


std::size_t SqlContactStore::membershipsElsewhere(CustomerId customer, ContactId contact)
{
    Query query(_connection, query::membership_elsewhere);
    return query.with(contact, customer).next() ? query.count() : 0;
}


std::vector<Contact> SqlContactStore::holders(CustomerId customer, const RoleKey& role)
{
    Query query(_connection, query::contact_holders);
    query.with(customer, role);
    std::vector<Contact> found;
    while (query.next())
        readMembership(query, found.emplace_back(readContact(query)));
    return found;
}


ContactStore::HolderCounts SqlContactStore::countHolders(CustomerId customer,
                                                         const std::vector<RoleKey>& roles,
                                                         const std::vector<ContactId>& except,
                                                         std::size_t enough)
{
    HolderCounts counts;
    holdersOf(_connection, query::grant_holders, customer, roles, except, enough,
              [&](std::string_view role, ContactId) {
                  auto& count = counts[RoleKey(role)];
                  count = std::min(count + 1, enough);
              });
    return counts;
}


std::size_t SqlContactStore::countAdministrators(CustomerId customer, const std::vector<RoleKey>& delegating,
                                                 const std::vector<ContactId>& except, std::size_t enough)
{
    std::set<ContactId> administrators;
    holdersOf(_connection, query::contact_administrators, customer, delegating, except, enough,
              [&](std::string_view, ContactId contact) { administrators.insert(contact); });
    return std::min(administrators.size(), enough);
}


StandingCounts SqlContactStore::countStandings(CustomerId customer, Time now, std::size_t enough)
{
    StandingCounts counts;
    Query kept(_connection, query::standing_find);
    kept.with(customer);
    while (kept.next())
    {
        const auto standing = static_cast<Standing>(kept.number());
        counts.people[standing] = kept.count();
    }
    counts.expired = countExpired(customer, now, enough);
    return counts;
}


std::optional<std::size_t> SqlContactStore::countExpired(CustomerId customer, Time now, std::size_t enough)
{
    Query late(_connection, query::standing_expired);
    const auto expired = late.with(customer, now, enough).next() ? late.count() : 0;
    return expired < enough ? std::optional(expired) : std::nullopt;
}


std::vector<std::string> SqlContactStore::departments(CustomerId customer, std::size_t limit)
{
    Query query(_connection, query::contact_departments);
    query.with(customer, limit);
    std::vector<std::string> departments;
    while (query.next())
        departments.push_back(query.string());
    return departments;
}


std::vector<std::string> SqlContactStore::looksLike(CustomerId customer, std::string_view skeleton)
{
    Query query(_connection, query::contact_look_alikes);
    query.with(cut(skeleton, longestSkeleton), customer);
    std::vector<std::string> addresses;
    while (query.next())
        addresses.push_back(query.string());
    return addresses;
}


void SqlContactStore::hold(ContactId contact)
{
    Query(_connection, query::contact_hold).with(contact).run();
}


ContactId SqlContactStore::add(const Person& person)
{
    Query insert(_connection, query::contact_add);
    bindContact(insert, person);
    runUnlessOvertaken(insert);
    return ContactId{insert.insertedId()};
}


void SqlContactStore::writePerson(ContactId contact, const Person& person)
{
    const auto before = searchedBy(_connection, contact);
    Query update(_connection, query::contact_write);
    bindContact(update, person);
    runUnlessOvertaken(update.add(contact));
    const auto key = sortKey(person.lastName, person.firstName);
    Query(_connection, query::membership_sort)
        .with(key, person.email, person.title, person.phone, person.locale, contact, key, person.email,
              person.title, person.phone, person.locale)
        .run();
    if (before != std::pair(searchText(person), key))
        indexContact(_connection, contact);
    if (before.second != key)
        Query(_connection, query::grant_sort).with(key, contact, key).run();
}


void SqlContactStore::linkAccount(ContactId contact, AccountId account)
{
    Query(_connection, query::contact_link_account).with(orNull(account), contact).run();
}


void SqlContactStore::setAccountState(ContactId contact, AccountState state, Time invitedUntil)
{
    Query(_connection, query::contact_set_account_state).with(numberOf(state), invitedUntil, contact).run();
    noteStanding(_connection, contact);
}


void SqlContactStore::signedIn(AccountId account, Time at)
{
    Query(_connection, query::contact_signed_in).with(at, account).run();
    Query(_connection, query::membership_signed_in).with(at, account).run();
    if (const auto contact = findByAccount(account))
        noteStanding(_connection, contact->id);
}

}  // namespace contacts::sql
