#include "core/catalogue/ForeseeCatalogue.h"

#include <algorithm>

namespace contacts {

namespace {

using Gravity = CatalogueEffect::Gravity;

constexpr std::size_t handful = 5;


std::vector<std::string> missingIn(const std::set<std::string, std::less<>>& some,
                                   const std::set<std::string, std::less<>>& all)
{
    std::vector<std::string> missing;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(missing));
    return missing;
}


std::vector<RoleKey> sorted(std::vector<RoleKey> roles)
{
    std::sort(roles.begin(), roles.end());
    return roles;
}


class Foreseeing
{
public:
    Foreseeing(const Catalogue& before, const Catalogue& after, CatalogueStore& store)
        : _before(before),
          _after(after),
          _store(store)
    {
    }

    std::vector<CatalogueEffect> run()
    {
        administrators();
        for (const auto kind : everyCustomerKind)
            requirements(kind);
        for (const auto& role : _before.roles())
            if (!_after.find(role.key))
                gone(role);
        for (const auto& role : _after.roles())
            if (const auto* old = _before.find(role.key))
                changed(*old, role);
            else
                add("added", Gravity::plain, role.key);
        std::stable_partition(_effects.begin(), _effects.end(),
                              [](const CatalogueEffect& each) { return each.gravity == Gravity::look; });
        return std::move(_effects);
    }

private:
    CatalogueEffect& add(std::string what, Gravity gravity, const RoleKey& role)
    {
        auto& effect = _effects.emplace_back();
        effect.what = std::move(what);
        effect.gravity = gravity;
        effect.role = role;
        return effect;
    }

    /// Customers that could administer themselves and could not any more.
    void administrators()
    {
        const auto had = sorted(_before.delegating());
        const auto has = sorted(_after.delegating());
        if (had.empty() || std::includes(has.begin(), has.end(), had.begin(), had.end()))
            return;
        if (auto tally = _store.lacking(std::nullopt, has, had, handful); tally.customers > 0)
            add("no-administrator", Gravity::look, {}).tally = std::move(tally);
    }

    /// Customers that would break a rule which they keep now, or which does not exist yet.
    void requirements(CustomerKind kind)
    {
        const auto before = _before.requiredGroups(kind);
        for (const auto& [group, roles] : _after.requiredGroups(kind))
        {
            const auto old = before.find(group);
            const auto had = old == before.end() ? std::vector<RoleKey>{} : old->second;
            if (had == roles)
                continue;
            auto tally = _store.lacking(kind, roles, had, handful);
            if (tally.customers == 0)
                continue;
            auto& effect = add("required-vacant", Gravity::look, roles.front());
            effect.others = roles;
            effect.kind = kind;
            effect.tally = std::move(tally);
        }
    }

    void gone(const Role& role)
    {
        add("removed", Gravity::look, role.key);
        mentions(role.key);
    }

    void changed(const Role& old, const Role& role)
    {
        permissions(old, role);
        kinds(old, role);
        if (role.primary != old.primary)
        {
            add(role.primary ? "becomes-primary" : "no-longer-primary", Gravity::look, role.key).tally =
                _store.holders(role.key, std::nullopt, 1, 0);
            mentions(role.key);
        }
        for (const auto& other : missingIn(old.incompatibleWith, role.incompatibleWith))
            if (role.key < other || !_after.find(other)->incompatibleWith.contains(role.key))
                incompatible(role.key, other);
    }

    void permissions(const Role& old, const Role& role)
    {
        auto gained = missingIn(old.permissions, role.permissions);
        auto lost = missingIn(role.permissions, old.permissions);
        if (gained.empty() && lost.empty())
            return;
        const auto holders = _store.holders(role.key, std::nullopt, 1, handful);
        const auto tell = [&](const char* what, Gravity gravity, std::vector<std::string> which) {
            if (which.empty())
                return;
            auto& effect = add(what, gravity, role.key);
            effect.permissions = std::move(which);
            effect.tally = holders;
        };
        tell("loses", Gravity::look, std::move(lost));
        tell("gains", Gravity::plain, std::move(gained));
    }

    void kinds(const Role& old, const Role& role)
    {
        bool less = false;
        for (const auto kind : old.offeredTo)
        {
            if (role.offeredTo.contains(kind))
                continue;
            less = true;
            auto& effect = add("not-offered", Gravity::plain, role.key);
            effect.kind = kind;
            effect.tally = _store.holders(role.key, kind, 1, handful);
        }
        for (const auto kind : role.offeredTo)
            if (!old.offeredTo.contains(kind))
                add("offered", Gravity::plain, role.key).kind = kind;
        if (less)
            mentions(role.key);
    }

    void incompatible(const RoleKey& role, const RoleKey& other)
    {
        auto& effect = add("incompatible", Gravity::plain, role);
        effect.others = {other};
        effect.tally.people = _store.holdersOfBoth(role, other);
    }

    /// Those lines are looked at again when they are sent or decided: the rules find what does not fit any
    /// more.
    void mentions(const RoleKey& role)
    {
        const auto found = _store.mentions(role);
        const bool told = std::any_of(_effects.begin(), _effects.end(), [&](const CatalogueEffect& each) {
            return each.role == role && (each.what == "in-drafts" || each.what == "in-requests");
        });
        if (told)
            return;
        if (found.drafts > 0)
            add("in-drafts", Gravity::look, role).tally.customers = found.drafts;
        if (found.requests > 0)
            add("in-requests", Gravity::look, role).tally.customers = found.requests;
    }

    const Catalogue& _before;
    const Catalogue& _after;
    CatalogueStore& _store;
    std::vector<CatalogueEffect> _effects;
};

}  // namespace


std::vector<CatalogueEffect> foresee(const Catalogue& before, const Catalogue& after, CatalogueStore& store)
{
    return Foreseeing(before, after, store).run();
}

}  // namespace contacts
