#include "host/src/security/SessionCalls.h"

namespace supportcentre {

namespace {

using helpdesk::Response;


Response malformed(std::string_view detail)
{
    return Response::problem(400, "malformed", "Bad Request", detail);
}

}  // namespace


Response OpenSession::handle(const helpdesk::Request& request)
{
    if (!request.json || !request.json->members())
        return malformed("The body must be an object with email and password.");
    for (const auto& [name, value] : *request.json->members())
        if ((name != "email" && name != "password") || !value.text())
            return malformed("The body must hold the texts email and password and nothing else.");
    const auto* email = request.json->find("email");
    const auto* password = request.json->find("password");
    if (!email || !password)
        return malformed("The body must hold email and password.");

    const auto verdict = _login.check(*email->text(), *password->text(), request.clientAddress);
    switch (verdict.outcome)
    {
    case Login::Verdict::Outcome::right: {
        auto response = Response::ofJson(nullptr);
        response.signIn = verdict.visitor.account;
        return response;
    }
    case Login::Verdict::Outcome::wrong:
        return Response::problem(401, "wrong-credentials", "Unauthorized",
                                 "E-mail or password is not right.");
    case Login::Verdict::Outcome::tooSoon: break;
    }
    auto response =
        Response::problem(429, "too-many-tries", "Too Many Requests", "Too many tries. Wait a while.");
    response.headers.emplace_back("Retry-After", std::to_string(verdict.wait.count()));
    return response;
}


Response EndSession::handle(const helpdesk::Request&)
{
    Response response;
    response.status = 204;
    response.signOut = helpdesk::SignOut::here;
    return response;
}

}  // namespace supportcentre
