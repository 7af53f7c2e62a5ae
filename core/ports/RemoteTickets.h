// What a helpdesk in another house must be able to do to carry our requests. Adding one means implementing
// this in a folder below ticket-adapter, and nothing else.
#pragma once

#include "core/ports/TicketDesk.h"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace contacts {

/// The other house did not do what it was asked for. The text is for administrators: what was asked and how
/// it was answered, never a secret.
class RemoteFailure : public std::runtime_error
{
public:
    enum class Kind {
        away,     ///< No connection, too late, overloaded, or an answer nobody can read: the next hour may be
                  ///< better.
        refused,  ///< It does not let us: a token or a right. Asking again changes nothing before a person
                  ///< acts.
        misfit    ///< This one ticket is not what we left there. A person must look at it.
    };

    RemoteFailure(Kind kind, const std::string& text) : std::runtime_error(text), _kind(kind) {}
    [[nodiscard]] Kind kind() const noexcept { return _kind; }

private:
    Kind _kind;
};

struct RemoteTicket
{
    std::string reference;  ///< The request's own, unguessable; the helpdesk keeps it with the ticket.
    std::string email;      ///< Of the requester.
    TicketText text{};
};

struct RemoteStep
{
    std::string key;        ///< Unique for ever: a step that is there already is not taken again.
    std::string reference;  ///< The ticket must carry it, else it is somebody else's.
    TicketMove how = TicketMove::closed;
    std::string message;  ///< Both sides read it; may be empty.
};

/// What we left in a ticket.
struct RemoteTrace
{
    std::string reference;
    std::optional<std::string>
        step{};  ///< Key of the last one, empty before the first; nothing: not known now.
};

/// How a ticket stands there while its request waits here.
enum class RemoteSight {
    asLeft,
    closed,     ///< By hand, or by a rule of that house.
    cancelled,  ///< By the customer, and for good; of tickets in our own house only.
    reopened,   ///< Closed so since our last step, and open again.
    merged,     ///< Its number leads to another ticket now.
    moved,      ///< Into another queue.
    deleted,
    foreign,  ///< It carries another reference: the house was restored from a backup.
    setBack,  ///< It is ours and has lost our last step: the house was restored from a backup.
    hidden,   ///< There is one, and we may not see it: moved where we have no rights.
    gone
};

[[nodiscard]] std::string_view wordOf(RemoteSight sight);
[[nodiscard]] std::optional<RemoteSight> remoteSightFrom(std::string_view word);

/// Something that we need there and do not find, by the names that the other house has for it.
struct RemoteLack
{
    enum class Kind {
        place,        ///< Where tickets are raised, or the right to see it.
        right,        ///< Where tickets are raised.
        globalRight,  ///< Everywhere.
        field,        ///< Of a ticket, or the right to see it.
        status,       ///< Of a ticket, or the way to it.
        version,      ///< Older than what we work with.
        unsafe,       ///< A version with known holes.
        other         ///< A whole sentence of that house.
    };

    Kind kind = Kind::other;
    std::string name;
    std::string more;  ///< The right to see it; the version that is needed; the status it comes from.

    bool operator==(const RemoteLack&) const = default;
};

[[nodiscard]] std::string_view wordOf(RemoteLack::Kind kind);

/// Every call talks to the other house and may take as long as its deadlines: never call it on a request
/// thread or inside a transaction, but for check(). All throw RemoteFailure. [thread-safe]
class RemoteTickets
{
public:
    virtual ~RemoteTickets() = default;

    /// The ticket with that reference. Asked before raise(), so that an answer that was lost makes no second
    /// one.
    [[nodiscard]] virtual std::optional<std::uint64_t> find(const std::string& reference) = 0;

    [[nodiscard]] virtual std::uint64_t raise(const RemoteTicket& ticket) = 0;

    /// Does what is not done yet of the step, reads the ticket back, and throws unless it is as it should be.
    virtual void move(std::uint64_t ticket, const RemoteStep& step) = 0;

    [[nodiscard]] virtual RemoteSight look(std::uint64_t ticket, const RemoteTrace& left) = 0;

    /// Where people of that house read the ticket.
    [[nodiscard]] virtual std::string address(std::uint64_t ticket, bool forAgent) const = 0;

    /// Where people of that house open `path`, one of our pages; the path itself where it shows none of them.
    [[nodiscard]] virtual std::string page(const std::string& path, bool forAgent) const = 0;

    /// Tries everything we need. What is missing; empty: all is well.
    [[nodiscard]] virtual std::vector<RemoteLack> check() = 0;
};

}  // namespace contacts
