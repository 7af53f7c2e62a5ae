// The text under api.md's `digest`: an agent implements what he saw, or nothing.
#include "core/changes/Cells.h"
#include "core/request/Request.h"
#include "core/text/JsonText.h"

namespace contacts {

namespace {

void write(const std::set<RoleKey, std::less<>>& roles, JsonText& json)
{
    json.name("roles");
    json.beginArray();
    for (const auto& role : roles)
        json.text(role);
    json.endArray();
}


void write(const Person& details, JsonText& json)
{
    json.name("contact");
    json.beginObject();
    json.member("title", details.title);
    json.member("firstName", details.firstName);
    json.member("lastName", details.lastName);
    json.member("email", details.email);
    json.member("phone", details.phone);
    json.member("locale", details.locale);
    json.member("department", details.department);
    json.member("portalUser", cells::yesOrNo(details.portalUser));
    json.member("seesAllRequests", cells::yesOrNo(details.seesAllRequests));
    json.endObject();
}


void write(const Change& change, JsonText& json)
{
    json.beginObject();
    json.member("id", change.id);
    json.member("kind", wordOf(change.kind));
    json.member("person", change.person.text());
    json.member("role", change.role);
    json.member("field", change.kind == ChangeKind::editContact ? wordOf(change.field) : std::string_view());
    json.member("value", change.value);
    if (change.kind == ChangeKind::addContact)
        write(change.details, json);
    if (cells::brings(change.kind))
        write(change.roles, json);
    json.endObject();
}


/// Whether an address that the line asks for is free is a present value too.
std::string_view addressOf(const Change& change)
{
    switch (change.kind)
    {
    case ChangeKind::addContact: return change.details.email;
    case ChangeKind::linkContact:
    case ChangeKind::changeEmail: return change.value;
    default: return {};
    }
}


void writeAddress(std::string_view address, const Snapshot& now, JsonText& json)
{
    const auto taken = now.taken.find(address);
    json.beginObject();
    json.member("address", address);
    json.member("taken", taken == now.taken.end()                 ? "no"
                         : taken->second == Snapshot::Taken::here ? "here"
                                                                  : "elsewhere");
    json.endObject();
}


void writePresent(const ChangeSet& changes, const Snapshot& then, const Snapshot& now, JsonText& json)
{
    std::set<cells::Cell> touched;
    std::set<std::string_view> addresses;
    for (const auto& change : changes)
    {
        for (auto& cell : cells::touchedBy(change, then, now))
            touched.insert(std::move(cell));
        addresses.insert(addressOf(change));
    }
    addresses.erase(std::string_view());

    json.name("present");
    json.beginArray();
    for (const auto& cell : touched)
    {
        json.beginObject();
        json.member("person", cell.person.text());
        json.member("field", cell.field);
        json.member("here", cells::yesOrNo(now.people.contains(cell.person)));
        json.member("value", cells::valueOf(now, cell));
        json.endObject();
    }
    for (const auto address : addresses)
        writeAddress(address, now, json);
    json.endArray();
}

}  // namespace


std::string canonical(const Request& request, const Snapshot& now)
{
    JsonText json;
    json.beginObject();
    json.member("request", request.id.text());
    json.member("customer", request.customer.text());
    json.member("state", wordOf(request.state));
    json.member("requester", request.requester.text());
    json.member("reason", request.reason);
    json.name("changes");
    json.beginArray();
    for (const auto& change : request.changes)
        write(change, json);
    json.endArray();
    writePresent(request.changes, request.then, now, json);
    json.endObject();
    return json.take();
}

}  // namespace contacts
