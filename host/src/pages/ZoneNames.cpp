#include "host/src/pages/ZoneNames.h"

#include <unicode/calendar.h>
#include <unicode/coll.h>
#include <unicode/timezone.h>
#include <unicode/tzfmt.h>

#include <algorithm>
#include <memory>

namespace supportcentre {

namespace {

std::string labelOf(const std::string& id, const icu::TimeZoneFormat& format, UDate now)
{
    const std::unique_ptr<icu::TimeZone> zone(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(id)));
    icu::UnicodeString city;
    icu::UnicodeString offset;
    format.format(UTZFMT_STYLE_EXEMPLAR_LOCATION, *zone, now, city);
    format.format(UTZFMT_STYLE_LOCALIZED_GMT_SHORT, *zone, now, offset);
    std::string label;
    city.toUTF8String(label);
    label += " (";
    offset.toUTF8String(label);
    return label + ")";
}

}  // namespace


std::vector<std::pair<std::string, std::string>> namedZones(const std::vector<std::string>& ids,
                                                            std::string_view locale)
{
    std::vector<std::pair<std::string, std::string>> named;
    UErrorCode failed = U_ZERO_ERROR;
    const auto language = icu::Locale::createCanonical(std::string(locale).c_str());
    const std::unique_ptr<icu::TimeZoneFormat> format(icu::TimeZoneFormat::createInstance(language, failed));
    const std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(language, failed));
    const auto now = icu::Calendar::getNow();
    for (const auto& id : ids)
        named.emplace_back(id, id == "UTC" || U_FAILURE(failed) ? id : labelOf(id, *format, now));
    if (U_SUCCESS(failed))
        std::stable_sort(named.begin(), named.end(), [&](const auto& one, const auto& other) {
            if (one.first == "UTC" || other.first == "UTC")
                return one.first == "UTC" && other.first != "UTC";
            UErrorCode ignored = U_ZERO_ERROR;
            return collator->compareUTF8(one.second, other.second, ignored) == UCOL_LESS;
        });
    return named;
}

}  // namespace supportcentre
