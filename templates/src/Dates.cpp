#include "templates/src/Dates.h"

#include "templates/View.h"

#include <unicode/reldatefmt.h>

namespace templates {

namespace {

std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}


void must(UErrorCode status, const char* what)
{
    if (U_FAILURE(status))
        throw TemplateError(std::string("ICU has no ") + what + ": " + u_errorName(status));
}


/// English as in Britain: the day first and 24 hours, as everywhere else in the product.
icu::Locale writtenAs(std::string_view locale)
{
    return locale == "en" ? icu::Locale("en", "GB") : icu::Locale(std::string(locale).c_str());
}


std::string relativeDay(const icu::Locale& locale, UDateDirection direction)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::RelativeDateTimeFormatter formatter(locale, status);
    icu::UnicodeString out;
    formatter.format(direction, UDAT_ABSOLUTE_DAY, out, status);
    must(status, "word for today");
    return utf8(out);
}

}  // namespace


Dates::Dates(std::string_view locale)
    : _locale(writtenAs(locale)),
      _date(_locale, "yMMMMd"),
      _clock(_locale, "Hm"),
      _shortDate(_locale, "yMMMd"),
      _shortDateOfYear(_locale, "MMMd"),
      _today(relativeDay(_locale, UDAT_DIRECTION_THIS)),
      _yesterday(relativeDay(_locale, UDAT_DIRECTION_LAST))
{
    UErrorCode status = U_ZERO_ERROR;
    _list.reset(icu::ListFormatter::createInstance(_locale, status));
    must(status, "list format");
}


std::string Dates::dateTime(Words::Time local) const
{
    std::string out;
    _date.write(out, local);
    out += ", ";
    _clock.write(out, local);
    return out;
}


std::string Dates::shortTime(Words::Time local, Words::Time now) const
{
    using std::chrono::days;
    const auto day = std::chrono::floor<days>(local);
    const auto today = std::chrono::floor<days>(now);
    std::string out;
    if (day == today || day == today - days(1))
    {
        out = (day == today ? _today : _yesterday) + " ";
        _clock.write(out, local);
        return out;
    }
    const bool thisYear =
        std::chrono::year_month_day(day).year() == std::chrono::year_month_day(today).year();
    (thisYear ? _shortDateOfYear : _shortDate).write(out, local);
    return out;
}


std::string Dates::list(const std::vector<std::string>& items) const
{
    std::vector<icu::UnicodeString> texts;
    texts.reserve(items.size());
    for (const auto& item : items)
        texts.push_back(icu::UnicodeString::fromUTF8(item));
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString out;
    _list->format(texts.data(), static_cast<std::int32_t>(texts.size()), out, status);
    must(status, "list of these items");
    return utf8(out);
}

}  // namespace templates
