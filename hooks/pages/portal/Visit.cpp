#include "hooks/pages/portal/Visit.h"

#include "hooks/Visiting.h"
#include "hooks/pages/portal/ListAddress.h"

namespace contacts {

namespace {

Rights rightsOf(const Actor& actor)
{
    if (authorise(actor, Act::manageContacts) == Verdict::allowed)
        return Rights::manage;
    return authorise(actor, Act::editDetails) == Verdict::allowed ? Rights::details : Rights::look;
}


std::optional<Visit> visit(const Ground& ground, const helpdesk::Request& request, Actor actor,
                           CustomerId customer)
{
    if (authorise(actor, Act::seeContacts) != Verdict::allowed)
        return std::nullopt;
    auto head = ReadContacts(ground.services).head(actor, customer);
    if (!head)
        return std::nullopt;
    // Nobody acts in the customer's place beside an open request: it must be decided first.
    if (head->openRequest)
        actor.onBehalf = false;
    const auto rights = rightsOf(actor);
    return Visit{ground, request, std::move(actor), std::move(*head), rights};
}

}  // namespace


std::string Visit::path() const
{
    return contactsPath(customer().id);
}


std::string Visit::inWhosePlace() const
{
    if (!actor.onBehalf)
        return {};
    const auto caller = ground.services.storage.read()->directory().callerOf(actor.account, customer().id);
    return say(caller.empty() ? "behalf.title" : "behalf.title.caller",
               {{"customer", std::string_view(customer().name)}, {"caller", std::string_view(caller)}});
}


std::string Visit::when(Time time) const
{
    return ground.words.shortTime(locale(), request.visitor.timeZone, time, ground.services.clock.now());
}


std::string Visit::exactly(Time time) const
{
    return ground.words.dateTime(locale(), request.visitor.timeZone, time);
}


std::optional<Visit> visitOf(const Ground& ground, const helpdesk::Request& request)
{
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return std::nullopt;
    auto actor = draftingActorOf(request.visitor, *customer, ground.services);
    return visit(ground, request, std::move(actor), *customer);
}


std::optional<Visit> editingVisit(const Ground& ground, const helpdesk::Request& request, Act act)
{
    const auto customer = captured<CustomerId>(request, "customer");
    if (!customer)
        return std::nullopt;
    auto actor = actorOf(request.visitor, *customer, ground.services);
    if (authorise(actor, act) != Verdict::allowed)
        return std::nullopt;
    return visit(ground, request, std::move(actor), *customer);
}


helpdesk::Response framed(const Visit& visit, std::string title, std::string body, int status)
{
    helpdesk::Response response;
    response.status = status;
    response.body = std::move(body);
    if (visit.request.wantsFragment)
        return response;
    response.frame.title = std::move(title);
    response.frame.menu = visit.fromHelpdesk() ? "customers" : "contacts";
    if (visit.fromHelpdesk())
        response.frame.area = helpdesk::Frame::Area::agent;
    response.frame.customer = visit.customer().id.text();
    response.frame.styles = visit.ground.styles;
    response.frame.scripts = visit.ground.scripts;
    return response;
}


helpdesk::Response dialog(const Visit& visit, std::string_view templateName, templates::View view,
                          std::string title, int status)
{
    view.set("alone", !visit.request.wantsFragment);
    view.set("csrf", visit.request.csrf).set("path", visit.path());
    auto form = visit.render(templateName, view);
    if (visit.request.wantsFragment)
        return framed(visit, {}, std::move(form), status);
    // In a dialog the list behind it says so.
    const auto whose = visit.inWhosePlace();
    const templates::View page{{"content", templates::View::Markup{std::move(form)}},
                               {"backHref", visit.path()},
                               {"backWords", visit.say("page.title")},
                               {"inPlace", !whose.empty()},
                               {"inPlaceText", whose}};
    title += " – " + visit.customer().name;
    return framed(visit, std::move(title), visit.render("page/alone", page), status);
}


std::string nameOf(const Person& person)
{
    auto name = person.name();
    return name.empty() ? person.email : name;
}

}  // namespace contacts
