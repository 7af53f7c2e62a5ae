#pragma once

#include "templates/src/DatePattern.h"
#include "templates/src/Zones.h"

#include <unicode/listformatter.h>

namespace templates {

/// Dates and lists as one language writes them. [thread-safe]
class Dates
{
public:
    /// "en", "fr", "de": written as in Europe, with 24 hours.
    explicit Dates(std::string_view locale);

    [[nodiscard]] std::string dateTime(Words::Time local) const;
    [[nodiscard]] std::string shortTime(Words::Time local, Words::Time now) const;
    [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

private:
    icu::Locale _locale;
    DatePattern _date, _clock, _shortDate, _shortDateOfYear;
    std::string _today{}, _yesterday{};
    std::unique_ptr<const icu::ListFormatter> _list;
};

}  // namespace templates
