#include "hooks/api/JsonChanges.h"

#include "hooks/Numbers.h"
#include "hooks/api/BadInput.h"
#include "hooks/api/JsonFacts.h"
#include "hooks/api/StrictObject.h"
#include "hooks/pages/portal/PersonForm.h"

namespace contacts {

namespace {

using helpdesk::Json;

std::string yesOrNo(bool value)
{
    return value ? "yes" : "no";
}


PersonKey newPerson(StrictObject& line)
{
    const auto& ref = line.text("ref");
    if (!looksLikeRef(ref))
        throw BadInput(line.path("ref"), "bad-ref", {}, ref);
    return {ContactId{}, ref};
}


/// A linked person may go without a ref: then it follows from the address, the same every time.
PersonKey linkedPerson(StrictObject& line, std::string_view address)
{
    const auto ref = line.textIfAny("ref");
    if (ref && !looksLikeRef(*ref))
        throw BadInput(line.path("ref"), "bad-ref", {}, *ref);
    if (ref)
        return {ContactId{}, *ref};
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a
    for (const char c : address)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return {ContactId{}, "link-" + std::to_string(hash)};
}


PersonKey namedPerson(StrictObject& line)
{
    const auto& key = line.text("contact");
    if (!ContactId::from(key) && !looksLikeRef(key))
        throw BadInput(line.path("contact"), "bad-person", {}, key);
    return PersonKey::from(key);
}


Person detailsFrom(StrictObject contact)
{
    Person person;
    person.title = contact.textIfAny("title").value_or("");
    person.firstName = contact.text("firstName");
    person.lastName = contact.text("lastName");
    person.email = contact.text("email");
    person.phone = contact.textIfAny("phone").value_or("");
    person.department = contact.textIfAny("department").value_or("");
    person.locale = contact.textIfAny("locale").value_or("en");
    person.portalUser = contact.flagIfAny("portalUser").value_or(true);
    person.seesAllRequests = contact.flagIfAny("seesAllRequests").value_or(false);
    contact.nothingElse();
    return person;
}


std::uint32_t lineId(StrictObject& line)
{
    const auto text = line.textIfAny("id");
    if (!text)
        return 0;
    const auto id = numberIn<std::uint32_t>(*text);
    if (!id || std::to_string(*id) != *text)
        throw BadInput(line.path("id"), "bad-id", {}, *text);
    return *id;
}


/// Comes back from a client that read the set; whoever writes is known from his session.
void passOverAuthor(StrictObject& line)
{
    auto author = line.objectIfAny("author");
    if (!author)
        return;
    author->ignore("contact");
    author->ignore("name");
    author->ignore("writtenAt");
    author->nothingElse();
}


void readValues(Change& change, StrictObject& line)
{
    switch (change.kind)
    {
    case ChangeKind::addContact:
        change.person = newPerson(line);
        change.details = detailsFrom(line.object("contact"));
        change.roles = line.texts("roles");
        return;
    case ChangeKind::linkContact:
        change.value = line.text("email");
        change.person = linkedPerson(line, change.value);
        change.roles = line.texts("roles");
        return;
    case ChangeKind::editContact: {
        change.person = namedPerson(line);
        const auto& name = line.text("field");
        const auto field = fieldFrom(name);
        if (!field)
            throw BadInput(line.path("field"), "unknown-value", "title, firstName, lastName, phone, locale",
                           name);
        change.field = *field;
        change.value = line.text("value");
        return;
    }
    case ChangeKind::changeEmail:
        change.person = namedPerson(line);
        change.value = line.text("email");
        return;
    case ChangeKind::grantRole:
    case ChangeKind::revokeRole:
    case ChangeKind::promote:
        change.person = namedPerson(line);
        change.role = line.text("role");
        return;
    case ChangeKind::setDepartment:
        change.person = namedPerson(line);
        change.value = line.text("value");
        return;
    case ChangeKind::setSeesAllRequests:
    case ChangeKind::setPortalUser:
        change.person = namedPerson(line);
        change.value = yesOrNo(line.flag("value"));
        return;
    case ChangeKind::deactivate:
    case ChangeKind::reactivate:
    case ChangeKind::removeContact: change.person = namedPerson(line); return;
    }
}


Json detailsJson(const Person& person)
{
    return Json::object()
        .set("title", person.title)
        .set("firstName", person.firstName)
        .set("lastName", person.lastName)
        .set("email", person.email)
        .set("phone", person.phone)
        .set("department", person.department)
        .set("locale", person.locale)
        .set("portalUser", person.portalUser)
        .set("seesAllRequests", person.seesAllRequests);
}


Json rolesJson(const std::set<RoleKey, std::less<>>& roles)
{
    Json list = Json::array();
    for (const auto& role : roles)
        list.add(role);
    return list;
}


void writeValues(Json& json, const Change& change)
{
    switch (change.kind)
    {
    case ChangeKind::addContact:
        json.set("ref", change.person.ref).set("contact", detailsJson(change.details));
        json.set("roles", rolesJson(change.roles));
        return;
    case ChangeKind::linkContact:
        json.set("ref", change.person.ref).set("email", change.value).set("roles", rolesJson(change.roles));
        return;
    default: json.set("contact", change.person.text());
    }
    switch (change.kind)
    {
    case ChangeKind::editContact: json.set("field", wordOf(change.field)).set("value", change.value); return;
    case ChangeKind::changeEmail: json.set("email", change.value); return;
    case ChangeKind::grantRole:
    case ChangeKind::revokeRole:
    case ChangeKind::promote: json.set("role", change.role); return;
    case ChangeKind::setDepartment: json.set("value", change.value); return;
    case ChangeKind::setSeesAllRequests:
    case ChangeKind::setPortalUser: json.set("value", change.value == "yes"); return;
    default: return;
    }
}

}  // namespace


namespace {

Change changeIn(StrictObject& line)
{
    const auto& word = line.text("kind");
    const auto kind = changeKindFrom(word);
    if (!kind)
        throw BadInput(line.path("kind"), "unknown-value", everyChangeKind(), word);
    Change change;
    change.kind = *kind;
    change.id = lineId(line);
    passOverAuthor(line);
    readValues(change, line);
    return change;
}

}  // namespace


Change changeFrom(const Json& json, const std::string& path)
{
    StrictObject line(json, path);
    auto change = changeIn(line);
    line.nothingElse();
    return change;
}


Written writtenFrom(const Json& json, const std::string& path)
{
    StrictObject line(json, path);
    Written written{changeIn(line), line.textIfAny("was")};
    line.nothingElse();
    return written;
}


ChangeSet changesFrom(const Json::Array& json, const std::string& path)
{
    ChangeSet changes;
    std::size_t position = 0;
    for (const auto& line : json)
        changes.push_back(changeFrom(line, path + "[" + std::to_string(position++) + "]"));
    return changes;
}


Json toJson(const Change& change)
{
    Json json = Json::object();
    json.set("id", std::to_string(change.id)).set("kind", wordOf(change.kind));
    writeValues(json, change);
    Json author = Json::object();
    author.set("contact", change.author ? Json(change.author.text()) : Json()).set("name", change.authorName);
    if (change.writtenAt != Time{})
        author.set("writtenAt", toJson(change.writtenAt));
    json.set("author", std::move(author));
    return json;
}


Json toJson(const ChangeSet& changes)
{
    Json list = Json::array();
    for (const auto& change : changes)
        list.add(toJson(change));
    return list;
}


Json withOutcomes(const ChangeSet& changes)
{
    Json list = Json::array();
    for (const auto& change : changes)
    {
        Json line = toJson(change);
        if (change.outcome == LineOutcome::open)
            line.set("outcome", nullptr);
        else
            line.set("outcome", change.outcome == LineOutcome::implemented ? "implemented" : "rejected");
        line.set("reason", change.outcomeReason.empty() ? Json() : Json(change.outcomeReason));
        if (change.linkSent)
            line.set("linkSent", true);
        list.add(std::move(line));
    }
    return list;
}

}  // namespace contacts
