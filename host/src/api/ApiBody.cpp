#include "host/src/api/ApiBody.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Json;

helpdesk::Response BadRequest::answer(const templates::Words& words, const helpdesk::Request& request) const
{
    const auto& locale = request.visitor.locale;
    const auto message =
        words.say(locale, "api.bad." + _rule,
                  {{"where", std::string_view(_where)}, {"expected", std::string_view(_expected)}});
    auto finding = Json::object();
    finding.set("rule", _rule)
        .set("severity", "error")
        .set("change", nullptr)
        .set("field", _where)
        .set("message", message);
    return helpdesk::Response::problem(400, "bad-input", words.say(locale, "api.bad-input"), message,
                                       Json::array().add(std::move(finding)));
}


std::string pathOf(std::string_view name)
{
    return "$." + std::string(name);
}


ApiBody::ApiBody(const helpdesk::Request& request, std::initializer_list<std::string_view> known)
{
    if (!request.json || !request.json->members())
        throw BadRequest("$", "no-object");
    _body = &*request.json;
    for (const auto& [name, value] : *_body->members())
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw BadRequest(pathOf(name), "unknown-field");
}


const Json* ApiBody::find(std::string_view name) const
{
    const auto* found = _body->find(name);
    return found && !found->isNull() ? found : nullptr;
}


const std::string& ApiBody::text(std::string_view name) const
{
    const auto* found = find(name);
    if (!found)
        throw BadRequest(pathOf(name), "missing");
    if (!found->text())
        throw BadRequest(pathOf(name), "no-text");
    return *found->text();
}


bool ApiBody::flagOr(std::string_view name, bool otherwise) const
{
    const auto* found = find(name);
    if (!found)
        return otherwise;
    if (!found->boolean())
        throw BadRequest(pathOf(name), "no-flag");
    return *found->boolean();
}


void onlyParameters(const helpdesk::Request& request, std::initializer_list<std::string_view> known)
{
    for (const auto& [name, value] : request.query.all())
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw BadRequest(name, "unknown-parameter");
}

}  // namespace supportcentre
