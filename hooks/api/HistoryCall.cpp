#include "core/contacts/ReadContacts.h"
#include "core/history/ReadHistory.h"
#include "hooks/Numbers.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/JsonChanges.h"
#include "hooks/api/JsonFacts.h"

namespace contacts {

using helpdesk::Json;

namespace {

constexpr std::size_t pageLength = 50;


std::uint64_t cursor(const Parameters& parameters)
{
    const auto text = parameters.text("after");
    if (text.empty())
        return 0;
    const auto number = numberIn<std::uint64_t>(text).value_or(0);
    if (number == 0)
        parameters.refuse("after", "the `next` of an earlier answer");
    return number;
}


/// Null where nobody kept what the field said.
Json detailsJson(const std::vector<Difference>& own)
{
    Json list = Json::array();
    for (const auto& each : own)
    {
        const bool unsaid = each.before.empty() && each.after.empty();
        list.add(Json::object()
                     .set("field", each.field)
                     .set("before", unsaid ? Json() : Json(each.before))
                     .set("after", unsaid ? Json() : Json(each.after)));
    }
    return list;
}


Json entryJson(const HistoryEntry& entry, ContactId contact)
{
    const auto& row = entry.audit;
    auto json = Json::object()
                    .set("number", row.number)
                    .set("at", toJson(row.at))
                    .set("contact", idOrNull(row.contact))
                    .set("act", row.act)
                    .set("object", row.object)
                    .set("facts", row.facts)
                    .set("by", entry.by.empty() ? Json() : Json(entry.by));
    if (!entry.own.empty())
        json.set("details", detailsJson(entry.own));
    if (!entry.request)
        return json;
    json.set("request", entry.request->id.text())
        .set("reason", entry.reason())
        .set("changes", withOutcomes(entry.linesAbout(contact)));
    return json;
}

}  // namespace


helpdesk::Response HistoryCall::answer(const helpdesk::Request& request)
{
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return helpdesk::Response::notFound();
    const auto actor = readerOf(request.visitor, *customer);
    const Parameters parameters(request, {"after", "contact"});
    if (!ReadContacts(services()).head(actor, *customer))
        return helpdesk::Response::notFound();

    const ReadHistory::Wish wish{*customer, parameters.id<ContactId>("contact"), cursor(parameters),
                                 pageLength};
    const auto entries = ReadHistory(services())(actor, wish);
    if (!entries)
        return helpdesk::Response::notFound();
    Json list = Json::array();
    for (const auto& entry : *entries)
        list.add(entryJson(entry, wish.contact));
    const bool more = entries->size() == pageLength && entries->back().audit.number > 1;
    return helpdesk::Response::ofJson(
        Json::object()
            .set("entries", std::move(list))
            .set("next", more ? Json(std::to_string(entries->back().audit.number)) : Json()));
}

}  // namespace contacts
