#include "host/src/http/Assets.h"

#include "host/src/security/Digest.h"

#include <Poco/DeflatingStream.h>

#include <mutex>
#include <sstream>

namespace supportcentre {

namespace {

std::string compressed(std::string_view content)
{
    std::ostringstream out;
    Poco::DeflatingOutputStream gzip(out, Poco::DeflatingStreamBuf::STREAM_GZIP, 9);
    gzip.write(content.data(), static_cast<std::streamsize>(content.size()));
    gzip.close();
    auto result = out.str();
    return result.size() * 10 < content.size() * 9 ? result : std::string();
}

}  // namespace


std::string Assets::add(std::string_view name, std::string_view contentType, std::string_view content)
{
    const auto hash = sha256Hex(content).substr(0, 16);
    std::string address = "/assets/" + hash + "/" + std::string(name);
    if (find(address))
        return address;
    auto asset = std::make_shared<const Asset>(
        Asset{std::string(contentType), std::string(content), compressed(content), '"' + hash + '"'});
    const std::unique_lock lock(_mutex);
    _assets.emplace(address, std::move(asset));
    return address;
}


std::shared_ptr<const Assets::Asset> Assets::find(std::string_view address) const
{
    const std::shared_lock lock(_mutex);
    const auto found = _assets.find(address);
    return found == _assets.end() ? nullptr : found->second;
}

}  // namespace supportcentre
