#include "hooks/api/ApiCall.h"

namespace contacts {

helpdesk::Response ApiCall::handle(const helpdesk::Request& request)
{
    try
    {
        return answer(request);
    }
    catch (const BadInput& bad)
    {
        return problem(_ground, request, bad);
    }
    catch (const DeskRefusal& refusal)
    {
        const auto title = _ground.words.say(request.visitor.locale, "api.problem.desk-refused");
        return helpdesk::Response::problem(409, "desk-refused", title, refusal.what());
    }
}


std::optional<helpdesk::Response> ApiCall::refuse(const helpdesk::Request& request, const Actor& actor,
                                                  Act act) const
{
    switch (authorise(actor, act))
    {
    case Verdict::allowed: return std::nullopt;
    case Verdict::forbidden: return refused(request, 403, "forbidden");
    case Verdict::unknown: break;
    }
    return helpdesk::Response::notFound();
}


StrictObject ApiCall::body(const helpdesk::Request& request)
{
    if (!request.json)
        throw BadInput("$", "missing");
    return {*request.json, "$"};
}


void ApiCall::noBody(const helpdesk::Request& request)
{
    if (request.json)
        StrictObject(*request.json, "$").nothingElse();
}

}  // namespace contacts
