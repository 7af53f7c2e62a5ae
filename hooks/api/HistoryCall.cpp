#include "core/ReadContacts.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/JsonFacts.h"

#include <charconv>

namespace contacts {

using helpdesk::Json;

namespace {

constexpr std::size_t pageLength = 50;


std::uint64_t cursor(const Parameters& parameters)
{
    const auto text = parameters.text("after");
    if (text.empty())
        return 0;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number == 0)
        parameters.refuse("after", "the `next` of an earlier answer");
    return number;
}

}  // namespace


helpdesk::Response HistoryCall::answer(const helpdesk::Request& request)
{
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return helpdesk::Response::notFound();
    const auto actor = readerOf(request.visitor, *customer);
    if (auto refusal = refuse(request, actor, Act::seeContacts))
        return *refusal;
    const Parameters parameters(request, {"after"});
    if (!ReadContacts(services()).head(actor, *customer))
        return helpdesk::Response::notFound();

    const auto entries = services().storage.read()->audit().list(*customer, cursor(parameters), pageLength);
    Json list = Json::array();
    for (const auto& entry : entries)
        list.add(Json::object()
                     .set("number", entry.number)
                     .set("at", toJson(entry.at))
                     .set("contact", idOrNull(entry.contact))
                     .set("act", entry.act)
                     .set("object", entry.object)
                     .set("facts", entry.facts));
    const bool more = entries.size() == pageLength && entries.back().number > 1;
    return helpdesk::Response::ofJson(
        Json::object()
            .set("entries", std::move(list))
            .set("next", more ? Json(std::to_string(entries.back().number)) : Json()));
}

}  // namespace contacts
