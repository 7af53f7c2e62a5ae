#include "host/src/pages/Formats.h"

#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

#include <memory>
#include <stdexcept>

namespace supportcentre {

namespace {

icu::Locale localeOf(std::string_view locale)
{
    // English as the rest of the pages write it: the day before the month.
    return icu::Locale(locale == "en" ? "en_GB" : std::string(locale).c_str());
}


icu::UnicodeString unicode(std::string_view text)
{
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}


std::string utf8(const icu::UnicodeString& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}


void check(UErrorCode code)
{
    if (U_FAILURE(code))
        throw std::runtime_error("ICU cannot format a value: " + std::string(u_errorName(code)));
}


std::string formatted(std::string_view locale, std::string_view zone, const char* skeleton,
                      helpdesk::Time time)
{
    UErrorCode code = U_ZERO_ERROR;
    const auto where = localeOf(locale);
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(where, code));
    check(code);
    const auto pattern = patterns->getBestPattern(icu::UnicodeString(skeleton, -1, US_INV), code);
    check(code);
    icu::SimpleDateFormat format(pattern, where, code);
    check(code);
    format.adoptTimeZone(icu::TimeZone::createTimeZone(unicode(zone)));
    icu::UnicodeString text;
    format.format(static_cast<UDate>(time.time_since_epoch().count()) / 1000.0, text);
    return utf8(text);
}

}  // namespace


std::string dateWords(std::string_view locale, std::string_view zone, helpdesk::Time time)
{
    return formatted(locale, zone, "yMMMMd", time);
}


std::string dayOf(std::string_view zone, helpdesk::Time time)
{
    UErrorCode code = U_ZERO_ERROR;
    icu::SimpleDateFormat format(icu::UnicodeString("yyyyMMdd", -1, US_INV), icu::Locale::getRoot(), code);
    check(code);
    format.adoptTimeZone(icu::TimeZone::createTimeZone(unicode(zone)));
    icu::UnicodeString text;
    format.format(static_cast<UDate>(time.time_since_epoch().count()) / 1000.0, text);
    return utf8(text);
}


std::string monthWords(std::string_view locale, helpdesk::Time time)
{
    return formatted(locale, "UTC", "yMMMM", time);
}


std::string moneyWords(std::string_view locale, std::int64_t cents, const std::string& currency)
{
    UErrorCode code = U_ZERO_ERROR;
    const icu::CurrencyUnit unit(unicode(currency).getTerminatedBuffer(), code);
    check(code);
    const auto text = icu::number::NumberFormatter::withLocale(localeOf(locale))
                          .unit(unit)
                          .formatDouble(static_cast<double>(cents) / 100.0, code)
                          .toString(code);
    check(code);
    return utf8(text);
}


std::string sizeWords(std::string_view locale, std::uint64_t bytes)
{
    constexpr std::uint64_t kilo = 1000;
    const bool large = bytes >= kilo * kilo;
    const auto value = static_cast<double>(bytes) / static_cast<double>(large ? kilo * kilo : kilo);
    UErrorCode code = U_ZERO_ERROR;
    const auto text = icu::number::NumberFormatter::withLocale(localeOf(locale))
                          .unit(large ? icu::MeasureUnit::getMegabyte() : icu::MeasureUnit::getKilobyte())
                          .unitWidth(UNUM_UNIT_WIDTH_SHORT)
                          .precision(icu::number::Precision::maxFraction(1))
                          .formatDouble(value < 0.1 ? 0.1 : value, code)
                          .toString(code);
    check(code);
    return utf8(text);
}


std::string atMostWords(std::string_view locale, std::uint64_t bytes)
{
    constexpr std::uint64_t kilo = 1000;
    const auto unit = bytes >= kilo * kilo ? kilo * kilo : kilo;
    return sizeWords(locale, bytes / unit * unit);
}

}  // namespace supportcentre
