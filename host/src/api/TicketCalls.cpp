#include "host/src/api/TicketCalls.h"

#include "host/src/api/ApiBody.h"
#include "host/src/pages/ListLinks.h"
#include "host/src/pages/Rfc3339.h"
#include "host/src/pages/TicketForm.h"

#include <algorithm>
#include <charconv>

namespace supportcentre {

using helpdesk::Json;
using helpdesk::Request;
using helpdesk::Response;
using helpdesk::TicketStatus;
using Outcome = TicketService::Outcome;

namespace {

constexpr std::string_view statuses = "open, waiting, closed, cancelled";


Json personJson(helpdesk::AccountId id, const std::string& name)
{
    if (id.value == 0)
        return nullptr;
    auto json = Json::object();
    json.set("id", std::to_string(id.value)).set("name", name);
    return json;
}


Json ticketJson(const TicketRow& row)
{
    const auto& ticket = row.ticket;
    auto json = Json::object();
    json.set("id", std::to_string(ticket.id.value))
        .set("category", ticket.category)
        .set("customer", ticket.customer)
        .set("subject", ticket.subject)
        .set("status", nameOf(ticket.status))
        .set("requester", personJson(ticket.requester, ticket.requesterName))
        .set("owner", personJson(row.owner, row.ownerName))
        .set("raisedAt", rfc3339(ticket.raisedAt))
        .set("changedAt", rfc3339(row.changedAt));
    return json;
}


std::size_t pageSizeIn(const Request& request)
{
    const auto text = request.query.text("pageSize");
    if (text.empty())
        return 50;
    std::size_t size = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc() || stopped != text.data() + text.size() || size < 1 || size > 200)
        throw BadRequest("pageSize", "out-of-range", "1–200");
    return size;
}

}  // namespace


Response ListTickets::answer(const Request& request)
{
    onlyParameters(request, {"customer", "status", "category", "search", "before", "pageSize"});
    ListWindow window;
    window.limit = pageSizeIn(request);
    if (const auto status = request.query.text("status"); !status.empty())
    {
        const auto found = statusNamed(status);
        if (!found)
            throw BadRequest("status", "unknown-value", std::string(statuses));
        window.statuses = {*found};
    }
    if (const auto before = request.query.text("before"); !before.empty() && !readCursor(before, window))
        throw BadRequest("before", "no-cursor");
    window.category = request.query.text("category");
    window.search = request.query.text("search");
    if (window.search.size() > 200)
        throw BadRequest("search", "too-long", "200");

    const auto listed = listedFor(request.visitor, request.query.text("customer"), window);
    if (!listed)
        return Response::notFound();
    auto tickets = Json::array();
    for (const auto& row : listed->rows)
        tickets.add(ticketJson(row));
    auto json = Json::object();
    json.set("tickets", std::move(tickets));
    json.set("next", listed->more ? Json(cursorAfter(listed->rows.back())) : Json(nullptr));
    return Response::ofJson(json);
}


/// Nothing: the customer is none that he knows of.
std::optional<TicketReader::Listed> ListTickets::listedFor(const helpdesk::Visitor& visitor,
                                                           std::string_view customer,
                                                           const ListWindow& window) const
{
    if (visitor.agent)
    {
        // While the plugin is disabled nobody knows customers; their tickets are there all the same.
        const bool unknown =
            !customer.empty() && _parts.directory.isThere() && !_parts.directory.customer(customer);
        return unknown ? std::nullopt
                       : std::optional(_parts.reader.queue({window, std::string(customer), {}}));
    }
    if (customer.empty())
        return everywhere(visitor, window);
    const auto scope = _parts.sight.scope(visitor, customer);
    return scope ? std::optional(_parts.reader.list(*scope, window)) : std::nullopt;
}


/// All customers of the person in one list.
TicketReader::Listed ListTickets::everywhere(const helpdesk::Visitor& visitor, const ListWindow& window) const
{
    const auto& customers = visitor.access.customers;
    if (customers.size() < 2)
        return _parts.reader.list(*_parts.sight.scope(visitor, {}), window);
    TicketReader::Listed all;
    for (const auto& at : customers)
    {
        auto listed = _parts.reader.list({visitor.account, at.customer, at.seesAllRequests}, window);
        std::move(listed.rows.begin(), listed.rows.end(), std::back_inserter(all.rows));
        all.more = all.more || listed.more;
    }
    std::sort(all.rows.begin(), all.rows.end(), [](const TicketRow& a, const TicketRow& b) {
        return std::pair(a.changedAt, a.ticket.id) > std::pair(b.changedAt, b.ticket.id);
    });
    all.more = all.more || all.rows.size() > window.limit;
    all.rows.resize(std::min(all.rows.size(), window.limit));
    return all;
}


Response CreateTicket::answer(const Request& request)
{
    onlyParameters(request, {});
    const ApiBody body(request, {"customer", "category", "subject", "text"});
    const auto& customer = body.text("customer");
    const auto& category = body.text("category");
    const auto subject = tidy(body.text("subject"));
    const auto text = tidy(body.text("text"));
    if (!request.visitor.access.at(customer))
        return Response::notFound();
    std::vector<FieldProblem> problems;
    if (!_parts.sight.mayRaise(request.visitor, customer, category))
        problems.push_back({"category", _parts.sight.isCategory(category) ? "field.category-not-yours"
                                                                          : "field.category-unknown"});
    if (const auto wrong = subjectProblem(subject))
        problems.push_back({"subject", *wrong});
    if (const auto wrong = textProblem(text))
        problems.push_back({"text", *wrong});
    if (!problems.empty())
        return unusable(request, problems);
    const auto id = _parts.tickets.raise(request.visitor, {category, customer, subject, text, {}});
    const auto row = _parts.reader.find(id);
    auto response = Response::ofJson(row ? ticketJson(*row) : Json::object(), 201);
    response.location = "/api/v1/tickets/" + std::to_string(id.value);
    return response;
}


Response OneTicket::answer(const Request& request)
{
    onlyParameters(request, {});
    const auto id = ticketIdIn(request.captured.at("ticket"));
    const auto row = id ? _parts.reader.find(*id) : std::nullopt;
    if (!row || !(request.visitor.agent || _parts.sight.sees(request.visitor, row->ticket)))
        return Response::notFound();
    if (request.method == helpdesk::Method::get)
        return whole(request, *row, 200);
    return request.path.ends_with("/messages") ? speak(request, *row) : move(request, *row);
}


Response OneTicket::speak(const Request& request, const TicketRow& row) const
{
    const ApiBody body(request, {"text", "internal"});
    const auto text = tidy(body.text("text"));
    const bool internal = body.flagOr("internal", false);
    if (internal && !request.visitor.agent)
        return Response::problem(403, "forbidden", "Forbidden", say(request, "ticket.notes-are-for-agents"));
    if (const auto wrong = textProblem(text))
        return unusable(request, {{"text", *wrong}});
    // An agent who is also a contact writes as an agent everywhere but in the portal.
    const auto how = internal                ? TicketService::Say::internally
                     : request.visitor.agent ? TicketService::Say::asAgent
                                             : TicketService::Say::asCustomer;
    return after(request, row, _parts.tickets.say(request.visitor, row.ticket.id, how, text), 201);
}


Response OneTicket::move(const Request& request, const TicketRow& row) const
{
    const ApiBody body(request, {"status"});
    const auto to = statusNamed(body.text("status"));
    if (!to)
        throw BadRequest(pathOf("status"), "unknown-value", std::string(statuses));
    const bool agent = request.visitor.agent;
    const bool cancels = *to == TicketStatus::cancelled;
    if (agent == cancels)
        return Response::problem(
            403, "forbidden", "Forbidden",
            say(request, agent ? "ticket.agents-do-not-cancel" : "ticket.customers-only-cancel"));
    if (cancels && !TicketSight::mayCancel(request.visitor, row.ticket))
        return Response::problem(403, "forbidden", "Forbidden",
                                 say(request, "ticket.only-requester-cancels"));
    if (row.ticket.status == *to)
        return whole(request, row, 200);
    if (cancels && row.ticket.status == TicketStatus::closed)
        return after(request, row, Outcome::final, 200);
    return after(request, row, _parts.tickets.move(request.visitor, row.ticket.id, {*to, {}, agent, {}}),
                 200);
}


Response OneTicket::after(const Request& request, const TicketRow& row, Outcome outcome, int status) const
{
    if (outcome == Outcome::unknown)
        return Response::notFound();
    if (outcome == Outcome::final)
        return Response::problem(409, "ended", "Conflict", say(request, "ticket.has-ended"));
    if (outcome == Outcome::changedMeanwhile)
        return Response::problem(409, "changed-meanwhile", "Conflict",
                                 say(request, "ticket.changed-meanwhile"));
    return whole(request, _parts.reader.find(row.ticket.id).value_or(row), status);
}


Response OneTicket::whole(const Request& request, const TicketRow& row, int status) const
{
    auto json = ticketJson(row);
    auto messages = Json::array();
    for (const auto& message : _parts.reader.messages(row.ticket.id, request.visitor.agent))
    {
        auto each = Json::object();
        each.set("id", std::to_string(message.id))
            .set("author", personJson(message.author, message.authorName))
            .set("fromAgent", message.fromAgent)
            .set("internal", message.internal)
            .set("text", message.text)
            .set("at", rfc3339(message.at));
        messages.add(std::move(each));
    }
    json.set("messages", std::move(messages));
    return Response::ofJson(json, status);
}

}  // namespace supportcentre
