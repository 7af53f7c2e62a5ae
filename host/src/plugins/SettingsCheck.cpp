#include "host/src/plugins/SettingsCheck.h"

#include "host/src/plugins/SettingRefusal.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Setting;

namespace {

bool holds(const std::vector<SettingsCheck::Finding>& findings, const std::string& key)
{
    return std::any_of(findings.begin(), findings.end(), [&](const auto& each) { return each.key == key; });
}


/// Null: it was not declared.
const Setting* settingOf(const helpdesk::SettingsSchema& schema, const std::string& key)
{
    const auto found = std::find_if(schema.settings.begin(), schema.settings.end(),
                                    [&](const Setting& each) { return each.key == key; });
    return found == schema.settings.end() ? nullptr : &*found;
}

}  // namespace


std::vector<SettingsCheck::Finding> SettingsCheck::save(const std::string& plugin, const Typed& typed,
                                                        const helpdesk::Visitor& by)
{
    const auto schema = _store.schema(plugin);
    const helpdesk::SettingsSchema none;
    Judging judging{plugin, schema ? *schema : none, by.locale};
    judgeValues(judging, typed);
    judgeForgotten(judging, typed);
    judgeBeside(judging);
    askForSecrets(judging);
    if (judging.findings.empty() && !judging.changed.empty())
        _store.store(plugin, judging.changed, [&](const auto& changes, helpdesk::Transaction& transaction) {
            _contributions.settingsChanged(by.account, plugin, changes, transaction);
        });
    return judging.findings;
}


void SettingsCheck::judgeValues(Judging& judging, const Typed& typed) const
{
    for (const auto& [key, value] : typed.values)
    {
        const auto* setting = settingOf(judging.schema, key);
        if (!setting)
        {
            judging.findings.push_back({key, _words.say(judging.locale, "setting.unknown")});
            continue;
        }
        const bool secret = setting->type == Setting::Type::secret;
        const auto wanted = meant(*setting, value);
        if (secret ? wanted.empty() : _store.value(judging.plugin, key) == wanted)
            continue;
        if (typed.forgotten.contains(key))
            judging.findings.push_back({key, _words.say(judging.locale, "setting.secret-or-none")});
        else
            judge(judging, *setting, wanted);
    }
}


void SettingsCheck::judgeForgotten(Judging& judging, const Typed& typed) const
{
    for (const auto& key : typed.forgotten)
    {
        const auto* setting = settingOf(judging.schema, key);
        if (!setting || setting->type != Setting::Type::secret)
            judging.findings.push_back({key, _words.say(judging.locale, "setting.unknown")});
        else if (_store.isSet(judging.plugin, key) && !holds(judging.findings, key))
            judge(judging, *setting, {});
    }
}


void SettingsCheck::judge(Judging& judging, const Setting& setting, const std::string& value) const
{
    auto sentence = refusal(_words, setting, value, judging.locale);
    if (!sentence && setting.refuseChange)
        sentence = setting.refuseChange(value, judging.locale);
    if (sentence)
        judging.findings.push_back({setting.key, std::move(*sentence)});
    else
        judging.changed.emplace(setting.key, value);
}


/// Last: what is wrong by itself is told first.
void SettingsCheck::judgeBeside(Judging& judging) const
{
    for (const auto& setting : judging.schema.settings)
    {
        if (!setting.refuseBeside)
            continue;
        auto keys = setting.beside;
        keys.push_back(setting.key);
        bool touched = false;
        bool wrong = false;
        Setting::Values wanted;
        for (const auto& key : keys)
        {
            const auto found = judging.changed.find(key);
            const bool changes = found != judging.changed.end();
            touched = touched || changes;
            wrong = wrong || holds(judging.findings, key);
            wanted.emplace(key, changes ? found->second : _store.value(judging.plugin, key));
        }
        if (!touched || wrong)
            continue;
        if (auto sentence = setting.refuseBeside(wanted, judging.locale))
            judging.findings.push_back({setting.key, std::move(*sentence)});
    }
}


/// Else whoever does not know a secret has it told to a server of his own.
void SettingsCheck::askForSecrets(Judging& judging) const
{
    for (const auto& setting : judging.schema.settings)
    {
        const bool moves = std::any_of(setting.toldTo.begin(), setting.toldTo.end(),
                                       [&](const auto& key) { return judging.changed.contains(key); });
        if (moves && !judging.changed.contains(setting.key) && !holds(judging.findings, setting.key) &&
            _store.isSet(judging.plugin, setting.key))
            judging.findings.push_back({setting.key, _words.say(judging.locale, "setting.secret-anew")});
    }
}

}  // namespace supportcentre
