#include "host/src/security/SessionCalls.h"

#include "host/src/api/ApiBody.h"

namespace supportcentre {

using helpdesk::Response;

Response OpenSession::handle(const helpdesk::Request& request)
{
    try
    {
        onlyParameters(request, {});
        const ApiBody body(request, {"email", "password"});
        return open(request, body.text("email"), body.text("password"));
    }
    catch (const BadRequest& bad)
    {
        return bad.answer(_words, request);
    }
}


Response OpenSession::open(const helpdesk::Request& request, const std::string& email,
                           const std::string& password) const
{
    const auto verdict = _login.check(email, password, request.clientAddress);
    const auto& locale = request.visitor.locale;
    const auto seconds = static_cast<long long>(verdict.wait.count());
    switch (verdict.outcome)
    {
    case Login::Verdict::Outcome::right: {
        auto response = Response::ofJson(nullptr);
        response.signIn = verdict.visitor.account;
        return response;
    }
    case Login::Verdict::Outcome::wrong:
        return Response::problem(401, "wrong-credentials", "Unauthorized", _words.say(locale, "login.wrong"));
    case Login::Verdict::Outcome::tooSoon: break;
    }
    auto response = Response::problem(429, "too-many-tries", "Too Many Requests",
                                      _words.say(locale, "login.too-soon", {{"seconds", seconds}}));
    response.headers.emplace_back("Retry-After", std::to_string(seconds));
    return response;
}


Response EndSession::handle(const helpdesk::Request& request)
{
    try
    {
        onlyParameters(request, {});
        Response response;
        response.status = 204;
        response.signOut = helpdesk::SignOut::here;
        return response;
    }
    catch (const BadRequest& bad)
    {
        return bad.answer(_words, request);
    }
}

}  // namespace supportcentre
