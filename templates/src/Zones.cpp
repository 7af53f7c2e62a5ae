#include "templates/src/Zones.h"

#include <charconv>
#include <mutex>

namespace templates {

namespace {

/// Nothing when there is no such zone. Custom ones ("GMT+01:23") would let anybody fill the memory with
/// names.
std::unique_ptr<const icu::TimeZone> made(std::string_view zone)
{
    if (zone.size() > 64 || zone.starts_with("GMT"))
        return nullptr;
    std::unique_ptr<const icu::TimeZone> found(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
    return *found == icu::TimeZone::getUnknown() ? nullptr : std::move(found);
}

}  // namespace


Words::Time Zones::local(std::string_view zone, Words::Time time) const
{
    const auto* place = zone.empty() || zone == "UTC" ? nullptr : find(zone);
    if (place == nullptr)
        return time;
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
    place->getOffset(static_cast<UDate>(milliseconds), false, raw, saving, status);
    return U_FAILURE(status) ? time : time + std::chrono::milliseconds(raw + saving);
}


const icu::TimeZone* Zones::find(std::string_view zone) const
{
    {
        const std::shared_lock lock(_mutex);
        if (const auto found = _known.find(zone); found != _known.end())
            return found->second.get();
    }
    auto found = made(zone);
    if (found == nullptr)
        return nullptr;
    const std::unique_lock lock(_mutex);
    return _known.try_emplace(std::string(zone), std::move(found)).first->second.get();
}


bool isTimeZone(std::string_view name)
{
    return made(name) != nullptr;
}


std::optional<Words::Time> dayBegins(std::string_view zone, std::string_view day, int daysLater)
{
    int parts[3] = {};
    constexpr std::size_t places[][2] = {{0, 4}, {5, 2}, {8, 2}};
    if (day.size() != 10 || day[4] != '-' || day[7] != '-')
        return std::nullopt;
    for (std::size_t i = 0; i < 3; ++i)
    {
        const auto* begin = day.data() + places[i][0];
        const auto [end, error] = std::from_chars(begin, begin + places[i][1], parts[i]);
        if (error != std::errc() || end != begin + places[i][1] || parts[i] < 0)
            return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{parts[0]},
                                           std::chrono::month{static_cast<unsigned>(parts[1])},
                                           std::chrono::day{static_cast<unsigned>(parts[2])}};
    if (!date.ok())
        return std::nullopt;
    const Words::Time clock = std::chrono::sys_days(date) + std::chrono::days(daysLater);
    const auto place = zone.empty() || zone == "UTC" ? nullptr : made(zone);
    if (!place)
        return clock;
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(clock).time_since_epoch().count();
    place->getOffset(static_cast<UDate>(milliseconds), true, raw, saving, status);
    return U_FAILURE(status) ? clock : clock - std::chrono::milliseconds(raw + saving);
}

}  // namespace templates
