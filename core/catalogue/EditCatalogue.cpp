#include "core/catalogue/EditCatalogue.h"

#include "core/RolledBack.h"
#include "core/catalogue/AuditCatalogue.h"
#include "core/catalogue/CheckCatalogue.h"

#include <algorithm>

namespace contacts {

namespace {

using Answer = EditCatalogue::Answer;
using Outcome = EditCatalogue::Outcome;
using Undone = RolledBack<Answer>;

constexpr std::size_t handful = 5;


Finding about(const Role& role, std::string field, std::string rule, const CustomerTally& tally)
{
    std::string names;
    for (const auto& name : tally.names)
        (names += names.empty() ? "" : ", ") += name;
    return {std::move(rule),
            Severity::error,
            0,
            role.key,
            std::move(field),
            {{"role", role.key},
             {"customers", std::to_string(tally.customers)},
             {"people", std::to_string(tally.people)},
             {"more", std::to_string(tally.customers - std::min(tally.customers, tally.names.size()))},
             {"names", names}}};
}


/// What only those who hold the roles can say.
Findings checkHolders(const Catalogue& before, const Catalogue& wanted, CatalogueStore& store)
{
    Findings findings;
    for (const auto& role : before.roles())
        if (!wanted.find(role.key))
            if (const auto tally = store.holders(role.key, std::nullopt, 1, handful); tally.customers > 0)
                findings.push_back(about(role, "key", "role-held", tally));
    for (const auto& role : wanted.roles())
    {
        const auto* old = before.find(role.key);
        if (!role.primary || !old || old->primary)
            continue;
        if (const auto tally = store.holders(role.key, std::nullopt, 2, handful); tally.customers > 0)
            findings.push_back(about(role, "primary", "role-primary-several", tally));
    }
    return findings;
}


}  // namespace


Catalogue withRole(const Catalogue& catalogue, Role role)
{
    auto roles = catalogue.roles();
    for (auto& other : roles)
        if (role.incompatibleWith.contains(other.key))
            other.incompatibleWith.insert(role.key);
        else
            other.incompatibleWith.erase(role.key);
    const auto place =
        std::find_if(roles.begin(), roles.end(), [&](const Role& other) { return other.key == role.key; });
    if (place == roles.end())
        roles.push_back(std::move(role));
    else
        *place = std::move(role);
    return Catalogue(std::move(roles), catalogue.revision());
}


Catalogue withoutRole(const Catalogue& catalogue, std::string_view key)
{
    auto roles = catalogue.roles();
    std::erase_if(roles, [&](const Role& role) { return role.key == key; });
    return Catalogue(std::move(roles), catalogue.revision());
}


Catalogue withMoved(const Catalogue& catalogue, std::string_view key, Move move)
{
    auto roles = catalogue.roles();
    const auto place =
        std::find_if(roles.begin(), roles.end(), [&](const Role& role) { return role.key == key; });
    if (place != roles.end() && move == Move::up && place != roles.begin())
        std::iter_swap(place, std::prev(place));
    if (place != roles.end() && move == Move::down && std::next(place) != roles.end())
        std::iter_swap(place, std::next(place));
    return Catalogue(std::move(roles), catalogue.revision());
}


EditCatalogue::Foresight EditCatalogue::foresee(const Actor& actor, const Catalogue& wanted) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return {};
    const auto work = _services.storage.read();
    const auto before = work->catalogue().load();
    if (!before || before->revision() != wanted.revision())
        return {Outcome::changedMeanwhile, {}, {}};
    const auto after = tidied(wanted);
    auto findings = checkCatalogue(after);
    if (findings.empty())
        findings = checkHolders(*before, after, work->catalogue());
    if (!findings.empty())
        return {Outcome::findings, std::move(findings), {}};
    return {Outcome::saved, {}, contacts::foresee(*before, after, work->catalogue())};
}


Answer EditCatalogue::save(const Actor& actor, const Catalogue& wanted) const
{
    if (authorise(actor, Act::administer) != Verdict::allowed)
        return {};
    const auto after = tidied(wanted);
    if (auto findings = checkCatalogue(after); !findings.empty())
        return {Outcome::findings, std::move(findings), 0};
    Answer answer;
    try
    {
        _services.storage.inOne([&](UnitOfWork& work) {
            const auto before = work.catalogue().load();
            // Stored first: from here on nobody gives a role by the old one, so the holders stand still.
            const auto revision = work.catalogue().store(after);
            if (!before || !revision)
                throw Undone(Answer{Outcome::changedMeanwhile, {}, 0});
            if (auto findings = checkHolders(*before, after, work.catalogue()); !findings.empty())
                throw Undone(Answer{Outcome::findings, std::move(findings), 0});
            auditCatalogue(work, actor, *before, after, _services.clock.now());
            answer = {Outcome::saved, {}, *revision};
        });
    }
    catch (const Undone& undone)
    {
        return undone.answer();
    }
    return answer;
}

}  // namespace contacts
