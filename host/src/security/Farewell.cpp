#include "host/src/security/Farewell.h"

#include "host/src/security/Digest.h"

#include <algorithm>
#include <charconv>

namespace supportcentre {

std::optional<std::vector<std::string>> Farewell::read(std::string_view key, std::int64_t now) const
{
    if (!isEqualInConstantTime(base64Url(hmacSha256(key, "farewell\n" + at + "\n" + who)), sign))
        return std::nullopt;
    std::int64_t when = 0;
    const auto number = std::from_chars(at.data(), at.data() + at.size(), when);
    if (number.ec != std::errc() || number.ptr != at.data() + at.size() || when < now - longestAge ||
        when > now + longestAge)
        return std::nullopt;
    std::vector<std::string> people;
    for (std::string_view rest = who; !rest.empty();)
    {
        const auto one = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        if (people.size() == mostPeople)
            return std::nullopt;
        people.emplace_back(one);
    }
    return people;
}

}  // namespace supportcentre
