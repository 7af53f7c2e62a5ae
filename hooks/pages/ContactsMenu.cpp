#include "hooks/pages/ContactsMenu.h"

#include "core/catalogue/Catalogue.h"

#include <algorithm>

namespace contacts {

namespace {

bool seesContacts(const helpdesk::CustomerAccess& access)
{
    return access.may(permission::viewContacts) || access.may(permission::editContacts) ||
           access.may(permission::manageContacts);
}


/// The customer he works for; without one, the first whose contacts he manages, else edits, else may see.
const helpdesk::CustomerAccess* chosen(const helpdesk::Access& access, std::string_view customer)
{
    if (!customer.empty())
        return access.at(customer);
    for (const auto& permission :
         {permission::manageContacts, permission::editContacts, permission::viewContacts})
        for (const auto& each : access.customers)
            if (each.may(permission))
                return &each;
    return nullptr;
}

/// Links keep to the customer somebody works for, where he has several.
std::string keeping(const helpdesk::Access& access, std::string_view customer)
{
    return access.customers.size() > 1 && !customer.empty() ? "?customer=" + std::string(customer)
                                                            : std::string();
}

}  // namespace


std::vector<helpdesk::MenuItem> ContactsMenu::items(const helpdesk::Visitor& visitor,
                                                    helpdesk::Frame::Area area, std::string_view customer)
{
    const auto& locale = visitor.locale;
    std::vector<helpdesk::MenuItem> items;
    if (area == helpdesk::Frame::Area::portal)
    {
        const auto* access = chosen(visitor.access, customer);
        if (access && seesContacts(*access))
            items.push_back(item("contacts", "menu.contacts",
                                 "/portal/customers/" + access->customer + "/contacts", 20, locale));
        if (!visitor.access.customers.empty())
            items.push_back(
                item("roles", "menu.roles", "/portal/roles" + keeping(visitor.access, customer), 30, locale));
    }
    else if (area == helpdesk::Frame::Area::agent && visitor.agent)
    {
        items.push_back(item("customers", "menu.customers", "/agent/customers", 15, locale));
        items.push_back(item("all-contacts", "menu.all-contacts", "/agent/contacts", 17, locale));
        items.push_back(item("contact-requests", "menu.requests", "/agent/requests", 20, locale));
    }
    else if (area == helpdesk::Frame::Area::admin && visitor.administrator)
    {
        items.push_back(item("admin-roles", "menu.roles-admin", "/admin/roles", 20, locale));
        items.push_back(item("outbox", "menu.outbox", "/admin/outbox", 30, locale));
        items.push_back(item("desk", "menu.desk", "/admin/desk", 35, locale));
        items.push_back(item("audit", "menu.audit", "/admin/audit", 40, locale));
        items.push_back(item("import", "menu.import", "/admin/import", 50, locale));
    }
    return items;
}


helpdesk::MenuItem ContactsMenu::item(std::string_view key, std::string_view word, std::string href,
                                      int position, std::string_view locale) const
{
    return {std::string(key), _ground.words.say(locale, word), std::move(href), position};
}

}  // namespace contacts
