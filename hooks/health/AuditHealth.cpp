// What the health page says of the audit: whether its chains hold, and of each that does not where, and who
// knows.
#include "hooks/health/HealthReport.h"
#include "hooks/pages/admin/audit/BrokenChainWords.h"

#include <algorithm>

namespace contacts {

using helpdesk::Health;

namespace {

constexpr std::size_t chainsNamed = 5;

}  // namespace


void HealthReport::audit(Lines& lines) const
{
    AuditWalkState walk;
    std::vector<Break> found;
    bool none = false;
    {
        const auto work = _ground.services.storage.read();
        walk = work->walks().state();
        found = breaksIn(*work, walk.firstBad);
        AuditQuery any;
        any.limit = 1;
        none = !walk.broken && walk.entries == 0 && work->audit().search(any).empty();
    }
    if (walk.broken)
        breaks(walk, std::move(found), lines);
    else
    {
        // Nobody knows whether chains hold that nobody has walked.
        const bool unknown = walk.finishedAt == Time{} && !none;
        auto& line = add(lines, "audit", unknown ? State::degraded : State::good,
                         none      ? "health.audit.none"
                         : unknown ? "health.audit.never"
                                   : "health.audit",
                         {{"entries", static_cast<long long>(walk.entries)}});
        line.href = "/admin/audit";
        if (unknown)
            line.advice = inEveryLanguage("health.audit.never.todo");
    }
    if (!walkedWithoutAnchor(walk.firstBad))
        return;
    auto& unanchored = add(lines, "audit", State::degraded, "health.audit.unanchored");
    unanchored.advice = inEveryLanguage("health.audit.unanchored.todo");
    unanchored.href = "/admin/audit";
}


/// Each leads to its own entry, the first ones; an old backup that was put back breaks all of them.
void HealthReport::breaks(const AuditWalkState& walk, std::vector<Break> breaks, Lines& lines) const
{
    nameWhoKnows(breaks, _ground.services);
    const auto told = std::min(breaks.size(), chainsNamed);
    for (std::size_t i = 0; i < told; ++i)
        breakLine(walk, breaks[i], lines);
    if (walk.broken == told)
        return;
    breaks.erase(breaks.begin(), breaks.begin() + static_cast<std::ptrdiff_t>(told));
    const auto count = static_cast<long long>(walk.broken - told);
    const bool known = everythingKnown(breaks, walk.broken - told);
    auto& more =
        add(lines, "audit", known ? State::degraded : State::alarm, "health.audit.more", {{"count", count}});
    more.advice = inEveryLanguage("health.audit.more.todo");
    more.href = "/admin/audit#walk";
}


void HealthReport::breakLine(const AuditWalkState& walk, const Break& broken, Lines& lines) const
{
    const bool known = broken.known.has_value();
    auto& line = begin(lines, "audit", known ? State::degraded : State::alarm);
    for (const auto& locale : _ground.words.locales())
    {
        const auto name = breakWords(_ground.words, locale, broken);
        const auto when = known ? _ground.words.dateTime(locale, "UTC", broken.known->at) + " UTC" : "";
        const auto said = known ? knownWords(_ground.words, locale, *broken.known, when) : "";
        line.words[locale] = _ground.words.say(locale, known ? "health.audit.known" : "health.audit.broken",
                                               {{"name", std::string_view(name)},
                                                {"entries", static_cast<long long>(walk.entries)},
                                                {"known", std::string_view(said)}});
    }
    line.sentence = line.words.at("en");
    line.advice = inEveryLanguage(known ? "health.audit.known.todo" : "health.audit.todo");
    line.href = addressOf(broken.chain) + "#entry";
}

}  // namespace contacts
