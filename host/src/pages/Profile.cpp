#include "host/src/pages/Profile.h"

#include "host/src/store/LentTransaction.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using templates::View;

Response Profile::handle(const Request& request)
{
    if (request.method == helpdesk::Method::get)
        return page(request, {});
    if (request.path.ends_with("/password"))
        return changePassword(request);
    if (request.path.ends_with("/sessions"))
        return endSessions();
    return changeLanguage(request);
}


Response Profile::changeLanguage(const Request& request) const
{
    const auto locale = std::string(request.form.text("locale"));
    const auto& known = _parts.words.locales();
    if (std::find(known.begin(), known.end(), locale) == known.end())
        return page(request, {.locale = true});
    db::inTransaction(_parts.pool, [&](db::Connection& connection) {
        LentTransaction lent(connection);
        _parts.accounts.rename(lent, request.visitor.account, request.visitor.name, locale);
    });
    return Response::to("/portal/profile?done=language");
}


Response Profile::changePassword(const Request& request) const
{
    const auto& visitor = request.visitor;
    const auto wanted = std::string(request.form.text("new"));
    Problems problems;
    problems.current = !_parts.passwordIs(visitor.account, std::string(request.form.text("current")));
    std::vector<std::string> personal{visitor.name, visitor.email};
    for (const auto& each : visitor.access.customers)
        personal.push_back(each.name);
    problems.password = _parts.accounts.passwordRefusal(wanted, personal, visitor.locale).value_or("");
    if (problems.current || !problems.password.empty())
        return page(request, problems);
    // All sessions end with the old password; this person goes on in a new one.
    _parts.accounts.setPassword(visitor.account, wanted, {});
    auto response = Response::to("/portal/profile?done=password");
    response.signIn = visitor.account;
    return response;
}


Response Profile::endSessions() const
{
    auto response = Response::to("/login");
    response.signOut = helpdesk::SignOut::everywhere;
    return response;
}


std::string Profile::permissionsOf(const Request& request, const helpdesk::CustomerAccess& at) const
{
    std::vector<std::string> said;
    for (const auto& permission : at.permissions)
        if (const auto key = "permission." + permission; _parts.words.has(key))
            said.push_back(say(request, key));
    return said.empty() ? say(request, "profile.nothing") : _parts.words.list(request.visitor.locale, said);
}


Response Profile::page(const Request& request, const Problems& problems) const
{
    const auto& visitor = request.visitor;
    View::List languages;
    for (const auto& locale : _parts.words.locales())
        languages.push_back({{"languageKey", locale},
                             {"languageLabel", say(request, "language." + locale)},
                             {"chosen", locale == visitor.locale}});
    View::List customers;
    for (const auto& at : visitor.access.customers)
    {
        const auto kind = "kind." + at.kind;
        customers.push_back({{"customer", at.name},
                             {"kind", _parts.words.has(kind) ? say(request, kind) : at.kind},
                             {"may", permissionsOf(request, at)},
                             {"all", at.seesAllRequests}});
    }
    const bool anyProblem = problems.locale || problems.current || !problems.password.empty();
    std::vector<Notice> notices;
    if (anyProblem)
        notices.push_back(wrong(request, "profile.not-changed"));
    helpdesk::Frame frame;
    frame.title = say(request, "profile.title");
    frame.menu = "profile";
    auto response = show(request, "portal/profile",
                         {{"name", visitor.name},
                          {"email", visitor.email},
                          {"languages", std::move(languages)},
                          {"localeWrong", problems.locale},
                          {"currentWrong", problems.current},
                          {"newWrong", !problems.password.empty()},
                          {"newError", problems.password},
                          {"anyRole", !customers.empty()},
                          {"customers", std::move(customers)}},
                         std::move(frame), notices);
    response.status = anyProblem ? 422 : 200;
    return response;
}

}  // namespace supportcentre
