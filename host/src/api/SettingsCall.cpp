#include "host/src/api/SettingsCall.h"

#include "host/src/api/ApiBody.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Json;
using helpdesk::Response;
using helpdesk::Setting;

namespace {

/// Numbers and flags as JSON has them; the store keeps texts.
Json valueJson(const Setting& setting, const std::string& value)
{
    if (setting.type == Setting::Type::flag)
        return value == "yes";
    if (setting.type == Setting::Type::number)
        return static_cast<std::int64_t>(std::strtoll(value.c_str(), nullptr, 10));
    return value;
}


std::string textOf(const std::string& place, const Json& value)
{
    if (const auto* text = value.text())
        return *text;
    if (const auto* flag = value.boolean())
        return *flag ? "yes" : "no";
    if (const auto* number = value.integer())
        return std::to_string(*number);
    throw BadRequest(pathOf(place), "no-setting");
}

bool isSecret(const helpdesk::SettingsSchema& schema, const std::string& key)
{
    return std::any_of(schema.settings.begin(), schema.settings.end(), [&](const Setting& each) {
        return each.key == key && each.type == Setting::Type::secret;
    });
}

}  // namespace


Response SettingsCall::answer(const helpdesk::Request& request)
{
    onlyParameters(request, {});
    if (request.method == helpdesk::Method::put)
        return write(request);
    return Response::ofJson(all());
}


Json SettingsCall::all() const
{
    auto json = Json::object();
    for (const auto& facts : _parts.plugins.plugins())
        if (const auto schema = _parts.settings.schema(facts.id))
        {
            auto values = Json::object();
            for (const auto& setting : schema->settings)
                if (setting.type == Setting::Type::secret)
                    values.set(setting.key,
                               Json::object().set("isSet", _parts.settings.isSet(facts.id, setting.key)));
                else
                    values.set(setting.key, valueJson(setting, _parts.settings.value(facts.id, setting.key)));
            json.set(facts.id, std::move(values));
        }
    return json;
}


Response SettingsCall::write(const helpdesk::Request& request) const
{
    if (!request.json || !request.json->members() || request.json->members()->size() != 1)
        throw BadRequest("$", "one-plugin", R"({"contacts-manager": {…}})");
    const auto& [plugin, wanted] = request.json->members()->front();
    const auto schema = _parts.settings.schema(plugin);
    if (!schema)
        throw BadRequest(pathOf(plugin), "unknown-plugin", plugin);
    if (!wanted.members())
        throw BadRequest(pathOf(plugin), "no-settings");
    SettingsCheck::Typed typed;
    for (const auto& [key, value] : *wanted.members())
        if (value.isNull() && isSecret(*schema, key))
            typed.forgotten.insert(key);
        else
            typed.values.emplace(key, textOf(plugin + "." + key, value));
    std::vector<Finding> findings;
    for (const auto& [key, sentence] : _parts.settingsCheck.save(plugin, typed, request.visitor))
        findings.push_back({"setting", key, sentence});
    return findings.empty() ? Response::ofJson(all()) : unusable(findings);
}

}  // namespace supportcentre
