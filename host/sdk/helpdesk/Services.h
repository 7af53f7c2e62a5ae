// What the host offers to plugins. Each service has an id with a revision; a released one never changes, a
// new ability is a new id. A host that lacks one answers null, so adding a service changes no vtable.
#pragma once

#include "helpdesk/Events.h"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// Thrown by work inside a transaction, or by a listener's record(), when the database asked for the whole of
/// it again (deadlock, busy): the host rolls back and repeats the transaction from its start, bounded and
/// with jitter. Only when that does not help either does the exception reach the caller.
class HELPDESK_API TryAgain : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Thrown by whatever the host calls when something it needs is away for a moment: a database that does not
/// answer or takes nothing, a queue that is full. Nothing was done, or whoever comes back finds out what was:
/// the host answers 503 with Retry-After. Failures of the host's own services mean the same to it when a
/// plugin lets them pass through.
class HELPDESK_API TryLater : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Work of the caller that rides in the host's transaction: all of it is stored together, or none. It may run
/// more than once (retry after a deadlock), so it reads what it needs inside. What it throws rolls back and
/// reaches the caller.
using InTransaction = std::function<void(Transaction&)>;

/// Service "helpdesk.database/1": where the plugin keeps its own tables. Same database as the host's.
class HELPDESK_API Database
{
public:
    static constexpr std::string_view id = "helpdesk.database/1";

    /// "sqlite" or "mysql", and the POCO connection string for it. The host has registered the connector.
    /// Holds the password: never log it. [thread-safe]
    [[nodiscard]] virtual std::string engine() const = 0;
    [[nodiscard]] virtual std::string connection() const = 0;

protected:
    ~Database() = default;
};

struct NewTicket
{
    std::string category;
    std::string customer;
    std::string subject;
    std::string text;
    std::string reference;
    TicketStatus status = TicketStatus::open;  ///< Closed: it tells of what is done already.
};

/// Service "helpdesk.tickets/1". Every call passes the same function as the portal and the agents do:
/// listeners review, record and react. Each throws Refused with a sentence, or std::runtime_error when the
/// database fails. [request-thread or worker-thread, concurrent]. Never call it from record().
class HELPDESK_API Tickets
{
public:
    static constexpr std::string_view id = "helpdesk.tickets/1";

    /// `mine` runs after the ticket has its id and before the listeners' record().
    virtual TicketId create(const Visitor& requester, const NewTicket& ticket,
                            const std::function<void(Transaction&, TicketId)>& mine) = 0;

    /// Moves the ticket to `status`, with a message the customer reads unless it is empty. `reference` must
    /// be the ticket's own: proof that the caller owns it.
    virtual void move(const Visitor& actor, TicketId ticket, std::string_view reference, TicketStatus status,
                      const std::string& message, const InTransaction& mine) = 0;

    [[nodiscard]] virtual std::optional<Ticket> find(TicketId ticket) = 0;

    /// Oldest first. Internal notes only when asked for.
    [[nodiscard]] virtual std::vector<TicketMessage> messages(TicketId ticket, bool withNotes) = 0;

protected:
    ~Tickets() = default;
};

struct NewAccount
{
    std::string email;  ///< Canonical; the user name.
    std::string name;
    std::string locale;
};

struct AccountFacts
{
    AccountId id{};
    std::string email;
    std::string name;
    std::string locale;
    bool staff = false;  ///< Agent or administrator: a plugin must never disable or re-address it.
    bool disabled = false;
    bool hasPassword = false;  ///< One of his own: a temporary one does not count.
};

/// A person who has asked that his name be forgotten.
struct ErasedPerson
{
    AccountId account{};             ///< 0: he never had one.
    std::vector<std::string> texts;  ///< Names and addresses under which he is known.
    std::string name;                ///< Stands in place of each of `texts`, and of the account's name.
    std::string email;               ///< In place of the account's address.
    std::vector<TicketId> tickets;   ///< That speak of him, beside those that he raised.
};

/// Service "helpdesk.accounts/1": people who can log in. Calls with a Transaction belong to the caller's open
/// one.
class HELPDESK_API Accounts
{
public:
    static constexpr std::string_view id = "helpdesk.accounts/1";

    /// An account without a password: nobody can log in yet. When the address already has one, that one is
    /// returned (enabled again unless it is staff's). [request-thread, inside a transaction]
    virtual AccountId open(Transaction& transaction, const NewAccount& account) = 0;

    /// No log-in any more, all sessions end at once. Staff: refused with std::logic_error.
    virtual void disable(Transaction& transaction, AccountId account) = 0;

    virtual void endSessions(Transaction& transaction, AccountId account) = 0;

    /// Name and locale as they are now.
    virtual void rename(Transaction& transaction, AccountId account, const std::string& name,
                        const std::string& locale) = 0;

    /// Takes a person's names out of his account and out of subjects and messages of tickets; he can never
    /// log in again. Staff: refused with std::logic_error.
    virtual void erase(Transaction& transaction, const ErasedPerson& person) = 0;

    /// Stores an Argon2id hash (computed before the transaction begins), ends all sessions, runs `mine` in
    /// the same transaction. Throws std::invalid_argument when the password breaks passwordRefusal(). Takes
    /// about 50 ms.
    virtual void setPassword(AccountId account, const std::string& password, const InTransaction& mine) = 0;

    /// Why the password cannot be used, in the given locale; nothing when it can (ASVS 6.2.1
    /// to 6.2.4, 6.2.12).
    [[nodiscard]] virtual std::optional<std::string>
    passwordRefusal(const std::string& password, const std::vector<std::string>& personalWords,
                    std::string_view locale) = 0;

    /// As the caller's transaction sees it, accounts of that very transaction included. The other two borrow
    /// a connection of their own: never call them while a transaction is open.
    [[nodiscard]] virtual std::optional<AccountFacts> find(Transaction& transaction, AccountId account) = 0;
    [[nodiscard]] virtual std::optional<AccountFacts> find(AccountId account) = 0;
    [[nodiscard]] virtual std::optional<AccountFacts> findByEmail(const std::string& email) = 0;

protected:
    ~Accounts() = default;
};

/// Service "helpdesk.log-ins/1": how somebody gets in before he has chosen a password, and under which name.
class HELPDESK_API LogIns
{
public:
    static constexpr std::string_view id = "helpdesk.log-ins/1";

    /// Opens one session until `until`, and that session can do nothing but set another password. Stored as a
    /// hash (computed before the transaction begins); all sessions end; `mine` runs in the same transaction.
    /// Takes about 50 ms. [request-thread]
    virtual void setTemporaryPassword(AccountId account, const std::string& password, Time until,
                                      const InTransaction& mine) = 0;

    enum class Check { right, wrong, tooSoon };

    /// For acts that ask for the password again. Failures are counted and slowed like those of a log-in. Call
    /// it outside of transactions. Takes about 50 ms. [request-thread]
    [[nodiscard]] virtual Check check(AccountId account, const std::string& password,
                                      std::string_view clientAddress) = 0;

    /// A new user name. False, and nothing is changed: the address has another account, or the account is the
    /// staff's. Belongs to the caller's open transaction.
    [[nodiscard]] virtual bool readdress(Transaction& transaction, AccountId account,
                                         const std::string& email) = 0;

    /// A temporary password that nobody has replaced by his own opens no door any more, and the sessions it
    /// opened end. Nothing happens to one of his own. Belongs to the caller's open transaction.
    virtual void dropTemporaryPassword(Transaction& transaction, AccountId account) = 0;

protected:
    ~LogIns() = default;
};

/// What ties a person to the helpdesk besides his roles.
struct PersonTies
{
    std::size_t openTickets = 0;        ///< Of this customer, raised by him, neither closed nor cancelled.
    std::vector<std::string> projects;  ///< Names of this customer's projects that he works in.
    bool staff = false;                 ///< His account is an agent's or administrator's as well.
};

/// Service "helpdesk.ties/1": for whoever is about to let a person go. [thread-safe]
class HELPDESK_API Ties
{
public:
    static constexpr std::string_view id = "helpdesk.ties/1";

    /// `account` may be 0: somebody without one has no tickets. Borrows a connection: never call it while a
    /// transaction is open.
    [[nodiscard]] virtual PersonTies of(std::string_view customer, std::string_view contact,
                                        AccountId account) = 0;

protected:
    ~Ties() = default;
};

/// Service "helpdesk.site/1": facts about the installation.
class HELPDESK_API Site
{
public:
    static constexpr std::string_view id = "helpdesk.site/1";

    /// "https://support.example", never with a slash at the end, from the configuration, never from a
    /// request.
    [[nodiscard]] virtual std::string baseAddress() const = 0;
    [[nodiscard]] virtual std::string productName() const = 0;

    /// A folder of the plugin's own; exists. Files in it survive restarts.
    [[nodiscard]] virtual std::string dataFolder() const = 0;

    /// 32 bytes that only this installation knows, kept outside the database; the same on every node.
    [[nodiscard]] virtual std::string secretKey() const = 0;

protected:
    ~Site() = default;
};

enum class Level { debug, information, warning, error };

/// Service "helpdesk.log/1": one line of JSON an event. Never pass secrets, tokens or message texts.
class HELPDESK_API Log
{
public:
    static constexpr std::string_view id = "helpdesk.log/1";

    /// [thread-safe]
    virtual void write(Level level, std::string_view event,
                       const std::vector<std::pair<std::string, std::string>>& facts) = 0;

protected:
    ~Log() = default;
};

HELPDESK_ABI_END
}  // namespace helpdesk
