#pragma once

#include <helpdesk/Plugin.h>
#include <helpdesk/Uploads.h>

namespace contacts {

/// The host's services that we need. A missing one ends the start with its name, but the last: pages can do
/// without.
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
          log(helpdesk::service<helpdesk::Log>(host)),
          mostUploadBytes(mostOf(host))
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
    std::uint64_t mostUploadBytes;  ///< 0: the host does not say.

private:
    static std::uint64_t mostOf(helpdesk::Host& host)
    {
        const auto* uploads = static_cast<helpdesk::Uploads*>(host.find(helpdesk::Uploads::id));
        return uploads ? uploads->mostBytes() : 0;
    }
};

}  // namespace contacts
