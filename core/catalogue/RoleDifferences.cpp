#include "core/catalogue/RoleDifferences.h"

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
    return differences;
}

}  // namespace contacts
