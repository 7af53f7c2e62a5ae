// Where the contacts of a customer stand, as the list says it of each, and how many stand there.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>

namespace contacts {

/// In the order in which the list sorts by it. The numbers are stored (sql/migrations, 0016).
enum class Standing {
    active = 0,   ///< Has logged in.
    never = 1,    ///< Has a password and has never logged in.
    invited = 2,  ///< Whether the link still works is the clock's to say.
    bounced = 3,
    notInvited = 4,
    noAccess = 5,
    inactive = 6
};

inline constexpr std::array everyStanding{Standing::active,  Standing::never,      Standing::invited,
                                          Standing::bounced, Standing::notInvited, Standing::noAccess,
                                          Standing::inactive};

struct StandingCounts
{
    std::map<Standing, std::size_t> people;  ///< Kept by the writer.
    std::optional<std::size_t>
        expired{};  ///< Of those invited, whose link has run out. Nothing: more than anybody counts.
};

}  // namespace contacts
