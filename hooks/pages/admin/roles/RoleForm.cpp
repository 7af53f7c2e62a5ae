#include "hooks/pages/admin/roles/RoleForm.h"

#include "hooks/Numbers.h"
#include "hooks/pages/FindingWords.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/admin/roles/RoleWords.h"
#include "hooks/pages/portal/PermissionWords.h"

#include <algorithm>

namespace contacts {

using templates::View;

namespace {

constexpr std::string_view own = "own";
constexpr std::string_view groupPrefix = "group:";


std::vector<RoleKey> othersInGroup(const Catalogue& catalogue, CustomerKind kind, std::string_view group,
                                   std::string_view key)
{
    std::vector<RoleKey> others;
    for (const auto& role : catalogue.roles())
        if (const auto found = role.requiredFor.find(kind);
            found != role.requiredFor.end() && found->second == group && role.key != key)
            others.push_back(role.key);
    return others;
}


/// A name for a group of this role alone: the one it has, else its key, else the first free one behind that.
std::string ownGroup(const Catalogue& catalogue, CustomerKind kind, const RoleKey& key)
{
    if (const auto* stored = catalogue.find(key))
        if (const auto group = stored->requiredFor.find(kind);
            group != stored->requiredFor.end() && othersInGroup(catalogue, kind, group->second, key).empty())
            return group->second;
    auto name = key;
    for (int i = 2; !othersInGroup(catalogue, kind, name, key).empty(); ++i)
        name = key + "-" + std::to_string(i);
    return name;
}


/// Of the select in the form.
std::string choiceOf(const Role& role, CustomerKind kind, const Catalogue& catalogue)
{
    const auto group = role.requiredFor.find(kind);
    if (group == role.requiredFor.end())
        return {};
    return othersInGroup(catalogue, kind, group->second, role.key).empty()
               ? std::string(own)
               : std::string(groupPrefix) + group->second;
}


bool readRequired(Role& role, CustomerKind kind, std::string_view choice, const Catalogue& catalogue)
{
    if (choice.empty())
        return true;
    if (choice == own)
    {
        role.requiredFor[kind] = ownGroup(catalogue, kind, role.key);
        return true;
    }
    if (!choice.starts_with(groupPrefix))
        return false;
    const auto group = choice.substr(groupPrefix.size());
    // A group that is gone meanwhile is none any more; saving says so by the revision.
    if (othersInGroup(catalogue, kind, group, role.key).empty())
        return true;
    role.requiredFor[kind] = std::string(group);
    return true;
}


bool readKinds(Role& role, const helpdesk::Fields& form, const Catalogue& catalogue)
{
    for (const auto word : valuesOf(form, "offered"))
        if (const auto kind = customerKindFrom(word))
            role.offeredTo.insert(*kind);
        else
            return false;
    return std::all_of(std::begin(everyCustomerKind), std::end(everyCustomerKind), [&](CustomerKind kind) {
        return readRequired(role, kind, form.text("required." + std::string(wordOf(kind))), catalogue);
    });
}


std::optional<TypedRole::Step> stepFrom(std::string_view word)
{
    if (word == "preview")
        return TypedRole::Step::preview;
    if (word == "edit")
        return TypedRole::Step::edit;
    if (word == "save")
        return TypedRole::Step::save;
    return std::nullopt;
}


std::string labelsOf(const AdminRoom& room, const Catalogue& catalogue, const std::vector<RoleKey>& keys)
{
    std::vector<std::string> labels;
    for (const auto& key : keys)
        labels.push_back(catalogue.find(key)->in(room.locale()).label);
    return oneOf(room, std::move(labels));
}


/// No, this role itself, or it in a group with others.
View::List requiredOptions(const AdminRoom& room, const Role& role, CustomerKind kind,
                           const Catalogue& catalogue)
{
    const auto chosen = choiceOf(role, kind, catalogue);
    View::List options;
    const auto offer = [&](std::string value, std::string label) {
        const bool now = value == chosen;
        options.push_back({{"option", std::move(value)}, {"optionLabel", std::move(label)}, {"chosen", now}});
    };
    offer("", room.say("catalogue.required.no"));
    offer(std::string(own), room.say("catalogue.required.own"));
    std::set<std::string> groups;
    for (const auto& other : catalogue.roles())
        if (const auto group = other.requiredFor.find(kind);
            group != other.requiredFor.end() && other.key != role.key)
            groups.insert(group->second);
    for (const auto& group : groups)
    {
        const auto others = labelsOf(room, catalogue, othersInGroup(catalogue, kind, group, role.key));
        offer(std::string(groupPrefix) + group,
              room.say("catalogue.required.with", {{"roles", std::string_view(others)}}));
    }
    return options;
}


std::string wordsIn(const Role& role, std::string_view language, bool label)
{
    const auto found = role.words.find(language);
    if (found == role.words.end())
        return {};
    return label ? found->second.label : found->second.description;
}

}  // namespace


std::optional<TypedRole> typedRole(const helpdesk::Fields& form, std::string_view key,
                                   const Catalogue& catalogue)
{
    if (!onlyKnownFields(form, {"revision", "key", "step", "label.", "description.", "permission*", "primary",
                                "offered*", "required.", "incompatible*"}))
        return std::nullopt;
    TypedRole typed;
    const auto revision = numberIn<decltype(typed.revision)>(form.text("revision"));
    const auto step = stepFrom(form.text("step"));
    if (!revision || !step)
        return std::nullopt;
    typed.revision = *revision;
    typed.step = *step;
    auto& role = typed.role;
    role.key = key.empty() ? form.text("key") : key;
    for (const auto language : catalogueLanguages)
        role.words[std::string(language)] = {std::string(form.text("label." + std::string(language))),
                                             std::string(form.text("description." + std::string(language)))};
    for (const auto word : valuesOf(form, "permission"))
        role.permissions.emplace(word);
    for (const auto word : valuesOf(form, "incompatible"))
        role.incompatibleWith.emplace(word);
    role.primary = form.text("primary") == "yes";
    return readKinds(role, form, catalogue) ? std::optional(std::move(typed)) : std::nullopt;
}


std::string wrongAt(const AdminRoom& room, const Findings& findings, const RoleKey& role,
                    std::string_view field, const Catalogue& catalogue)
{
    for (const auto& finding : findings)
        if (finding.person == role && finding.field == field)
            return sentenceOf(finding, room.ground.words, room.locale(), catalogue);
    return {};
}


View::List languageFields(const AdminRoom& room, const Role& role, const Findings& findings)
{
    const auto catalogue = room.ground.services.catalogue();
    View::List fields;
    for (const auto each : catalogueLanguages)
    {
        const std::string language(each);
        const auto label = wrongAt(room, findings, role.key, "label." + language, *catalogue);
        const auto description = wrongAt(room, findings, role.key, "description." + language, *catalogue);
        fields.push_back({{"language", language},
                          {"languageName", room.say("catalogue.language." + language)},
                          {"label", wordsIn(role, language, true)},
                          {"labelWrong", !label.empty()},
                          {"labelError", label},
                          {"description", wordsIn(role, language, false)},
                          {"descriptionWrong", !description.empty()},
                          {"descriptionError", description}});
    }
    return fields;
}


View::List permissionFields(const AdminRoom& room, const Role& role)
{
    View::List fields;
    for (const auto& each : permission::all())
        fields.push_back({{"permission", each},
                          {"permissionWords", permissionWords(room.ground.words, room.locale(), each)},
                          {"checked", role.permissions.contains(each)},
                          {"delegates", each == permission::manageContacts}});
    return fields;
}


View::List kindFields(const AdminRoom& room, const Role& role, const Catalogue& catalogue,
                      const Findings& findings)
{
    View::List fields;
    for (const auto kind : everyCustomerKind)
    {
        const std::string word(wordOf(kind));
        const auto wrong = wrongAt(room, findings, role.key, "required." + word, catalogue);
        fields.push_back({{"kind", word},
                          {"kindName", room.say("page.kind." + word)},
                          {"offered", role.offeredTo.contains(kind)},
                          {"options", requiredOptions(room, role, kind, catalogue)},
                          {"kindWrong", !wrong.empty()},
                          {"kindError", wrong}});
    }
    return fields;
}


View::List pairFields(const AdminRoom& room, const Role& role, const Catalogue& catalogue)
{
    View::List fields;
    for (const auto& other : catalogue.roles())
        if (other.key != role.key)
            fields.push_back({{"pair", other.key},
                              {"pairLabel", other.in(room.locale()).label},
                              {"paired", role.incompatibleWith.contains(other.key)}});
    return fields;
}


View::List hiddenFields(const TypedRole& typed, const Catalogue& catalogue, bool isNew)
{
    View::List fields;
    const auto add = [&](std::string name, std::string value) {
        fields.push_back({{"name", std::move(name)}, {"value", std::move(value)}});
    };
    const auto& role = typed.role;
    add("revision", std::to_string(typed.revision));
    if (isNew)
        add("key", role.key);
    for (const auto each : catalogueLanguages)
    {
        const std::string language(each);
        add("label." + language, wordsIn(role, language, true));
        add("description." + language, wordsIn(role, language, false));
    }
    for (const auto& each : role.permissions)
        add("permission", each);
    for (const auto kind : role.offeredTo)
        add("offered", std::string(wordOf(kind)));
    for (const auto kind : everyCustomerKind)
        add("required." + std::string(wordOf(kind)), choiceOf(role, kind, catalogue));
    for (const auto& other : role.incompatibleWith)
        add("incompatible", other);
    if (role.primary)
        add("primary", "yes");
    return fields;
}

}  // namespace contacts
