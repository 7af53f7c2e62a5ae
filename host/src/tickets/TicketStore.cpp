#include "host/src/tickets/TicketStore.h"

#include "host/Queries.h"
#include "host/src/tickets/SearchText.h"

#include <limits>

namespace supportcentre {

using helpdesk::AccountId;
using helpdesk::TicketId;
using helpdesk::TicketMessage;

namespace {

TicketRow rowOf(const db::Statement& statement)
{
    TicketRow row;
    row.ticket.id = {static_cast<std::uint64_t>(statement.number(0))};
    row.ticket.category = statement.text(1);
    row.ticket.customer = statement.text(2);
    row.customerName = statement.text(3);
    row.ticket.subject = statement.text(4);
    row.ticket.status = statusNamed(statement.text(5)).value_or(helpdesk::TicketStatus::open);
    row.ticket.requester = {static_cast<std::uint64_t>(statement.number(6))};
    row.ticket.requesterName = statement.text(7);
    row.ticket.requesterEmail = statement.text(8);
    row.owner = {static_cast<std::uint64_t>(statement.number(9))};
    row.ownerName = statement.text(10);
    row.ticket.reference = statement.text(11);
    row.ticket.raisedAt = timeOf(statement.number(12));
    row.changedAt = timeOf(statement.number(13));
    row.version = static_cast<std::uint32_t>(statement.number(14));
    return row;
}


std::vector<TicketRow> rowsOf(db::Statement& statement)
{
    statement.execute();
    std::vector<TicketRow> rows;
    while (statement.next())
        rows.push_back(rowOf(statement));
    return rows;
}


bool isOver(helpdesk::TicketStatus status)
{
    return status == helpdesk::TicketStatus::closed || status == helpdesk::TicketStatus::cancelled;
}


TicketMessage messageOf(const db::Statement& statement)
{
    TicketMessage message;
    message.id = static_cast<std::uint64_t>(statement.number(0));
    message.author = {static_cast<std::uint64_t>(statement.number(1))};
    message.authorName = statement.text(2);
    message.fromAgent = statement.number(3) != 0;
    message.internal = statement.number(4) != 0;
    message.text = statement.text(5);
    message.at = timeOf(statement.number(6));
    return message;
}


std::vector<TicketMessage> messagesOf(db::Statement& statement)
{
    statement.execute();
    std::vector<TicketMessage> messages;
    while (statement.next())
        messages.push_back(messageOf(statement));
    return messages;
}


StatusCounts countsOf(db::Statement& statement)
{
    statement.execute();
    StatusCounts counts;
    while (statement.next())
        if (const auto status = statusNamed(statement.text(0)))
            counts[*status] = static_cast<std::size_t>(statement.number(1));
    return counts;
}


/// The statements have four places for statuses: fewer are repeated.
std::array<std::string_view, 4> fourOf(const std::vector<helpdesk::TicketStatus>& wanted)
{
    std::array<std::string_view, 4> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = nameOf(wanted.empty() ? allStatuses[i] : wanted[i % wanted.size()]);
    return names;
}


std::int64_t cursorOf(const ListWindow& page)
{
    return page.before == helpdesk::Time::max() ? std::numeric_limits<std::int64_t>::max()
                                                : micros(page.before);
}


/// "17" or "#17"; 0, which no ticket has, for every other search.
std::uint64_t numberIn(std::string_view search)
{
    return ticketIdIn(search.starts_with('#') ? search.substr(1) : search).value_or(TicketId{}).value;
}

}  // namespace


std::optional<TicketRow> TicketStore::find(TicketId id)
{
    auto rows = rowsOf(_connection.prepared(query::ticket_find).with(id.value));
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}


std::vector<TicketRow> TicketStore::list(const TicketScope& scope, const ListWindow& page)
{
    const auto in = fourOf(page.statuses);
    const auto pattern = searchPattern(page.search, SearchIn::allButAddress);
    const auto before = cursorOf(page);
    const auto with = [&](std::string_view statement, const auto&... whose) {
        return rowsOf(_connection.prepared(statement).with(
            whose..., in[0], in[1], in[2], in[3], page.category, page.category, page.search,
            numberIn(page.search), pattern, before, before, page.beforeId.value, page.limit));
    };
    if (scope.customer.empty())
        return with(query::ticket_own, scope.account.value);
    if (scope.everyones)
        return with(query::ticket_of_customer, scope.customer);
    return with(query::ticket_own_of_customer, scope.account.value, scope.customer);
}


std::vector<TicketRow> TicketStore::ofCategory(const TicketScope& scope, std::string_view category,
                                               std::size_t limit)
{
    const auto whose = scope.everyones ? 0 : scope.account.value;
    return rowsOf(
        _connection.prepared(query::ticket_of_category).with(scope.customer, category, whose, whose, limit));
}


std::size_t TicketStore::countOpen(helpdesk::AccountId requester, std::string_view customer)
{
    auto& statement = _connection.prepared(query::ticket_count_open_of).with(requester.value, customer);
    statement.execute();
    std::size_t count = 0;
    while (statement.next())
        count = static_cast<std::size_t>(statement.number(0));
    return count;
}


std::vector<TicketRow> TicketStore::queue(const QueueFilter& filter)
{
    const auto& page = filter.page;
    const auto in = fourOf(page.statuses);
    const auto before = cursorOf(page);
    const std::int64_t owner = filter.owner ? static_cast<std::int64_t>(filter.owner->value) : -1;
    const auto pattern = searchPattern(page.search, SearchIn::all);
    return rowsOf(_connection.prepared(query::ticket_queue)
                      .with(in[0], in[1], in[2], in[3], filter.customer, filter.customer, page.category,
                            page.category, owner, owner, page.search, numberIn(page.search), pattern, before,
                            before, page.beforeId.value, page.limit));
}


StatusCounts TicketStore::counts(const TicketScope& scope)
{
    if (scope.customer.empty())
        return countsOf(_connection.prepared(query::ticket_count_own).with(scope.account.value));
    if (scope.everyones)
        return countsOf(_connection.prepared(query::ticket_count_of_customer).with(scope.customer));
    return countsOf(
        _connection.prepared(query::ticket_count_own_of_customer).with(scope.account.value, scope.customer));
}


StatusCounts TicketStore::counts()
{
    return countsOf(_connection.prepared(query::ticket_count));
}


std::vector<TicketMessage> TicketStore::messages(TicketId id, bool withNotes)
{
    return messagesOf(_connection.prepared(query::ticket_messages).with(id.value, withNotes ? 1 : 0));
}


std::optional<TicketMessage> TicketStore::message(std::uint64_t id)
{
    auto found = messagesOf(_connection.prepared(query::ticket_message).with(id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}


TicketId TicketStore::add(const TicketRow& row)
{
    const auto& ticket = row.ticket;
    const auto searchable =
        searchText({ticket.subject, row.customerName, ticket.requesterName, ticket.requesterEmail});
    const auto reference =
        ticket.reference.empty() ? std::nullopt : std::optional<std::string_view>(ticket.reference);
    _connection.prepared(query::ticket_add)
        .with(ticket.category, ticket.customer, row.customerName, ticket.subject, searchable,
              nameOf(ticket.status), ticket.requester.value, reference, micros(ticket.raisedAt),
              micros(ticket.raisedAt), isOver(ticket.status) ? micros(ticket.raisedAt) : 0)
        .execute();
    return {_connection.lastId()};
}


bool TicketStore::move(const TicketRow& row, helpdesk::TicketStatus to, helpdesk::Time at)
{
    const bool staysOver = isOver(row.ticket.status) && isOver(to);
    return _connection.prepared(query::ticket_move)
               .with(staysOver ? 1 : 0, isOver(to) ? micros(at) : 0, nameOf(to), micros(at),
                     row.ticket.id.value, row.version)
               .execute() == 1;
}


bool TicketStore::own(const TicketRow& row, AccountId owner)
{
    return _connection.prepared(query::ticket_own_it)
               .with(owner.value, row.ticket.id.value, row.version)
               .execute() == 1;
}


std::uint64_t TicketStore::say(TicketId ticket, const TicketMessage& message)
{
    _connection.prepared(query::ticket_say)
        .with(ticket.value, message.author.value, message.fromAgent ? 1 : 0, message.internal ? 1 : 0,
              message.text, micros(message.at))
        .execute();
    return _connection.lastId();
}

}  // namespace supportcentre
