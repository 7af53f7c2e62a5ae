// Storage as core needs it. One set of stores, reached only through a unit of work; implementations: memory
// (tests), SQLite, MariaDB. All pass the same contract suite (tests/contract).
#pragma once

#include "core/Customer.h"
#include "core/Findings.h"
#include "core/ListQuery.h"
#include "core/Mail.h"
#include "core/Request.h"
#include "core/ports/AuditStore.h"
#include "core/ports/DoorStore.h"
#include "core/ports/ErasureStore.h"
#include "core/ports/SuggestionStore.h"

#include <functional>
#include <memory>
#include <stdexcept>

namespace contacts {

/// The one exception that leaves a store. The text is for the log: it never holds values, and people see an
/// incident number.
class StorageFailure : public std::runtime_error
{
public:
    enum class Kind {
        again,        ///< Deadlock, lock wait, busy: run the whole unit of work again. Storage::inOne does.
        unavailable,  ///< No connection, read-only, disk full: 503.
        unknownOutcome,  ///< The connection died inside COMMIT: look before you repeat.
        broken           ///< Anything else: a defect.
    };

    StorageFailure(Kind kind, const std::string& text) : std::runtime_error(text), _kind(kind) {}

    [[nodiscard]] Kind kind() const noexcept { return _kind; }

private:
    Kind _kind;
};


// ---- customers
// ----------------------------------------------------------------------------------------------------

/// Everything the Contacts Manager page needs besides its rows, in one indexed read.
struct PageHead
{
    Customer customer{};
    std::map<RoleKey, std::size_t, std::less<>>
        holders{};                   ///< Active and deactivated alike, kept by the writer.
    std::uint32_t draftVersion = 0;  ///< 0: no draft.
    std::size_t draftCount = 0;
    RequestId openRequest{};  ///< Submitted or returned.
    std::optional<std::size_t>
        deactivated{};            ///< Of customer.contacts, where the store keeps that counter too.
    std::size_t suggestions = 0;  ///< Waiting ones; kept by the writer.
    std::string view{};  ///< How the reader arranged this list the last time; see CustomerStore::remember.
};

/// What an account may do, per customer. Only active memberships with portal access and roles count.
struct AccountAccess
{
    ContactId contact{};
    struct At
    {
        CustomerId customer{};
        std::string name{};
        CustomerKind kind = CustomerKind::customer;
        std::set<RoleKey, std::less<>> roles{};
        bool seesAllRequests = false;
        std::size_t projects = 0;
    };
    std::vector<At> customers{};  ///< By name.
};

class CustomerStore
{
public:
    virtual ~CustomerStore() = default;

    [[nodiscard]] virtual std::optional<Customer> find(CustomerId id) = 0;
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
        std::vector<Customer> purchasers{};
        std::vector<Customer> family{};
    };
    [[nodiscard]] virtual Relatives relativesOf(const Customer& customer, std::size_t limit) = 0;

    /// Ids are given by the store. The name is unique.
    [[nodiscard]] virtual CustomerId add(const Customer& customer) = 0;

    /// Takes the customer's row for this transaction and raises its revision: everything that can change who
    /// holds a delegating, required or primary role comes after this call. False: there
    /// is no such customer.
    [[nodiscard]] virtual bool touch(CustomerId id) = 0;

    /// Takes the customer's row for this transaction and leaves it as it is: for what changes no live data. A
    /// customer that does not exist is no error; nothing is taken then.
    virtual void hold(CustomerId id) = 0;
};


// ---- contacts
// -----------------------------------------------------------------------------------------------------

enum class AccountState {
    none,     ///< No portal access, or not invited yet.
    invited,  ///< A link is on its way or waits in his mailbox.
    expired,  ///< The link ran out.
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
    std::string_view title{};
    std::string_view firstName{};
    std::string_view lastName{};
    std::string_view email{};
    std::string_view phone{};
    std::string_view locale{};
    std::string_view department{};
    std::string_view roles{};  ///< Keys separated by one space, sorted.
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

    /// Departments of this customer's contacts, in their order, at most `limit`.
    [[nodiscard]] virtual std::vector<std::string> departments(CustomerId customer, std::size_t limit) = 0;

    /// Canonical addresses of this customer with the given look-alike skeleton.
    [[nodiscard]] virtual std::vector<std::string> looksLike(CustomerId customer,
                                                             std::string_view skeleton) = 0;

    /// Writes the person (title … locale). Throws StorageFailure{broken} when the address belongs to somebody
    /// else; callers have checked with findByEmail in the same transaction.
    [[nodiscard]] virtual ContactId add(const Person& person) = 0;
    virtual void writePerson(ContactId contact, const Person& person) = 0;

    /// Writes the membership (department … roles), makes it when there is none, keeps every counter and copy
    /// right.
    virtual void writeMembership(CustomerId customer, ContactId contact, const Person& person) = 0;
    /// With everything that waits for him there (SuggestionStore).
    virtual void endMembership(CustomerId customer, ContactId contact) = 0;

    /// How many projects the host has him in. Writing a membership keeps the number. False: no such
    /// membership.
    [[nodiscard]] virtual bool setProjects(CustomerId customer, ContactId contact, std::size_t projects) = 0;

    virtual void linkAccount(ContactId contact, AccountId account) = 0;
    virtual void setAccountState(ContactId contact, AccountState state, Time invitedUntil) = 0;
    virtual void signedIn(AccountId account, Time at) = 0;
};


// ---- drafts
// -------------------------------------------------------------------------------------------------------

struct Draft
{
    CustomerId customer{};
    std::uint32_t version = 0;  ///< 0: there is none.
    std::uint32_t nextLine = 1;
    ChangeSet changes{};
    Time savedAt{};
    RequestId returned{};  ///< The returned request this draft corrects, if any.
};

class DraftStore
{
public:
    virtual ~DraftStore() = default;

    /// version 0 and no changes when there is none; `nextLine` goes on counting.
    [[nodiscard]] virtual Draft find(CustomerId customer) = 0;

    /// Stores `draft` where the stored version is `draft.version` (0: where there is none) and tells the new
    /// version: one that this customer never had, so that a page of an earlier draft matches no later one.
    /// Nothing: somebody was faster.
    [[nodiscard]] virtual std::optional<std::uint32_t> write(const Draft& draft) = 0;

    /// False: that version is not there any more.
    [[nodiscard]] virtual bool remove(CustomerId customer, std::uint32_t version) = 0;
};


// ---- requests
// -----------------------------------------------------------------------------------------------------

struct RequestQuery
{
    std::optional<RequestState> state{};
    CustomerId customer{};
    RequestId before{};  ///< Older than this one: the cursor.
    std::size_t limit = 50;
};

class RequestStore
{
public:
    virtual ~RequestStore() = default;

    [[nodiscard]] virtual std::optional<Request> find(RequestId id) = 0;
    [[nodiscard]] virtual std::optional<Request> findByTicket(std::uint64_t ticket) = 0;
    [[nodiscard]] virtual std::vector<Request> list(const RequestQuery& query) = 0;  ///< Newest first.

    /// Nothing when the customer has an open one already: one open request a customer is a unique key, not a
    /// check.
    [[nodiscard]] virtual std::optional<RequestId> add(const Request& request) = 0;

    /// Writes state, decision, question and line outcomes where id and version are the stored ones and the
    /// stored state is not terminal; what the lines ask for stays as it is. False: somebody was faster.
    [[nodiscard]] virtual bool move(const Request& request) = 0;

    /// Writes a returned request that is asked for again: its state, who asks, why and when, the lines and
    /// `then`, where id and version are the stored ones and the stored state is returned. The lines that it
    /// had become its replaced ones. False: somebody was faster.
    [[nodiscard]] virtual bool resubmit(const Request& request) = 0;

    /// The lines as they were before the request was last asked for again; none where it never was.
    [[nodiscard]] virtual ChangeSet replacedChanges(RequestId id) = 0;
};


// ---- the rest
// -----------------------------------------------------------------------------------------------------

/// The answer to a call that must not happen twice (draft-ietf-httpapi-idempotency-key-header-07).
struct RememberedAnswer
{
    std::string bodyHash{};
    int status = 0;
    std::string answer{};
};

class IdempotencyStore
{
public:
    virtual ~IdempotencyStore() = default;
    [[nodiscard]] virtual std::optional<RememberedAnswer> find(AccountId account, std::string_view key) = 0;

    /// False: there is one already.
    [[nodiscard]] virtual bool put(AccountId account, std::string_view key, const RememberedAnswer& answer,
                                   Time at) = 0;
};

class OutboxStore
{
public:
    virtual ~OutboxStore() = default;

    /// Remembers a mail to send after commit. A key that was already put is ignored.
    virtual void put(const Mail& mail, Time now) = 0;

    /// Takes up to `limit` due rows, oldest first, for `lease` (own transaction, skips what others hold).
    /// Rows whose lease ran out are due again and marked perhapsTwice.
    [[nodiscard]] virtual std::vector<OutboxRow> lease(std::string_view token, Time now, Time until,
                                                       std::size_t limit) = 0;

    /// Each only where the row still has that lease; false: it was lost.
    [[nodiscard]] virtual bool sent(std::uint64_t id, std::string_view token, Time at,
                                    std::string_view answer) = 0;
    [[nodiscard]] virtual bool later(std::uint64_t id, std::string_view token, Time next,
                                     std::string_view answer) = 0;
    [[nodiscard]] virtual bool dead(std::uint64_t id, std::string_view token, std::string_view answer) = 0;
    [[nodiscard]] virtual bool withdrawn(std::uint64_t id, std::string_view token,
                                         std::string_view answer) = 0;

    [[nodiscard]] virtual std::vector<OutboxRow> list(std::optional<MailState> state, std::uint64_t before,
                                                      std::size_t limit) = 0;

    /// Puts a dead row back into the queue. False: it is not dead.
    [[nodiscard]] virtual bool again(std::uint64_t id, Time now) = 0;

    struct Totals
    {
        std::size_t queued = 0;
        std::size_t dead = 0;
        Time oldestQueued{};  ///< Epoch when nothing waits.
    };
    [[nodiscard]] virtual Totals totals() = 0;
};

class CatalogueStore
{
public:
    virtual ~CatalogueStore() = default;

    /// Nothing while none was ever stored.
    [[nodiscard]] virtual std::optional<Catalogue> load() = 0;
    virtual void store(const Catalogue& catalogue) = 0;
};

/// One transaction. Destroyed without commit(), it leaves no trace. Belongs to one thread. Never spans a
/// network call, a render or a wait for a person. Every call may throw StorageFailure, after which only
/// destruction makes sense.
class UnitOfWork
{
public:
    virtual ~UnitOfWork() = default;

    virtual CustomerStore& customers() = 0;
    virtual ContactStore& contacts() = 0;
    virtual DraftStore& drafts() = 0;
    virtual RequestStore& requests() = 0;
    virtual IdempotencyStore& idempotency() = 0;
    virtual AuditStore& audit() = 0;
    virtual OutboxStore& outbox() = 0;
    virtual TokenStore& tokens() = 0;
    virtual CatalogueStore& catalogue() = 0;
    virtual DoorStore& door() = 0;
    virtual ErasureStore& erasure() = 0;
    virtual SuggestionStore& suggestions() = 0;

    /// Nothing to do for work that joined somebody else's transaction or only reads.
    virtual void commit() = 0;
};

/// [thread-safe]
class Storage
{
public:
    virtual ~Storage() = default;

    /// A transaction that may write. On SQLite it waits for the other writer.
    [[nodiscard]] virtual std::unique_ptr<UnitOfWork> begin() = 0;

    /// Reads what is committed, statement by statement, without a transaction: for pages.
    [[nodiscard]] virtual std::unique_ptr<UnitOfWork> read() = 0;

    /// begin(), `work`, commit(); the whole of it again, bounded and with jitter, when the database asks for
    /// it (`again`).
    void inOne(const std::function<void(UnitOfWork&)>& work);
};

}  // namespace contacts
