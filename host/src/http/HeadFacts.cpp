#include "host/src/http/HeadFacts.h"

#include "host/src/http/IpAddress.h"
#include "host/src/http/Rejected.h"
#include "host/src/http/Text.h"

#include <algorithm>

namespace supportcentre {

std::string mediaTypeOf(const Head& head)
{
    const auto value = head.value("content-type");
    return lower(trimmed(value.substr(0, value.find(';'))));
}


std::string idempotencyKeyOf(const Head& head)
{
    constexpr std::size_t longest = 200;
    const auto key = head.value("idempotency-key");
    const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c >= ' ' && c < 0x7f; });
    if (!printable || key.size() > longest || head.count("idempotency-key") > 1)
        throw Rejected(400, "The Idempotency-Key must be printable ASCII of at most 200 characters.");
    return std::string(key);
}


std::string clientOf(const Inbound& inbound, const std::vector<std::string>& trustedProxies)
{
    if (std::find(trustedProxies.begin(), trustedProxies.end(), inbound.peer) == trustedProxies.end())
        return inbound.peer;
    // Each proxy adds what it has seen at the end, or a field of its own below the one that came with the
    // request.
    const auto& fields = inbound.head.fields;
    const auto last = std::find_if(fields.rbegin(), fields.rend(),
                                   [](const auto& field) { return field.first == "x-forwarded-for"; });
    if (last == fields.rend())
        return inbound.peer;
    const std::string_view chain = last->second;
    const auto comma = chain.rfind(',');
    return ipAddressIn(trimmed(comma == std::string_view::npos ? chain : chain.substr(comma + 1)))
        .value_or(inbound.peer);
}


bool takesGzip(const Head& head)
{
    const auto accepted = lower(head.value("accept-encoding"));
    for (std::string_view rest = accepted; !rest.empty();)
    {
        const auto part = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        const auto coding = trimmed(part.substr(0, part.find(';')));
        const auto weight = part.find("q=");
        const bool refused = weight != std::string_view::npos &&
                             part.find_first_not_of("0.", weight + 2) == std::string_view::npos;
        if (coding == "gzip")
            return !refused;
    }
    return false;
}

}  // namespace supportcentre
