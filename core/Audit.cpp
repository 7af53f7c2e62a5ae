#include "core/Audit.h"

#include "core/JsonText.h"

namespace contacts {

namespace {

std::string_view wordOf(LineOutcome outcome)
{
    switch (outcome)
    {
    case LineOutcome::open: return "open";
    case LineOutcome::implemented: return "implemented";
    case LineOutcome::rejected: break;
    }
    return "rejected";
}


/// A ref is a name that somebody typed, so a person who is only coming has no place here but his line's
/// number.
void writeLine(const Change& change, JsonText& json)
{
    json.beginObject();
    json.member("id", change.id);
    json.member("kind", contacts::wordOf(change.kind));
    if (change.person.contact)
        json.member("contact", change.person.contact.text());
    if (!change.role.empty())
        json.member("role", change.role);
    if (change.kind == ChangeKind::editContact)
        json.member("field", contacts::wordOf(change.field));
    json.member("outcome", wordOf(change.outcome));
    json.endObject();
}


std::string factsOf(const Request& request)
{
    JsonText json;
    json.beginObject();
    json.member("ticket", std::to_string(request.ticket));
    json.name("lines");
    json.beginArray();
    for (const auto& change : request.changes)
        writeLine(change, json);
    json.endArray();
    json.endObject();
    return json.take();
}

}  // namespace


void auditRequest(UnitOfWork& work, const Actor& actor, const Request& request, Time now)
{
    audit(work, request.customer, actor, "request." + std::string(contacts::wordOf(request.state)),
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
