// What stands before anything can be done: configuration, log, data folder, key, database, words, door.
#pragma once

#include "host/src/pages/Helpdesk.h"
#include "host/src/pages/HostTexts.h"
#include "host/src/program/Door.h"

#include <memory>
#include <string>

namespace supportcentre {

/// Throws ConfigError for an engine that is none.
[[nodiscard]] db::Engine engineOf(const Config& config);

struct Foundation
{
    /// Throws ConfigError or std::runtime_error with a sentence for the administrator. Does not connect to
    /// the database.
    explicit Foundation(const std::string& configFile);

    /// The helpdesk over all of it. `baseAddress` is known only once the port is. The tables must be up to
    /// date.
    [[nodiscard]] std::unique_ptr<Helpdesk> helpdesk(Router& router, Assets& assets,
                                                     const std::string& baseAddress);

    void warnOfUnknownKeys();

    Config config;
    JsonLog log;
    std::string dataFolder;
    std::string secretKey;
    HostDatabase database;
    HostTexts texts;
    Door door;
};

}  // namespace supportcentre
