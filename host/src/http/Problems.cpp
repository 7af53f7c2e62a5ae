#include "host/src/http/Problems.h"

#include "host/src/http/Reply.h"

#include <algorithm>
#include <array>

namespace supportcentre {

namespace {

struct Wording
{
    int status;
    std::string_view type;
    std::string_view detail;
};

constexpr std::array<Wording, 12> wordings{{
    {400, "malformed", "The request cannot be understood."},
    {401, "not-signed-in", "Log in first: POST /api/v1/session."},
    {403, "forbidden", "This is not allowed."},
    {404, "not-found", "There is nothing at this address, or nothing for you."},
    {405, "method-not-allowed", "This address does not answer this method."},
    {409, "conflict", "The state has changed meanwhile. Read it again."},
    {413, "too-large", "The body is too large."},
    {415, "unsupported-media-type", "The body must be application/json."},
    {422, "broken-rules", "The content breaks a rule."},
    {429, "too-many-tries", "Wait a while before the next try."},
    {500, "internal", "Something went wrong on our side."},
    {503, "unavailable", "The service is not available at the moment. Try again."},
}};

}  // namespace


helpdesk::Response problemOf(int status, std::string_view detail, const std::string& incident)
{
    const auto found = std::find_if(wordings.begin(), wordings.end(),
                                    [&](const Wording& each) { return each.status == status; });
    const auto type = found == wordings.end() ? std::string_view("refused") : found->type;
    std::string words(!detail.empty() || found == wordings.end() ? detail : found->detail);
    if (!incident.empty())
        words += " Incident " + incident + ".";
    return helpdesk::Response::problem(status, type, reasonPhrase(status), words);
}

}  // namespace supportcentre
