#include "hooks/pages/admin/audit/AuditPlaceWords.h"

#include <algorithm>

namespace contacts {

WalkFinding findingIn(const Ground& ground, CustomerId chain)
{
    WalkFinding finding;
    std::vector<Break> breaks;
    {
        const auto work = ground.services.storage.read();
        finding.walk = work->walks().state();
        breaks = breaksIn(*work, finding.walk.firstBad);
    }
    std::erase_if(breaks, [&](const Break& each) { return each.chain.customer != chain; });
    nameWhoKnows(breaks, ground.services);
    if (!breaks.empty())
        finding.broken = std::move(breaks.front());
    return finding;
}


std::string findingWords(const AdminRoom& room, const WalkFinding& finding, const AuditSpot& spot)
{
    if (finding.walk.finishedAt == Time{})
        return room.say("audit.walk.never");
    const auto when = room.when(finding.walk.finishedAt);
    const auto words = !finding.broken                 ? "audit.place.whole"
                       : !finding.isAt(spot)           ? "audit.place.elsewhere"
                       : finding.broken->chain.missing ? "audit.place.cut"
                                                       : "audit.place.broken";
    return room.say(words, {{"time", std::string_view(when)}});
}


std::string verdictWords(const AdminRoom& room, const PlacedEntry& placed, bool found)
{
    const auto& audit = placed.line.entry.audit;
    if (placed.gapFrom != 0)
    {
        const auto first = std::to_string(placed.gapFrom);
        const auto last = std::to_string(audit.number - 1);
        return room.say("audit.place.gap", {{"count", static_cast<long long>(audit.number - placed.gapFrom)},
                                            {"first", std::string_view(first)},
                                            {"last", std::string_view(last)}});
    }
    if (!placed.fits())
        return room.say("audit.place.changed");
    return found ? room.say("audit.place.other") : std::string();
}


std::string comparisonWords(const AdminRoom& room, const AuditSpot& spot, const AuditPlace& place)
{
    const auto chain = spot.chain.text();
    const auto numberOf = [](const PlacedEntry& placed) { return placed.line.entry.audit.number; };
    const auto oldest = place.entries.empty() ? 1 : numberOf(place.entries.back());
    const auto newest = place.entries.empty() ? 0 : numberOf(place.entries.front());
    const auto first = std::to_string(oldest);
    const auto last = std::to_string(std::max({spot.entry, newest, place.there ? 0 : place.end}));
    return room.say("audit.place.compare", {{"chain", std::string_view(chain)},
                                            {"first", std::string_view(first)},
                                            {"last", std::string_view(last)}});
}

}  // namespace contacts
