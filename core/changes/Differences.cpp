#include "core/changes/Differences.h"

#include "core/text/JsonText.h"
#include "core/text/Text.h"

#include <optional>

namespace contacts {

namespace {

std::string factsOf(const std::vector<Difference>& differences, std::size_t longestValue)
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
        // No control characters stand in what is written, so no \u either.
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


std::optional<Difference> readDifference(FactsReader& reader)
{
    Difference each;
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


std::string factsOf(const std::vector<Difference>& differences)
{
    auto facts = factsOf(differences, longestAuditValue);
    return facts.size() <= longestAuditFacts ? facts : factsOf(differences, 100);
}


std::vector<Difference> differencesIn(std::string_view facts)
{
    FactsReader reader(facts);
    std::vector<Difference> differences;
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
