#include "core/PromoteContact.h"

#include "core/LoadSnapshot.h"

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


/// Any role that has no single holder: taking a second primary one away from somebody is another promotion.
std::vector<RoleKey> ordinaryRoles(const Catalogue& catalogue, CustomerKind kind)
{
    std::vector<RoleKey> roles;
    for (const auto* role : catalogue.offeredTo(kind))
        if (!role->primary)
            roles.push_back(role->key);
    return roles;
}

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

    const auto changes = work->drafts().find(call.customer).changes;
    const auto promotion = lineOf(ChangeKind::promote, call.person, call.role);
    auto known = changes;
    known.push_back(promotion);
    const auto live = loadSnapshot(*work, *customer, known, *catalogue);
    const auto kept = contacts::apply(changes, live);
    const auto after = contacts::apply({promotion}, kept);
    const auto promoted = kept.people.find(call.person);
    if (promoted == kept.people.end())
        return std::nullopt;

    Promotion result;
    result.promoted = promoted->second;
    result.already = promoted->second.roles.contains(call.role);
    for (const auto& [key, person] : kept.people)
        if (key != call.person && person.roles.contains(call.role))
        {
            result.holder = key;
            result.former = after.people.at(key);
            if (result.former->roles.empty())
                result.choices = ordinaryRoles(*catalogue, customer->kind);
        }
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
        written.push_back({lineOf(ChangeKind::grantRole, promotion->holder, call.compensation), {}});
    }
    return {Outcome::asEdit, EditDraft(_services).add(actor, call.customer, written)};
}

}  // namespace contacts
