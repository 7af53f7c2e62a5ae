#include "host/src/plugins/SettingsStore.h"

#include "host/Queries.h"
#include "host/src/security/SecretKey.h"
#include "host/src/store/LentTransaction.h"

#include <algorithm>
#include <mutex>
#include <stdexcept>

namespace supportcentre {

namespace {

/// A secret that was forgotten is stored as nothing, so that what the configuration file says of it does not
/// come into force by that: it may be meant for another server.
bool isSealed(const helpdesk::Setting& setting, const std::string& stored)
{
    return setting.type == helpdesk::Setting::Type::secret && !stored.empty();
}

}  // namespace


SettingsStore::SettingsStore(db::Pool& pool, const std::string& secretKey,
                             const ConfiguredSettings& configured)
    : _pool(pool),
      _configured(configured),
      _seal(deriveKey(secretKey, "plugin settings"))
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
        return isSealed(setting, *found) ? _seal.open(*found) : *found;
    return standard(plugin, setting);
}


std::string SettingsStore::standard(std::string_view plugin, const helpdesk::Setting& setting) const
{
    return _configured.value(plugin, setting.key).value_or(setting.standard);
}


bool SettingsStore::isSet(std::string_view plugin, std::string_view key) const
{
    const std::shared_lock lock(_mutex);
    const auto* found = stored(plugin, key);
    return found ? !found->empty() : !standard(plugin, declared(plugin, key)).empty();
}


std::vector<SettingsStore::Sealed> SettingsStore::sealed() const
{
    const std::shared_lock lock(_mutex);
    std::vector<Sealed> all;
    for (const auto& [plugin, schema] : _schemas)
        for (const auto& setting : schema->settings)
            if (const auto* found = stored(plugin, setting.key);
                found && isSealed(setting, *found) && !_seal.opens(*found))
                all.push_back({plugin, setting.key, setting.label});
    return all;
}


std::vector<helpdesk::SettingChange> SettingsStore::changesBy(std::string_view plugin,
                                                              const Values& values) const
{
    std::vector<helpdesk::SettingChange> changes;
    for (const auto& [key, after] : values)
    {
        const std::shared_lock lock(_mutex);
        const auto& setting = declared(plugin, key);
        if (setting.type == helpdesk::Setting::Type::secret)
        {
            changes.push_back({key, {}, {}, true});
            continue;
        }
        const auto* before = stored(plugin, key);
        changes.push_back({key, before ? *before : standard(plugin, setting), after, false});
    }
    return changes;
}


void SettingsStore::store(std::string_view plugin, const Values& values, const Told& told)
{
    const std::lock_guard storing(_storing);
    const auto changes = changesBy(plugin, values);
    Values written;
    for (const auto& change : changes)
    {
        const auto& value = values.at(change.key);
        written.emplace(change.key, change.secret && !value.empty() ? _seal.close(value) : value);
    }
    inLentTransaction(_pool, [&](db::Connection& connection) {
        for (const auto& [key, value] : written)
        {
            connection.prepared(query::setting_forget).with(plugin, key).execute();
            connection.prepared(query::setting_store).with(plugin, key, value).execute();
        }
        LentTransaction lent(connection);
        told(changes, lent);
    });
    const std::unique_lock lock(_mutex);
    for (auto& [key, value] : written)
        _stored[std::string(plugin)].insert_or_assign(key, std::move(value));
}


void SettingsStore::reload()
{
    // What is read here must not replace what somebody stores meanwhile.
    const std::lock_guard storing(_storing);
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
