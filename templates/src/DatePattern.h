#pragma once

#include "templates/Words.h"

#include <unicode/locid.h>

#include <array>

namespace templates {

/// One of ICU's date patterns ("d MMMM y", "HH:mm"), taken apart once: icu::SimpleDateFormat keeps a
/// calendar, must be cloned for every use and takes 30 µs; lists have a date in every row. [thread-safe]
class DatePattern
{
public:
    /// `skeleton` names what is to be shown; ICU knows in which order and with which signs. Throws
    /// TemplateError for fields other than year, month, day, hour and minute.
    DatePattern(const icu::Locale& locale, const char* skeleton);

    /// `time` is local already.
    void write(std::string& out, Words::Time local) const;

private:
    struct Piece
    {
        char field = '\0';  ///< Of ICU's pattern letters; '\0' is the literal.
        int width = 0;
        std::string literal;
    };

    std::vector<Piece> _pieces;
    std::array<std::string, 12> _shortMonths{}, _months{};
    std::string _first{"1"};  ///< The first day of a month: French counts it, where the month is a word.
};

}  // namespace templates
