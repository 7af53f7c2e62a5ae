#include "hooks/panels/RequestFacts.h"

#include "core/changes/Describe.h"
#include "hooks/pages/portal/WaitingScreen.h"
#include "hooks/panels/RequestEffects.h"

#include <algorithm>
#include <limits>
#include <set>

namespace contacts {

using templates::View;

namespace {

constexpr std::size_t earlierCounted = 50;


std::string number(std::size_t value)
{
    return std::to_string(value);
}


/// "waits for 3 hours"; of a decided request nothing.
std::string waitingWords(const Ground& ground, const Request& request, std::string_view locale)
{
    if (request.state != RequestState::submitted)
        return {};
    using namespace std::chrono;
    const auto waited = std::max(ground.services.clock.now() - request.submittedAt, Time::duration::zero());
    const auto say = [&](std::string_view unit, long long count) {
        return ground.words.say(locale, "panel.waits." + std::string(unit), {{"count", count}});
    };
    if (waited < minutes(60))
        return say("minutes", duration_cast<minutes>(waited).count());
    if (waited < hours(48))
        return say("hours", duration_cast<hours>(waited).count());
    return say("days", duration_cast<hours>(waited).count() / 24);
}


void addRequester(const Ground& ground, const RequestView& request, std::string_view locale, View& view)
{
    const auto& words = ground.words;
    const auto catalogue = ground.services.catalogue();
    const auto work = ground.services.storage.read();
    const auto contact = work->contacts().find(request.customer.id, request.request.requester);
    const auto roles = contact ? contact->person.roles : std::set<RoleKey, std::less<>>{};
    const auto permissions = catalogue->permissionsOf(roles);
    const bool manages =
        contact && contact->person.status == MembershipStatus::active &&
        std::binary_search(permissions.begin(), permissions.end(), permission::manageContacts);
    RequestQuery query;
    query.customer = request.customer.id;
    query.before = request.request.id;
    query.limit = earlierCounted;
    const auto earlier = static_cast<long long>(work->requests().list(query).size());

    view.set("requesterTitle", words.say(locale, "panel.requester-at", {{"customer", request.customer.name}}))
        .set("requester", request.request.requesterName)
        .set("requesterInitials", initialsOf(request.request.requesterName))
        .set("requesterRoles",
             contact ? roleLabels(*catalogue, roles, locale) : words.say(locale, "panel.left"))
        .set("requesterMay", words.say(locale, manages ? "panel.may-manage" : "panel.may-not-manage"))
        .set("requesterLost", !manages)
        .set("waits", waitingWords(ground, request.request, locale))
        .set("customer", request.customer.name)
        .set("customerHref", "/agent/customers/" + request.customer.id.text())
        .set("contacts", number(request.customer.contacts))
        .set("earlier", words.say(locale, "panel.earlier", {{"requests", earlier}}));
}


std::set<PersonKey> holdersAmong(const Snapshot& snapshot, const RoleKey& role)
{
    std::set<PersonKey> holders;
    for (const auto& [key, person] : snapshot.people)
        if (person.status == MembershipStatus::active && person.roles.contains(role))
            holders.insert(key);
    return holders;
}


/// Roles that this kind of customer needs, and every role whose holders change, also where as many hold it
/// afterwards.
void addHolders(const Ground& ground, const RequestView& request, std::string_view locale, View& view)
{
    std::vector<ContactId> touched;
    for (const auto& [key, person] : request.existing.people)
        if (key.contact)
            touched.push_back(key.contact);
    View::List rows;
    const auto catalogue = ground.services.catalogue();
    const auto work = ground.services.storage.read();
    for (const auto& role : catalogue->roles())
    {
        const auto now = holdersAmong(request.existing, role.key);
        const auto after = holdersAmong(request.requested, role.key);
        if (now == after && !role.requiredFor.contains(request.customer.kind))
            continue;
        const auto counted = work->contacts().countHolders(request.customer.id, {role.key}, touched,
                                                           std::numeric_limits<std::size_t>::max());
        const auto others = counted.empty() ? 0 : counted.begin()->second;
        rows.push_back({{"role", role.in(locale).label},
                        {"now", number(others + now.size())},
                        {"after", number(others + after.size())},
                        {"differs", now != after},
                        {"otherHands", now != after && now.size() == after.size()}});
    }
    view.set("hasHolders", !rows.empty()).set("holders", std::move(rows));
}


/// Not a ticket that is closed already, or that nobody can be told about any more.
bool closes(const RequestView& request)
{
    return !isLost(request.oddity) && request.oddity != RemoteSight::closed &&
           request.oddity != RemoteSight::cancelled;
}


void addEffects(const Ground& ground, const RequestView& request, const Actor& agent, std::string_view locale,
                View& view)
{
    const auto& words = ground.words;
    const auto effects = effectsOf(*ground.services.storage.read(), ground.services, request, agent);
    View::List list;
    const auto add = [&](std::string_view signClass, std::string_view sign, std::string text) {
        list.push_back({{"effectClass", std::string(signClass)},
                        {"effectSign", std::string(sign)},
                        {"effect", std::move(text)}});
    };
    if (effects.accounts > 0)
        add("add", "+",
            words.say(locale, "panel.effect.accounts",
                      {{"people", static_cast<long long>(effects.accounts)}}));
    if (effects.addresses > 0)
        add("edit", "~",
            words.say(locale, "panel.effect.addresses",
                      {{"people", static_cast<long long>(effects.addresses)}}));
    if (effects.endings > 0)
        add("del", "−",
            words.say(locale, "panel.effect.endings", {{"people", static_cast<long long>(effects.endings)}}));
    if (effects.invitedElsewhere > 0)
        add("edit", "~",
            words.say(locale, "panel.effect.invited-elsewhere",
                      {{"people", static_cast<long long>(effects.invitedElsewhere)}}));
    if (effects.concerned > 0)
        add("edit", "~",
            words.say(locale, "panel.effect.concerned",
                      {{"people", static_cast<long long>(effects.concerned)}}));
    if (effects.administrators > 0)
        add("edit", "~",
            words.say(locale, "panel.effect.administrators",
                      {{"people", static_cast<long long>(effects.administrators)}}));
    add("edit", "~",
        words.say(locale, closes(request) ? "panel.effect.confirmation" : "panel.effect.confirmation-only",
                  {{"person", request.request.requesterName}}));
    view.set("effects", std::move(list));
}

}  // namespace


void addRequestFacts(const Ground& ground, const RequestView& request, const Actor& agent,
                     std::string_view locale, View& view)
{
    addRequester(ground, request, locale, view);
    addHolders(ground, request, locale, view);
    addEffects(ground, request, agent, locale, view);
}

}  // namespace contacts
