#include "host/src/plugins/SettingsCheck.h"

#include "host/src/plugins/SettingRefusal.h"

#include <algorithm>

namespace supportcentre {

namespace {

bool holds(const std::vector<SettingsCheck::Finding>& findings, const std::string& key)
{
    return std::any_of(findings.begin(), findings.end(), [&](const auto& each) { return each.key == key; });
}

}  // namespace


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
        auto sentence = refusal(_words, *setting, value, locale);
        if (!sentence && setting->refuseChange)
            sentence = setting->refuseChange(value, locale);
        if (sentence)
            findings.push_back({key, std::move(*sentence)});
        else
            changed.emplace(key, value);
    }
    if (schema)
        askForSecrets(plugin, *schema, changed, locale, findings);
    if (findings.empty() && !changed.empty())
        _store.store(plugin, changed, [&](const auto& changes, helpdesk::Transaction& transaction) {
            _contributions.settingsChanged(by.account, plugin, changes, transaction);
        });
    return findings;
}


/// Else whoever does not know a secret has it told to a server of his own.
void SettingsCheck::askForSecrets(const std::string& plugin, const helpdesk::SettingsSchema& schema,
                                  const SettingsStore::Values& changed, std::string_view locale,
                                  std::vector<Finding>& findings) const
{
    for (const auto& setting : schema.settings)
    {
        const bool moves = std::any_of(setting.toldTo.begin(), setting.toldTo.end(),
                                       [&](const auto& key) { return changed.contains(key); });
        if (moves && !changed.contains(setting.key) && !holds(findings, setting.key) &&
            _store.isSet(plugin, setting.key))
            findings.push_back({setting.key, _words.say(locale, "setting.secret-anew")});
    }
}

}  // namespace supportcentre
