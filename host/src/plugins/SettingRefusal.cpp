#include "host/src/plugins/SettingRefusal.h"

#include "host/src/http/Text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>

namespace supportcentre {

namespace {

constexpr std::size_t longest = 2000;


std::optional<long long> wholeNumber(const std::string& text)
{
    long long number = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stopped != end || text.empty())
        return std::nullopt;
    return number;
}


bool isSpace(UChar32 character)
{
    const bool control = character < ' ' && character != '\t' && character != '\r' && character != '\n';
    return !control && u_isUWhiteSpace(character) != 0;
}


/// What is pasted from a page brings no-break spaces along. All of Unicode's is one UTF-16 unit.
std::string withoutSpaceAround(const std::string& typed)
{
    const auto text = icu::UnicodeString::fromUTF8(typed);
    std::int32_t first = 0;
    auto end = text.length();
    while (first < end && isSpace(text.charAt(first)))
        ++first;
    while (end > first && isSpace(text.charAt(end - 1)))
        --end;
    std::string bare;
    text.tempSubStringBetween(first, end).toUTF8String(bare);
    return bare;
}

}  // namespace


std::string meant(const helpdesk::Setting& setting, const std::string& typed)
{
    using Type = helpdesk::Setting::Type;
    const bool anyText = setting.type == Type::text || setting.type == Type::secret;
    return anyText && !setting.trimmed ? typed : withoutSpaceAround(typed);
}


std::optional<std::string> refusal(const templates::Words& words, const helpdesk::Setting& setting,
                                   const std::string& value, std::string_view locale)
{
    using Type = helpdesk::Setting::Type;
    if (value.size() > longest)
        return words.say(locale, "setting.too-long");
    if (value.find_first_of("\r\n") != std::string::npos)
        return words.say(locale, "setting.one-line");
    if (!isFreeOfControls(value))
        return words.say(locale, "field.control");
    if (setting.type == Type::number)
    {
        const auto number = wholeNumber(value);
        if (!number || *number < setting.least || *number > setting.most)
            return words.say(locale, "setting.number", {{"least", setting.least}, {"most", setting.most}});
    }
    if (setting.type == Type::flag && value != "yes" && value != "no")
        return words.say(locale, "setting.flag");
    if (setting.type == Type::choice &&
        std::none_of(setting.options.begin(), setting.options.end(),
                     [&](const auto& option) { return option.first == value; }))
        return words.say(locale, "setting.choice");
    return setting.refuse ? setting.refuse(value, locale) : std::nullopt;
}

}  // namespace supportcentre
