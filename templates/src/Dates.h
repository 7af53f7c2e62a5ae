#pragma once

#include "templates/Words.h"

#include <unicode/listformatter.h>
#include <unicode/smpdtfmt.h>

namespace templates {

/// Dates and lists as one language writes them. Formats are cloned per call: ICU's keep a calendar.
/// [thread-safe]
class Dates
{
public:
    /// "en", "fr", "de": written as in Europe, with 24 hours.
    explicit Dates(std::string_view locale);

    [[nodiscard]] std::string dateTime(std::string_view zone, Words::Time time) const;
    [[nodiscard]] std::string shortTime(std::string_view zone, Words::Time time, Words::Time now) const;
    [[nodiscard]] std::string list(const std::vector<std::string>& items) const;

private:
    using Format = std::unique_ptr<const icu::SimpleDateFormat>;

    icu::Locale _locale;
    Format _date{}, _clock{}, _shortDate{}, _shortDateOfYear{};
    std::string _today{}, _yesterday{};
    std::unique_ptr<const icu::ListFormatter> _list{};
};

}  // namespace templates
