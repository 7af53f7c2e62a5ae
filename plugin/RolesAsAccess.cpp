#include "plugin/RolesAsAccess.h"

#include "core/account/NoteSignIn.h"

namespace contacts {

helpdesk::Access RolesAsAccess::accessOf(helpdesk::AccountId account)
{
    helpdesk::Access access;
    const auto known = _services.storage.read()->customers().accessOf(AccountId{account.value});
    if (known.contact)
    {
        access.contact = known.contact.text();
        _catalogue.see(known.catalogue);
    }
    else
        _catalogue.look();
    const auto catalogue = _catalogue.current();
    for (const auto& at : known.customers)
    {
        helpdesk::CustomerAccess here;
        here.customer = at.customer.text();
        here.name = at.name;
        here.kind = wordOf(at.kind);
        here.permissions = catalogue->permissionsOf(at.roles);
        here.seesAllRequests = at.seesAllRequests;
        here.projects = static_cast<std::uint32_t>(at.projects);
        access.customers.push_back(std::move(here));
    }
    return access;
}


void RolesAsAccess::signedIn(helpdesk::AccountId account, helpdesk::Time at)
{
    _cameIn();
    NoteSignIn{_services}(AccountId{account.value}, at);
}

}  // namespace contacts
