#include "host/src/tickets/TicketErasure.h"

#include "host/Queries.h"
#include "host/src/tickets/SearchText.h"

#include <algorithm>
#include <set>

namespace supportcentre {

namespace {

/// Longer names first: "Tom Reed-Smith" before "Tom Reed".
std::vector<std::string> longestFirst(std::vector<std::string> texts)
{
    std::erase(texts, "");
    std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return texts;
}


std::string without(const std::vector<std::string>& texts, std::string from, const std::string& name)
{
    for (const auto& text : texts)
        for (auto at = from.find(text); at != from.npos; at = from.find(text, at + name.size()))
            from.replace(at, text.size(), name);
    return from;
}


std::set<std::uint64_t> ticketsOf(db::Connection& connection, const helpdesk::ErasedPerson& person)
{
    std::set<std::uint64_t> tickets;
    for (const auto ticket : person.tickets)
        tickets.insert(ticket.value);
    auto& raised = connection.prepared(query::ticket_raised_by).with(person.account.value);
    raised.execute();
    while (raised.next())
        tickets.insert(static_cast<std::uint64_t>(raised.number(0)));
    return tickets;
}


struct Head
{
    std::string subject;
    std::string customer;
    std::string requester;
    std::string email;
};


void eraseFromHead(db::Connection& connection, std::uint64_t ticket, const std::vector<std::string>& texts,
                   const std::string& name)
{
    Head head;
    auto& row = connection.prepared(query::ticket_texts).with(ticket);
    row.execute();
    while (row.next())
        head = {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
                std::string(row.text(3))};
    head.subject = without(texts, std::move(head.subject), name);
    connection.prepared(query::ticket_set_texts)
        .with(head.subject, searchText({head.subject, head.customer, head.requester, head.email}), ticket)
        .execute();
}


void eraseFromMessages(db::Connection& connection, std::uint64_t ticket,
                       const std::vector<std::string>& texts, const std::string& name)
{
    std::vector<std::pair<std::int64_t, std::string>> changed;
    auto& rows = connection.prepared(query::ticket_message_texts).with(ticket);
    rows.execute();
    while (rows.next())
        if (auto text = without(texts, std::string(rows.text(1)), name); text != rows.text(1))
            changed.emplace_back(rows.number(0), std::move(text));
    for (const auto& [id, text] : changed)
        connection.prepared(query::ticket_set_message_text).with(text, id).execute();
}

}  // namespace


void eraseFromTickets(db::Connection& connection, const helpdesk::ErasedPerson& person)
{
    const auto texts = longestFirst(person.texts);
    for (const auto ticket : ticketsOf(connection, person))
    {
        eraseFromHead(connection, ticket, texts, person.name);
        eraseFromMessages(connection, ticket, texts, person.name);
    }
}

}  // namespace supportcentre
