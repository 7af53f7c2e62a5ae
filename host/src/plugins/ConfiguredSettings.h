// What the configuration file says of plugins' settings: the standard values of this site, as far as they are
// right.
#pragma once

#include "host/src/plugins/SiteFacts.h"
#include "host/src/program/JsonLog.h"
#include "templates/Words.h"

#include <helpdesk/Settings.h>

#include <map>
#include <shared_mutex>
#include <vector>

namespace supportcentre {

/// [thread-safe]
class ConfiguredSettings
{
public:
    ConfiguredSettings(const SiteFacts& site, const templates::Words& words, JsonLog& log)
        : _source(site.configured),
          _words(words),
          _log(log)
    {
    }

    /// Checks what the file says now against what the plugin declares, and keeps what is right. What is wrong
    /// or unknown goes into the log. Throws std::runtime_error, and keeps what was, for a wrong value of a
    /// setting that is vital.
    void read(const std::string& plugin, const helpdesk::SettingsSchema& schema);
    void forget(std::string_view plugin);

    /// Nothing: the file does not say, or says something wrong.
    [[nodiscard]] std::optional<std::string> value(std::string_view plugin, std::string_view key) const;

    /// The same reading of values that are not in force yet. Throws std::runtime_error for the first one that
    /// is wrong, or that must not become another any more.
    void prove(const std::string& plugin, const helpdesk::SettingsSchema& schema,
               const SiteFacts::Configured& fresh) const;

    struct Wrong
    {
        std::string plugin;
        std::string key;
        helpdesk::Localised why{};
    };
    [[nodiscard]] std::vector<Wrong> wrong() const;

private:
    using Values = std::map<std::string, std::string, std::less<>>;  ///< By key.
    struct Kept
    {
        Values values{};
        std::vector<Wrong> wrong;
    };

    [[nodiscard]] helpdesk::Localised inEveryLanguage(const helpdesk::Setting& setting,
                                                      const std::string& value) const;

    std::function<SiteFacts::Configured()> _source;
    const templates::Words& _words;
    JsonLog& _log;
    mutable std::shared_mutex _mutex;
    std::map<std::string, Kept, std::less<>> _kept;  ///< By plugin.
};

}  // namespace supportcentre
