#include "core/catalogue/RoleDifferences.h"

#include "core/JsonText.h"
#include "core/Text.h"

#include <optional>

namespace contacts {

namespace {

constexpr std::size_t longestFacts = 7900;  // what an audit entry holds


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


std::string factsOf(const std::vector<RoleDifference>& differences, std::size_t longestValue)
{
    JsonText json;
    json.beginObject();
    json.name("fields");
    json.beginArray();
    for (const auto& each : differences)
    {
        json.beginObject();
        json.member("field", each.field);
        json.member("before", shortened(each.before, longestValue));
        json.member("after", shortened(each.after, longestValue));
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}


/// Reads what JsonText has written: strings in double quotes, with the escapes that it uses.
class FactsReader
{
public:
    explicit FactsReader(std::string_view text) : _text(text) {}

    /// Skips this very text. False: something else stands here.
    bool skip(std::string_view expected)
    {
        if (!_text.starts_with(expected))
            return false;
        _text.remove_prefix(expected.size());
        return true;
    }

    std::optional<std::string> string()
    {
        if (!skip("\""))
            return std::nullopt;
        std::string value;
        while (!_text.empty() && _text.front() != '"')
            if (!readSign(value))
                return std::nullopt;
        return skip("\"") ? std::optional(std::move(value)) : std::nullopt;
    }

private:
    bool readSign(std::string& value)
    {
        const char sign = take();
        if (sign != '\\')
        {
            value += sign;
            return true;
        }
        // Control characters never get into a role, so that no \u stands in its facts.
        const char escaped = take();
        value += escaped;
        return escaped == '"' || escaped == '\\';
    }

    char take()
    {
        const char sign = _text.empty() ? '\0' : _text.front();
        _text.remove_prefix(_text.empty() ? 0 : 1);
        return sign;
    }

    std::string_view _text;
};


std::optional<RoleDifference> readDifference(FactsReader& reader)
{
    RoleDifference each;
    const auto read = [&](std::string_view before, std::string& value) {
        auto text = reader.skip(before) ? reader.string() : std::nullopt;
        value = text.value_or("");
        return text.has_value();
    };
    const bool whole = read(R"({"field":)", each.field) && read(R"(,"before":)", each.before) &&
                       read(R"(,"after":)", each.after) && reader.skip("}");
    return whole ? std::optional(std::move(each)) : std::nullopt;
}

}  // namespace


std::vector<RoleDifference> differencesOf(const Role& before, const Role& after)
{
    auto was = fieldsOf(before);
    auto is = fieldsOf(after);
    for (const auto& [field, value] : is)
        was.try_emplace(field, "");
    std::vector<RoleDifference> differences;
    for (const auto& [field, value] : was)
        if (value != is[field])
            differences.push_back({field, value, is[field]});
    return differences;
}


std::string factsOf(const std::vector<RoleDifference>& differences)
{
    auto facts = factsOf(differences, 400);
    return facts.size() <= longestFacts ? facts : factsOf(differences, 100);
}


std::vector<RoleDifference> differencesIn(std::string_view facts)
{
    FactsReader reader(facts);
    std::vector<RoleDifference> differences;
    if (!reader.skip(R"({"fields":[)"))
        return differences;
    do
        if (auto each = readDifference(reader))
            differences.push_back(std::move(*each));
        else
            return {};
    while (reader.skip(","));
    return differences;
}

}  // namespace contacts
