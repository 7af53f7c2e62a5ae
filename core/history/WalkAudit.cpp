#include "core/history/WalkAudit.h"

#include <algorithm>
#include <exception>
#include <stdexcept>

namespace contacts {

namespace {

constexpr std::size_t named = 20;  // broken chains that a page can name

/// A walk takes seconds; whoever has not finished by then has died.
constexpr std::chrono::minutes lease{15};
constexpr std::chrono::hours between{24};


/// No customer's number, so that it is no chain.
constexpr std::string_view withoutAnchor = "unanchored";

/// Between the entry and the damage.
constexpr char behindEntry = '#';


std::string firstBadOf(const AuditWalk& walk, bool anchored)
{
    std::string text(anchored ? "" : withoutAnchor);
    for (std::size_t i = 0; i < walk.broken.size() && i < named; ++i)
        (text += text.empty() ? "" : " ") +=
            walk.broken[i].customer.text() + ":" + std::to_string(walk.broken[i].firstBad) +
            (walk.broken[i].missing ? ":" : "") + behindEntry + walk.broken[i].damage;
    return text;
}

}  // namespace


std::vector<BrokenChain> brokenChainsIn(std::string_view firstBad)
{
    std::vector<BrokenChain> all;
    while (!firstBad.empty())
    {
        const auto end = std::min(firstBad.find(' '), firstBad.size());
        auto each = firstBad.substr(0, end);
        firstBad.remove_prefix(std::min(end + 1, firstBad.size()));
        if (each == withoutAnchor)
            continue;
        const auto sign = std::min(each.find(behindEntry), each.size());
        const std::string damage(each.substr(std::min(sign + 1, each.size())));
        each = each.substr(0, sign);
        const bool missing = each.ends_with(':');
        if (missing)
            each.remove_suffix(1);
        const auto colon = std::min(each.find(':'), each.size());
        all.push_back({CustomerId::from(each.substr(0, colon)).value_or(CustomerId{}),
                       std::string(each.substr(std::min(colon + 1, each.size()))), missing, damage});
    }
    return all;
}


bool walkedWithoutAnchor(std::string_view firstBad)
{
    return firstBad.substr(0, firstBad.find(' ')) == withoutAnchor;
}


bool WalkAudit::want(const Actor& actor) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return false;
    _services.storage.inOne([&](UnitOfWork& work) { work.walks().want(_services.clock.now()); });
    return true;
}


bool WalkAudit::operator()(const AuditAnchor& anchor) const
{
    const auto token = _services.secrets.random(16);
    if (!isDue() || !take(token))
        return false;
    (void)walk(token, anchor);
    return true;
}


AuditWalk WalkAudit::atOnce(const AuditAnchor& anchor) const
{
    const auto token = _services.secrets.random(16);
    _services.storage.inOne([&](UnitOfWork& work) { work.walks().want(_services.clock.now()); });
    (void)take(token);  // A worker that has it already writes down the same.
    return walk(token, anchor);
}


/// What was appended since the last walk is guarded by the database alone (ADR 39): not for longer than a
/// day.
bool WalkAudit::isDue() const
{
    const auto state = _services.storage.read()->walks().state();
    if (state.wanted)
        return true;
    const auto now = _services.clock.now();
    if (now - state.finishedAt < between)
        return false;
    _services.storage.inOne([&](UnitOfWork& work) { work.walks().want(now); });
    return true;
}


bool WalkAudit::take(const std::string& token) const
{
    bool mine = false;
    _services.storage.inOne([&](UnitOfWork& work) {
        const auto now = _services.clock.now();
        mine = work.walks().take(token, now, now + lease);
    });
    return mine;
}


AuditWalk WalkAudit::walk(const std::string& token, const AuditAnchor& anchor) const
{
    AuditHeads anchored;
    std::exception_ptr unread;
    try
    {
        anchored = anchor.heads();
    }
    catch (const std::runtime_error&)
    {
        unread = std::current_exception();  // The chains are walked all the same.
    }
    auto walk = verifyEveryChain(_services.storage, _services.secrets, anchored);
    AuditWalkState found;
    found.finishedAt = _services.clock.now();
    found.entries = walk.rows;
    found.chains = walk.chains;
    found.broken = walk.broken.size();
    found.firstBad = firstBadOf(walk, !unread);
    const auto finish = [&] {
        _services.storage.inOne([&](UnitOfWork& work) { (void)work.walks().finish(token, found); });
    };
    if (unread)
    {
        finish();
        std::rethrow_exception(unread);
    }
    try
    {
        anchor.keep(walk.heads);
    }
    catch (const std::runtime_error&)
    {
        finish();  // What was found was found, though the next walk will know less.
        throw;
    }
    finish();
    return walk;
}

}  // namespace contacts
