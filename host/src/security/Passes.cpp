#include "host/src/security/Passes.h"

#include "host/src/http/LocalPath.h"
#include "host/src/http/Rejected.h"
#include "host/src/http/StrictJson.h"
#include "host/src/security/Digest.h"

#include <host/Queries.h>

#include <algorithm>
#include <array>

namespace supportcentre {

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::size_t longest = 4096;
constexpr std::size_t nonceLength = 32;  // 16 bytes in hexadecimal
constexpr std::array<std::string_view, 7> claims{"as", "email", "look", "next", "nonce", "tongue", "until"};


std::string textOf(const helpdesk::Json& json, std::string_view name)
{
    const auto* value = json.find(name);
    const auto* text = value ? value->text() : nullptr;
    return text ? *text : std::string();
}


bool holdsTheClaims(const helpdesk::Json& json)
{
    const auto* members = json.members();
    return members && members->size() == claims.size() &&
           std::all_of(members->begin(), members->end(), [](const auto& member) {
               return std::find(claims.begin(), claims.end(), member.first) != claims.end();
           });
}


bool isNonce(std::string_view text)
{
    return text.size() == nonceLength && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}


bool isTongue(std::string_view text)
{
    return text.size() == 2 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace


std::optional<helpdesk::Json> Passes::opened(std::string_view text) const
{
    const auto dot = text.find('.');
    if (text.size() > longest || dot == std::string_view::npos)
        return std::nullopt;
    const auto said = text.substr(0, dot);
    if (!isEqualInConstantTime(base64Url(hmacSha256(_key, said)), text.substr(dot + 1)))
        return std::nullopt;
    const auto body = base64UrlDecoded(said);
    if (!body)
        return std::nullopt;
    try
    {
        auto json = parseStrictJson(*body);
        return holdsTheClaims(json) ? std::optional(std::move(json)) : std::nullopt;
    }
    catch (const Rejected&)
    {
        return std::nullopt;
    }
}


std::variant<Pass, Passes::Refusal> Passes::take(std::string_view text)
{
    const auto json = opened(text);
    if (!json)
        return Refusal::unreadable;
    const auto* untilClaim = json->find("until");
    const auto* until = untilClaim ? untilClaim->integer() : nullptr;
    const auto nonce = textOf(*json, "nonce");
    const auto as = textOf(*json, "as");
    Pass pass{textOf(*json, "email"), as == "agent" ? Pass::As::agent : Pass::As::customer,
              textOf(*json, "next"), textOf(*json, "look"), textOf(*json, "tongue")};
    const bool asKnown = as == "agent" || as == "customer";
    const bool lookKnown = pass.look == "light" || pass.look == "dark";
    if (!until || !isNonce(nonce) || !asKnown || !lookKnown || !isTongue(pass.tongue) ||
        !isLocalPath(pass.next))
        return Refusal::unreadable;
    const auto now = nowMicros() / second;
    if (*until < now - clockSkew || *until > now + longestLife + clockSkew)
        return Refusal::late;
    try
    {
        const auto connection = _database.pool().borrow();
        connection->prepared(query::pass_take).with(sha256Hex(nonce), *until).execute();
    }
    catch (const db::Error& error)
    {
        if (error.kind() == db::Error::Kind::unique)
            return Refusal::used;
        throw;
    }
    return pass;
}


void Passes::sweep()
{
    const auto connection = _database.pool().borrow();
    connection->prepared(query::pass_sweep).with(nowMicros() / second - 2 * clockSkew).execute();
}

}  // namespace supportcentre
