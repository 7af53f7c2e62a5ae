#include "templates/src/Zones.h"

#include <mutex>

namespace templates {

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
    if (zone.size() > 64)
        return nullptr;
    std::unique_ptr<const icu::TimeZone> made(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
    // Custom zones ("GMT+01:23") would let anybody fill the memory with names.
    if (*made == icu::TimeZone::getUnknown() || zone.starts_with("GMT"))
        return nullptr;
    const std::unique_lock lock(_mutex);
    return _known.try_emplace(std::string(zone), std::move(made)).first->second.get();
}

}  // namespace templates
