#include "hooks/pages/agent/CustomersPage.h"

#include "core/text/Text.h"
#include "hooks/pages/Forms.h"

#include <array>

namespace contacts {

namespace {

using templates::View;

constexpr std::size_t pageLength = 50;
constexpr std::size_t longestSearch = 200;
constexpr std::array kinds{CustomerKind::customer, CustomerKind::purchaser, CustomerKind::global,
                           CustomerKind::subsidiary};


/// What the address asks for. Nothing: a value that the page does not offer.
std::optional<CustomerQuery> queryIn(const helpdesk::Fields& fields)
{
    CustomerQuery query;
    const auto search = oneLine(fields.text("q"));
    const auto kind = fields.text("kind");
    const auto waiting = fields.text("waiting");
    const auto after = fields.text("after");
    query.kind = customerKindFrom(kind);
    query.waiting = waiting == "yes";
    query.after = CustomerId::from(after).value_or(CustomerId{});
    const bool good = search && search->size() <= longestSearch && (kind.empty() || query.kind) &&
                      (waiting.empty() || query.waiting) && (after.empty() || query.after);
    if (!good)
        return std::nullopt;
    query.search = *search;
    query.limit = pageLength + 1;
    return query;
}


std::string addressOf(const CustomerQuery& query, CustomerId after = {})
{
    return addressWith("/agent/customers", {{"q", query.search},
                                            {"kind", query.kind ? std::string(wordOf(*query.kind)) : ""},
                                            {"waiting", query.waiting ? "yes" : ""},
                                            {"after", after ? after.text() : ""}});
}


View rowOf(const DeskVisit& visit, const CustomerRow& row)
{
    const auto& customer = row.customer;
    const bool waits = bool(row.openRequest);
    const bool returned = row.openState == RequestState::returned;
    return {{"customerHref", customerPath(customer.id)},
            {"customer", customer.name},
            {"kind", visit.say("page.kind." + std::string(wordOf(customer.kind)))},
            {"contacts", visit.say("page.number", {{"count", static_cast<long long>(customer.contacts)}})},
            {"waits", waits},
            {"state", waits ? visit.say(returned ? "customers.returned" : "customers.waits") : std::string()},
            {"stateLook", std::string(returned ? "off" : "wait")},
            {"hasTicket", waits && row.ticket != 0},
            {"ticket", visit.say("requests.ticket", {{"ticket", std::to_string(row.ticket)}})},
            {"ticketHref", visit.ground.services.desk.address(row.ticket, true)}};
}


View::List kindOptions(const DeskVisit& visit, std::optional<CustomerKind> chosen)
{
    View::List options;
    for (const auto kind : kinds)
        options.push_back({{"kindWord", std::string(wordOf(kind))},
                           {"kindLabel", visit.say("customers.kind." + std::string(wordOf(kind)))},
                           {"kindChosen", kind == chosen}});
    return options;
}


View::List chips(const DeskVisit& visit, const CustomerQuery& query)
{
    View::List list;
    for (const bool waiting : {false, true})
    {
        auto other = query;
        other.waiting = waiting;
        list.push_back({{"filterHref", addressOf(other)},
                        {"filterCurrent", query.waiting == waiting},
                        {"filter", visit.say(waiting ? "customers.with-request" : "customers.all")}});
    }
    return list;
}

}  // namespace


helpdesk::Response CustomersPage::handle(const helpdesk::Request& request)
{
    const auto visit = deskVisit(_ground, request);
    if (!visit)
        return helpdesk::Response::notFound();
    const auto query = queryIn(request.query);
    if (!query)
        return badRequest();
    auto found = ReadDirectory(_ground.services).customers(visit->actor, *query).value();
    const bool more = found.size() > pageLength;
    if (more)
        found.pop_back();
    View::List rows;
    for (const auto& row : found)
        rows.push_back(rowOf(*visit, row));
    const bool filtered = !query->search.empty() || query->kind || query->waiting;
    const View view{{"search", query->search},
                    {"kinds", kindOptions(*visit, query->kind)},
                    {"keptWaiting", query->waiting},
                    {"filters", chips(*visit, *query)},
                    {"hasRows", !rows.empty()},
                    {"rows", std::move(rows)},
                    {"noneText", visit->say(filtered ? "customers.none-found" : "customers.none")},
                    {"filtered", filtered},
                    {"later", bool(query->after)},
                    {"firstHref", addressOf(*query)},
                    {"hasMore", more},
                    {"moreHref", more ? addressOf(*query, found.back().customer.id) : std::string()}};
    return visit->show(visit->say("customers.title"), "customers", "page/agent-customers", view);
}

}  // namespace contacts
