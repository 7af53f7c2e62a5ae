#include "hooks/api/RequestCalls.h"

#include "core/request/ViewRequest.h"
#include "hooks/api/JsonRequest.h"

namespace contacts {

using helpdesk::Json;
using helpdesk::Response;

namespace {

constexpr std::size_t pageLength = 50;

}  // namespace


Response RequestCall::answer(const helpdesk::Request& request)
{
    const Parameters none(request, {});
    const auto id = captured<RequestId>(request, "request");
    const ViewRequest view(services());
    const auto customer = id ? view.customerOf(*id) : std::nullopt;
    if (!customer)
        return Response::notFound();
    const auto actor = readerOf(request.visitor, *customer);
    const auto found = view(actor, *id);
    return found ? Response::ofJson(toJson(ground(), *found, actor)) : Response::notFound();
}


Response RequestsCall::answer(const helpdesk::Request& request)
{
    const Parameters parameters(request, {"state", "customer", "before"});
    RequestQuery query;
    query.limit = pageLength;
    query.customer = parameters.id<CustomerId>("customer");
    query.before = parameters.id<RequestId>("before");
    if (const auto word = parameters.text("state"); !word.empty())
    {
        query.state = requestStateFrom(word);
        if (!query.state)
            parameters.refuse("state",
                              "submitted, returned, implemented, partly-implemented, rejected, cancelled");
    }
    const auto work = services().storage.read();
    const auto found = work->requests().list(query);
    Json list = Json::array();
    for (const auto& each : found)
        if (const auto customer = work->customers().find(each.customer))
            list.add(briefly(each, *customer, services().desk));
    const bool more = found.size() == pageLength;
    return Response::ofJson(Json::object()
                                .set("requests", std::move(list))
                                .set("next", more ? Json(found.back().id.text()) : Json()));
}

}  // namespace contacts
