#pragma once

#include "templates/Words.h"

#include <unicode/timezone.h>

#include <map>
#include <shared_mutex>

namespace templates {

/// Time zones by name, each made once: making one takes longer than a row of a list. [thread-safe]
class Zones
{
public:
    /// The time on a clock of that zone. An unknown zone is UTC, never an error: zones come from people's
    /// browsers and profiles.
    [[nodiscard]] Words::Time local(std::string_view zone, Words::Time time) const;

private:
    [[nodiscard]] const icu::TimeZone* find(std::string_view zone) const;

    mutable std::shared_mutex _mutex{};
    mutable std::map<std::string, std::unique_ptr<const icu::TimeZone>, std::less<>>
        _known{};  ///< Real ones only.
};

}  // namespace templates
