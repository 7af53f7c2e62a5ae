// Customers, and what a page must know about one before it reads its rows.
#pragma once

#include "core/Ids.h"
#include "core/contacts/Customer.h"
#include "core/contacts/Standings.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace contacts {

/// Everything the Contacts Manager page needs besides its rows, in one indexed read.
struct PageHead
{
    Customer customer{};
    std::map<RoleKey, std::size_t, std::less<>>
        holders{};  ///< Active and deactivated alike, kept by the writer.
    std::map<RoleKey, std::size_t, std::less<>>
        activeHolders{};             ///< Those of them whom rules count; a role without one is left out.
    std::uint32_t draftVersion = 0;  ///< 0: no draft.
    std::size_t draftCount = 0;
    RequestId openRequest{};  ///< Submitted or returned.
    std::optional<std::size_t>
        deactivated{};            ///< Of customer.contacts, where the store keeps that counter too.
    std::size_t suggestions = 0;  ///< Waiting ones; kept by the writer.
    std::string view;  ///< How the reader arranged this list the last time; see CustomerStore::remember.

    /// What decides whether the page asks for more, where the store reads it along.
    struct Beside
    {
        std::map<Standing, std::size_t> standings{};  ///< As StandingCounts::people.
        RequestId newest{};                           ///< Whatever became of it; none: there never was one.
        bool relatives = false;                       ///< CustomerStore::relativesToSee may find somebody.
    };
    std::optional<Beside> beside{};
};

/// What an account may do, per customer. Only active memberships with portal access and roles count.
struct AccountAccess
{
    ContactId contact{};
    struct At
    {
        CustomerId customer{};
        std::string name;
        CustomerKind kind = CustomerKind::customer;
        std::set<RoleKey, std::less<>> roles;
        bool seesAllRequests = false;
        std::size_t projects = 0;
    };
    std::vector<At> customers;    ///< By name.
    std::uint64_t catalogue = 0;  ///< Revision of the stored role catalogue; 0 for an unknown account.
};

class CustomerStore
{
public:
    virtual ~CustomerStore() = default;

    [[nodiscard]] virtual std::optional<Customer> find(CustomerId id) = 0;
    /// The same for several at once, as ContactStore::findAll.
    [[nodiscard]] virtual std::map<CustomerId, Customer> findAll(const std::vector<CustomerId>& ids);
    [[nodiscard]] virtual std::optional<Customer> findByName(std::string_view name) = 0;
    /// With the view that `reader` has of this customer's list.
    [[nodiscard]] virtual std::optional<PageHead> head(CustomerId id, AccountId reader) = 0;
    [[nodiscard]] std::optional<PageHead> head(CustomerId id) { return head(id, {}); }

    /// How a person arranged a customer's list: whatever the pages write there, at most 2,000 characters.
    /// Empty: as everybody has it.
    virtual void remember(AccountId reader, CustomerId customer, const std::string& view) = 0;
    [[nodiscard]] virtual AccountAccess accessOf(AccountId account) = 0;

    /// By word beginnings of the name, at most `limit`, by name.
    [[nodiscard]] virtual std::vector<Customer> search(std::string_view text, std::size_t limit) = 0;

    /// Whose people are shown beside this customer's: those who pay for it, then its family (parent,
    /// siblings, subsidiaries), each by name, at most `limit`.
    struct Relatives
    {
        std::vector<Customer> purchasers;
        std::vector<Customer> family;
    };
    [[nodiscard]] virtual Relatives relativesOf(const Customer& customer, std::size_t limit) = 0;

    /// The same, only those who have somebody to show: purchasers with contacts, and of the family who has a
    /// holder of one of these roles.
    [[nodiscard]] virtual Relatives
    relativesToSee(const Customer& customer, const std::vector<std::string>& roles, std::size_t limit) = 0;

    /// Ids are given by the store. Callers have looked for the name with findByName in the same transaction:
    /// when it is taken all the same, another one was faster, and the whole unit of work is asked for again
    /// (StorageFailure{again}).
    [[nodiscard]] virtual CustomerId add(const Customer& customer) = 0;

    enum class Written { done, changedMeanwhile, nameTaken };

    /// Writes name, kind, parent and whom he pays for where the stored revision is `customer.revision`, and
    /// raises it.
    [[nodiscard]] virtual Written write(const Customer& customer) = 0;

    /// How many subsidiaries it has.
    [[nodiscard]] virtual std::size_t subsidiaries(CustomerId id) = 0;

    /// Takes the customer's row for this transaction and raises its revision: everything that can change who
    /// holds a delegating, required or primary role comes after this call. False: there
    /// is no such customer.
    [[nodiscard]] virtual bool touch(CustomerId id) = 0;

    /// Takes the customer's row for this transaction and leaves it as it is: for what changes no live data. A
    /// customer that does not exist is no error; nothing is taken then.
    virtual void hold(CustomerId id) = 0;
};

}  // namespace contacts
