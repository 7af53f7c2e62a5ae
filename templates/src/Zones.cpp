#include "templates/src/Zones.h"

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

}  // namespace templates
