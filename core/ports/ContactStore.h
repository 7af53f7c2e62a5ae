// People and what they are to a customer: the live data.
#pragma once

#include "core/Time.h"
#include "core/contacts/Customer.h"
#include "core/contacts/ListQuery.h"
#include "core/contacts/Person.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace contacts {

enum class AccountState {
    none,     ///< No portal access, or not invited yet.
    invited,  ///< A link is on its way or waits in his mailbox.
    expired,  ///< The link ran out. Never stored: standing() says it of whoever is invited.
    bounced,  ///< The mail came back.
    active    ///< He has set a password.
};

[[nodiscard]] std::string_view wordOf(AccountState state);

/// A person with the facts that no change set changes.
struct Contact
{
    ContactId id{};
    Person person{};  ///< Membership part is that of the customer asked for; empty when none was.
    AccountId account{};
    AccountState accountState = AccountState::none;
    Time invitedUntil{};
    Time lastLogin{};
    std::size_t projects = 0;
};

/// One row of the list. The views are valid only during the call that hands it out: rows are not copied on
/// their way from the database to the page (architecture §8).
struct ListRow
{
    ContactId id{};
    std::string_view title;
    std::string_view firstName;
    std::string_view lastName;
    std::string_view email;
    std::string_view phone;
    std::string_view locale;
    std::string_view department;
    std::string_view roles;  ///< Keys separated by one space, sorted.
    bool portalUser = false;
    bool seesAllRequests = false;
    MembershipStatus status = MembershipStatus::active;
    AccountState account = AccountState::none;
    Time invitedUntil{};
    Time lastLogin{};
    std::uint32_t projects = 0;
};

class ContactStore
{
public:
    virtual ~ContactStore() = default;

    /// Calls `each` per row, in order. Returns how many match in all (from counters when nothing filters).
    virtual std::size_t list(const ListQuery& query, const std::function<void(const ListRow&)>& each) = 0;

    /// Nothing when he is no contact of that customer.
    [[nodiscard]] virtual std::optional<Contact> find(CustomerId customer, ContactId contact) = 0;

    /// The same for several at once; whoever is no contact there is left out. Asks for one after the other; a
    /// store that is asked over a wire fetches them together.
    using Place = std::pair<CustomerId, ContactId>;
    [[nodiscard]] virtual std::map<Place, Contact> findAll(const std::vector<Place>& places);

    [[nodiscard]] virtual std::optional<Contact> findByEmail(std::string_view canonical) = 0;
    [[nodiscard]] virtual std::optional<Contact> findByAccount(AccountId account) = 0;
    [[nodiscard]] virtual bool isMember(CustomerId customer, ContactId contact) = 0;

    /// Customers in which he is an active portal user with at least one role. 0: his account may be disabled.
    [[nodiscard]] virtual std::size_t portalMemberships(ContactId contact) = 0;

    /// Customers besides this one in which he is a contact in any way.
    [[nodiscard]] virtual std::size_t membershipsElsewhere(CustomerId customer, ContactId contact) = 0;

    /// Active contacts of the customer who hold `role`.
    [[nodiscard]] virtual std::vector<Contact> holders(CustomerId customer, const RoleKey& role) = 0;

    /// How many active contacts hold each of these roles, without the people in `except`; a role that nobody
    /// holds is left out. Each is counted up to `enough`: rules tell nobody, one and several apart, and what
    /// thousands hold is not read for that. Counts through holders(); a store that counts faster does so.
    using HolderCounts = std::map<RoleKey, std::size_t, std::less<>>;
    [[nodiscard]] virtual HolderCounts countHolders(CustomerId customer, const std::vector<RoleKey>& roles,
                                                    const std::vector<ContactId>& except, std::size_t enough);

    /// Active holders of any of these roles with portal access and an active account, without the people in
    /// `except`, counted up to `enough`.
    [[nodiscard]] virtual std::size_t countAdministrators(CustomerId customer,
                                                          const std::vector<RoleKey>& delegating,
                                                          const std::vector<ContactId>& except,
                                                          std::size_t enough) = 0;

    /// How many contacts stand where. Invitations that have run out by `now` are counted up to `enough`.
    [[nodiscard]] virtual StandingCounts countStandings(CustomerId customer, Time now,
                                                        std::size_t enough) = 0;

    /// Invitations that have run out by `now`. Nothing: `enough` or more.
    [[nodiscard]] virtual std::optional<std::size_t> countExpired(CustomerId customer, Time now,
                                                                  std::size_t enough) = 0;

    /// Departments of this customer's contacts, in their order, at most `limit`.
    [[nodiscard]] virtual std::vector<std::string> departments(CustomerId customer, std::size_t limit) = 0;

    /// Canonical addresses of this customer with the given look-alike skeleton.
    [[nodiscard]] virtual std::vector<std::string> looksLike(CustomerId customer,
                                                             std::string_view skeleton) = 0;

    /// Takes the person's row until this transaction ends and leaves it as it is: what is read of him from
    /// now on is still so when it is written. Comes behind the rows of customers, and several in the order of
    /// their ids, so that nobody waits for one who waits for him. Nobody with that id: nothing is taken.
    virtual void hold(ContactId contact) = 0;

    /// Writes the person (title … locale). Callers have checked the address with findByEmail in the same
    /// transaction: when it belongs to somebody else all the same, another one was faster, and the whole unit
    /// of work is asked for again (StorageFailure{again}).
    [[nodiscard]] virtual ContactId add(const Person& person) = 0;
    virtual void writePerson(ContactId contact, const Person& person) = 0;

    /// Writes the membership (department … roles), makes it when there is none, keeps every counter and copy
    /// right. Takes the person's row, as all do that change where he stands.
    virtual void writeMembership(CustomerId customer, ContactId contact, const Person& person) = 0;
    /// With everything that waits for him there (SuggestionStore).
    virtual void endMembership(CustomerId customer, ContactId contact) = 0;

    /// How many projects the host has him in. Writing a membership keeps the number. False: no such
    /// membership.
    [[nodiscard]] virtual bool setProjects(CustomerId customer, ContactId contact, std::size_t projects) = 0;

    virtual void linkAccount(ContactId contact, AccountId account) = 0;
    /// Any state but `expired`.
    virtual void setAccountState(ContactId contact, AccountState state, Time invitedUntil) = 0;
    virtual void signedIn(AccountId account, Time at) = 0;
};

}  // namespace contacts
