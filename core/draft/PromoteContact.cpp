#include "core/draft/PromoteContact.h"

#include "core/changes/ChangeSets.h"
#include "core/contacts/LoadSnapshot.h"

#include <algorithm>

namespace contacts {

namespace {

Change lineOf(ChangeKind kind, PersonKey person, RoleKey role)
{
    Change line;
    line.kind = kind;
    line.person = std::move(person);
    line.role = std::move(role);
    return line;
}


/// Any role that he may give and that has no single holder: taking a second primary one away from somebody is
/// another promotion.
std::vector<RoleKey> ordinaryRoles(const Catalogue& catalogue, CustomerKind kind, const Actor& actor)
{
    std::vector<RoleKey> roles;
    for (const auto* role : catalogue.offeredTo(kind))
        if (!role->primary && !isAbove(*role, actor))
            roles.push_back(role->key);
    return roles;
}

/// What is in the draft already is told apart from what is so.
struct Foreseeing
{
    const Actor& actor;
    const ChangeSet& draft;
    const Change& line;
    const Snapshot& live;

    [[nodiscard]] std::optional<Promotion> promotion(std::uint32_t next) const
    {
        const auto kept = contacts::apply(draft, live);
        const auto promoted = kept.people.find(line.person);
        if (promoted == kept.people.end())
            return std::nullopt;
        Promotion result;
        result.promoted = promoted->second;
        result.already = promoted->second.roles.contains(line.role);
        result.stays = !result.already && holds(live, line.person);
        for (const auto& [key, person] : live.people)
            if (person.roles.contains(line.role) && !kept.people.contains(key))
                result.departing = person;
        const auto after = contacts::apply(merge(draft, line, live, next), live);
        for (const auto& [key, person] : after.people)
        {
            if (key == line.person)
                continue;
            if (holds(kept, key))
                result.holder = key;
            if (holds(live, key))
                result.former = person;
            else if (holds(kept, key))
                result.replaced = replaced(key, person);
            else
                continue;
            if (person.roles.empty() && result.bare == PersonKey{})
                result.bare = key;
        }
        return result;
    }

private:
    [[nodiscard]] bool holds(const Snapshot& snapshot, const PersonKey& key) const
    {
        const auto found = snapshot.people.find(key);
        return found != snapshot.people.end() && found->second.roles.contains(line.role);
    }

    [[nodiscard]] Promotion::Replaced replaced(const PersonKey& key, const Person& person) const
    {
        const Author asking{actor.onBehalf ? ContactId{} : actor.contact, actor.name};
        Promotion::Replaced result;
        result.person = person;
        for (const auto& each : draft)
            if (each.kind == ChangeKind::promote && each.role == line.role && each.person == key)
            {
                result.promoted = true;
                result.own = asking.wrote(each);
                result.authorName = each.authorName;
            }
        return result;
    }
};

}  // namespace


std::optional<Promotion> PromoteContact::look(const Actor& actor, const Call& call) const
{
    const auto catalogue = _services.catalogue();
    const auto* role = catalogue->find(call.role);
    if (authorise(actor, Act::manageContacts) != Verdict::allowed || role == nullptr || !role->primary)
        return std::nullopt;
    const auto work = _services.storage.read();
    const auto customer = work->customers().find(call.customer);
    if (!customer || !role->offeredTo.contains(customer->kind))
        return std::nullopt;

    const auto draft = work->drafts().find(call.customer);
    const auto promotion = lineOf(ChangeKind::promote, call.person, call.role);
    auto known = draft.changes;
    known.push_back(promotion);
    const auto live = loadSnapshot(*work, *customer, known, *catalogue);
    auto result = Foreseeing{actor, draft.changes, promotion, live}.promotion(draft.nextLine);
    if (result && result->bare != PersonKey{})
        result->choices = ordinaryRoles(*catalogue, customer->kind, actor);
    return result;
}


PromoteContact::Result PromoteContact::operator()(const Actor& actor, const Call& call) const
{
    const auto promotion = look(actor, call);
    if (!promotion)
        return {Outcome::asEdit, {EditDraft::Outcome::unknown, {}}};
    std::vector<Written> written{{lineOf(ChangeKind::promote, call.person, call.role), call.over}};
    if (!promotion->choices.empty())
    {
        const auto& choices = promotion->choices;
        if (std::find(choices.begin(), choices.end(), call.compensation) == choices.end())
            return {Outcome::compensationAsked, {}};
        written.push_back({lineOf(ChangeKind::grantRole, promotion->bare, call.compensation), {}});
    }
    return {Outcome::asEdit, EditDraft(_services).add(actor, call.customer, written)};
}

}  // namespace contacts
