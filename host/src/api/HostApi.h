// All calls of the host's own JSON API, under their addresses.
#pragma once

#include "host/src/api/MeCall.h"
#include "host/src/api/SettingsCall.h"
#include "host/src/api/TicketCalls.h"
#include "host/src/http/Router.h"

namespace supportcentre {

/// Outlives the router's entries.
class HostApi
{
public:
    explicit HostApi(const PageParts& parts)
        : _list(parts),
          _create(parts),
          _ticket(parts),
          _me(parts),
          _settings(parts)
    {
    }

    void addTo(Router& router);

private:
    ListTickets _list;
    CreateTicket _create;
    OneTicket _ticket;
    MeCall _me;
    SettingsCall _settings;
};

}  // namespace supportcentre
