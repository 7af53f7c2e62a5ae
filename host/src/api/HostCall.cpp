#include "host/src/api/HostCall.h"

#include "host/src/api/ApiBody.h"

namespace supportcentre {

using helpdesk::Json;
using helpdesk::Response;

Response HostCall::handle(const helpdesk::Request& request)
{
    try
    {
        return answer(request);
    }
    catch (const BadRequest& bad)
    {
        return bad.answer(_parts.words, request);
    }
    catch (const helpdesk::Refused& no)
    {
        const auto& refusal = no.refusal();
        auto finding = toJson({"refused", {}, refusal.sentence});
        if (!refusal.link.empty())
            finding.set("link", refusal.link).set("linkText", refusal.linkText);
        return Response::problem(422, "refused", "Unprocessable Content", refusal.sentence,
                                 Json::array().add(std::move(finding)));
    }
}


Response HostCall::unusable(const helpdesk::Request& request, const std::vector<FieldProblem>& problems) const
{
    std::vector<Finding> findings;
    for (const auto& [field, key] : problems)
        findings.push_back({std::string(key), field, say(request, key)});
    return unusable(findings);
}


Response HostCall::unusable(const std::vector<Finding>& findings)
{
    auto list = Json::array();
    for (const auto& finding : findings)
        list.add(toJson(finding));
    return Response::problem(422, "findings", "Unprocessable Content", findings.front().message,
                             std::move(list));
}


/// The host's own are never about a line of a request.
Json HostCall::toJson(const Finding& finding)
{
    return Json::object()
        .set("rule", finding.rule)
        .set("severity", "error")
        .set("change", nullptr)
        .set("field", finding.field.empty() ? Json() : Json(finding.field))
        .set("message", finding.message);
}

}  // namespace supportcentre
