#pragma once

#include "core/Services.h"

#include <helpdesk/Plugin.h>

namespace contacts {

/// Tells the host what a person may do: his roles of this moment, as permissions of the catalogue.
class RolesAsAccess final : public helpdesk::AccessSource
{
public:
    explicit RolesAsAccess(Services& services) : _services(services) {}

    helpdesk::Access accessOf(helpdesk::AccountId account) override;
    void signedIn(helpdesk::AccountId account, helpdesk::Time at) override;

private:
    Services& _services;
};

}  // namespace contacts
