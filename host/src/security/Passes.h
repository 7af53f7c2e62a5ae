// Passes that another site signs for its own people, so that they need no second log-in where it shows our
// pages in a frame.
#pragma once

#include "host/src/store/HostDatabase.h"

#include <helpdesk/Json.h>

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace supportcentre {

/// What the other site says of somebody who is logged in there.
struct Pass
{
    enum class As { customer, agent };

    std::string email;  ///< Empty: that site knows none of his.
    As as = As::customer;
    std::string next;    ///< Path of ours that the frame shows first.
    std::string look;    ///< "light" or "dark", as that site looks.
    std::string tongue;  ///< "de": the language in which it speaks to him.
};

/// A pass is base64url(JSON) "." base64url(HMAC-SHA-256 of the former), and is good once. [thread-safe]
class Passes
{
public:
    static constexpr std::int64_t longestLife = 60;  ///< Seconds; the clocks of both sites may differ …
    static constexpr std::int64_t clockSkew = 30;    ///< … by so much.

    enum class Refusal {
        unreadable,  ///< Not signed with our key, or not what a pass holds.
        late,        ///< Its minute is over: the other site's page was left open, or its clock is wrong.
        used
    };

    Passes(HostDatabase& database, std::string key) : _database(database), _key(std::move(key)) {}

    /// Uses the pass up. Throws db::Error when the database fails.
    [[nodiscard]] std::variant<Pass, Refusal> take(std::string_view text);

    /// Forgets those that are too old to be taken anyway. Called now and then.
    void sweep();

private:
    [[nodiscard]] std::optional<helpdesk::Json> opened(std::string_view text) const;

    HostDatabase& _database;
    std::string _key;
};

}  // namespace supportcentre
