#include "core/history/Audit.h"

#include "core/text/JsonText.h"

#include <charconv>

namespace contacts {

namespace {

/// The lines themselves stand in the request, which never changes once it is decided.
std::string factsOf(const Request& request)
{
    const auto implemented = request.implementedChanges().size();
    JsonText json;
    json.beginObject();
    json.member("ticket", request.ticket);
    json.member("version", request.version);
    json.member("lines", request.changes.size());
    json.member("implemented", implemented);
    if (request.onBehalf())
        json.member("onBehalf", 1);
    json.endObject();
    return json.take();
}

}  // namespace


void auditRequest(UnitOfWork& work, const Actor& actor, const Request& request, Time now)
{
    audit(work, request.customer, actor, "request." + std::string(wordOf(request.state)),
          "request/" + request.id.text(), factsOf(request), now);
}


std::optional<std::uint64_t> numberIn(std::string_view facts, std::string_view name)
{
    const auto quoted = '"' + std::string(name) + "\":";
    const auto place = facts.find(quoted);
    if (place == std::string_view::npos)
        return std::nullopt;
    facts.remove_prefix(place + quoted.size());
    if (facts.starts_with('"'))
        facts.remove_prefix(1);
    std::uint64_t number = 0;
    const auto read = std::from_chars(facts.data(), facts.data() + facts.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}


std::uint64_t audit(UnitOfWork& work, CustomerId customer, const Actor& actor, std::string act,
                    std::string object, std::string facts, Time now)
{
    AuditEntry entry;
    entry.at = now;
    entry.account = actor.account;
    entry.contact = actor.contact;
    entry.act = std::move(act);
    entry.object = std::move(object);
    entry.facts = std::move(facts);
    return work.audit().append(customer, std::move(entry));
}

}  // namespace contacts
