#include "core/contacts/EditCustomer.h"
#include "core/contacts/ReadDirectory.h"
#include "core/text/Text.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/JsonFacts.h"

namespace contacts {

using helpdesk::Json;
using helpdesk::Response;

namespace {

constexpr std::size_t longestPage = 200;


Json customerJson(const Customer& customer)
{
    return briefly(customer)
        .set("kind", wordOf(customer.kind))
        .set("parent", idOrNull(customer.parent))
        .set("paysFor", idOrNull(customer.paysFor))
        .set("contacts", std::uint64_t{customer.contacts})
        .set("revision", customer.revision);
}


Json requestJson(const CustomerRow& row)
{
    return row.openRequest
               ? Json::object().set("id", row.openRequest.text()).set("state", wordOf(row.openState))
               : Json();
}


CustomerKind kindFrom(StrictObject& body, const std::string& word)
{
    const auto kind = customerKindFrom(word);
    if (!kind)
        throw BadInput(body.path("kind"), "unknown-value", "customer, purchaser, global, subsidiary", word);
    return *kind;
}


/// An id, or null for none; nothing where the body does not speak of it.
std::optional<CustomerId> relativeIn(StrictObject& body, std::string_view name)
{
    const auto text = body.textOrNull(name);
    if (!text)
        return std::nullopt;
    if (text->empty())
        return CustomerId{};
    const auto id = CustomerId::from(*text);
    if (!id)
        throw BadInput(body.path(name), "unknown-value", "id", *text);
    return id;
}

}  // namespace


Response CustomersCall::answer(const helpdesk::Request& request)
{
    const auto actor = readerOf(request.visitor, CustomerId{});
    if (auto refusal = refuse(request, actor, Act::keepCustomers))
        return *refusal;
    const Parameters parameters(request, {"search", "kind", "waiting", "after", "pageSize"});
    const auto search = oneLine(parameters.text("search"));
    if (!search)
        parameters.refuse("search", "text");
    CustomerQuery query;
    query.search = *search;
    const auto kind = parameters.text("kind");
    query.kind = customerKindFrom(kind);
    if (!kind.empty() && !query.kind)
        parameters.refuse("kind", "customer, purchaser, global, subsidiary");
    const auto waiting = parameters.text("waiting");
    query.waiting = waiting == "true";
    if (!waiting.empty() && !query.waiting && waiting != "false")
        parameters.refuse("waiting", "true, false");
    query.after = parameters.id<CustomerId>("after");
    const auto pageSize = parameters.number("pageSize", longestPage, 1, longestPage);
    query.limit = pageSize + 1;

    auto rows = ReadDirectory(services()).customers(actor, query).value();
    const bool more = rows.size() > pageSize;
    if (more)
        rows.pop_back();
    Json customers = Json::array();
    for (const auto& row : rows)
        customers.add(customerJson(row.customer).set("openRequest", requestJson(row)));
    return Response::ofJson(Json::object()
                                .set("customers", std::move(customers))
                                .set("next", more ? Json(rows.back().customer.id.text()) : Json()));
}


namespace {

/// 201 or 200 with what was written and what should be looked at, or why nothing was.
Response answerOf(const Ground& ground, const helpdesk::Request& request, const EditCustomer::Result& result,
                  int status)
{
    using Outcome = EditCustomer::Outcome;
    switch (result.outcome)
    {
    case Outcome::done: {
        auto json = customerJson(result.customer);
        json.set("findings", toJson(ground, result.findings, request.visitor.locale));
        auto response = Response::ofJson(json, status);
        if (status == 201)
            response.location = "/agent/customers/" + result.customer.id.text();
        return response;
    }
    case Outcome::changedMeanwhile:
        return problem(ground, request, 409, "customer-changed",
                       Json::object().set("customer", customerJson(result.customer)));
    case Outcome::findings:
    case Outcome::warnings: return problem(ground, request, 422, "rules-broken", result.findings);
    case Outcome::unknown: break;
    }
    return Response::notFound();
}

}  // namespace


Response AddCustomerCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto actor = readerOf(request.visitor, CustomerId{});
    if (auto refusal = refuse(request, actor, Act::keepCustomers))
        return *refusal;
    auto json = body(request);
    Customer wanted;
    wanted.name = json.text("name");
    wanted.kind = kindFrom(json, json.text("kind"));
    wanted.parent = relativeIn(json, "parent").value_or(CustomerId{});
    wanted.paysFor = relativeIn(json, "paysFor").value_or(CustomerId{});
    json.nothingElse();
    return answerOf(ground(), request,
                    EditCustomer(services())(actor, wanted, EditCustomer::Warnings::accepted), 201);
}


Response ChangeCustomerCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto actor = readerOf(request.visitor, CustomerId{});
    if (auto refusal = refuse(request, actor, Act::keepCustomers))
        return *refusal;
    const auto id = captured<CustomerId>(request, "customer");
    const auto stored = id ? services().storage.read()->customers().find(*id) : std::nullopt;
    if (!stored)
        return Response::notFound();
    auto json = body(request);
    auto wanted = *stored;
    wanted.revision = json.number("revision");
    if (auto name = json.textIfAny("name"))
        wanted.name = std::move(*name);
    if (const auto kind = json.textIfAny("kind"))
        wanted.kind = kindFrom(json, *kind);
    wanted.parent = relativeIn(json, "parent").value_or(wanted.parent);
    wanted.paysFor = relativeIn(json, "paysFor").value_or(wanted.paysFor);
    json.nothingElse();
    return answerOf(ground(), request,
                    EditCustomer(services())(actor, wanted, EditCustomer::Warnings::accepted), 200);
}

}  // namespace contacts
