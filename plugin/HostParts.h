#pragma once

#include <helpdesk/Plugin.h>

namespace contacts {

/// The host's services that we need. A missing one ends the start with its name.
struct HostParts
{
    explicit HostParts(helpdesk::Host& host)
        : database(helpdesk::service<helpdesk::Database>(host)),
          tickets(helpdesk::service<helpdesk::Tickets>(host)),
          accounts(helpdesk::service<helpdesk::Accounts>(host)),
          logIns(helpdesk::service<helpdesk::LogIns>(host)),
          ties(helpdesk::service<helpdesk::Ties>(host)),
          site(helpdesk::service<helpdesk::Site>(host)),
          settings(helpdesk::service<helpdesk::Settings>(host)),
          log(helpdesk::service<helpdesk::Log>(host))
    {
    }

    helpdesk::Database& database;
    helpdesk::Tickets& tickets;
    helpdesk::Accounts& accounts;
    helpdesk::LogIns& logIns;
    helpdesk::Ties& ties;
    helpdesk::Site& site;
    helpdesk::Settings& settings;
    helpdesk::Log& log;
};

}  // namespace contacts
