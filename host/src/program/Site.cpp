#include "host/src/program/Site.h"

#include "host/src/http/Text.h"

#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/URI.h>

#include <array>
#include <fstream>

namespace supportcentre {

namespace {

constexpr std::array<const char*, 3> loopbackNames{"127.0.0.1", "localhost", "[::1]"};


bool isLoopback(const std::string& host)
{
    Poco::Net::IPAddress address;
    const bool isNumber =
        Poco::Net::IPAddress::tryParse(host.front() == '[' ? host.substr(1, host.size() - 2) : host, address);
    return isNumber ? address.isLoopback() : host == "localhost";
}


/// Whoever copies a key leaves blanks or another system's end of line around it; the other site's program
/// takes the same away.
std::string keyIn(const std::string& line)
{
    constexpr const char* white = " \t\r\n\v\f";
    const auto first = line.find_first_not_of(white);
    return first == std::string::npos ? std::string()
                                      : line.substr(first, line.find_last_not_of(white) - first + 1);
}


Poco::URI parsed(const char* name, const std::string& base)
{
    try
    {
        Poco::URI uri(base);
        if ((uri.getScheme() != "https" && uri.getScheme() != "http") || uri.getHost().empty() ||
            !uri.getPath().empty())
            throw Poco::SyntaxException();
        return uri;
    }
    catch (const Poco::Exception&)
    {
        throw ConfigError(std::string(name) + " must look like https://support.example, not \"" + base +
                          "\"");
    }
}

}  // namespace


FramingSite framingSite(const Config& config)
{
    constexpr std::size_t shortest = 32;
    FramingSite site{config.text("frame.origin"), {}};
    const auto file = config.text("frame.key-file");
    if (site.origin.empty() != file.empty())
        throw ConfigError("frame.origin and frame.key-file belong together");
    if (site.origin.empty())
        return site;
    const auto uri = parsed("frame.origin", site.origin);
    if (uri.getScheme() != "https" && !isLoopback(lower(uri.getHost())))
        throw ConfigError("frame.origin must be https unless it is on loopback");
    std::ifstream in(file);
    std::getline(in, site.key);
    site.key = keyIn(site.key);
    if (!in || site.key.size() < shortest)
        throw ConfigError("frame.key-file " + file + " cannot be read or holds fewer than 32 characters");
    return site;
}


SiteAddresses siteAddresses(const Config& config, std::uint16_t port)
{
    SiteAddresses site;
    site.base = config.text("site.base-address");
    if (site.base.empty())
        site.base = "http://127.0.0.1" + (port == 0 ? "" : ":" + std::to_string(port));
    if (site.base.ends_with('/'))
        site.base.pop_back();
    const auto uri = parsed("site.base-address", site.base);
    const auto host = lower(uri.getHost());
    const bool listensOnLoopback = isLoopback(config.text("http.address"));
    if (uri.getScheme() == "https")
        site.transport = Cookies::Transport::https;
    else if (!listensOnLoopback || !isLoopback(host))
        throw ConfigError("site.base-address must be https unless everything stays on loopback");

    site.hosts = config.list("site.hosts");
    for (auto& name : site.hosts)
        name = lower(name);
    site.hosts.push_back(host);
    site.origins.push_back(site.base);
    if (listensOnLoopback)
        for (const auto* name : loopbackNames)
        {
            site.hosts.emplace_back(name);
            if (site.transport == Cookies::Transport::loopback)
                site.origins.push_back("http://" + std::string(name) + ":" + std::to_string(port));
        }
    return site;
}

}  // namespace supportcentre
