#include "host/src/tickets/TicketEvents.h"

#include "host/Queries.h"

#include <algorithm>

namespace supportcentre {

namespace {

std::string joined(const std::vector<std::string>& keys)
{
    std::string all;
    for (const auto& key : keys)
        (all += all.empty() ? "" : ",") += key;
    return all;
}


std::vector<std::string> split(std::string_view all)
{
    std::vector<std::string> keys;
    while (!all.empty())
    {
        const auto comma = std::min(all.find(','), all.size());
        keys.emplace_back(all.substr(0, comma));
        all.remove_prefix(std::min(comma + 1, all.size()));
    }
    return keys;
}


/// At most 480 bytes, never cut inside a character.
std::string_view shortened(std::string_view text)
{
    if (text.size() <= 480)
        return text;
    std::size_t end = 480;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

}  // namespace


std::uint64_t TicketEvents::add(const Waiting& event)
{
    const auto listeners = joined(event.listeners);
    auto& statement = _connection.prepared(query::ticket_event_add)
                          .with(event.ticket.value, nameOf(event.act), event.actor.value, event.message,
                                micros(event.at), listeners, micros(event.at));
    if (event.message == 0)
        statement.bindNull(3);
    statement.execute();
    return _connection.lastId();
}


std::vector<std::uint64_t> TicketEvents::due(helpdesk::Time now)
{
    auto& statement = _connection.prepared(query::ticket_event_due).with(micros(now), micros(now));
    statement.execute();
    std::vector<std::uint64_t> ids;
    while (statement.next())
        ids.push_back(static_cast<std::uint64_t>(statement.number(0)));
    return ids;
}


std::optional<TicketEvents::Waiting> TicketEvents::lease(std::uint64_t id, const std::string& node,
                                                         helpdesk::Time now, helpdesk::Time until)
{
    if (_connection.prepared(query::ticket_event_lease)
            .with(node, micros(until), id, micros(now))
            .execute() != 1)
        return std::nullopt;
    auto& statement = _connection.prepared(query::ticket_event_find).with(id, node);
    statement.execute();
    std::optional<Waiting> event;
    while (statement.next())
    {
        event.emplace();
        event->id = id;
        event->ticket = {static_cast<std::uint64_t>(statement.number(0))};
        event->act = actNamed(statement.text(1)).value_or(helpdesk::TicketAct::reply);
        event->actor = {static_cast<std::uint64_t>(statement.number(2))};
        event->message = static_cast<std::uint64_t>(statement.number(3));
        event->at = timeOf(statement.number(4));
        event->listeners = split(statement.text(5));
        event->attempts = static_cast<int>(statement.number(6));
    }
    return event;
}


void TicketEvents::done(std::uint64_t id, const std::string& node)
{
    _connection.prepared(query::ticket_event_done).with(id, node).execute();
}


void TicketEvents::later(const Waiting& event, const std::string& node, const Later& later)
{
    _connection.prepared(query::ticket_event_later)
        .with(joined(event.listeners), event.attempts, micros(later.next), later.park ? 1 : 0,
              shortened(later.error), event.id, node)
        .execute();
}


void TicketEvents::wake(const std::string& plugin, helpdesk::Time now)
{
    _connection.prepared(query::ticket_event_wake)
        .with(micros(now), micros(now), "%" + plugin + "/%")
        .execute();
}


std::vector<TicketEvents::Parked> TicketEvents::parked()
{
    auto& statement = _connection.prepared(query::ticket_event_parked);
    statement.execute();
    std::vector<Parked> all;
    while (statement.next())
    {
        Parked event;
        event.id = static_cast<std::uint64_t>(statement.number(0));
        event.ticket = {static_cast<std::uint64_t>(statement.number(1))};
        event.subject = statement.text(2);
        event.act = statement.text(3);
        event.at = timeOf(statement.number(4));
        event.listeners = statement.text(5);
        event.attempts = static_cast<int>(statement.number(6));
        event.lastError = statement.text(7);
        all.push_back(std::move(event));
    }
    return all;
}


bool TicketEvents::retry(std::uint64_t id, helpdesk::Time now)
{
    return _connection.prepared(query::ticket_event_retry).with(micros(now), id).execute() == 1;
}


bool TicketEvents::drop(std::uint64_t id)
{
    return _connection.prepared(query::ticket_event_drop).with(id).execute() == 1;
}

}  // namespace supportcentre
