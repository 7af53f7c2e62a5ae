// The helpdesk whose tickets carry requests: the host's own, or an external one.
#pragma once

#include "core/Actor.h"
#include "core/ports/Storage.h"

namespace contacts {

/// A person whose names leave the desk: his account, the tickets that he raised, and those in `tickets`.
struct Erasure
{
    AccountId account{};  ///< None: he never had one.
    std::vector<std::string> texts;
    std::string name;   ///< Stands in place of each of `texts`, and of his account's name.
    std::string email;  ///< In place of his log-in name.
    std::vector<std::uint64_t> tickets;
};

/// Accounts of people who can log in, inside a desk's transaction. [same thread and lifetime as the call that
/// got it]
class Accounts
{
public:
    virtual ~Accounts() = default;

    struct Facts
    {
        AccountId id{};
        bool staff = false;
        bool hasPassword = false;  ///< One of his own, not a temporary one.
        bool disabled = false;
        std::string email;  ///< The name with which he logs in.
    };

    /// The account with that address, made without a password when there is none.
    [[nodiscard]] virtual Facts open(const Person& person) = 0;

    [[nodiscard]] virtual std::optional<Facts> find(AccountId account) = 0;

    /// No log-in any more, sessions end at once. Does nothing to staff.
    virtual void disable(AccountId account) = 0;
    virtual void endSessions(AccountId account) = 0;
    virtual void rename(AccountId account, const Person& person) = 0;

    /// From now on he logs in with `email`. False, and nothing is changed: somebody else does so, or he is
    /// staff.
    [[nodiscard]] virtual bool readdress(AccountId account, const std::string& email) = 0;

    /// A temporary password that nobody has replaced by his own opens no door any more. One of his own stays.
    virtual void dropTemporaryPassword(AccountId account) = 0;

    /// No log-in ever again. Throws DeskRefusal for staff, whose account is not ours to erase.
    virtual void erase(const Erasure& person) = 0;
};

/// What core gets while a ticket is being written: everything done through it is stored together with the
/// ticket, or not at all. The work may run more than once, so it reads what it needs through `work` and keeps
/// nothing from an earlier run.
struct DeskWork
{
    UnitOfWork& work;
    Accounts& accounts;
    std::uint64_t ticket;  ///< 0: an external desk will raise it later.
    RequestId stored{};    ///< Told by work that stores a new request: an external desk's errands name it.
};

/// The person in front of the desk must read this sentence; nothing was stored. Free of language: `rule`
/// names the message.
class DeskRefusal : public std::runtime_error
{
public:
    explicit DeskRefusal(const std::string& sentence) : std::runtime_error(sentence) {}
};

/// The desk does not know a ticket that it should: a defect.
class DeskFailure : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

struct TicketText
{
    std::string subject;
    std::string text;
    bool decided = false;  ///< Raised to tell what is done already: it is closed from the start.
};

enum class TicketMove {
    closed,     ///< Decided.
    cancelled,  ///< Taken back by the customer.
    returned,   ///< Waits for the customer's correction.
    reopened    ///< Corrected: the helpdesk has the next move again.
};

/// A request's ticket.
struct TicketOf
{
    RequestId request{};
    std::uint64_t ticket = 0;  ///< 0: an external desk has not raised it yet.
};

/// How a ticket came to its end.
enum class TicketEnd {
    closed,
    cancelled  ///< Taken back by the customer: nothing moves it any more.
};

/// [thread-safe]. Exceptions of `work` pass through unchanged after the rollback.
class TicketDesk
{
public:
    virtual ~TicketDesk() = default;

    /// Raises the ticket of a new request; its id is what `work` stores the request under. Returns the
    /// ticket, 0 when it follows later.
    virtual std::uint64_t raise(const Actor& requester, CustomerId customer, const TicketText& text,
                                const std::function<void(DeskWork&)>& work) = 0;

    /// Takes the ticket along where its request goes, with a message that both sides read.
    virtual void move(const Actor& actor, const TicketOf& ticket, TicketMove how, const std::string& message,
                      const std::function<void(DeskWork&)>& work) = 0;

    /// Where people read it: a path for the host's own tickets, an address for an external desk.
    [[nodiscard]] virtual std::string address(std::uint64_t ticket, bool forAgent) const = 0;

    /// Where people open `path`, one of our pages: the path itself, or an address of an external desk that
    /// shows it among its own, where they are logged in already.
    [[nodiscard]] virtual std::string page(const std::string& path, bool forAgent) const
    {
        static_cast<void>(forAgent);
        return path;
    }

    /// Tickets lie in another house: their numbers mean nothing to the host, and people answer them there.
    [[nodiscard]] virtual bool elsewhere() const { return false; }

    /// Nothing: it goes on. Of tickets in another house nobody asks this way: what is known of them is
    /// stored. Never asked inside a transaction.
    [[nodiscard]] virtual std::optional<TicketEnd> ended(std::uint64_t ticket) const
    {
        static_cast<void>(ticket);
        return std::nullopt;
    }
};

/// Passwords of accounts. `work` runs in the transaction that stores one: it consumes or makes the token.
class Passwords
{
public:
    virtual ~Passwords() = default;

    /// A sentence in the person's language when the password cannot be used.
    [[nodiscard]] virtual std::optional<std::string>
    refusal(const std::string& password, const Person& person, const std::string& customer) = 0;
    virtual void set(AccountId account, const std::string& password,
                     const std::function<void(UnitOfWork&)>& work) = 0;

    /// Opens the door once until `until`, and only to set another one.
    virtual void setTemporary(AccountId account, const std::string& password, Time until,
                              const std::function<void(UnitOfWork&)>& work) = 0;

    enum class Check { right, wrong, tooSoon };

    /// For acts that ask for the password again; counted and slowed like a log-in from `clientAddress`.
    [[nodiscard]] virtual Check check(AccountId account, const std::string& password,
                                      std::string_view clientAddress) = 0;
};

/// The same person, spoken to in that language; empty: in his own.
[[nodiscard]] inline Person readingIn(std::string_view locale, Person person)
{
    if (!locale.empty())
        person.locale = locale;
    return person;
}

}  // namespace contacts
