// What the host's pages and calls are made of. References to parts of the Helpdesk, which outlives every
// page.
#pragma once

#include "host/src/plugins/PluginHost.h"
#include "host/src/plugins/SettingsCheck.h"
#include "host/src/projects/Projects.h"
#include "host/src/security/Login.h"
#include "host/src/tickets/TicketDelivery.h"
#include "host/src/tickets/TicketReader.h"
#include "host/src/tickets/TicketService.h"
#include "host/src/tickets/TicketSight.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <helpdesk/Page.h>

namespace supportcentre {

struct PageParts
{
    db::Pool& pool;
    helpdesk::Accounts& accounts;
    const templates::Words& words;
    const templates::Views& views;
    Contributions& contributions;
    PluginHost& plugins;
    const ConfiguredSettings& configured;
    SettingsStore& settings;
    SettingsCheck& settingsCheck;
    TicketReader& reader;
    TicketService& tickets;
    const TicketSight& sight;
    TicketDelivery& delivery;
    const Directory& directory;
    Projects& projects;
    Login& login;  ///< For acts that ask for the password again.
    std::function<helpdesk::Time()> now;
};

}  // namespace supportcentre
