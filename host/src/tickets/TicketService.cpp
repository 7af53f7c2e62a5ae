#include "host/src/tickets/TicketService.h"

#include "host/src/store/LentTransaction.h"
#include "host/src/tickets/TicketEvents.h"
#include "host/src/tickets/TicketStore.h"

#include <utility>

namespace supportcentre {

using helpdesk::Ticket;
using helpdesk::TicketAct;
using helpdesk::TicketId;
using helpdesk::TicketMessage;
using helpdesk::TicketStatus;
using helpdesk::Visitor;
using Outcome = TicketService::Outcome;

namespace {

/// Somebody else's act came between reading and writing: read again.
class Moved : public std::runtime_error
{
public:
    Moved() : std::runtime_error("the ticket changed meanwhile") {}
};


TicketMessage messageBy(const Visitor& author, const std::string& text, bool fromAgent, bool internal)
{
    TicketMessage message;
    message.author = author.account;
    message.authorName = author.name;
    message.fromAgent = fromAgent;
    message.internal = internal;
    message.text = text;
    return message;
}


/// What listeners see when a ticket goes from one status to another.
TicketAct actOf(TicketStatus from, TicketStatus to)
{
    if (to == TicketStatus::cancelled)
        return TicketAct::cancel;
    if (to == TicketStatus::closed)
        return TicketAct::close;
    if (to == TicketStatus::waiting)
        return from == TicketStatus::closed ? TicketAct::reopen : TicketAct::wait;
    return from == TicketStatus::open ? TicketAct::reply : TicketAct::reopen;
}

/// Whoever decides what nobody has looks after it from now on: his colleagues see whom to ask. Not his own
/// ticket, which he ends as the one who raised it.
bool takesIt(const Visitor& actor, TicketAct act, const TicketRow& row)
{
    return row.owner == helpdesk::AccountId{} && actor.agent && actor.account != row.ticket.requester &&
           (act == TicketAct::close || act == TicketAct::wait);
}

}  // namespace


TicketService::TicketService(db::Pool& pool, const Contributions& contributions, Now now)
    : _pool(pool),
      _contributions(contributions),
      _now(std::move(now))
{
}


TicketId TicketService::raise(const Visitor& requester, const helpdesk::NewTicket& wanted, const Mine& mine)
{
    TicketRow row;
    row.ticket.category = wanted.category;
    row.ticket.customer = wanted.customer;
    row.ticket.subject = wanted.subject;
    row.ticket.requester = requester.account;
    row.ticket.requesterName = requester.name;
    row.ticket.requesterEmail = requester.email;
    row.ticket.reference = wanted.reference;
    row.ticket.status = wanted.status;
    if (const auto* customer = requester.access.at(wanted.customer))
        row.customerName = customer->name;

    const auto listeners = _contributions.listeners();
    review(listeners, {TicketAct::raise, row.ticket, requester});
    inTransaction([&](db::Connection& connection) {
        TicketStore store(connection);
        helpdesk::TicketEvent event{{}, TicketAct::raise, row.ticket, {}, requester, _now()};
        row.ticket.raisedAt = event.ticket.raisedAt = event.at;
        row.ticket.id = event.ticket.id = store.add(row);
        if (!wanted.text.empty())
        {
            event.message = messageBy(requester, wanted.text, false, false);
            event.message.at = event.at;
            event.message.id = store.say(event.ticket.id, event.message);
        }
        if (mine)
        {
            LentTransaction lent(connection);
            mine(lent, event.ticket.id);
        }
        record(connection, listeners, std::move(event));
    });
    happened();
    return row.ticket.id;
}


Outcome TicketService::say(const Visitor& author, TicketId ticket, Say how, const std::string& text)
{
    return change(author, ticket,
                  [&](const TicketRow& row) -> std::optional<Step> {
                      const auto status = row.ticket.status;
                      if (how == Say::internally)
                          return Step{TicketAct::note, status, messageBy(author, text, true, true), {}};
                      if (status == TicketStatus::cancelled)
                          return std::nullopt;
                      if (how == Say::asAgent)
                          return Step{TicketAct::reply, status, messageBy(author, text, true, false), {}};
                      // An answer of the customer means that the helpdesk has the next move.
                      const auto act = status == TicketStatus::closed ? TicketAct::reopen : TicketAct::reply;
                      return Step{act, TicketStatus::open, messageBy(author, text, false, false), {}};
                  },
                  {});
}


Outcome TicketService::move(const Visitor& actor, TicketId ticket, const Move& move,
                            const helpdesk::InTransaction& mine)
{
    return change(
        actor, ticket,
        [&](const TicketRow& row) -> std::optional<Step> {
            if (row.ticket.status == TicketStatus::cancelled)
                return std::nullopt;
            Step step{actOf(row.ticket.status, move.to), move.to, {}, move.version};
            if (!move.message.empty())
                step.message = messageBy(actor, move.message, move.fromAgent, false);
            return step;
        },
        mine);
}


Outcome TicketService::own(helpdesk::AccountId owner, TicketId ticket)
{
    auto outcome = Outcome::done;
    inTransaction([&](db::Connection& connection) {
        TicketStore store(connection);
        const auto row = store.find(ticket);
        outcome = !row                     ? Outcome::unknown
                  : store.own(*row, owner) ? Outcome::done
                                           : Outcome::changedMeanwhile;
    });
    return outcome;
}


Outcome TicketService::change(const Visitor& actor, TicketId id, const Plan& plan,
                              const helpdesk::InTransaction& mine)
{
    const auto listeners = _contributions.listeners();
    for (int attempt = 0; attempt < 5; ++attempt)
    {
        const auto row = [&] {
            const auto connection = _pool.borrow();
            return TicketStore(*connection).find(id);
        }();
        if (!row)
            return Outcome::unknown;
        const auto step = plan(*row);
        if (!step)
            return Outcome::final;
        if (step->version && *step->version != row->version)
            return Outcome::changedMeanwhile;
        review(listeners, {step->act, row->ticket, actor});
        try
        {
            inTransaction([&](db::Connection& connection) {
                TicketStore store(connection);
                helpdesk::TicketEvent event{{}, step->act, row->ticket, {}, actor, _now()};
                event.ticket.status = step->to;
                if (!store.move(*row, step->to, event.at))
                    throw Moved();
                if (takesIt(actor, step->act, *row))
                {
                    auto moved = *row;
                    ++moved.version;
                    if (!store.own(moved, actor.account))
                        throw Moved();
                }
                if (step->message)
                {
                    event.message = *step->message;
                    event.message.at = event.at;
                    event.message.id = store.say(id, event.message);
                }
                if (mine)
                {
                    LentTransaction lent(connection);
                    mine(lent);
                }
                record(connection, listeners, std::move(event));
            });
            happened();
            return Outcome::done;
        }
        catch (const Moved&)
        {
            if (step->version)
                return Outcome::changedMeanwhile;
        }
    }
    return Outcome::changedMeanwhile;
}


void TicketService::review(const Listeners& listeners, const helpdesk::TicketIntent& intent) const
{
    for (const auto& each : listeners)
    {
        // A throw is an incident and counts as consent, as does a plugin that is being stopped.
        std::optional<helpdesk::Refusal> refusal;
        if (each.guard->run("review", [&] { refusal = each.listener->review(intent); }) && refusal)
            throw helpdesk::Refused(*refusal);
    }
}


void TicketService::record(db::Connection& connection, const Listeners& listeners,
                           helpdesk::TicketEvent event) const
{
    if (listeners.empty())
        return;
    TicketEvents::Waiting waiting{
        0, event.ticket.id, event.act, event.actor.account, event.message.id, event.at, {}, 0};
    for (const auto& each : listeners)
        waiting.listeners.push_back(each.key);
    event.id = std::to_string(TicketEvents(connection).add(waiting));

    LentTransaction lent(connection);
    for (const auto& each : listeners)
        try
        {
            each.guard->pass([&] { each.listener->record(event, lent); });
        }
        catch (const PluginStopped&)
        {
            continue;  // Disabled this moment: from now on tickets live without it.
        }
}


void TicketService::inTransaction(const std::function<void(db::Connection&)>& work) const
{
    inLentTransaction(_pool, work);
}


void TicketService::happened() const
{
    if (_wake)
        _wake();
}

}  // namespace supportcentre
