#include "templates/src/Dates.h"

#include "templates/View.h"

#include <unicode/dtptngen.h>
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


std::unique_ptr<const icu::SimpleDateFormat> formatOf(const icu::Locale& locale, const char* skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> generator(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    must(status, "date patterns");
    const auto pattern = generator->getBestPattern(icu::UnicodeString::fromUTF8(skeleton), status);
    auto format = std::make_unique<const icu::SimpleDateFormat>(pattern, locale, status);
    must(status, "date format");
    return format;
}


std::string relativeDay(const icu::Locale& locale, UDateDirection direction)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::RelativeDateTimeFormatter formatter(locale, status);
    icu::UnicodeString out;
    formatter.format(direction, UDAT_ABSOLUTE_DAY, out, status);
    must(status, "word for today");
    return utf8(out);
}


UDate milliseconds(Words::Time time)
{
    return static_cast<UDate>(std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count());
}


/// An unknown zone is UTC, never an error: zones come from people's browsers and profiles.
std::unique_ptr<icu::TimeZone> zoneOf(std::string_view zone)
{
    std::unique_ptr<icu::TimeZone> known(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
    if (zone.empty() || *known == icu::TimeZone::getUnknown())
        return std::unique_ptr<icu::TimeZone>(icu::TimeZone::getGMT()->clone());
    return known;
}


std::string written(const icu::SimpleDateFormat& format, const icu::TimeZone& zone, Words::Time time)
{
    const std::unique_ptr<icu::SimpleDateFormat> own(format.clone());
    own->setTimeZone(zone);
    icu::UnicodeString out;
    return utf8(own->format(milliseconds(time), out));
}


std::chrono::sys_days dayIn(const icu::TimeZone& zone, Words::Time time)
{
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    zone.getOffset(milliseconds(time), false, raw, saving, status);
    must(status, "time zone offset");
    return std::chrono::floor<std::chrono::days>(time + std::chrono::milliseconds(raw + saving));
}

}  // namespace


Dates::Dates(std::string_view locale)
    : _locale(writtenAs(locale)),
      _date(formatOf(_locale, "yMMMMd")),
      _clock(formatOf(_locale, "Hm")),
      _shortDate(formatOf(_locale, "yMMMd")),
      _shortDateOfYear(formatOf(_locale, "MMMd")),
      _today(relativeDay(_locale, UDAT_DIRECTION_THIS)),
      _yesterday(relativeDay(_locale, UDAT_DIRECTION_LAST))
{
    UErrorCode status = U_ZERO_ERROR;
    _list.reset(icu::ListFormatter::createInstance(_locale, status));
    must(status, "list format");
}


std::string Dates::dateTime(std::string_view zone, Words::Time time) const
{
    const auto place = zoneOf(zone);
    return written(*_date, *place, time) + ", " + written(*_clock, *place, time);
}


std::string Dates::shortTime(std::string_view zone, Words::Time time, Words::Time now) const
{
    const auto place = zoneOf(zone);
    const auto day = dayIn(*place, time);
    const auto today = dayIn(*place, now);
    if (day == today)
        return _today + " " + written(*_clock, *place, time);
    if (day == today - std::chrono::days(1))
        return _yesterday + " " + written(*_clock, *place, time);
    const bool thisYear =
        std::chrono::year_month_day(day).year() == std::chrono::year_month_day(today).year();
    return written(thisYear ? *_shortDateOfYear : *_shortDate, *place, time);
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
