#include "host/src/plugins/SettingRefusal.h"

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

}  // namespace


std::optional<std::string> refusal(const templates::Words& words, const helpdesk::Setting& setting,
                                   const std::string& value, std::string_view locale)
{
    using Type = helpdesk::Setting::Type;
    if (value.size() > longest)
        return words.say(locale, "setting.too-long");
    if (value.find_first_of("\r\n") != std::string::npos)
        return words.say(locale, "setting.one-line");
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
