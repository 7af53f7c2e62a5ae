// Styles and scripts under addresses that change with their content, so that browsers may keep them for ever.
#pragma once

#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>

namespace supportcentre {

/// [thread-safe]
class Assets
{
public:
    struct Asset
    {
        std::string contentType;
        std::string content;
        std::string gzip;  ///< Empty when compressing does not pay.
        std::string tag;   ///< ETag, with its quotes.
    };

    /// Keeps a copy; returns "/assets/<hash>/<name>". The same content under the same name is kept once.
    std::string add(std::string_view name, std::string_view contentType, std::string_view content);

    /// Null when nothing has that address.
    [[nodiscard]] std::shared_ptr<const Asset> find(std::string_view address) const;

private:
    mutable std::shared_mutex _mutex;
    std::map<std::string, std::shared_ptr<const Asset>, std::less<>> _assets;
};

}  // namespace supportcentre
