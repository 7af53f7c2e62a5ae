// The one way in which sessions begin and end, whatever proved who somebody is.
#pragma once

#include "host/src/http/AccessDesk.h"
#include "host/src/program/JsonLog.h"
#include "host/src/security/Sessions.h"

#include <helpdesk/Page.h>

#include <atomic>
#include <string>
#include <string_view>

namespace supportcentre {

/// [thread-safe]
class SignIn
{
public:
    SignIn(HostDatabase& database, Sessions& sessions, JsonLog& log)
        : _database(database),
          _sessions(sessions),
          _log(log)
    {
    }

    /// Plugins come later than the door.
    void tell(AccessDesk& desk) noexcept { _desk = &desk; }

    /// Ends the session of `former`, opens a new one, remembers the time and tells the access source. Returns
    /// what the cookie must hold.
    /// A session that has to set a password first is no log-in yet: nobody is told.
    [[nodiscard]] std::string open(helpdesk::AccountId account, std::string_view former,
                                   std::string_view address, SessionKind kind = SessionKind::ordinary);

    void end(helpdesk::AccountId account, std::string_view session, helpdesk::SignOut which);

    /// The site that shows our pages lets him in no longer: whatever he has open in its frames.
    void endFramed(helpdesk::AccountId account);

private:
    HostDatabase& _database;
    Sessions& _sessions;
    JsonLog& _log;
    std::atomic<AccessDesk*> _desk{nullptr};
};

}  // namespace supportcentre
