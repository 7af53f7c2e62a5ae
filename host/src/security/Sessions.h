// Sessions in the database, so that any node serves anyone. Only a hash of the cookie's value is stored.
#pragma once

#include "host/src/store/HostDatabase.h"

#include <helpdesk/Visitor.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

struct SessionLimits
{
    std::chrono::seconds idle{8 * 3600};
    std::chrono::seconds absolute{7 * 24 * 3600};
};

/// In a frame: the site around it lets him in again with every page that it shows him, and may be unable to
/// tell us that it does so no longer.
constexpr SessionLimits framedLimits{std::chrono::minutes(30), std::chrono::hours(4)};

/// Two sessions of one browser may stand side by side: on our own pages, and in the frame of another site.
enum class SessionKind {
    ordinary,
    framed  ///< Opened by that site's word alone, so nobody is an administrator in it.
};

/// Who holds a session. His Access is not filled in.
struct SessionHolder : helpdesk::Visitor
{
    bool mustChangePassword = false;  ///< He may do nothing else.
};

/// [thread-safe]. Throws db::Error when the database fails.
class Sessions
{
public:
    explicit Sessions(HostDatabase& database, SessionLimits ordinary = {},
                      SessionLimits framed = framedLimits)
        : _database(database),
          _ordinary(ordinary),
          _framed(framed)
    {
    }

    /// What the cookie holds: 256 random bits, base64url. Ends the session of `former` (rotation at log-in).
    [[nodiscard]] std::string open(helpdesk::AccountId account, std::string_view former = {},
                                   SessionKind kind = SessionKind::ordinary);

    /// Who holds this cookie, read with one statement; nobody when it is unknown, too old, or the account is
    /// disabled, or the session is of another kind. Writes the time of use at most once a minute.
    [[nodiscard]] std::optional<SessionHolder> find(std::string_view token,
                                                    SessionKind kind = SessionKind::ordinary);

    void end(std::string_view token);
    void endAll(helpdesk::AccountId account);
    /// Those in frames only.
    void endFramed(helpdesk::AccountId account);
    /// Removes what has run out. Called now and then.
    void sweep();

private:
    [[nodiscard]] const SessionLimits& limitsOf(SessionKind kind) const;

    HostDatabase& _database;
    SessionLimits _ordinary;
    SessionLimits _framed;
};

}  // namespace supportcentre
