#pragma once

#include "core/Services.h"
#include "plugin/CatalogueKeeper.h"

#include <helpdesk/Plugin.h>

#include <functional>

namespace contacts {

/// Tells the host what a person may do: his roles of this moment, as permissions of the catalogue. The host
/// asks at the beginning of every request of somebody who is logged in: here the plugin notices that another
/// node has stored another catalogue.
class RolesAsAccess final : public helpdesk::AccessSource
{
public:
    /// `cameIn`: somebody has logged in, or entered a frame of the other house.
    RolesAsAccess(Services& services, CatalogueKeeper& catalogue, std::function<void()> cameIn)
        : _services(services),
          _catalogue(catalogue),
          _cameIn(std::move(cameIn))
    {
    }

    helpdesk::Access accessOf(helpdesk::AccountId account) override;
    void signedIn(helpdesk::AccountId account, helpdesk::Time at) override;

private:
    Services& _services;
    CatalogueKeeper& _catalogue;
    std::function<void()> _cameIn;
};

}  // namespace contacts
