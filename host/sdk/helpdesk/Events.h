// The three moments of a ticket at which a plugin may act: review, record, react.
#pragma once

#include "helpdesk/Ticket.h"

#include <stdexcept>

namespace helpdesk {
HELPDESK_ABI_BEGIN

class Transaction;

/// What somebody is about to do with a ticket, or has just done.
enum class TicketAct {
    raise,
    reply,   ///< A message the customer can read.
    note,    ///< An internal note.
    reopen,  ///< From closed to open or waiting.
    wait,    ///< To TicketStatus::waiting.
    close,
    cancel
};

/// Before: nothing is stored yet. `ticket` is the ticket as it would be (raise) or as it is now (all others).
struct TicketIntent
{
    TicketAct act = TicketAct::raise;
    Ticket ticket{};
    Visitor actor{};
};

/// A sentence for the person in his language, and where to go instead.
struct Refusal
{
    std::string sentence;
    std::string link;  ///< A path on this host ("/portal/…"), or empty.
    std::string linkText;
};

/// Thrown inside a transaction to refuse with a sentence: everything is rolled back and the person reads it.
class HELPDESK_API Refused : public std::runtime_error
{
public:
    explicit Refused(Refusal refusal) : std::runtime_error(refusal.sentence), _refusal(std::move(refusal)) {}

    [[nodiscard]] const Refusal& refusal() const noexcept { return _refusal; }

private:
    Refusal _refusal;
};

/// After: what has happened. `ticket` is the ticket as it is now.
struct TicketEvent
{
    std::string id;  ///< Unique and stable across redeliveries of react(); use it to drop duplicates.
    TicketAct act = TicketAct::raise;
    Ticket ticket{};
    TicketMessage message{};  ///< For raise, reply and note; for the others only when a message came along.
    Visitor actor{};
    Time at{};
};

/// Follows every ticket of the host, whoever touches it: portal, agent, API, or another plugin.
class HELPDESK_API TicketListener
{
public:
    virtual ~TicketListener() = default;

    /// Before anything is stored. Return a refusal to stop it. Read only and fast: the person waits.
    /// A throw is logged and counts as consent. [request-thread, concurrent]
    virtual std::optional<Refusal> review(const TicketIntent& intent) = 0;

    /// Inside the transaction that stores the ticket. Write only through `transaction`, into your own tables;
    /// send nothing, render nothing, open no other transaction (on SQLite it would wait for itself). May run
    /// more than once for one act when the database asks for a retry. A throw rolls everything back; Refused
    /// is shown to the person. [request-thread, concurrent]
    virtual void record(const TicketEvent& event, Transaction& transaction) = 0;

    /// After commit, at least once, in order per ticket. A throw means "try again later": it is repeated with
    /// back-off, then parked and shown to the administrator. [worker-thread]
    virtual void react(const TicketEvent& event) = 0;
};

HELPDESK_ABI_END
}  // namespace helpdesk
