#include "core/account/AccountStanding.h"
#include "core/text/Email.h"
#include "core/text/SearchWords.h"
#include "core/text/Text.h"
#include "tests/support/MemoryStores.h"

#include <algorithm>

namespace contacts::tests {

namespace {

StorageFailure broken(const char* text)
{
    return StorageFailure(StorageFailure::Kind::broken, text);
}


Person personalPart(const Person& person)
{
    auto part = person;
    const Person none;
    part.department = none.department;
    part.portalUser = none.portalUser;
    part.seesAllRequests = none.seesAllRequests;
    part.status = none.status;
    part.roles.clear();
    return part;
}


Person membershipPart(const Person& person)
{
    Person part;
    part.department = person.department;
    part.portalUser = person.portalUser;
    part.seesAllRequests = person.seesAllRequests;
    part.status = person.status;
    part.roles = person.roles;
    return part;
}


bool usesPortal(const Person& place)
{
    return place.status == MembershipStatus::active && place.portalUser && !place.roles.empty();
}


Standing standingOf(const Contact& contact)
{
    return contacts::standingOf(contact.person.status, contact.person.portalUser, contact.accountState,
                                contact.lastLogin);
}


bool matches(const Contact& contact, const ListQuery& query)
{
    const auto text = searchText(contact.person) + searchText(contact.person.department);
    const auto words = searchWords(query.search);
    const bool account =
        !query.account ||
        (contact.person.status == MembershipStatus::active && contact.person.portalUser &&
         query.account->matches(contact.accountState, contact.invitedUntil, contact.lastLogin));
    return account && (!query.standing || standingOf(contact) == *query.standing) &&
           (!query.status || contact.person.status == *query.status) &&
           (query.role.empty() || contact.person.roles.contains(query.role)) &&
           std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(" " + word) != std::string::npos; });
}


std::string digits(long long number)
{
    auto text = std::to_string(number);
    return std::string(24 - text.size(), '0') + text;
}


/// Of an invitation that is sent; nothing else runs out.
long long invitedUntil(const Contact& contact)
{
    return standingOf(contact) == Standing::invited && contact.accountState == AccountState::invited
               ? contact.invitedUntil.time_since_epoch().count()
               : 0;
}


/// What the list is sorted by first; the name decides among equals.
std::string keyOf(const Contact& contact, const ListQuery& query)
{
    const auto& person = contact.person;
    switch (query.sort)
    {
    case SortBy::email: return person.email;
    case SortBy::department: return sortKey(person.department, "");
    case SortBy::status:
    case SortBy::account:
        return digits(static_cast<long long>(standingOf(contact))) + digits(invitedUntil(contact));
    case SortBy::title: return person.title;
    case SortBy::phone: return person.phone;
    case SortBy::locale: return person.locale;
    case SortBy::portalUser: return person.portalUser ? "1" : "0";
    case SortBy::seesAllRequests: return person.seesAllRequests ? "1" : "0";
    case SortBy::lastLogin: return digits(contact.lastLogin.time_since_epoch().count());
    case SortBy::projects: return digits(static_cast<long long>(contact.projects));
    case SortBy::role: return person.roles.contains(query.sortRole) ? "1" : "0";
    case SortBy::name: break;
    }
    return {};
}


void handOut(const Contact& contact, const std::function<void(const ListRow&)>& each)
{
    std::string roles;
    for (const auto& role : contact.person.roles)
        roles += (roles.empty() ? "" : " ") + role;
    const auto& person = contact.person;
    ListRow row;
    row.id = contact.id;
    row.title = person.title;
    row.firstName = person.firstName;
    row.lastName = person.lastName;
    row.email = person.email;
    row.phone = person.phone;
    row.locale = person.locale;
    row.department = person.department;
    row.roles = roles;
    row.portalUser = person.portalUser;
    row.seesAllRequests = person.seesAllRequests;
    row.status = person.status;
    row.account = contact.accountState;
    row.invitedUntil = contact.invitedUntil;
    row.lastLogin = contact.lastLogin;
    row.projects = static_cast<std::uint32_t>(contact.projects);
    each(row);
}

}  // namespace


std::size_t MemoryContacts::list(const ListQuery& query, const std::function<void(const ListRow&)>& each)
{
    auto found = members(query.customer);
    std::erase_if(found, [&](const Contact& contact) { return !matches(contact, query); });
    const auto key = [&](const Contact& contact) {
        return std::tuple(keyOf(contact, query), sortKey(contact.person.lastName, contact.person.firstName),
                          contact.id);
    };
    std::sort(found.begin(), found.end(),
              [&](const Contact& one, const Contact& other) { return key(one) < key(other); });
    if (query.descending)
        std::reverse(found.begin(), found.end());
    if (query.sort == SortBy::role)  // By name in either case.
    {
        std::sort(found.begin(), found.end(), [](const Contact& one, const Contact& other) {
            return std::pair(sortKey(one.person.lastName, one.person.firstName), one.id) <
                   std::pair(sortKey(other.person.lastName, other.person.firstName), other.id);
        });
        std::stable_partition(found.begin(), found.end(), [&](const Contact& contact) {
            return contact.person.roles.contains(query.sortRole) == query.descending;
        });
    }
    const auto size = query.pageSize == ListQuery::everyRow ? found.size() : query.pageSize;
    const auto first = (query.page - 1) * size;
    for (auto at = first; at < std::min(found.size(), first + size); ++at)
        handOut(found[at], each);
    return found.size();
}


std::optional<Contact> MemoryContacts::find(CustomerId customer, ContactId contact)
{
    return _copy.tables.member(customer, contact);
}


std::optional<Contact> MemoryContacts::findByEmail(std::string_view canonical)
{
    for (const auto& [id, contact] : _copy.tables.contacts)
        if (contact.person.email == canonical)
            return contact;
    return std::nullopt;
}


std::optional<Contact> MemoryContacts::findByAccount(AccountId account)
{
    for (const auto& [id, contact] : _copy.tables.contacts)
        if (account && contact.account == account)
            return contact;
    return std::nullopt;
}


bool MemoryContacts::isMember(CustomerId customer, ContactId contact)
{
    return _copy.tables.memberships.contains({customer, contact});
}


std::size_t MemoryContacts::portalMemberships(ContactId contact)
{
    return static_cast<std::size_t>(std::count_if(
        _copy.tables.memberships.begin(), _copy.tables.memberships.end(),
        [&](const auto& entry) { return entry.first.second == contact && usesPortal(entry.second); }));
}


std::size_t MemoryContacts::membershipsElsewhere(CustomerId customer, ContactId contact)
{
    return static_cast<std::size_t>(std::count_if(
        _copy.tables.memberships.begin(), _copy.tables.memberships.end(),
        [&](const auto& entry) { return entry.first.second == contact && entry.first.first != customer; }));
}


std::vector<Contact> MemoryContacts::holders(CustomerId customer, const RoleKey& role)
{
    auto found = members(customer);
    std::erase_if(found, [&](const Contact& contact) {
        return contact.person.status != MembershipStatus::active || !contact.person.roles.contains(role);
    });
    return found;
}


std::size_t MemoryContacts::countAdministrators(CustomerId customer, const std::vector<RoleKey>& delegating,
                                                const std::vector<ContactId>& except, std::size_t enough)
{
    const auto all = members(customer);
    const auto count =
        static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Contact& contact) {
            return usesPortal(contact.person) && contact.accountState == AccountState::active &&
                   std::find(except.begin(), except.end(), contact.id) == except.end() &&
                   std::any_of(delegating.begin(), delegating.end(),
                               [&](const RoleKey& role) { return contact.person.roles.contains(role); });
        }));
    return std::min(count, enough);
}


StandingCounts MemoryContacts::countStandings(CustomerId customer, Time now, std::size_t enough)
{
    StandingCounts counts;
    for (const auto standing : everyStanding)
        counts.people[standing] = 0;
    for (const auto& contact : members(customer))
        ++counts.people[standingOf(contact)];
    counts.expired = countExpired(customer, now, enough);
    return counts;
}


std::optional<std::size_t> MemoryContacts::countExpired(CustomerId customer, Time now, std::size_t enough)
{
    const auto all = members(customer);
    const auto late =
        static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& contact) {
            return standingOf(contact) == Standing::invited &&
                   invitedUntil(contact) <= now.time_since_epoch().count();
        }));
    return late < enough ? std::optional(late) : std::nullopt;
}


std::vector<std::string> MemoryContacts::departments(CustomerId customer, std::size_t limit)
{
    std::map<std::string, std::string> inOrder;
    for (const auto& contact : members(customer))
        if (const auto& department = contact.person.department; !department.empty())
            inOrder.emplace(sortKey(department, ""), department);
    std::vector<std::string> found;
    for (const auto& [key, department] : inOrder)
        if (found.size() < limit)
            found.push_back(department);
    return found;
}


std::vector<std::string> MemoryContacts::looksLike(CustomerId customer, std::string_view skeletonText)
{
    std::vector<std::string> addresses;
    for (const auto& contact : members(customer))
        if (skeleton(contact.person.email) == skeletonText)
            addresses.push_back(contact.person.email);
    return addresses;
}


ContactId MemoryContacts::add(const Person& person)
{
    refuseTaken(person.email, {});
    Contact contact;
    contact.id = ContactId{_copy.changing().nextId()};
    contact.person = personalPart(person);
    _copy.tables.contacts[contact.id] = contact;
    return contact.id;
}


void MemoryContacts::writePerson(ContactId contact, const Person& person)
{
    refuseTaken(person.email, contact);
    existing(contact).person = personalPart(person);
}


void MemoryContacts::writeMembership(CustomerId customer, ContactId contact, const Person& person)
{
    (void)existing(contact);
    auto& tables = _copy.changing();
    const auto place = std::pair(customer, contact);
    if (!tables.memberships.contains(place))
        ++tables.customers.at(customer).contacts;
    tables.memberships[place] = membershipPart(person);
}


void MemoryContacts::endMembership(CustomerId customer, ContactId contact)
{
    if (_copy.changing().memberships.erase({customer, contact}) > 0)
        --_copy.tables.customers.at(customer).contacts;
    _copy.tables.projects.erase({customer, contact});
    _copy.tables.suggestions.erase({customer, contact});
    _copy.tables.takenNotes.erase({customer, contact});
}


bool MemoryContacts::setProjects(CustomerId customer, ContactId contact, std::size_t projects)
{
    if (!isMember(customer, contact))
        return false;
    _copy.changing().projects[{customer, contact}] = projects;
    return true;
}


void MemoryContacts::linkAccount(ContactId contact, AccountId account)
{
    const auto owner = findByAccount(account);
    if (owner && owner->id != contact)
        throw broken("that account belongs to another contact");
    existing(contact).account = account;
}


void MemoryContacts::setAccountState(ContactId contact, AccountState state, Time invitedUntil)
{
    if (state == AccountState::expired)
        throw std::logic_error("that a link has run out is never stored");
    auto& stored = existing(contact);
    stored.accountState = state;
    stored.invitedUntil = invitedUntil;
}


void MemoryContacts::signedIn(AccountId account, Time at)
{
    if (const auto owner = findByAccount(account))
        existing(owner->id).lastLogin = at;
}


std::vector<Contact> MemoryContacts::members(CustomerId customer) const
{
    std::vector<Contact> all;
    for (const auto& [key, place] : _copy.tables.memberships)
        if (key.first == customer)
            all.push_back(*_copy.tables.member(customer, key.second));
    return all;
}


void MemoryContacts::refuseTaken(std::string_view email, ContactId owner) const
{
    for (const auto& [id, contact] : _copy.tables.contacts)
        if (contact.person.email == email && id != owner)
            throw StorageFailure(StorageFailure::Kind::again, "that address belongs to another contact");
}


Contact& MemoryContacts::existing(ContactId contact)
{
    const auto found = _copy.changing().contacts.find(contact);
    if (found == _copy.tables.contacts.end())
        throw broken("there is no such contact");
    return found->second;
}

}  // namespace contacts::tests
