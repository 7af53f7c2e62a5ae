// Values of plugins' settings (table sc_setting), held in memory and read again now and then. Secrets are
// sealed at rest.
#pragma once

#include "host/src/plugins/ConfiguredSettings.h"
#include "host/src/plugins/Seal.h"
#include "sql/base/Database.h"

#include <helpdesk/Administration.h>
#include <helpdesk/Settings.h>

#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>

namespace supportcentre {

/// [thread-safe]
class SettingsStore
{
public:
    using Values =
        std::map<std::string, std::string, std::less<>>;  ///< Key to value as stored; secrets sealed.

    SettingsStore(db::Pool& pool, const std::string& secretKey, const ConfiguredSettings& configured);

    /// Declared by the plugin's start(); forgotten when it stops.
    void declare(std::string_view plugin, helpdesk::SettingsSchema schema);
    void forget(std::string_view plugin);
    [[nodiscard]] std::shared_ptr<const helpdesk::SettingsSchema> schema(std::string_view plugin) const;

    /// The value in force, secrets opened. Throws std::logic_error for a key that was not declared, and
    /// std::runtime_error for a secret that was sealed under another key.
    [[nodiscard]] std::string value(std::string_view plugin, std::string_view key) const;

    /// Whether there is any value in force: all that may be said of a secret.
    [[nodiscard]] bool isSet(std::string_view plugin, std::string_view key) const;

    /// Secrets that value() cannot open.
    struct Sealed
    {
        std::string plugin;
        std::string key;
        helpdesk::Localised label{};
    };
    [[nodiscard]] std::vector<Sealed> sealed() const;

    /// Hears of the changes inside the transaction that stores them; what it throws rolls them back.
    using Told = std::function<void(const std::vector<helpdesk::SettingChange>&, helpdesk::Transaction&)>;

    /// All of them or none; takes effect at once on this node. Keys must be declared and values checked
    /// before. An empty secret is none from then on, whatever the configuration file says.
    void store(std::string_view plugin, const Values& values, const Told& told);

    /// What other nodes have stored. Called by a job, never by a request.
    void reload();

private:
    [[nodiscard]] const helpdesk::Setting& declared(std::string_view plugin, std::string_view key) const;

    [[nodiscard]] const std::string* stored(std::string_view plugin, std::string_view key) const;
    [[nodiscard]] std::vector<helpdesk::SettingChange> changesBy(std::string_view plugin,
                                                                 const Values& values) const;
    [[nodiscard]] std::string standard(std::string_view plugin, const helpdesk::Setting& setting) const;

    db::Pool& _pool;
    const ConfiguredSettings& _configured;
    Seal _seal;
    std::mutex _storing;  ///< One store or reload at a time: whoever is told may read settings meanwhile.
    mutable std::shared_mutex _mutex;
    std::map<std::string, std::shared_ptr<const helpdesk::SettingsSchema>, std::less<>> _schemas;
    std::map<std::string, Values, std::less<>> _stored;  ///< By plugin.
};

}  // namespace supportcentre
