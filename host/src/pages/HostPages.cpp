#include "host/src/pages/HostPages.h"

namespace supportcentre {

using helpdesk::Audience;
using helpdesk::Method;

HostPages::HostPages(const PageParts& parts)
    : _home(parts),
      _tickets(parts),
      _raise(parts),
      _ticket(parts),
      _profile(parts),
      _language(parts),
      _projects(parts),
      _project(parts),
      _billing(parts),
      _reports(parts),
      _workOrders(parts),
      _queue(parts),
      _agentTicket(parts),
      _agentProjects(parts),
      _agentProject(parts),
      _plugins(parts),
      _plugin(parts),
      _health(parts),
      _events(parts)
{
}


void HostPages::addTo(Router& router)
{
    const auto add = [&](Method method, const char* route, Audience audience, helpdesk::Page& page) {
        router.add({method, route, audience, &page, {}, {}});
    };
    add(Method::get, "/", Audience::everyone, _start);
    add(Method::get, "/portal", Audience::signedIn, _home);
    add(Method::get, "/portal/tickets", Audience::signedIn, _tickets);
    add(Method::get, "/portal/tickets/new", Audience::signedIn, _raise);
    add(Method::post, "/portal/tickets/new", Audience::signedIn, _raise);
    add(Method::get, "/portal/tickets/{ticket}", Audience::signedIn, _ticket);
    add(Method::post, "/portal/tickets/{ticket}/reply", Audience::signedIn, _ticket);
    add(Method::post, "/portal/tickets/{ticket}/cancel", Audience::signedIn, _ticket);
    add(Method::get, "/portal/profile", Audience::signedIn, _profile);
    add(Method::post, "/portal/profile", Audience::signedIn, _profile);
    add(Method::post, "/portal/profile/password", Audience::signedIn, _profile);
    add(Method::post, "/portal/profile/sessions", Audience::signedIn, _profile);
    add(Method::post, "/language", Audience::signedIn, _language);
    add(Method::get, "/agent", Audience::agents, _start);
    add(Method::get, "/agent/tickets", Audience::agents, _queue);
    add(Method::get, "/agent/tickets/{ticket}", Audience::agents, _agentTicket);
    for (const char* act : {"/agent/tickets/{ticket}/reply", "/agent/tickets/{ticket}/note",
                            "/agent/tickets/{ticket}/status", "/agent/tickets/{ticket}/own"})
        add(Method::post, act, Audience::agents, _agentTicket);
    addRooms(router);
    add(Method::get, "/admin", Audience::administrators, _plugins);
    add(Method::get, "/admin/plugins", Audience::administrators, _plugins);
    add(Method::post, "/admin/plugins/{plugin}/enable", Audience::administrators, _plugins);
    add(Method::get, "/admin/plugins/{plugin}/disable", Audience::administrators, _plugins);
    add(Method::post, "/admin/plugins/{plugin}/disable", Audience::administrators, _plugins);
    add(Method::get, "/admin/plugins/{plugin}", Audience::administrators, _plugin);
    // Who has pasted a control character into one of thirty fields is shown which, and keeps the others.
    router.add({Method::post,
                "/admin/plugins/{plugin}",
                Audience::administrators,
                &_plugin,
                {},
                {},
                TakesFiles::no,
                OddValues::kept});
    add(Method::get, "/admin/health", Audience::administrators, _health);
    add(Method::get, "/admin/events", Audience::administrators, _events);
    add(Method::post, "/admin/events/{event}/retry", Audience::administrators, _events);
    add(Method::post, "/admin/events/{event}/drop", Audience::administrators, _events);
}


void HostPages::addRooms(Router& router)
{
    const auto add = [&](Method method, const std::string& route, Audience audience, helpdesk::Page& page,
                         TakesFiles files = TakesFiles::no) {
        router.add({method, route, audience, &page, {}, {}, files});
    };
    add(Method::get, "/portal/projects", Audience::signedIn, _projects);
    add(Method::get, "/portal/projects/{project}", Audience::signedIn, _project);
    add(Method::get, "/portal/projects/{project}/files/{entry}", Audience::signedIn, _project);
    add(Method::get, "/portal/billing", Audience::signedIn, _billing);
    add(Method::get, "/portal/reports", Audience::signedIn, _reports);
    add(Method::get, "/portal/workorders", Audience::signedIn, _workOrders);
    add(Method::post, "/portal/workorders", Audience::signedIn, _workOrders);
    add(Method::get, "/agent/projects", Audience::agents, _agentProjects);
    add(Method::post, "/agent/projects", Audience::agents, _agentProjects);
    const std::string one = "/agent/projects/{project}";
    add(Method::get, one, Audience::agents, _agentProject);
    add(Method::get, one + "/files/{entry}", Audience::agents, _agentProject);
    for (const char* act : {"/people", "/people/{contact}/off", "/notes", "/links", "/entries/{entry}/off",
                            "/name", "/close", "/reopen"})
        add(Method::post, one + act, Audience::agents, _agentProject);
    add(Method::post, one + "/files", Audience::agents, _agentProject, TakesFiles::yes);
}

}  // namespace supportcentre
