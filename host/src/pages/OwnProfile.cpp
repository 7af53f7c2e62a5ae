#include "host/src/pages/OwnProfile.h"

#include "host/src/security/AccountStore.h"
#include "host/src/store/LentTransaction.h"

#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <algorithm>

namespace supportcentre {

namespace {

std::vector<std::string> canonicalZones()
{
    std::vector<std::string> zones;
    UErrorCode failed = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> all(icu::TimeZone::createTimeZoneIDEnumeration(
        UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, failed));
    for (const auto* id = all ? all->snext(failed) : nullptr; id && U_SUCCESS(failed);
         id = all->snext(failed))
        id->toUTF8String(zones.emplace_back());
    std::sort(zones.begin(), zones.end());
    zones.insert(zones.begin(), "UTC");
    return zones;
}

}  // namespace


OwnProfile::OwnProfile(const PageParts& parts) : _parts(parts), _zones(canonicalZones()) {}


std::optional<helpdesk::OwnDetails> OwnProfile::details(const helpdesk::Visitor& visitor) const
{
    return _parts.contributions.ownDetails(visitor.account);
}


std::vector<helpdesk::FieldRefusal> OwnProfile::change(const helpdesk::Visitor& visitor,
                                                       const OwnWish& wish) const
{
    const auto seen = this->details(visitor);
    auto details = seen;
    if (auto refused = refusals(visitor, wish, details.has_value()); !refused.empty())
        return refused;
    if (details)
    {
        const auto take = [](std::string& field, const std::optional<std::string>& wished) {
            field = wished.value_or(field);
        };
        take(details->title, wish.title);
        take(details->firstName, wish.firstName);
        take(details->lastName, wish.lastName);
        take(details->phone, wish.phone);
        take(details->locale, wish.locale);
        if (auto refused = _parts.contributions.changeOwnDetails(visitor, *seen, *details); !refused.empty())
            return refused;
    }
    db::inTransaction(_parts.pool, [&](db::Connection& connection) {
        AccountStore accounts(connection);
        // The pages follow his own choice, also where what a plugin keeps was right before.
        if (const auto account = accounts.find(visitor.account); account && wish.locale)
            accounts.rename(visitor.account, account->name, *wish.locale);
        if (wish.timeZone)
            accounts.setTimeZone(visitor.account, *wish.timeZone);
    });
    return {};
}


std::vector<helpdesk::FieldRefusal> OwnProfile::refusals(const helpdesk::Visitor& visitor,
                                                         const OwnWish& wish, bool knownPerson) const
{
    std::vector<helpdesk::FieldRefusal> found;
    const auto refuse = [&](const char* field, std::string_view key) {
        found.push_back({field, _parts.words.say(visitor.locale, key)});
    };
    const auto knows = [](const std::vector<std::string>& list, const std::string& value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    if (wish.locale && !knows(_parts.words.locales(), *wish.locale))
        refuse("locale", "field.locale-unknown");
    if (wish.timeZone && *wish.timeZone != visitor.timeZone && !knows(_zones, *wish.timeZone))
        refuse("timeZone", "field.time-zone-unknown");
    if (knownPerson)
        return found;
    for (const auto& [field, wished] : {std::pair("title", &wish.title),
                                        {"firstName", &wish.firstName},
                                        {"lastName", &wish.lastName},
                                        {"phone", &wish.phone}})
        if (*wished)
            refuse(field, "field.not-yours");
    return found;
}

}  // namespace supportcentre
