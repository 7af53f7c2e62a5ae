// Facts about this installation that plugins and pages are told.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace supportcentre {

struct SiteFacts
{
    std::string baseAddress;  ///< "https://support.example", no slash at the end.
    std::string productName = "SupportCentre";
    std::uint64_t mostUploadBytes = 0;  ///< Of a form with files.
    std::string dataFolder;             ///< Each plugin gets a folder of its own below it.
    std::string secretKey;              ///< 32 bytes, outside the database, the same on every node.
    /// "<plugin>.<key>" to value: what the configuration file says of plugins' settings now.
    using Configured = std::map<std::string, std::string, std::less<>>;
    std::function<Configured()> configured;
};

}  // namespace supportcentre
