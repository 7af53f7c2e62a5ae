#include "core/Audit.h"

#include "core/JsonText.h"

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
    json.endObject();
    return json.take();
}

}  // namespace


void auditRequest(UnitOfWork& work, const Actor& actor, const Request& request, Time now)
{
    audit(work, request.customer, actor, "request." + std::string(wordOf(request.state)),
          "request/" + request.id.text(), factsOf(request), now);
}


void audit(UnitOfWork& work, CustomerId customer, const Actor& actor, std::string act, std::string object,
           std::string facts, Time now)
{
    AuditEntry entry;
    entry.at = now;
    entry.account = actor.account;
    entry.contact = actor.contact;
    entry.act = std::move(act);
    entry.object = std::move(object);
    entry.facts = std::move(facts);
    work.audit().append(customer, std::move(entry));
}

}  // namespace contacts
