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
        auto finding = Json::object();
        finding.set("rule", "refused").set("severity", "error").set("message", no.refusal().sentence);
        finding.set("link", no.refusal().link).set("linkText", no.refusal().linkText);
        return Response::problem(422, "refused", "Unprocessable Content", no.refusal().sentence,
                                 Json::array().add(std::move(finding)));
    }
}


Response HostCall::unusable(const helpdesk::Request& request, const std::vector<FieldProblem>& problems) const
{
    auto findings = Json::array();
    for (const auto& [field, key] : problems)
    {
        auto finding = Json::object();
        finding.set("rule", key)
            .set("severity", "error")
            .set("field", field)
            .set("message", say(request, key));
        findings.add(std::move(finding));
    }
    return Response::problem(422, "findings", "Unprocessable Content", say(request, problems.front().key),
                             std::move(findings));
}

}  // namespace supportcentre
