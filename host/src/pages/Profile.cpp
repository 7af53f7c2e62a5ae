#include "host/src/pages/Profile.h"

#include "host/src/pages/ZoneNames.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using templates::View;

namespace {

/// The hidden field with what stood in the form when it was opened; choices have none.
const std::string* shownFirst(const Request& request, const char* name)
{
    return request.form.find("was-" + std::string(name));
}


/// Everybody keeps the menu that he works with, as on the page to which he logs in.
helpdesk::Frame::Area areaOf(const helpdesk::Visitor& visitor)
{
    using Area = helpdesk::Frame::Area;
    if (visitor.agent)
        return Area::agent;
    return visitor.administrator ? Area::admin : Area::portal;
}

}  // namespace


Response Profile::handle(const Request& request)
{
    if (request.method == helpdesk::Method::get)
        return page(request, {});
    if (request.path.ends_with("/password"))
        return changePassword(request);
    if (request.path.ends_with("/sessions"))
        return endSessions();
    return changeDetails(request);
}


Response Profile::changeDetails(const Request& request) const
{
    // What he left alone is no wish: an agent may have changed it since the form was opened.
    OwnWish wish;
    const auto take = [&](const char* name, std::optional<std::string>& field) {
        const auto* was = shownFirst(request, name);
        if (const auto* typed = request.form.find(name); typed && (!was || *was != *typed))
            field = *typed;
    };
    take("title", wish.title);
    take("firstName", wish.firstName);
    take("lastName", wish.lastName);
    take("phone", wish.phone);
    take("locale", wish.locale);
    take("timeZone", wish.timeZone);
    Problems problems;
    problems.details = _own.change(request.visitor, wish);
    return problems.any() ? page(request, problems) : Response::to("/portal/profile?done=profile");
}


Response Profile::changePassword(const Request& request) const
{
    const auto& visitor = request.visitor;
    const auto wanted = std::string(request.form.text("new"));
    Problems problems;
    const auto present = _parts.login.checkAgain(visitor.account, std::string(request.form.text("current")),
                                                 request.clientAddress);
    const auto seconds = static_cast<long long>(present.wait.count());
    const bool tooSoon = present.outcome == Login::Verdict::Outcome::tooSoon;
    if (tooSoon)
        problems.current = say(request, "login.too-soon", {{"seconds", seconds}});
    else if (present.outcome == Login::Verdict::Outcome::wrong)
        problems.current = say(request, "profile.current-wrong");
    std::vector<std::string> personal{visitor.name, visitor.email};
    for (const auto& each : visitor.access.customers)
        personal.push_back(each.name);
    problems.password = _parts.accounts.passwordRefusal(wanted, personal, visitor.locale).value_or("");
    if (!problems.any() && wanted == request.form.text("current"))
        problems.password = say(request, "password.present");
    if (problems.any())
    {
        auto response = page(request, problems);
        if (tooSoon)
        {
            response.status = 429;
            response.headers.emplace_back("Retry-After", std::to_string(seconds));
        }
        return response;
    }
    // All sessions end with the old password; this person goes on in a new one.
    _parts.accounts.setPassword(visitor.account, wanted, {});
    auto response = Response::to("/portal/profile?done=password");
    response.signIn = visitor.account;
    return response;
}


Response Profile::endSessions() const
{
    auto response = Response::to("/login?done=everywhere");
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


Profile::Options Profile::languages(const Request& request) const
{
    Options options;
    for (const auto& locale : _parts.words.locales())
        options.emplace_back(locale, say(request, "language." + locale));
    return options;
}


View Profile::choice(const Request& request, const char* name, const std::string& present, Options options,
                     const Problems& problems) const
{
    const auto* typed = request.method == helpdesk::Method::post ? request.form.find(name) : nullptr;
    const auto& shown = typed ? *typed : present;
    const auto offered = std::any_of(options.begin(), options.end(),
                                     [&](const auto& option) { return option.first == present; });
    if (!offered)
        options.emplace_back(present, present);
    View::List list;
    for (const auto& [option, label] : options)
        list.push_back({{"option", option}, {"optionLabel", label}, {"chosen", option == shown}});
    auto view = field(request, name, present, problems);
    view.set("choice", true).set("options", std::move(list));
    return view;
}


View Profile::field(const Request& request, const char* name, const std::string& present,
                    const Problems& problems) const
{
    const bool posted = request.method == helpdesk::Method::post;
    const auto* typed = posted ? request.form.find(name) : nullptr;
    const auto* was = posted ? shownFirst(request, name) : nullptr;
    std::string wrong;
    for (const auto& refusal : problems.details)
        if (refusal.field == name)
            wrong += (wrong.empty() ? "" : " ") + refusal.sentence;
    return {{"field", std::string(name)},
            {"label", say(request, "profile.field." + std::string(name))},
            {"value", typed ? *typed : present},
            {"was", was ? *was : present},
            {"choice", false},
            {"wrong", !wrong.empty()},
            {"error", wrong}};
}


View::List Profile::fields(const Request& request, const Problems& problems) const
{
    const auto& visitor = request.visitor;
    View::List list;
    const auto details = _own.details(visitor);
    if (details)
    {
        list.push_back(field(request, "title", details->title, problems));
        list.push_back(field(request, "firstName", details->firstName, problems));
        list.push_back(field(request, "lastName", details->lastName, problems));
        list.push_back(field(request, "phone", details->phoneAsRead, problems));
    }
    // The switch in every page's menu is for the pages alone: mails go on in the language that is stored.
    list.push_back(
        choice(request, "locale", details ? details->locale : visitor.locale, languages(request), problems));
    list.push_back(choice(request, "timeZone", visitor.timeZone, namedZones(_own.timeZones(), visitor.locale),
                          problems));
    return list;
}


View::List Profile::access(const Request& request) const
{
    View::List customers;
    for (const auto& at : request.visitor.access.customers)
    {
        const auto kind = "kind." + at.kind;
        customers.push_back({{"customer", at.name},
                             {"kind", _parts.words.has(kind) ? say(request, kind) : at.kind},
                             {"may", permissionsOf(request, at)},
                             {"all", at.seesAllRequests}});
    }
    return customers;
}


Response Profile::page(const Request& request, const Problems& problems) const
{
    const auto& visitor = request.visitor;
    auto section = _parts.contributions.profileSection(request);
    auto customers = section.empty() ? access(request) : View::List{};
    std::vector<Notice> notices;
    if (problems.any())
        notices.push_back(wrong(request, "profile.not-changed"));
    helpdesk::Frame frame;
    frame.title = say(request, "profile.title");
    frame.area = areaOf(visitor);
    frame.menu = "profile";
    auto response = show(request, "portal/profile",
                         {{"name", visitor.name},
                          {"email", visitor.email},
                          {"fields", fields(request, problems)},
                          {"currentWrong", !problems.current.empty()},
                          {"currentError", problems.current},
                          {"newWrong", !problems.password.empty()},
                          {"newError", problems.password},
                          {"anyRole", !customers.empty()},
                          {"customers", std::move(customers)},
                          {"section", View::Markup{std::move(section)}}},
                         std::move(frame), notices);
    response.status = problems.any() ? 422 : 200;
    return response;
}

}  // namespace supportcentre
