#include "hooks/pages/admin/roles/RoleWords.h"

#include "hooks/pages/FindingWords.h"
#include "hooks/pages/portal/PermissionWords.h"

#include <algorithm>

namespace contacts {

using templates::View;

namespace {

constexpr std::string_view requiredPrefix = "required.";


std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty())
    {
        const auto end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}


std::string labelOf(const AdminRoom& room, const Catalogue& catalogue, const std::string& key)
{
    const auto* role = catalogue.find(key);
    return role ? role->in(room.locale()).label : key;
}


/// "Acme Oil, Globex and 3 more"
std::string namesIn(const AdminRoom& room, const CustomerTally& tally)
{
    const auto& words = room.ground.words;
    if (tally.customers <= tally.names.size())
        return words.list(room.locale(), tally.names);
    std::string names;
    for (const auto& name : tally.names)
        (names += names.empty() ? "" : ", ") += name;
    return room.say("catalogue.names.more",
                    {{"names", std::string_view(names)},
                     {"more", static_cast<long long>(tally.customers - tally.names.size())}});
}


std::string listed(const AdminRoom& room, const CatalogueEffect& effect, const Catalogue& catalogue)
{
    std::vector<std::string> items;
    for (const auto& each : effect.permissions)
    {
        const auto permission = permissionWords(room.ground.words, room.locale(), each);
        items.push_back(room.say("catalogue.permission", {{"permission", std::string_view(permission)}}));
    }
    for (const auto& other : effect.others)
        items.push_back(labelOf(room, catalogue, other));
    return effect.what == "required-vacant" ? oneOf(room, std::move(items))
                                            : room.ground.words.list(room.locale(), items);
}


std::string sentenceOf(const AdminRoom& room, const CatalogueEffect& effect, const Catalogue& catalogue)
{
    const auto role = labelOf(room, catalogue, effect.role);
    const auto list = listed(room, effect, catalogue);
    const auto names = namesIn(room, effect.tally);
    const auto kind = effect.kind ? room.say("page.kind." + std::string(wordOf(*effect.kind))) : "";
    return room.say("catalogue.effect." + effect.what,
                    {{"role", std::string_view(role)},
                     {"list", std::string_view(list)},
                     {"names", std::string_view(names)},
                     {"kind", std::string_view(kind)},
                     {"permissions", static_cast<long long>(effect.permissions.size())},
                     {"customers", static_cast<long long>(effect.tally.customers)},
                     {"people", static_cast<long long>(effect.tally.people)}});
}

/// The roles of which a holder is required, by their names. A group of which no role is left is called after
/// the role that began it.
std::string groupWords(const AdminRoom& room, const std::string& kindWord, const std::string& group,
                       const Catalogue& catalogue)
{
    std::vector<std::string> labels;
    if (const auto kind = customerKindFrom(kindWord))
        for (const auto& role : catalogue.roles())
            if (const auto found = role.requiredFor.find(*kind);
                found != role.requiredFor.end() && found->second == group)
                labels.push_back(role.in(room.locale()).label);
    return labels.empty() ? labelOf(room, catalogue, group) : oneOf(room, std::move(labels));
}

}  // namespace


std::string roleFieldWords(const AdminRoom& room, const std::string& field)
{
    const auto dot = field.find('.');
    if (dot == std::string::npos)
        return room.say("catalogue.field." + field);
    const auto part = field.substr(dot + 1);
    const auto about = field.starts_with("required") ? room.say("page.kind." + part)
                                                     : room.say("catalogue.language." + part);
    return room.say("catalogue.field." + field.substr(0, dot), {{"of", std::string_view(about)}});
}


std::string roleValueWords(const AdminRoom& room, const std::string& field, const std::string& value,
                           const Catalogue& catalogue)
{
    if (value.empty())
        return "–";
    if (field == "primary")
        return room.say("page." + value);
    if (field.starts_with("label") || field.starts_with("description"))
        return value;
    if (field.starts_with(requiredPrefix))
    {
        const auto group = groupWords(room, field.substr(requiredPrefix.size()), value, catalogue);
        return room.say("catalogue.required.short", {{"group", std::string_view(group)}});
    }
    auto items = split(value);
    for (auto& item : items)
        item = field == "permissions" ? permissionWords(room.ground.words, room.locale(), item)
               : field == "offered"   ? room.say("page.kind." + item)
                                      : labelOf(room, catalogue, item);
    return room.ground.words.list(room.locale(), items);
}


View::List differenceRows(const AdminRoom& room, const std::vector<Difference>& differences,
                          const Catalogue& before, const Catalogue& after)
{
    View::List rows;
    for (const auto& each : differences)
        rows.push_back({{"field", roleFieldWords(room, each.field)},
                        {"before", roleValueWords(room, each.field, each.before, before)},
                        {"after", roleValueWords(room, each.field, each.after, after)}});
    return rows;
}


View::List effectRows(const AdminRoom& room, const std::vector<CatalogueEffect>& effects,
                      const Catalogue& catalogue)
{
    View::List rows;
    for (const auto& effect : effects)
    {
        const bool look = effect.gravity == CatalogueEffect::Gravity::look;
        rows.push_back({{"look", std::string(look ? "look" : "edit")},
                        {"sign", std::string(look ? "!" : "i")},
                        {"word", room.say(look ? "catalogue.look" : "catalogue.note")},
                        {"sentence", sentenceOf(room, effect, catalogue)}});
    }
    return rows;
}


std::string oneOf(const AdminRoom& room, std::vector<std::string> labels)
{
    if (labels.size() < 2)
        return labels.empty() ? std::string() : labels.front();
    const auto last = std::move(labels.back());
    labels.pop_back();
    std::string others;
    for (const auto& label : labels)
        (others += others.empty() ? "" : ", ") += label;
    return room.say("catalogue.required.one-of",
                    {{"roles", std::string_view(others)}, {"last", std::string_view(last)}});
}


Findings withoutMirrored(Findings findings, std::string_view key)
{
    std::erase_if(findings, [&](const Finding& finding) {
        return finding.person != key &&
               std::any_of(finding.facts.begin(), finding.facts.end(),
                           [&](const auto& fact) { return fact.first == "otherKey" && fact.second == key; });
    });
    // A new role under the key of a stored one: both are found, and only one is typed here.
    Findings once;
    for (auto& finding : findings)
        if (std::none_of(once.begin(), once.end(), [&](const Finding& other) {
                return other.person == finding.person && other.field == finding.field &&
                       other.rule == finding.rule && other.facts == finding.facts;
            }))
            once.push_back(std::move(finding));
    return once;
}


View::List wrongRows(const AdminRoom& room, const Findings& findings, std::string_view key,
                     const Catalogue& catalogue)
{
    View::List rows;
    for (const auto& finding : findings)
    {
        const bool placed = finding.person == key && !finding.field.empty();
        auto id = finding.field;
        std::replace(id.begin(), id.end(), '.', '-');
        rows.push_back(
            {{"placed", placed},
             {"wrongId", placed ? std::move(id) : std::string()},
             {"wrongLabel", placed ? roleFieldWords(room, finding.field) : std::string()},
             {"wrongText", contacts::sentenceOf(finding, room.ground.words, room.locale(), catalogue)}});
    }
    return rows;
}

}  // namespace contacts
