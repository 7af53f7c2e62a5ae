#include "core/history/WalkAudit.h"

#include "core/history/VerifyAudit.h"

namespace contacts {

namespace {

constexpr std::size_t named = 20;  // broken chains that a page can name

/// A walk takes seconds; whoever has not finished by then has died.
constexpr std::chrono::minutes lease{15};


std::string firstBadOf(const AuditWalk& walk)
{
    std::string text;
    for (std::size_t i = 0; i < walk.broken.size() && i < named; ++i)
        (text += text.empty() ? "" : " ") +=
            walk.broken[i].customer.text() + ":" + std::to_string(walk.broken[i].firstBad);
    return text;
}

}  // namespace


bool WalkAudit::want(const Actor& actor) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return false;
    _services.storage.inOne([&](UnitOfWork& work) { work.walks().want(_services.clock.now()); });
    return true;
}


bool WalkAudit::operator()() const
{
    if (!_services.storage.read()->walks().state().wanted)
        return false;
    const auto token = _services.secrets.random(16);
    bool mine = false;
    _services.storage.inOne([&](UnitOfWork& work) {
        const auto now = _services.clock.now();
        mine = work.walks().take(token, now, now + lease);
    });
    if (!mine)
        return false;
    const auto walk = verifyEveryChain(*_services.storage.read(), _services.secrets);
    AuditWalkState found;
    found.finishedAt = _services.clock.now();
    found.entries = walk.rows;
    found.chains = walk.chains;
    found.broken = walk.broken.size();
    found.firstBad = firstBadOf(walk);
    _services.storage.inOne([&](UnitOfWork& work) { (void)work.walks().finish(token, found); });
    return true;
}

}  // namespace contacts
