#include "host/src/program/Foundation.h"

#include "host/src/security/SecretKey.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace supportcentre {

namespace {

std::string madeFolder(const std::string& folder)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        throw ConfigError("data.folder " + folder + " cannot be made: " + failed.message());
    return std::filesystem::absolute(folder).lexically_normal().string();
}


std::string connectionOf(const Config& config, const std::string& dataFolder)
{
    const auto connection = config.text("database.connection");
    if (!connection.empty())
        return connection;
    if (engineOf(config) == db::Engine::mysql)
        throw ConfigError("database.connection is missing");
    return dataFolder + "/supportcentre.sqlite";
}

}  // namespace


db::Engine engineOf(const Config& config)
{
    const auto engine = config.text("database.engine");
    if (engine == "sqlite")
        return db::Engine::sqlite;
    if (engine == "mysql")
        return db::Engine::mysql;
    throw ConfigError("database.engine must be sqlite or mysql, not \"" + engine + "\"");
}


Foundation::Foundation(const std::string& configFile)
    : config(configFile),
      log(levelOf(config.text("log.level"))),
      dataFolder(madeFolder(config.text("data.folder"))),
      secretKey(readSecretKey(config.text("security.secret-key"), dataFolder)),
      database(engineOf(config), connectionOf(config, dataFolder),
               static_cast<std::size_t>(config.number("database.connections"))),
      texts(hostTexts()),
      door(config, database, *texts.words, log, secretKey)
{
    warnOfUnknownKeys();
}


void Foundation::warnOfUnknownKeys()
{
    for (const auto& name : config.unknown())
        log.write(helpdesk::Level::warning, "unknown-configuration-key", {{"key", name}});
}


std::unique_ptr<Helpdesk> Foundation::helpdesk(Router& router, Assets& assets, const std::string& baseAddress)
{
    SiteFacts site;
    site.baseAddress = baseAddress;
    site.productName = config.text("site.name");
    site.mostUploadBytes = static_cast<std::uint64_t>(
        std::max(config.number("http.upload-bytes"), config.number("http.body-bytes")));
    site.dataFolder = dataFolder;
    site.secretKey = secretKey;
    site.configured = [this] { return config.pluginSettings(); };
    auto opened = std::make_unique<Helpdesk>(
        Helpdesk::Needs{database, log, door.accounts, door.logIns, router, assets, *texts.words, *texts.views,
                        std::move(site), config.list("plugins"), door.login});
    door.accounts.tell(opened->contributions());
    return opened;
}

}  // namespace supportcentre
