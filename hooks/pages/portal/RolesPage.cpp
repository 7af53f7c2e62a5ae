#include "hooks/pages/portal/RolesPage.h"

#include "hooks/Visiting.h"
#include "hooks/pages/portal/AskPage.h"
#include "hooks/pages/portal/ListAddress.h"
#include "hooks/pages/portal/PermissionWords.h"

#include <algorithm>

namespace contacts {

namespace {

/// The first customer whose contacts he manages, else edits, else may see.
std::optional<CustomerId> firstSeen(const helpdesk::Visitor& visitor)
{
    for (const auto act : {Act::manageContacts, Act::editDetails, Act::seeContacts})
        for (const auto& access : visitor.access.customers)
            if (const auto id = CustomerId::from(access.customer);
                id && authorise(readerOf(visitor, *id), act) == Verdict::allowed)
                return id;
    return std::nullopt;
}

}  // namespace


helpdesk::Response RolesPage::handle(const helpdesk::Request& request)
{
    const auto& visitor = request.visitor;
    if (visitor.access.customers.empty() && !visitor.agent && !visitor.administrator)
        return helpdesk::Response::notFound();
    templates::View::List roles;
    const auto catalogue = _ground.services.catalogue();
    for (const auto& role : catalogue->roles())
    {
        templates::View::List permissions;
        for (const auto& permission : role.permissions)
            permissions.push_back(
                {{"permission", permissionWords(_ground.words, visitor.locale, permission)}});
        roles.push_back({{"role", role.key},
                         {"label", role.in(visitor.locale).label},
                         {"description", role.in(visitor.locale).description},
                         {"primary", role.primary},
                         {"delegating", role.delegating()},
                         {"permissions", std::move(permissions)}});
    }
    helpdesk::Response response;
    response.body = _ground.views.render("page/roles", visitor.locale, {{"roles", std::move(roles)}});
    response.frame.title = _ground.words.say(visitor.locale, "page.roles.title");
    response.frame.menu = "roles";
    response.frame.styles = _ground.styles;
    response.frame.scripts = _ground.scripts;
    return response;
}


helpdesk::Response ContactsRedirect::handle(const helpdesk::Request& request)
{
    const auto id = firstSeen(request.visitor);
    if (!id)
        return helpdesk::Response::notFound();
    const auto address = ListAddress::from(request.query);
    auto query = address ? address->prefix() : std::string("?");
    if (address && address->open != PersonKey{})
        query += "open=" + address->open.text();
    else
        query.pop_back();
    return helpdesk::Response::to(contactsPath(*id) + query);
}


helpdesk::Response OwnContactsRedirect::handle(const helpdesk::Request& request)
{
    if (const auto id = firstSeen(request.visitor))
        return helpdesk::Response::to(contactsPath(*id));
    const auto& customers = request.visitor.access.customers;
    const auto first = customers.empty() ? std::nullopt : CustomerId::from(customers.front().customer);
    return first ? helpdesk::Response::to(askPath(*first)) : helpdesk::Response::notFound();
}

}  // namespace contacts
