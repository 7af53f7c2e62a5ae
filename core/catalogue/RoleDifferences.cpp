#include "core/catalogue/RoleDifferences.h"

#include <algorithm>

namespace contacts {

namespace {

template <class Words>
std::string joined(const Words& words)
{
    std::string text;
    for (const auto& word : words)
        (text += text.empty() ? "" : " ") += word;
    return text;
}


/// Everything a role says, by field.
std::map<std::string, std::string> fieldsOf(const Role& role)
{
    std::map<std::string, std::string> fields;
    for (const auto& [language, words] : role.words)
    {
        fields["label." + language] = words.label;
        fields["description." + language] = words.description;
    }
    std::vector<std::string_view> offered;
    for (const auto kind : role.offeredTo)
        offered.push_back(wordOf(kind));
    for (const auto& [kind, group] : role.requiredFor)
        fields["required." + std::string(wordOf(kind))] = group;
    fields["offered"] = joined(offered);
    fields["permissions"] = joined(role.permissions);
    fields["incompatible"] = joined(role.incompatibleWith);
    fields["primary"] = role.primary ? "yes" : "no";
    return fields;
}


/// Where a field stands among the others: as in the form in which they are edited, names before what explains
/// them.
std::pair<std::size_t, std::size_t> placeOf(std::string_view field)
{
    constexpr std::string_view parts[] = {"label",    "description", "permissions", "offered",
                                          "required", "primary",     "incompatible"};
    const auto dot = std::min(field.find('.'), field.size());
    const auto of = field.substr(std::min(dot + 1, field.size()));
    const auto placeIn = [](const auto& list, const auto& matches) {
        return static_cast<std::size_t>(
            std::distance(std::begin(list), std::find_if(std::begin(list), std::end(list), matches)));
    };
    const auto part = placeIn(parts, [&](auto each) { return each == field.substr(0, dot); });
    const auto within = field.starts_with("required")
                            ? placeIn(everyCustomerKind, [&](auto kind) { return wordOf(kind) == of; })
                            : placeIn(catalogueLanguages, [&](auto language) { return language == of; });
    return {part, within};
}

}  // namespace


std::vector<Difference> differencesOf(const Role& before, const Role& after)
{
    auto was = fieldsOf(before);
    auto is = fieldsOf(after);
    for (const auto& [field, value] : is)
        was.try_emplace(field, "");
    std::vector<Difference> differences;
    for (const auto& [field, value] : was)
        if (value != is[field])
            differences.push_back({field, value, is[field]});
    std::stable_sort(differences.begin(), differences.end(), [](const auto& one, const auto& other) {
        return placeOf(one.field) < placeOf(other.field);
    });
    return differences;
}

}  // namespace contacts
