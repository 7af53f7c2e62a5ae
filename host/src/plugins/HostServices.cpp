#include "host/src/plugins/HostServices.h"

#include <filesystem>

namespace supportcentre {

HostServices::HostServices(std::string plugin, const SharedServices& shared, const SettingsStore& settings,
                           const SiteFacts& site, JsonLog& log)
    : _plugin(std::move(plugin)),
      _shared(shared),
      _settings(_plugin, settings),
      _site(_plugin, site),
      _uploads(site),
      _log(_plugin, log)
{
}


void* HostServices::find(std::string_view serviceId) noexcept
{
    // The cast to the interface comes first: it is what the plugin casts the void pointer back to.
    if (serviceId == helpdesk::Settings::id)
        return static_cast<helpdesk::Settings*>(&_settings);
    if (serviceId == helpdesk::Site::id)
        return static_cast<helpdesk::Site*>(&_site);
    if (serviceId == helpdesk::Uploads::id)
        return static_cast<helpdesk::Uploads*>(&_uploads);
    if (serviceId == helpdesk::Log::id)
        return static_cast<helpdesk::Log*>(&_log);
    for (const auto& [id, service] : _shared)
        if (id == serviceId)
            return service;
    return nullptr;
}


std::string HostServices::OwnSite::dataFolder() const
{
    const auto folder = std::filesystem::path(_site.dataFolder) / _plugin;
    std::filesystem::create_directories(folder);
    return folder.string();
}


void HostServices::OwnLog::write(helpdesk::Level level, std::string_view event, const JsonLog::Facts& facts)
{
    JsonLog::Facts named{{"plugin", _plugin}};
    named.insert(named.end(), facts.begin(), facts.end());
    _log.write(level, event, named);
}

}  // namespace supportcentre
