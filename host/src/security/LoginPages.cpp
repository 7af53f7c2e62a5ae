#include "host/src/security/LoginPages.h"

#include "host/src/http/LocalPath.h"
#include "host/src/security/Turnstile.h"

namespace supportcentre {

namespace {

using helpdesk::Request;
using helpdesk::Response;
using Outcome = Login::Verdict::Outcome;


/// Where to go after the log-in: what was asked for, else the start page of this person.
std::string goalOf(std::string_view next, const helpdesk::Visitor& visitor)
{
    const bool usable = isLocalPath(next) && !next.starts_with("/login") && !next.starts_with("/logout") &&
                        !next.starts_with("/api/");
    if (usable)
        return std::string(next);
    if (visitor.agent)
        return "/agent/tickets";
    return visitor.administrator ? "/admin/plugins" : "/portal";
}


std::string addressWith(std::string_view locale, std::string_view next)
{
    std::string address = "/login?lang=" + std::string(locale);
    if (!next.empty())
        address += "&next=" + percentEncoded(next);
    return address;
}

}  // namespace


Response LoginPage::handle(const Request& request)
{
    if (request.method == helpdesk::Method::post)
        return tried(request);
    if (request.visitor.known())
        return Response::to(goalOf(request.query.text("next"), request.visitor));
    return form(request, {});
}


Response LoginPage::tried(const Request& request)
{
    const auto& locale = request.visitor.locale;
    const std::string password(request.form.text("password"));
    try
    {
        const auto verdict = _parts.login.check(request.form.text("email"), password, request.clientAddress);
        if (verdict.outcome == Outcome::right)
        {
            auto response = Response::to(goalOf(request.form.text("next"), verdict.visitor));
            response.signIn = verdict.visitor.account;
            return response;
        }
        if (verdict.outcome == Outcome::wrong)
        {
            auto response = form(request, _parts.words.say(locale, "login.wrong"));
            response.status = 401;
            return response;
        }
        const auto seconds = static_cast<long long>(verdict.wait.count());
        auto response = form(request, _parts.words.say(locale, "login.too-soon", {{"seconds", seconds}}));
        response.status = 429;
        response.headers.emplace_back("Retry-After", std::to_string(seconds));
        return response;
    }
    catch (const Turnstile::Full&)
    {
        auto response = form(request, _parts.words.say(locale, "login.busy"));
        response.status = 503;
        response.headers.emplace_back("Retry-After", "2");
        return response;
    }
}


Response LoginPage::form(const Request& request, const std::string& error) const
{
    const auto& locale = request.visitor.locale;
    const auto& fields = request.method == helpdesk::Method::post ? request.form : request.query;
    const std::string next(fields.text("next"));
    const std::string goal = isLocalPath(next) ? next : std::string();

    templates::View::List languages;
    for (const auto& each : _parts.words.locales())
        languages.push_back({{"href", addressWith(each, goal)},
                             {"code", each},
                             {"label", _parts.words.say(each, "language." + each)},
                             {"first", languages.empty()}});
    Response response;
    response.frame.title = _parts.words.say(locale, "login.title");
    response.frame.area = helpdesk::Frame::Area::door;
    response.body =
        _parts.views.render("door/login", locale,
                            {{"error", !error.empty()},
                             {"error_text", error},
                             {"everywhere", request.query.text("done") == "everywhere"},
                             {"csrf", request.csrf},
                             {"next", goal},
                             {"email", std::string(request.form.text("email"))},
                             {"reset", _parts.router.find(helpdesk::Method::get, "/reset").entry != nullptr},
                             {"languages", std::move(languages)}});
    // Its address holds no token, and with no-referrer browsers would send "Origin: null" with the form.
    response.headers.emplace_back("Referrer-Policy", "same-origin");
    return response;
}


Response LogoutPage::handle(const Request& request)
{
    auto response = Response::to("/login");
    response.signOut =
        request.form.text("everywhere") == "yes" ? helpdesk::SignOut::everywhere : helpdesk::SignOut::here;
    return response;
}

}  // namespace supportcentre
