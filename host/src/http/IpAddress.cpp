#include "host/src/http/IpAddress.h"

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace supportcentre {

namespace {

using Bytes = std::array<unsigned char, 16>;


std::string spelled(int family, const Bytes& bytes)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    return ::inet_ntop(family, bytes.data(), text.data(), text.size()) == nullptr ? std::string()
                                                                                  : text.data();
}


/// POCO's own reader takes "1.2.3" and "0x7f.1" as well.
std::optional<Bytes> read(int family, std::string_view text)
{
    Bytes bytes{};
    return ::inet_pton(family, std::string(text).c_str(), bytes.data()) == 1 ? std::optional(bytes)
                                                                             : std::nullopt;
}


std::optional<std::string> innerIpv4(const Bytes& bytes)
{
    constexpr Bytes mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    constexpr std::size_t prefix = 12;
    if (!std::equal(bytes.begin(), bytes.begin() + prefix, mapped.begin()))
        return std::nullopt;
    Bytes inner{};
    std::copy(bytes.begin() + prefix, bytes.end(), inner.begin());
    return spelled(AF_INET, inner);
}


bool isPort(std::string_view text)
{
    return !text.empty() && text.size() <= 5 &&
           text.find_first_not_of("0123456789") == std::string_view::npos;
}


/// Without port and brackets, when they stand as they should.
std::string_view bare(std::string_view text)
{
    if (text.starts_with('['))
    {
        const auto end = text.find(']');
        const auto rest = end == std::string_view::npos ? text : text.substr(end + 1);
        const bool whole = rest.empty() || (rest.front() == ':' && isPort(rest.substr(1)));
        return whole ? text.substr(1, end - 1) : std::string_view();
    }
    const auto colon = text.find(':');
    const bool hasPort = colon != std::string_view::npos && isPort(text.substr(colon + 1)) &&
                         text.substr(0, colon).find('.') != std::string_view::npos;
    return hasPort ? text.substr(0, colon) : text;
}

}  // namespace


std::optional<std::string> ipAddressIn(std::string_view text)
{
    const auto address = bare(text);
    if (address.find('\0') != std::string_view::npos)
        return std::nullopt;
    if (const auto four = text.starts_with('[') ? std::nullopt : read(AF_INET, address))
        return spelled(AF_INET, *four);
    const auto six = read(AF_INET6, address);
    if (!six)
        return std::nullopt;
    const auto inner = innerIpv4(*six);
    return inner ? *inner : spelled(AF_INET6, *six);
}


std::string networkOf(std::string_view address)
{
    auto bytes = read(AF_INET6, address);
    if (!bytes)
        return std::string(address);
    if (const auto inner = innerIpv4(*bytes))
        return *inner;
    constexpr std::size_t half = 8;
    std::fill(bytes->begin() + half, bytes->end(), static_cast<unsigned char>(0));
    return spelled(AF_INET6, *bytes) + "/64";
}

}  // namespace supportcentre
