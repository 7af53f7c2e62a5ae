#include "host/src/plugins/SettingsStore.h"

#include "host/Queries.h"
#include "host/src/security/SecretKey.h"

#include <algorithm>
#include <mutex>
#include <stdexcept>

namespace supportcentre {

SettingsStore::SettingsStore(db::Pool& pool, const SiteFacts& site)
    : _pool(pool),
      _configured(site.configured),
      _seal(deriveKey(site.secretKey, "plugin settings"))
{
}


void SettingsStore::declare(std::string_view plugin, helpdesk::SettingsSchema schema)
{
    const std::unique_lock lock(_mutex);
    _schemas.insert_or_assign(std::string(plugin),
                              std::make_shared<const helpdesk::SettingsSchema>(std::move(schema)));
}


void SettingsStore::forget(std::string_view plugin)
{
    const std::unique_lock lock(_mutex);
    if (const auto found = _schemas.find(plugin); found != _schemas.end())
        _schemas.erase(found);
}


std::shared_ptr<const helpdesk::SettingsSchema> SettingsStore::schema(std::string_view plugin) const
{
    const std::shared_lock lock(_mutex);
    const auto found = _schemas.find(plugin);
    return found == _schemas.end() ? nullptr : found->second;
}


const helpdesk::Setting& SettingsStore::declared(std::string_view plugin, std::string_view key) const
{
    if (const auto schema = _schemas.find(plugin); schema != _schemas.end())
        for (const auto& setting : schema->second->settings)
            if (setting.key == key)
                return setting;
    throw std::logic_error("the plugin " + std::string(plugin) + " has declared no setting " +
                           std::string(key));
}


const std::string* SettingsStore::stored(std::string_view plugin, std::string_view key) const
{
    const auto values = _stored.find(plugin);
    if (values == _stored.end())
        return nullptr;
    const auto value = values->second.find(key);
    return value == values->second.end() ? nullptr : &value->second;
}


std::string SettingsStore::value(std::string_view plugin, std::string_view key) const
{
    const std::shared_lock lock(_mutex);
    const auto& setting = declared(plugin, key);
    if (const auto* found = stored(plugin, key))
        return setting.type == helpdesk::Setting::Type::secret ? _seal.open(*found) : *found;
    return standard(plugin, setting);
}


std::string SettingsStore::standard(std::string_view plugin, const helpdesk::Setting& setting) const
{
    if (_configured)
        if (auto configured = _configured(plugin, setting.key))
            return *configured;
    return setting.standard;
}


bool SettingsStore::isSet(std::string_view plugin, std::string_view key) const
{
    const std::shared_lock lock(_mutex);
    return stored(plugin, key) || !standard(plugin, declared(plugin, key)).empty();
}


void SettingsStore::store(std::string_view plugin, const Values& values)
{
    const std::unique_lock lock(_mutex);
    Values written;
    for (const auto& [key, value] : values)
        written.emplace(
            key, declared(plugin, key).type == helpdesk::Setting::Type::secret ? _seal.close(value) : value);
    db::inTransaction(_pool, [&](db::Connection& connection) {
        for (const auto& [key, value] : written)
        {
            connection.prepared(query::setting_forget).with(plugin, key).execute();
            connection.prepared(query::setting_store).with(plugin, key, value).execute();
        }
    });
    for (auto& [key, value] : written)
        _stored[std::string(plugin)].insert_or_assign(key, std::move(value));
}


void SettingsStore::reload()
{
    std::map<std::string, Values, std::less<>> fresh;
    {
        auto connection = _pool.borrow();
        auto& statement = connection->prepared(query::setting_all);
        statement.execute();
        while (statement.next())
            fresh[std::string(statement.text(0))].emplace(statement.text(1), statement.text(2));
    }
    const std::unique_lock lock(_mutex);
    _stored = std::move(fresh);
}

}  // namespace supportcentre
