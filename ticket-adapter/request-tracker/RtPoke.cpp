#include "ticket-adapter/request-tracker/RtPoke.h"

#include <Poco/HMACEngine.h>
#include <Poco/SHA2Engine.h>

#include <algorithm>
#include <charconv>

namespace contacts {

namespace {

struct Sha256 : Poco::SHA2Engine
{
    enum { BLOCK_SIZE = 64, DIGEST_SIZE = 32 };
};


std::string signature(const std::string& key, const std::string& text)
{
    Poco::HMACEngine<Sha256> engine(key);
    engine.update(text);
    return Poco::DigestEngine::digestToHex(engine.digest());
}


template <class Number>
std::optional<Number> numberIn(std::string_view text)
{
    Number number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(number)
                                                                           : std::nullopt;
}

}  // namespace


std::optional<std::vector<std::uint64_t>> RtPoke::read(const std::string& key, std::int64_t now) const
{
    const auto when = numberIn<std::int64_t>(at);
    if (key.size() < shortestKey || !when || *when < now - longestAge || *when > now + longestAge)
        return std::nullopt;
    const auto expected = signature(key, "poke\n" + at + "\n" + tickets);
    if (!Poco::DigestEngine::constantTimeEquals({expected.begin(), expected.end()},
                                                {sign.begin(), sign.end()}))
        return std::nullopt;
    std::vector<std::uint64_t> numbers;
    for (std::string_view rest = tickets; !rest.empty();)
    {
        const auto one = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        const auto number = numberIn<std::uint64_t>(one);
        if (!number || numbers.size() == mostTickets)
            return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

}  // namespace contacts
