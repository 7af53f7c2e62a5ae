// All pages of the host, under their addresses.
#pragma once

#include "host/src/http/Router.h"
#include "host/src/pages/AdminPlugin.h"
#include "host/src/pages/AdminPlugins.h"
#include "host/src/pages/AgentProject.h"
#include "host/src/pages/AgentProjects.h"
#include "host/src/pages/AgentQueue.h"
#include "host/src/pages/AgentTicket.h"
#include "host/src/pages/Billing.h"
#include "host/src/pages/HealthPage.h"
#include "host/src/pages/LanguageSwitch.h"
#include "host/src/pages/ParkedEvents.h"
#include "host/src/pages/PortalHome.h"
#include "host/src/pages/PortalProjects.h"
#include "host/src/pages/PortalTicket.h"
#include "host/src/pages/PortalTickets.h"
#include "host/src/pages/Profile.h"
#include "host/src/pages/RaiseTicket.h"
#include "host/src/pages/WorkOrders.h"

namespace supportcentre {

/// Outlives the router's entries.
class HostPages
{
public:
    explicit HostPages(const PageParts& parts);
    void addTo(Router& router);

private:
    void addRooms(Router& router);

    StartPage _start;
    PortalHome _home;
    PortalTickets _tickets;
    RaiseTicket _raise;
    PortalTicket _ticket;
    Profile _profile;
    LanguageSwitch _language;
    PortalProjects _projects;
    PortalProject _project;
    Billing _billing;
    Reports _reports;
    WorkOrders _workOrders;
    AgentQueue _queue;
    AgentTicket _agentTicket;
    AgentProjects _agentProjects;
    AgentProject _agentProject;
    AdminPlugins _plugins;
    AdminPlugin _plugin;
    HealthPage _health;
    ParkedEvents _events;
};

}  // namespace supportcentre
