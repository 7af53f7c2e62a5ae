#include "host/src/tickets/TicketDelivery.h"

#include "host/src/security/AccountStore.h"
#include "host/src/tickets/TicketStore.h"

#include <Poco/UUIDGenerator.h>

#include <algorithm>

namespace supportcentre {

TicketDelivery::TicketDelivery(db::Pool& pool, Contributions& contributions, Now now, Patience patience)
    : _pool(pool),
      _contributions(contributions),
      _now(std::move(now)),
      _patience(patience),
      _node(Poco::UUIDGenerator::defaultGenerator().createRandom().toString())
{
}


std::size_t TicketDelivery::deliver()
{
    std::size_t told = 0;
    for (bool some = true; some;)
    {
        const auto due = [&] {
            const auto connection = _pool.borrow();
            return TicketEvents(*connection).due(_now());
        }();
        some = false;
        for (const auto id : due)
            if (tell(id))
            {
                ++told;
                some = true;  // The ticket's next event may be due now.
            }
    }
    return told;
}


bool TicketDelivery::tell(std::uint64_t id)
{
    std::optional<TicketEvents::Waiting> waiting;
    db::inTransaction(_pool, [&](db::Connection& connection) {
        waiting = TicketEvents(connection).lease(id, _node, _now(), _now() + _patience.lease);
    });
    if (!waiting)
        return false;

    TicketEvents::Later later{_now() + _patience.absent, false, {}};
    if (const auto event = whole(*waiting))
    {
        const auto listeners = _contributions.listeners();
        std::vector<std::string> left;
        for (const auto& key : waiting->listeners)
        {
            const auto found = std::find_if(listeners.begin(), listeners.end(),
                                            [&](const auto& each) { return each.key == key; });
            // Nothing is lost when its plugin does not run: the event waits until it does.
            const auto ended = found == listeners.end()
                                   ? Guard::Ended{Guard::Ended::How::stopped, {}, {}}
                                   : found->guard->run("react", [&] { found->listener->react(*event); });
            if (ended)
                continue;
            left.push_back(key);
            if (ended.how != Guard::Ended::How::stopped)
                later.error = ended.what + " (" + ended.incident + ")";
        }
        waiting->listeners = std::move(left);
    }
    else
        waiting->listeners.clear();

    if (!later.error.empty())
    {
        ++waiting->attempts;
        later.park = waiting->attempts >= _patience.attempts;
        later.next = after(waiting->attempts);
    }
    db::inTransaction(_pool, [&](db::Connection& connection) {
        TicketEvents events(connection);
        if (waiting->listeners.empty())
            events.done(id, _node);
        else
            events.later(*waiting, _node, later);
    });
    return waiting->listeners.empty();
}


std::optional<helpdesk::TicketEvent> TicketDelivery::whole(const TicketEvents::Waiting& waiting)
{
    helpdesk::TicketEvent event;
    {
        const auto connection = _pool.borrow();
        TicketStore store(*connection);
        const auto row = store.find(waiting.ticket);
        if (!row)
            return std::nullopt;
        event.id = std::to_string(waiting.id);
        event.act = waiting.act;
        event.ticket = row->ticket;
        event.at = waiting.at;
        if (waiting.message)
            event.message = store.message(waiting.message).value_or(helpdesk::TicketMessage{});
        if (const auto actor = AccountStore(*connection).find(waiting.actor))
        {
            event.actor.account = actor->id;
            event.actor.email = actor->email;
            event.actor.name = actor->name;
            event.actor.locale = actor->locale;
            event.actor.timeZone = actor->timeZone;
            event.actor.agent = actor->agent;
            event.actor.administrator = actor->administrator;
        }
    }
    event.actor.access = _contributions.accessOf(event.actor.account);
    return event;
}


helpdesk::Time TicketDelivery::after(int attempts) const
{
    const auto wait = std::min<std::chrono::milliseconds>(_patience.first * (1 << std::min(attempts - 1, 20)),
                                                          std::chrono::hours(1));
    return _now() + wait;
}


void TicketDelivery::wake(const std::string& plugin)
{
    db::inTransaction(_pool,
                      [&](db::Connection& connection) { TicketEvents(connection).wake(plugin, _now()); });
}


std::vector<TicketEvents::Parked> TicketDelivery::parked()
{
    const auto connection = _pool.borrow();
    return TicketEvents(*connection).parked();
}


bool TicketDelivery::retry(std::uint64_t event)
{
    bool found = false;
    db::inTransaction(
        _pool, [&](db::Connection& connection) { found = TicketEvents(connection).retry(event, _now()); });
    return found;
}


bool TicketDelivery::drop(std::uint64_t event)
{
    bool found = false;
    db::inTransaction(_pool,
                      [&](db::Connection& connection) { found = TicketEvents(connection).drop(event); });
    return found;
}

}  // namespace supportcentre
