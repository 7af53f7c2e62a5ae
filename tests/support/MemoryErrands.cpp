#include "tests/support/MemoryStores.h"

#include <algorithm>
#include <utility>

namespace contacts::tests {

void MemoryErrands::put(const Errand& errand, Time now)
{
    auto& kept = _copy.changing().errands;
    if (std::any_of(kept.begin(), kept.end(),
                    [&](const auto& entry) { return entry.second.row.errand.key == errand.key; }))
        return;
    ErrandRow row;
    row.id = _copy.tables.nextId();
    row.errand = errand;
    row.createdAt = now;
    row.nextAttemptAt = now;
    kept[row.id] = {row, {}};
}


std::vector<ErrandRow> MemoryErrands::lease(std::string_view token, Time now, Time until, std::size_t limit)
{
    std::set<RequestId> seen;
    std::vector<KeptErrand*> due;
    for (auto& [id, kept] : _copy.changing().errands)
    {
        const bool open = kept.row.state == ErrandState::waiting || kept.row.state == ErrandState::leased;
        const bool first = kept.row.state == ErrandState::done || seen.insert(kept.row.errand.request).second;
        if (open && first && kept.row.nextAttemptAt <= now)
            due.push_back(&kept);
    }
    std::stable_sort(due.begin(), due.end(), [](const auto* one, const auto* other) {
        return one->row.nextAttemptAt < other->row.nextAttemptAt;
    });
    due.resize(std::min(due.size(), limit));
    std::vector<ErrandRow> taken;
    for (auto* kept : due)
    {
        kept->row.state = ErrandState::leased;
        kept->row.attempts += 1;
        kept->lease = token;
        taken.push_back(kept->row);
        kept->row.nextAttemptAt = until;
    }
    return taken;
}


KeptErrand* MemoryErrands::leased(std::uint64_t id, std::string_view token)
{
    const auto found = _copy.changing().errands.find(id);
    const bool mine = found != _copy.tables.errands.end() && found->second.row.state == ErrandState::leased &&
                      found->second.lease == token;
    return mine ? &found->second : nullptr;
}


bool MemoryErrands::done(std::uint64_t id, std::string_view token)
{
    auto* kept = leased(id, token);
    if (kept == nullptr)
        return false;
    kept->row.state = ErrandState::done;
    kept->row.errand.message.clear();
    kept->row.lastAnswer.clear();
    return true;
}


bool MemoryErrands::later(std::uint64_t id, std::string_view token, Time next, std::string_view answer)
{
    auto* kept = leased(id, token);
    if (kept == nullptr)
        return false;
    kept->row.state = ErrandState::waiting;
    kept->row.nextAttemptAt = next;
    kept->row.lastAnswer = answer;
    return true;
}


bool MemoryErrands::parked(std::uint64_t id, std::string_view token, std::string_view answer)
{
    auto* kept = leased(id, token);
    if (kept == nullptr)
        return false;
    kept->row.state = ErrandState::parked;
    kept->row.lastAnswer = answer;
    return true;
}


bool MemoryErrands::untried(std::uint64_t id, std::string_view token, Time due)
{
    auto* kept = leased(id, token);
    if (kept == nullptr)
        return false;
    kept->row.state = ErrandState::waiting;
    kept->row.nextAttemptAt = due;
    kept->row.attempts -= 1;
    return true;
}


void MemoryErrands::bringForward(Time now)
{
    for (auto& [id, kept] : _copy.changing().errands)
        if (kept.row.state == ErrandState::waiting)
            kept.row.nextAttemptAt = std::min(kept.row.nextAttemptAt, now);
}


void MemoryErrands::again(Time now)
{
    for (auto& [id, kept] : _copy.changing().errands)
        if (kept.row.state == ErrandState::waiting || kept.row.state == ErrandState::parked)
        {
            kept.row.state = ErrandState::waiting;
            kept.row.nextAttemptAt = now;
        }
}


bool MemoryErrands::leave(std::uint64_t id)
{
    const auto found = _copy.changing().errands.find(id);
    if (found == _copy.tables.errands.end() || found->second.row.state != ErrandState::parked)
        return false;
    found->second.row.state = ErrandState::done;
    found->second.row.errand.message.clear();
    found->second.row.lastAnswer.clear();
    return true;
}


std::optional<std::string> MemoryErrands::referenceOf(RequestId request)
{
    for (const auto& [id, kept] : _copy.tables.errands)
        if (kept.row.errand.request == request)
            return kept.row.errand.reference;
    return std::nullopt;
}


std::optional<std::string> MemoryErrands::lastStepOf(RequestId request)
{
    std::optional<std::string> step;
    for (const auto& [id, kept] : _copy.tables.errands)
        if (const auto& row = kept.row; row.errand.request == request)
        {
            const auto key = row.errand.kind == ErrandKind::raise ? std::string() : row.errand.key;
            step = row.state == ErrandState::done ? std::optional(key) : std::nullopt;
        }
    return step;
}


bool MemoryErrands::saw(RequestId request, RemoteSight sight, Time)
{
    const auto [found, added] = _copy.changing().sights.emplace(request, sight);
    return added || std::exchange(found->second, sight) != sight;
}


std::optional<RemoteSight> MemoryErrands::sightOf(RequestId request)
{
    const auto found = _copy.tables.sights.find(request);
    return found == _copy.tables.sights.end() ? std::nullopt : std::optional(found->second);
}


void MemoryErrands::heard(HouseMood mood, std::string_view answer, Time now)
{
    auto& house = _copy.changing().house;
    if (house.mood != mood)
        house.since = now;
    house.mood = mood;
    house.answer = answer;
}


HouseState MemoryErrands::house()
{
    return _copy.tables.house;
}


std::vector<ErrandRow> MemoryErrands::unfinished(std::size_t limit)
{
    std::vector<ErrandRow> rows;
    for (const auto& [id, kept] : _copy.tables.errands)
        if (kept.row.state != ErrandState::done && rows.size() < limit)
            rows.push_back(kept.row);
    return rows;
}


ErrandStore::Totals MemoryErrands::totals()
{
    Totals totals;
    for (const auto& [id, kept] : _copy.tables.errands)
    {
        totals.parked += kept.row.state == ErrandState::parked ? 1 : 0;
        if (kept.row.state != ErrandState::waiting && kept.row.state != ErrandState::leased)
            continue;
        if (totals.waiting == 0 || kept.row.createdAt < totals.oldestWaiting)
            totals.oldestWaiting = kept.row.createdAt;
        ++totals.waiting;
    }
    return totals;
}

}  // namespace contacts::tests
