// The door for people who are logged in to another site that shows our pages in a frame.
#pragma once

#include "host/src/http/Visit.h"
#include "host/src/security/AccountStore.h"
#include "host/src/security/Passes.h"
#include "host/src/security/SignIn.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <helpdesk/Page.h>

namespace supportcentre {

/// POST /frame/enter with the field `pass`, by a form of that site and of no other: a session of its own
/// kind, in a cookie of its own. GET /frame/ended says that the session is over. POST /frame/farewell, by the
/// site's own program, ends the sessions of people whom it lets in no longer. [thread-safe]
class FrameEntry
{
public:
    static constexpr std::string_view enter = "/frame/enter";
    static constexpr std::string_view ended = "/frame/ended";
    static constexpr std::string_view farewell = "/frame/farewell";

    struct Parts
    {
        HostDatabase& database;
        SignIn& signIn;
        JsonLog& log;
        const Cookies& cookies;
        const templates::Words& words;
        const templates::Views& views;
        std::string origin;   ///< "https://desk.example"
        std::string key;      ///< Shared with that site.
        std::string product;  ///< Name of this site, as people read it.
    };

    explicit FrameEntry(Parts parts) : _parts(std::move(parts)), _passes(_parts.database, _parts.key) {}

    /// A page in a frame asks: the browser says so itself, and for its scripts framed.js does. Nobody
    /// administers anything in another site: a frame there is one of our own.
    [[nodiscard]] static SessionKind kindOf(const Inbound& inbound);

    [[nodiscard]] static bool isAt(std::string_view path)
    {
        return path == enter || path == ended || path == farewell;
    }
    [[nodiscard]] const std::string& origin() const noexcept { return _parts.origin; }

    [[nodiscard]] helpdesk::Response answer(Visit& visit);

    void sweep() { _passes.sweep(); }

private:
    [[nodiscard]] helpdesk::Response entered(Visit& visit);
    [[nodiscard]] helpdesk::Response parted(const Visit& visit) const;
    [[nodiscard]] std::optional<Account> accountOf(const std::string& email) const;
    [[nodiscard]] std::string objection(const Visit& visit, const std::optional<Account>& account,
                                        const Pass& pass) const;
    [[nodiscard]] helpdesk::Response opened(Visit& visit, const Pass& pass) const;
    [[nodiscard]] helpdesk::Response page(const Visit& visit, int status, const std::string& why) const;

    Parts _parts;
    Passes _passes;
};

}  // namespace supportcentre
