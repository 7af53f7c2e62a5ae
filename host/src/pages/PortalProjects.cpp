#include "host/src/pages/PortalProjects.h"

#include "host/src/pages/ProjectViews.h"

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;

namespace {

constexpr const char* base = "/portal/projects";


/// The customer named, else the first in which he works in a project, else his first.
const helpdesk::CustomerAccess* chosen(const helpdesk::Access& access, std::string_view customer)
{
    if (!customer.empty())
        return access.at(customer);
    for (const auto& each : access.customers)
        if (each.projects > 0)
            return &each;
    return access.customers.empty() ? nullptr : &access.customers.front();
}

}  // namespace


Response PortalProjects::handle(const Request& request)
{
    const auto& access = request.visitor.access;
    const auto* at = chosen(access, request.query.text("customer"));
    if (!at || access.contact.empty())
        return Response::notFound();
    const auto projects = _parts.projects.of(access.contact, at->customer);
    helpdesk::Frame frame;
    frame.title = say(request, "rooms.projects");
    frame.menu = "projects";
    frame.customer = at->customer;
    return show(request, "portal/projects",
                {{"customer", at->name},
                 {"anyRow", !projects.empty()},
                 {"rows", ProjectViews(_parts, request, base).projects(projects)}},
                std::move(frame));
}


Response PortalProject::handle(const Request& request)
{
    const auto& access = request.visitor.access;
    const auto id = numberIn(request, "project");
    const auto project = id ? _parts.projects.find(*id) : std::nullopt;
    // Who has no access to the customer any more has none to its projects either, whatever list he is on.
    if (!project || !access.at(project->customer) || !_parts.projects.isIn(project->id, access.contact))
        return Response::notFound();
    if (request.captured.contains("entry"))
        return fileOf(_parts, request, *project);

    const ProjectViews views(_parts, request, base);
    const auto people = _parts.projects.people(*project);
    const auto entries = _parts.projects.entries(project->id);
    const auto events = _parts.projects.events(project->id);
    using Kind = ProjectEntry::Kind;
    auto notes = views.entries(*project, entries, Kind::note);
    auto links = views.entries(*project, entries, Kind::link);
    auto files = views.entries(*project, entries, Kind::file);
    helpdesk::Frame frame;
    frame.title = project->name;
    frame.menu = "projects";
    frame.customer = project->customer;
    return show(request, "portal/project",
                {{"name", project->name},
                 {"customer", access.at(project->customer)->name},
                 {"listHref", std::string(base) + "?customer=" + project->customer},
                 {"closed", project->closed()},
                 {"closedAt", views.closedAt(*project)},
                 {"people", views.people(*project, people)},
                 {"anyEvent", !events.empty()},
                 {"events", views.events(events, _parts.projects.namesIn(*project, events))},
                 {"anyNote", !notes.empty()},
                 {"notes", std::move(notes)},
                 {"anyLink", !links.empty()},
                 {"links", std::move(links)},
                 {"anyFile", !files.empty()},
                 {"files", std::move(files)}},
                std::move(frame));
}

}  // namespace supportcentre
