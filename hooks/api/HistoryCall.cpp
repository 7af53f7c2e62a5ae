#include "core/ReadContacts.h"
#include "core/ReadHistory.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/JsonChanges.h"
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


std::vector<HistoryEntry> bare(Services& services, const ReadHistory::Wish& wish)
{
    const auto work = services.storage.read();
    std::vector<HistoryEntry> entries;
    for (auto& row : wish.contact ? work->audit().about(wish.customer, wish.contact, wish.before, wish.limit)
                                  : work->audit().list(wish.customer, wish.before, wish.limit))
        entries.emplace_back().audit = std::move(row);
    return entries;
}


Json bareJson(const HistoryEntry& entry)
{
    const auto& row = entry.audit;
    return Json::object()
        .set("number", row.number)
        .set("at", toJson(row.at))
        .set("contact", idOrNull(row.contact))
        .set("act", row.act)
        .set("object", row.object);
}


Json complete(const HistoryEntry& entry, ContactId contact)
{
    auto json = bareJson(entry);
    json.set("facts", entry.audit.facts).set("by", entry.by.empty() ? Json() : Json(entry.by));
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
    if (auto refusal = refuse(request, actor, Act::seeContacts))
        return *refusal;
    const Parameters parameters(request, {"after", "contact"});
    if (!ReadContacts(services()).head(actor, *customer))
        return helpdesk::Response::notFound();

    const ReadHistory::Wish wish{*customer, parameters.id<ContactId>("contact"), cursor(parameters),
                                 pageLength};
    // Who may only look at contacts gets the bare entries: names, reasons and
    // what was asked for belong to who can make requests.
    const auto told = ReadHistory(services())(actor, wish);
    const auto entries = told ? *told : bare(services(), wish);
    Json list = Json::array();
    for (const auto& entry : entries)
        list.add(told ? complete(entry, wish.contact) : bareJson(entry));
    const bool more = entries.size() == pageLength && entries.back().audit.number > 1;
    return helpdesk::Response::ofJson(
        Json::object()
            .set("entries", std::move(list))
            .set("next", more ? Json(std::to_string(entries.back().audit.number)) : Json()));
}

}  // namespace contacts
