// What one plugin finds through helpdesk::Host: the services shared by all, and those that are its own.
#pragma once

#include "host/src/plugins/SettingsStore.h"
#include "host/src/plugins/SiteFacts.h"
#include "host/src/program/JsonLog.h"

#include <helpdesk/Plugin.h>
#include <helpdesk/Uploads.h>

namespace supportcentre {

/// By id, shared by all plugins.
using SharedServices = std::vector<std::pair<std::string_view, void*>>;

/// Lives from before start() until after stop(). [thread-safe]
class HostServices final : public helpdesk::Host
{
public:
    HostServices(std::string plugin, const SharedServices& shared, const SettingsStore& settings,
                 const SiteFacts& site, JsonLog& log);

    void* find(std::string_view serviceId) noexcept override;

private:
    class OwnSettings final : public helpdesk::Settings
    {
    public:
        OwnSettings(const std::string& plugin, const SettingsStore& store) : _plugin(plugin), _store(store) {}
        std::string value(std::string_view key) const override { return _store.value(_plugin, key); }

    private:
        const std::string& _plugin;
        const SettingsStore& _store;
    };

    class OwnSite final : public helpdesk::Site
    {
    public:
        OwnSite(const std::string& plugin, const SiteFacts& site) : _plugin(plugin), _site(site) {}
        std::string baseAddress() const override { return _site.baseAddress; }
        std::string productName() const override { return _site.productName; }
        std::string dataFolder() const override;
        std::string secretKey() const override { return _site.secretKey; }

    private:
        const std::string& _plugin;
        const SiteFacts& _site;
    };

    class SiteUploads final : public helpdesk::Uploads
    {
    public:
        explicit SiteUploads(const SiteFacts& site) : _site(site) {}
        std::uint64_t mostBytes() const override { return _site.mostUploadBytes; }

    private:
        const SiteFacts& _site;
    };

    class OwnLog final : public helpdesk::Log
    {
    public:
        OwnLog(const std::string& plugin, JsonLog& log) : _plugin(plugin), _log(log) {}
        void write(helpdesk::Level level, std::string_view event, const JsonLog::Facts& facts) override;

    private:
        const std::string& _plugin;
        JsonLog& _log;
    };

    std::string _plugin;
    const SharedServices& _shared;
    OwnSettings _settings;
    OwnSite _site;
    SiteUploads _uploads;
    OwnLog _log;
};

}  // namespace supportcentre
