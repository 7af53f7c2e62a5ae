#include "core/contacts/ReadContacts.h"
#include "core/text/Email.h"
#include "hooks/api/CustomerCalls.h"
#include "hooks/api/JsonFacts.h"
#include "hooks/api/JsonPeople.h"

#include <algorithm>

namespace contacts {

using helpdesk::Json;

namespace {

bool managesAnything(const helpdesk::Visitor& visitor)
{
    const auto& all = visitor.access.customers;
    return std::any_of(all.begin(), all.end(),
                       [](const auto& at) { return at.may(permission::manageContacts); });
}

}  // namespace


helpdesk::Response LookupCall::answer(const helpdesk::Request& request)
{
    if (!request.visitor.agent && !managesAnything(request.visitor))
        return helpdesk::Response::notFound();
    const auto who = std::to_string(request.visitor.account.value);
    if (_pace.isSpent(who))
    {
        auto response = refused(request, 429, "too-many-tries");
        response.headers.emplace_back("Retry-After", std::to_string(_pace.span().count()));
        return response;
    }
    _pace.count(who);
    const Parameters parameters(request, {"email"});
    const auto address = canonicalEmail(parameters.text("email"), EmailLetters::any);
    if (!address.ok())
        parameters.refuse("email", "a complete e-mail address");

    const auto actor = readerOf(request.visitor, CustomerId{});
    const auto access = services().storage.read()->customers().accessOf(actor.account);
    const auto found = ReadContacts(services()).lookUp(actor, access, address.text);
    const Json person = found.contact ? personJson(*found.contact) : Json();
    if (!actor.agent)
        return helpdesk::Response::ofJson(Json::object().set("known", found.known).set("person", person));
    Json customers = Json::array();
    for (const auto& customer : found.customers)
        customers.add(briefly(customer));
    return helpdesk::Response::ofJson(
        Json::object().set("person", person).set("customers", std::move(customers)));
}

}  // namespace contacts
