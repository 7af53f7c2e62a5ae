#include "core/history/KnownBreaks.h"

#include "core/changes/Differences.h"
#include "core/history/Audit.h"
#include "core/history/StaffNames.h"
#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t lookedThrough =
    500;  // acknowledgements, the newest; one that is older is asked for anew
constexpr std::string_view entryField = "entry";
constexpr std::string_view damageField = "damage";
constexpr std::string_view reasonField = "reason";


std::string factsOf(const BrokenChain& chain, const std::string& reason)
{
    const auto said = [](std::string_view field, const std::string& value) {
        return Difference{std::string(field), {}, value};
    };
    return contacts::factsOf(
        {said(entryField, chain.entry), said(damageField, chain.damage), said(reasonField, reason)});
}


/// What it says of that damage; nothing when it speaks of another one.
std::optional<Acknowledgement> acknowledged(const AuditEntry& entry, const BrokenChain& chain)
{
    if (chain.damage.empty() || entry.object != std::string(chainPrefix) + chain.customer.text())
        return std::nullopt;
    Acknowledgement found{entry.account, entry.at, {}, {}};
    bool same = false;
    for (const auto& each : differencesIn(entry.facts))
    {
        same = same || (each.field == damageField && each.after == chain.damage);
        if (each.field == reasonField)
            found.reason = each.after;
    }
    return same ? std::optional(std::move(found)) : std::nullopt;
}


std::string nameOf(UnitOfWork& work, CustomerId customer)
{
    if (!customer)
        return {};
    const auto found = work.customers().find(customer);
    return found ? found->name : "#" + customer.text();
}

}  // namespace


std::vector<Break> breaksIn(UnitOfWork& work, std::string_view firstBad)
{
    std::vector<Break> breaks;
    for (auto& chain : brokenChainsIn(firstBad))
    {
        auto name = nameOf(work, chain.customer);
        breaks.push_back({std::move(chain), std::move(name), {}});
    }
    if (breaks.empty())
        return breaks;
    AuditQuery query;
    query.customer = CustomerId{};
    query.act = acknowledgedAct;
    query.limit = lookedThrough;
    for (const auto& each : work.audit().search(query))
        for (auto& broken : breaks)
            if (!broken.known)
                broken.known = acknowledged(each.entry, broken.chain);
    std::stable_partition(breaks.begin(), breaks.end(), [](const Break& each) { return !each.known; });
    return breaks;
}


void nameWhoKnows(std::vector<Break>& breaks, const Services& services)
{
    StaffNames staff(services);
    bool helpdesk = false;
    for (auto& each : breaks)
        if (each.known)
            staff.name(each.known->account, each.known->by, helpdesk);
}


bool everythingKnown(const std::vector<Break>& breaks, std::uint64_t found)
{
    return breaks.size() == found && std::all_of(breaks.begin(), breaks.end(),
                                                 [](const Break& each) { return each.known.has_value(); });
}


AcknowledgeBreak::Outcome AcknowledgeBreak::operator()(const Actor& actor, CustomerId chain,
                                                       std::string_view damage,
                                                       const std::string& typed) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return Outcome::hidden;
    const auto reason = oneLine(typed);
    if (!reason)
        return Outcome::reasonNotOneLine;
    if (reason->empty())
        return Outcome::noReason;
    // Facts of an audit entry hold no more of one value; only scripts of three bytes a letter get there
    // first.
    if (codePoints(*reason) > longestReason || reason->size() > longestAuditValue)
        return Outcome::reasonTooLong;
    auto outcome = Outcome::otherFound;
    _services.storage.inOne([&](UnitOfWork& work) {
        outcome = Outcome::otherFound;
        const auto breaks = breaksIn(work, work.walks().state().firstBad);
        const auto seen = std::find_if(breaks.begin(), breaks.end(), [&](const Break& each) {
            return each.chain.customer == chain && !damage.empty() && each.chain.damage == damage;
        });
        if (seen == breaks.end())
            return;
        outcome = Outcome::done;
        if (!seen->known)
            audit(work, {}, actor, std::string(acknowledgedAct), std::string(chainPrefix) + chain.text(),
                  factsOf(seen->chain, *reason), _services.clock.now());
    });
    return outcome;
}

}  // namespace contacts
