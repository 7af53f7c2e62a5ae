#include "core/contacts/ReadContacts.h"
#include "core/rules/Rules.h"
#include "hooks/api/CustomerCalls.h"

namespace contacts {

using helpdesk::Json;

namespace {

Json permissionsJson(const Role& role)
{
    Json list = Json::array();
    for (const auto& permission : role.permissions)
        list.add(permission);
    return list;
}


/// For one kind of customer, or for all of them.
Json roleJson(const Role& role, std::optional<CustomerKind> kind, bool assignable, std::string_view locale)
{
    const auto& words = role.in(locale);
    const bool required = kind ? role.requiredFor.contains(*kind) : !role.requiredFor.empty();
    return Json::object()
        .set("key", role.key)
        .set("label", words.label)
        .set("description", words.description)
        .set("permissions", permissionsJson(role))
        .set("primary", role.primary)
        .set("required", required)
        .set("assignable", assignable && (!kind || role.offeredTo.contains(*kind)));
}

}  // namespace


helpdesk::Response RolesCall::answer(const helpdesk::Request& request)
{
    const Parameters parameters(request, {"customer"});
    const auto id = parameters.id<CustomerId>("customer");
    std::optional<CustomerKind> kind;
    const auto actor = readerOf(request.visitor, id);
    if (id)
    {
        const auto head = ReadContacts(services()).head(actor, id);
        if (!head)
            return helpdesk::Response::notFound();
        kind = head->customer.kind;
    }
    const bool grants = actor.agent || (id && actor.may(permission::manageContacts));
    Json roles = Json::array();
    const auto catalogue = services().catalogue();
    for (const auto& role : catalogue->roles())
        if (!kind || role.offeredTo.contains(*kind))
            roles.add(roleJson(role, kind, grants && !isAbove(role, actor), request.visitor.locale));
    return helpdesk::Response::ofJson(Json::object().set("roles", std::move(roles)));
}

}  // namespace contacts
