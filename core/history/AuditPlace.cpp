#include "core/history/AuditPlace.h"

#include "core/history/HistoryEntries.h"

#include <algorithm>
#include <limits>

namespace contacts {

namespace {

/// `rows` newest first; the one before the last of them is no longer shown, but for its hash.
std::vector<PlacedEntry> placed(std::vector<AuditEntry> rows, std::size_t shown, CustomerId chain,
                                const Secrets& secrets)
{
    std::vector<PlacedEntry> entries;
    for (std::size_t i = 0; i < std::min(rows.size(), shown); ++i)
    {
        const auto before = i + 1 < rows.size() ? rows[i + 1] : AuditEntry{};
        PlacedEntry each;
        each.calculated = secrets.sha256(canonical(chain, rows[i], before.hash));
        each.gapFrom = rows[i].number == before.number + 1 ? 0 : before.number + 1;
        each.line.customer = chain;
        each.line.entry.audit = rows[i];
        entries.push_back(std::move(each));
    }
    return entries;
}

}  // namespace


std::optional<AuditPlace> LookAtAudit::operator()(const Actor& actor, CustomerId chain,
                                                  std::uint64_t number) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed || number == 0 ||
        number >= std::uint64_t{std::numeric_limits<std::int64_t>::max()} - neighbours)
        return std::nullopt;
    const auto work = _services.storage.read();
    const auto last = work->audit().list(chain, 0, 1);
    AuditPlace place;
    place.end = work->audit().head(chain).number;
    const auto newest = last.empty() ? 0 : last.front().number;
    // The first missing entry of a chain that was cut is a place too, also where nothing at all is left of
    // it.
    if (std::max(newest, place.end) + 1 < number)
        return std::nullopt;
    const std::size_t shown = 2 * neighbours + 1;
    place.entries = placed(work->audit().list(chain, number + neighbours + 1, shown + 1), shown, chain,
                           _services.secrets);
    const auto customer = chain ? work->customers().find(chain) : std::nullopt;
    place.customerName = customer ? customer->name : chain ? "#" + chain.text() : std::string();
    HistoryEntries reader(*work, toldPeople);
    for (auto& each : place.entries)
    {
        place.there = place.there || each.line.entry.audit.number == number;
        each.line.customerName = place.customerName;
        each.line.entry = reader.of(chain, std::move(each.line.entry.audit));
    }
    return place;
}

}  // namespace contacts
