#include "hooks/api/Problems.h"

namespace contacts {

using helpdesk::Json;

helpdesk::Response problem(const Ground& ground, const helpdesk::Request& request, int status,
                           const std::string& type, const Json& more)
{
    const auto& locale = request.visitor.locale;
    Json json = Json::object();
    json.set("type", type)
        .set("title", ground.words.say(locale, "api.problem." + type))
        .set("status", status)
        .set("detail", ground.words.say(locale, "api.problem." + type + ".detail"));
    for (const auto& [name, value] : *more.members())
        json.set(name, value);
    auto response = helpdesk::Response::ofJson(json, status);
    response.contentType = "application/problem+json; charset=utf-8";
    return response;
}


helpdesk::Response problem(const Ground& ground, const helpdesk::Request& request, const BadInput& bad)
{
    const auto message =
        ground.words.say(request.visitor.locale, "api.bad." + bad.rule(),
                         std::vector<std::pair<std::string, std::string>>{
                             {"where", bad.where()}, {"expected", bad.expected()}, {"found", bad.found()}});
    Json finding = Json::object();
    finding.set("rule", bad.rule())
        .set("severity", "error")
        .set("change", nullptr)
        .set("field", bad.where())
        .set("message", message);
    return helpdesk::Response::problem(400, "bad-input",
                                       ground.words.say(request.visitor.locale, "api.problem.bad-input"),
                                       message, Json::array().add(std::move(finding)));
}


helpdesk::Response problem(const Ground& ground, const helpdesk::Request& request, int status,
                           const std::string& type, const Findings& findings)
{
    return problem(
        ground, request, status, type,
        Json::object().set("findings", toJson(ground, findings, request.visitor.locale,
                                              request.visitor.agent ? Hearer::agent : Hearer::customer)));
}


Json toJson(const Ground& ground, const Findings& findings, std::string_view locale, Hearer hearer)
{
    const auto catalogue = ground.services.catalogue();
    Json list = Json::array();
    for (const auto& finding : findings)
        list.add(Json::object()
                     .set("rule", finding.rule)
                     .set("severity", finding.severity == Severity::error ? "error" : "warning")
                     .set("change", finding.change ? Json(std::to_string(finding.change)) : Json())
                     .set("field", finding.field.empty() ? Json() : Json(finding.field))
                     .set("message", sentenceOf(finding, ground.words, locale, *catalogue, hearer)));
    return list;
}

}  // namespace contacts
