#include "tests/support/MemoryStores.h"

#include <algorithm>

namespace contacts::tests {

namespace {

void wake(UserLink& link, Time now)
{
    ++link.version;
    if (link.state == ErrandState::leased)
        return;
    if (link.state == ErrandState::done)
        link.wantedAt = now;
    link.attempts = 0;
    link.nextAttemptAt = now;
    link.state = ErrandState::waiting;
}

}  // namespace


bool MemoryUserLinks::usesPortal(ContactId contact) const
{
    const auto& all = _copy.tables.memberships;
    return std::any_of(all.begin(), all.end(), [&](const auto& entry) {
        const auto& member = entry.second;
        return entry.first.second == contact && member.status == MembershipStatus::active &&
               member.portalUser && !member.roles.empty();
    });
}


KeptUserLink* MemoryUserLinks::of(ContactId contact)
{
    for (auto& [id, kept] : _copy.changing().userLinks)
        if (kept.link.contact == contact)
            return &kept;
    return nullptr;
}


KeptUserLink* MemoryUserLinks::leased(const UserLink& link, std::string_view token)
{
    const auto found = _copy.changing().userLinks.find(link.id);
    const bool mine = found != _copy.tables.userLinks.end() &&
                      found->second.link.state == ErrandState::leased && found->second.lease == token;
    return mine ? &found->second : nullptr;
}


void MemoryUserLinks::want(ContactId contact, Time now)
{
    if (auto* known = of(contact))
        wake(known->link, now);
    else if (usesPortal(contact))
        add(contact, now);
}


void MemoryUserLinks::seeOut(ContactId contact, Time now)
{
    if (auto* known = of(contact))
        wake(known->link, now);
    else
        add(contact, now);
}


void MemoryUserLinks::add(ContactId contact, Time now)
{
    UserLink link;
    link.id = _copy.changing().nextId();
    link.contact = contact;
    link.version = 1;
    link.wantedAt = now;
    link.nextAttemptAt = now;
    _copy.tables.userLinks[link.id] = {link, {}};
}


void MemoryUserLinks::wantAllOf(CustomerId customer, Time now)
{
    for (auto& [id, kept] : _copy.changing().userLinks)
        if (_copy.tables.memberships.contains({customer, kept.link.contact}))
            wake(kept.link, now);
}


void MemoryUserLinks::keepPassword(ContactId contact, std::string_view concealed)
{
    if (auto* kept = of(contact))
        kept->link.password = concealed;
}


void MemoryUserLinks::hurry(ContactId contact)
{
    auto* kept = of(contact);
    if (kept == nullptr)
        return;
    kept->awaited = true;
    if (kept->link.state == ErrandState::waiting)
        kept->link.nextAttemptAt = Time{};
}


void MemoryUserLinks::leave(ContactId contact, Time now)
{
    auto* kept = of(contact);
    if (kept == nullptr)
        return;
    auto& link = kept->link;
    if (!link.ours || link.user == 0)
    {
        _copy.tables.userLinks.erase(link.id);
        return;
    }
    link.contact = {};
    link.password.clear();
    ++link.version;
    link.wantedAt = link.nextAttemptAt = now;
    link.attempts = 0;
    link.state = ErrandState::waiting;
    kept->lease.clear();
}


std::vector<std::pair<ContactId, bool>> MemoryUserLinks::overlooked(ContactId after, std::size_t limit)
{
    std::vector<std::pair<ContactId, bool>> found;
    for (const auto& [id, contact] : _copy.tables.contacts)
        if (after < id && found.size() < limit)
        {
            const auto& links = _copy.tables.userLinks;  // Not by of(), which is for writing.
            const auto kept = std::find_if(links.begin(), links.end(), [&](const auto& entry) {
                return entry.second.link.contact == id;
            });
            const bool done = kept != links.end() && kept->second.link.state == ErrandState::done;
            found.emplace_back(id, usesPortal(id) ? kept == links.end() : done);
        }
    return found;
}


bool MemoryUserLinks::isLinked(std::uint64_t user)
{
    const auto& links = _copy.tables.userLinks;
    return std::any_of(links.begin(), links.end(),
                       [&](const auto& entry) { return entry.second.link.user == user; });
}


std::vector<UserLink> MemoryUserLinks::lease(std::string_view token, Time now, Time until, std::size_t limit)
{
    std::vector<KeptUserLink*> due;
    for (auto& [id, kept] : _copy.changing().userLinks)
        if ((kept.link.state == ErrandState::waiting || kept.link.state == ErrandState::leased) &&
            kept.link.nextAttemptAt <= now)
            due.push_back(&kept);
    std::stable_sort(due.begin(), due.end(), [](const auto* one, const auto* other) {
        return one->link.nextAttemptAt < other->link.nextAttemptAt;
    });
    // One of them in turn at least: see the port.
    std::size_t hurried = 0;
    std::vector<KeptUserLink*> chosen;
    for (auto* kept : due)
        if (kept->awaited && hurried + 1 < limit)
        {
            ++hurried;
            chosen.push_back(kept);
        }
    for (auto* kept : due)
        if (chosen.size() < limit && std::find(chosen.begin(), chosen.end(), kept) == chosen.end())
            chosen.push_back(kept);
    std::vector<UserLink> taken;
    for (auto* kept : chosen)
    {
        kept->link.state = ErrandState::leased;
        kept->link.attempts += 1;
        kept->lease = token;
        taken.push_back(kept->link);
        kept->link.nextAttemptAt = until;
    }
    return taken;
}


UserLinkStore::Ended MemoryUserLinks::settled(const UserLink& link, std::string_view token, Time now)
{
    auto* kept = leased(link, token);
    if (link.user == 0)
        throw std::logic_error("somebody is settled as nobody");
    if (kept == nullptr)
        return Ended::lost;
    for (const auto& [id, other] : _copy.tables.userLinks)
        if (id != link.id && other.link.user == link.user)
            return Ended::taken;
    auto& mine = kept->link;
    mine.user = link.user;
    mine.name = link.name;
    mine.ours = link.ours;
    mine.attempts = 0;
    mine.lastAnswer.clear();
    const bool all = mine.version == link.version;
    mine.state = all ? ErrandState::done : ErrandState::waiting;
    mine.nextAttemptAt = all ? Time{} : now;
    if (all)
    {
        mine.password.clear();
        kept->awaited = false;
    }
    return Ended::done;
}


UserLinkStore::Ended MemoryUserLinks::forget(const UserLink& link, std::string_view token, Time now)
{
    const auto* kept = leased(link, token);
    if (kept == nullptr)
        return Ended::lost;
    if (kept->link.version == link.version)
        _copy.tables.userLinks.erase(link.id);
    else
        (void)later(link, token, now, {});
    return Ended::done;
}


bool MemoryUserLinks::later(const UserLink& link, std::string_view token, Time next, std::string_view answer)
{
    auto* kept = leased(link, token);
    if (kept == nullptr)
        return false;
    kept->link.state = ErrandState::waiting;
    kept->link.nextAttemptAt = next;
    kept->link.lastAnswer = answer;
    return true;
}


bool MemoryUserLinks::parked(const UserLink& link, std::string_view token, Time now, std::string_view answer)
{
    auto* kept = leased(link, token);
    if (kept == nullptr)
        return false;
    const bool all = kept->link.version == link.version;
    kept->link.state = all ? ErrandState::parked : ErrandState::waiting;
    kept->link.nextAttemptAt = all ? Time{} : now;
    kept->link.lastAnswer = answer;
    return true;
}


bool MemoryUserLinks::untried(const UserLink& link, std::string_view token)
{
    auto* kept = leased(link, token);
    if (kept == nullptr)
        return false;
    kept->link.state = ErrandState::waiting;
    kept->link.nextAttemptAt = link.nextAttemptAt;
    kept->link.attempts -= 1;
    return true;
}


void MemoryUserLinks::bringForward(Time now)
{
    for (auto& [id, kept] : _copy.changing().userLinks)
        if (kept.link.state == ErrandState::waiting)
            kept.link.nextAttemptAt = std::min(kept.link.nextAttemptAt, now);
}


void MemoryUserLinks::again(Time now)
{
    for (auto& [id, kept] : _copy.changing().userLinks)
        if (kept.link.state == ErrandState::waiting || kept.link.state == ErrandState::parked)
        {
            const bool first = kept.link.attempts > 0 || kept.link.nextAttemptAt == Time{};
            const bool overdue = kept.link.state == ErrandState::waiting && kept.link.nextAttemptAt < now;
            kept.link.state = ErrandState::waiting;
            if (first || !overdue)
                kept.link.nextAttemptAt = first ? Time{} : now;
        }
}


std::vector<UserLink> MemoryUserLinks::unfinished(std::size_t limit)
{
    std::vector<UserLink> links;
    for (const auto& [id, kept] : _copy.tables.userLinks)
        if (kept.link.state != ErrandState::done)
            links.push_back(kept.link);
    const auto rank = [](const UserLink& link) {
        const bool awaited = link.attempts > 0 || link.nextAttemptAt == Time{};
        const int place = link.state == ErrandState::parked ? 0 : awaited ? 1 : 2;
        return std::pair(place, link.wantedAt);
    };
    std::stable_sort(links.begin(), links.end(),
                     [&](const auto& one, const auto& other) { return rank(one) < rank(other); });
    links.resize(std::min(links.size(), limit));
    return links;
}


UserLinkStore::Totals MemoryUserLinks::totals()
{
    Totals totals;
    for (const auto& link : unfinished(_copy.tables.userLinks.size()))
    {
        const bool parked = link.state == ErrandState::parked;
        totals.parked += parked ? 1 : 0;
        if (!parked && (totals.waiting++ == 0 || link.wantedAt < totals.oldestWaiting))
            totals.oldestWaiting = link.wantedAt;
    }
    return totals;
}

}  // namespace contacts::tests
