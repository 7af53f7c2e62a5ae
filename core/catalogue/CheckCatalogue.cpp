#include "core/catalogue/CheckCatalogue.h"

#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;


/// "new" is the address of the page that makes one.
bool isKey(std::string_view key)
{
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto sign = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-'; };
    return !key.empty() && key != "new" && key.size() <= catalogue_limits::keyLength && letter(key.front()) &&
           key.back() != '-' && key.find("--") == std::string_view::npos &&
           std::all_of(key.begin(), key.end(), sign);
}


/// Collects what is wrong with the roles, one after the other.
class Checking
{
public:
    explicit Checking(const Catalogue& catalogue) : _catalogue(catalogue) {}

    Findings run()
    {
        const auto& roles = _catalogue.roles();
        if (roles.size() > catalogue_limits::roles)
            whole("role-too-many", {{"limit", std::to_string(catalogue_limits::roles)}});
        for (const auto& role : roles)
        {
            key(role);
            words(role);
            permissions(role);
            kinds(role);
            pairs(role);
        }
        someoneAdministers();
        return std::move(_findings);
    }

private:
    void at(const Role& role, std::string field, std::string rule, Facts facts = {})
    {
        _findings.push_back(
            {std::move(rule), Severity::error, 0, role.key, std::move(field), std::move(facts)});
    }

    void whole(std::string rule, Facts facts)
    {
        _findings.push_back({std::move(rule), Severity::error, 0, "", "", std::move(facts)});
    }

    void key(const Role& role)
    {
        const auto& roles = _catalogue.roles();
        if (!isKey(role.key))
            at(role, "key", "role-key");
        else if (std::count_if(roles.begin(), roles.end(),
                               [&](const Role& other) { return other.key == role.key; }) > 1)
            at(role, "key", "role-key-taken", {{"key", role.key}});
    }

    void words(const Role& role)
    {
        for (const auto language : catalogueLanguages)
        {
            const auto found = role.words.find(language);
            const auto said = found == role.words.end() ? RoleWords{} : found->second;
            label(role, said.label, std::string(language));
            text(role, said.description, "description." + std::string(language),
                 catalogue_limits::descriptionLength);
        }
    }

    void label(const Role& role, const std::string& label, const std::string& language)
    {
        const auto field = "label." + language;
        if (!readable(label))
            return at(role, field, "role-label-missing");
        text(role, label, field, catalogue_limits::labelLength);
        for (const auto& other : _catalogue.roles())
            if (&other != &role && other.key != role.key)
                if (const auto words = other.words.find(language);
                    words != other.words.end() && words->second.label == label)
                    return at(role, field, "role-label-taken", {{"otherKey", other.key}});
    }

    void text(const Role& role, const std::string& text, const std::string& field, std::size_t most)
    {
        if (!oneLine(text))
            at(role, field, "text-control-characters");
        else if (codePoints(text) > most)
            at(role, field, "text-too-long", {{"limit", std::to_string(most)}});
    }

    void permissions(const Role& role)
    {
        const auto& all = permission::all();
        for (const auto& each : role.permissions)
            if (!std::binary_search(all.begin(), all.end(), each))
                at(role, "permissions", "role-permission-unknown", {{"permission", each}});
    }

    void kinds(const Role& role)
    {
        for (const auto& [kind, group] : role.requiredFor)
            if (!role.offeredTo.contains(kind))
                at(role, "required." + std::string(wordOf(kind)), "role-required-not-offered",
                   {{"kind", std::string(wordOf(kind))}});
    }

    void pairs(const Role& role)
    {
        for (const auto& other : role.incompatibleWith)
            if (other == role.key || !_catalogue.find(other))
                at(role, "incompatible", "role-incompatible-unknown", {{"otherKey", other}});
    }

    /// Nobody could ever be made an administrator of such a customer, and its last one could not be replaced.
    void someoneAdministers()
    {
        for (const auto kind : everyCustomerKind)
            if (const auto offered = _catalogue.offeredTo(kind); std::none_of(
                    offered.begin(), offered.end(), [](const Role* role) { return role->delegating(); }))
                whole("role-none-delegating", {{"kind", std::string(wordOf(kind))}});
    }

    const Catalogue& _catalogue;
    Findings _findings;
};

}  // namespace


Findings checkCatalogue(const Catalogue& catalogue)
{
    return Checking(catalogue).run();
}


Catalogue tidied(const Catalogue& catalogue)
{
    auto roles = catalogue.roles();
    for (auto& role : roles)
    {
        for (auto& [language, words] : role.words)
        {
            words.label = oneLine(words.label).value_or(words.label);
            words.description = oneLine(words.description).value_or(words.description);
        }
        std::erase_if(role.incompatibleWith, [&](const RoleKey& key) { return !catalogue.find(key); });
        for (const auto& other : catalogue.roles())
            if (other.incompatibleWith.contains(role.key))
                role.incompatibleWith.insert(other.key);
    }
    return Catalogue(std::move(roles), catalogue.revision());
}

}  // namespace contacts
