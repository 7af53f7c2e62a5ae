// Facts about this installation that plugins and pages are told.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

struct SiteFacts
{
    std::string baseAddress{};  ///< "https://support.example", no slash at the end.
    std::string productName = "SupportCentre";
    std::string dataFolder{};  ///< Each plugin gets a folder of its own below it.
    std::string secretKey{};   ///< 32 bytes, outside the database, the same on every node.
    /// Standard value of a plugin's setting when the configuration file has one (Config::pluginSetting).
    std::function<std::optional<std::string>(std::string_view plugin, std::string_view key)> configured{};
};

}  // namespace supportcentre
