#include "host/src/plugins/ConfiguredSettings.h"

#include "host/src/plugins/SettingRefusal.h"

#include <algorithm>
#include <mutex>
#include <stdexcept>

namespace supportcentre {

namespace {

/// As it stands in the file.
std::string nameOf(const std::string& plugin, const std::string& key)
{
    return "plugin." + plugin + "." + key;
}


std::runtime_error refused(const std::string& plugin, const std::string& key, const std::string& why)
{
    return std::runtime_error("the configuration file is wrong about " + nameOf(plugin, key) + ": " + why);
}


std::map<std::string, std::string, std::less<>> valuesOf(const std::string& plugin,
                                                         const SiteFacts::Configured& all)
{
    std::map<std::string, std::string, std::less<>> values;
    const auto prefix = plugin + ".";
    for (const auto& [name, value] : all)
        if (name.starts_with(prefix))
            values.emplace(name.substr(prefix.size()), value);
    return values;
}

}  // namespace


void ConfiguredSettings::read(const std::string& plugin, const helpdesk::SettingsSchema& schema)
{
    Kept kept;
    if (_source)
        kept.values = valuesOf(plugin, _source());
    for (auto each = kept.values.begin(); each != kept.values.end();)
    {
        const auto& [key, value] = *each;
        const auto setting = std::find_if(schema.settings.begin(), schema.settings.end(),
                                          [&](const helpdesk::Setting& known) { return known.key == key; });
        if (setting == schema.settings.end())
        {
            _log.write(helpdesk::Level::warning, "unknown-configuration-key", {{"key", nameOf(plugin, key)}});
            each = kept.values.erase(each);
            continue;
        }
        const auto why = refusal(_words, *setting, value, "en");
        if (why && setting->vital)
            throw refused(plugin, key, *why);
        if (!why)
        {
            ++each;
            continue;
        }
        _log.write(helpdesk::Level::error, "wrong-configuration-value",
                   {{"key", nameOf(plugin, key)}, {"why", *why}});
        kept.wrong.push_back({plugin, key, inEveryLanguage(*setting, value)});
        each = kept.values.erase(each);
    }
    const std::unique_lock lock(_mutex);
    _kept.insert_or_assign(plugin, std::move(kept));
}


void ConfiguredSettings::forget(std::string_view plugin)
{
    const std::unique_lock lock(_mutex);
    if (const auto found = _kept.find(plugin); found != _kept.end())
        _kept.erase(found);
}


std::optional<std::string> ConfiguredSettings::value(std::string_view plugin, std::string_view key) const
{
    const std::shared_lock lock(_mutex);
    const auto kept = _kept.find(plugin);
    if (kept == _kept.end())
        return std::nullopt;
    const auto found = kept->second.values.find(key);
    return found == kept->second.values.end() ? std::nullopt : std::optional(found->second);
}


void ConfiguredSettings::prove(const std::string& plugin, const helpdesk::SettingsSchema& schema,
                               const SiteFacts::Configured& fresh) const
{
    const auto values = valuesOf(plugin, fresh);
    for (const auto& setting : schema.settings)
    {
        const auto found = values.find(setting.key);
        const auto after = found == values.end() ? setting.standard : found->second;
        if (found != values.end())
            if (const auto why = refusal(_words, setting, after, "en"))
                throw refused(plugin, setting.key, *why);
        if (setting.refuseChange && after != value(plugin, setting.key).value_or(setting.standard))
            if (const auto why = setting.refuseChange(after, "en"))
                throw refused(plugin, setting.key, *why);
    }
}


std::vector<ConfiguredSettings::Wrong> ConfiguredSettings::wrong() const
{
    const std::shared_lock lock(_mutex);
    std::vector<Wrong> all;
    for (const auto& [plugin, kept] : _kept)
        all.insert(all.end(), kept.wrong.begin(), kept.wrong.end());
    return all;
}


helpdesk::Localised ConfiguredSettings::inEveryLanguage(const helpdesk::Setting& setting,
                                                        const std::string& value) const
{
    helpdesk::Localised all;
    for (const auto& locale : _words.locales())
        all[locale] = refusal(_words, setting, value, locale).value_or(std::string());
    return all;
}

}  // namespace supportcentre
