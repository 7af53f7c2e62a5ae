#include "host/src/plugins/SettingsCheck.h"

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


std::optional<std::string> SettingsCheck::refusal(const helpdesk::Setting& setting, const std::string& value,
                                                  std::string_view locale) const
{
    using Type = helpdesk::Setting::Type;
    if (value.size() > longest)
        return _words.say(locale, "setting.too-long");
    if (value.find_first_of("\r\n") != std::string::npos)
        return _words.say(locale, "setting.one-line");
    if (setting.type == Type::number)
    {
        const auto number = wholeNumber(value);
        if (!number || *number < setting.least || *number > setting.most)
            return _words.say(locale, "setting.number", {{"least", setting.least}, {"most", setting.most}});
    }
    if (setting.type == Type::flag && value != "yes" && value != "no")
        return _words.say(locale, "setting.flag");
    if (setting.type == Type::choice &&
        std::none_of(setting.options.begin(), setting.options.end(),
                     [&](const auto& option) { return option.first == value; }))
        return _words.say(locale, "setting.choice");
    return setting.refuse ? setting.refuse(value, locale) : std::nullopt;
}


std::vector<SettingsCheck::Finding> SettingsCheck::save(const std::string& plugin,
                                                        const SettingsStore::Values& typed,
                                                        const helpdesk::Visitor& by)
{
    const auto& locale = by.locale;
    std::vector<Finding> findings;
    SettingsStore::Values changed;
    const auto schema = _store.schema(plugin);
    for (const auto& [key, value] : typed)
    {
        const helpdesk::Setting* setting = nullptr;
        if (schema)
            for (const auto& each : schema->settings)
                if (each.key == key)
                    setting = &each;
        if (!setting)
        {
            findings.push_back({key, _words.say(locale, "setting.unknown")});
            continue;
        }
        const bool secret = setting->type == helpdesk::Setting::Type::secret;
        if ((secret && value.empty()) || (!secret && _store.value(plugin, key) == value))
            continue;
        if (auto sentence = refusal(*setting, value, locale))
            findings.push_back({key, std::move(*sentence)});
        else
            changed.emplace(key, value);
    }
    if (findings.empty() && !changed.empty())
        _store.store(plugin, changed, [&](const auto& changes, helpdesk::Transaction& transaction) {
            _contributions.settingsChanged(by.account, plugin, changes, transaction);
        });
    return findings;
}

}  // namespace supportcentre
