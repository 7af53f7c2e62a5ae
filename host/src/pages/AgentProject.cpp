#include "host/src/pages/AgentProject.h"

#include "host/src/pages/ProjectViews.h"
#include "host/src/pages/TicketForm.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using templates::View;
using Kind = ProjectEntry::Kind;
using Outcome = Projects::Outcome;

namespace {

constexpr const char* base = "/agent/projects";


Response back(const Project& project, std::string_view done)
{
    return Response::to(std::string(base) + "/" + std::to_string(project.id) + "?done=" + std::string(done));
}


/// Who was slower finds it done.
Response changed(const Project& project, Outcome outcome, std::string_view done)
{
    return outcome == Outcome::done || outcome == Outcome::already ? back(project, done)
                                                                   : Response::notFound();
}


/// Only what leads to a web page: nothing that runs (javascript:) or opens a program.
bool isWebAddress(std::string_view address)
{
    const bool web = address.starts_with("https://") || address.starts_with("http://");
    return web && address.size() > 10 && address.size() <= 2000 &&
           std::none_of(address.begin(), address.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte <= 0x20 || byte >= 0x7f || c == '"' || c == '<' || c == '>' || c == '\\';
           });
}

}  // namespace


Response AgentProject::handle(const Request& request)
{
    const auto id = numberIn(request, "project");
    const auto project = id ? _parts.projects.find(*id) : std::nullopt;
    if (!project)
        return Response::notFound();
    if (request.method == helpdesk::Method::post)
        return act(request, *project);
    if (request.captured.contains("entry"))
        return fileOf(_parts, request, *project);
    return page(request, *project, {}, {});
}


Response AgentProject::act(const Request& request, const Project& project) const
{
    if (const auto contact = request.captured.find("contact"); contact != request.captured.end())
        return _parts.projects.takeOff(request.visitor, project, contact->second) == Outcome::done
                   ? back(project, "taken-off")
                   : Response::notFound();
    if (request.captured.contains("entry"))
    {
        const auto entry = numberIn(request, "entry");
        return entry && _parts.projects.withdraw(project, *entry) == Outcome::done
                   ? back(project, "withdrawn")
                   : Response::notFound();
    }
    if (request.path.ends_with("/people"))
        return putOn(request, project);
    if (request.path.ends_with("/name"))
        return rename(request, project);
    if (request.path.ends_with("/close"))
        return changed(project, _parts.projects.close(request.visitor, project), "closed");
    if (request.path.ends_with("/reopen"))
        return changed(project, _parts.projects.reopen(request.visitor, project), "reopened");
    if (request.path.ends_with("/notes"))
        return publishNote(request, project);
    return request.path.ends_with("/links") ? publishLink(request, project) : publishFile(request, project);
}


Response AgentProject::putOn(const Request& request, const Project& project) const
{
    Typed typed;
    typed.form = "people";
    typed.person = {tidy(request.form.text("email")), tidy(request.form.text("firstName")),
                    tidy(request.form.text("lastName")), std::string(request.form.text("locale")),
                    std::string(request.form.text("role"))};
    const auto& customer = project.customer;
    auto person = _parts.directory.findByEmail(customer, typed.person.email);
    std::string contact = person ? person->contact : std::string();
    if (!person)
    {
        typed.isNew = true;
        const auto elsewhere = _parts.directory.findByEmail({}, typed.person.email);
        typed.isElsewhere = elsewhere.has_value();
        if (!request.form.find("role"))
            typed.problem = elsewhere ? _parts.words.say(request.visitor.locale, "projects.person-elsewhere",
                                                         {{"person", std::string_view(elsewhere->name)}})
                                      : say(request, "projects.person-unknown");
        else
        {
            auto added = _parts.directory.add(request.visitor, customer, typed.person);
            contact = std::move(added.contact);
            typed.problem = std::move(added.refusal);
        }
    }
    if (contact.empty())
        return refusedForm(request, project, typed);
    switch (_parts.projects.putOn(request.visitor, project, contact))
    {
    case Outcome::done: return back(project, "put-on");
    case Outcome::already: typed.problem = say(request, "projects.person-already"); break;
    case Outcome::full: typed.problem = say(request, "projects.people-full"); break;
    case Outcome::closed: typed.problem = say(request, "projects.is-closed"); break;
    default: typed.problem = say(request, "projects.person-unknown"); break;
    }
    typed.isNew = false;
    return refusedForm(request, project, typed);
}


Response AgentProject::rename(const Request& request, const Project& project) const
{
    Typed typed;
    typed.form = "name";
    typed.name = tidy(request.form.text("name"));
    if (const auto problem = projectNameProblem(typed.name); !problem.empty())
        typed.problem = say(request, problem);
    else
    {
        const auto outcome = _parts.projects.rename(request.visitor, project, typed.name);
        if (outcome != Outcome::taken)
            return changed(project, outcome, "renamed");
        typed.problem = say(request, "projects.name-taken");
    }
    return refusedForm(request, project, typed);
}


Response AgentProject::publishNote(const Request& request, const Project& project) const
{
    Typed typed;
    typed.form = "notes";
    typed.text = tidy(request.form.text("text"));
    if (const auto problem = textProblem(typed.text))
    {
        typed.problem = say(request, typed.text.empty() ? "projects.note-missing" : *problem);
        return refusedForm(request, project, typed);
    }
    ProjectEntry entry;
    entry.text = typed.text;
    return publish(request, project, std::move(entry), {}, typed);
}


Response AgentProject::publishLink(const Request& request, const Project& project) const
{
    Typed typed;
    typed.form = "links";
    typed.address = tidy(request.form.text("address"));
    typed.label = tidy(request.form.text("label"));
    if (!isWebAddress(typed.address))
        typed.problem = say(request, "projects.link-wrong");
    else if (!typed.label.empty() && subjectProblem(typed.label))
        typed.problem = say(request, "projects.label-wrong");
    if (!typed.problem.empty())
        return refusedForm(request, project, typed);
    ProjectEntry entry;
    entry.kind = Kind::link;
    entry.text = typed.address;
    entry.title = typed.label.empty() ? typed.address.substr(0, 200) : typed.label;
    return publish(request, project, std::move(entry), {}, typed);
}


Response AgentProject::publishFile(const Request& request, const Project& project) const
{
    Typed typed;
    typed.form = "files";
    const auto file = std::find_if(request.uploads.begin(), request.uploads.end(),
                                   [](const helpdesk::Upload& upload) { return upload.field == "file"; });
    if (file == request.uploads.end() || file->content.empty())
    {
        typed.problem =
            say(request, file == request.uploads.end() ? "projects.file-missing" : "projects.file-empty");
        return refusedForm(request, project, typed);
    }
    ProjectEntry entry;
    entry.kind = Kind::file;
    entry.title = file->name;
    return publish(request, project, std::move(entry), file->content, typed);
}


Response AgentProject::publish(const Request& request, const Project& project, ProjectEntry entry,
                               std::string_view content, const Typed& typed) const
{
    switch (_parts.projects.publish(request.visitor, project, std::move(entry), content))
    {
    case Outcome::done: return back(project, "published");
    case Outcome::full: {
        auto full = typed;
        full.problem = say(request, "projects.full");
        return refusedForm(request, project, full);
    }
    case Outcome::closed: {
        auto closed = typed;
        closed.problem = say(request, "projects.is-closed");
        return refusedForm(request, project, closed);
    }
    default: break;
    }
    return Response::notFound();
}


Response AgentProject::refusedForm(const Request& request, const Project& project, const Typed& typed) const
{
    // Asking for the rest of somebody new is no fault of whoever typed the address.
    const bool asks = typed.isNew && !request.form.find("role");
    std::vector<Notice> notices;
    if (!asks)
        notices.push_back(wrong(request, "refused.heading", typed.problem));
    auto response = page(request, project, typed, notices);
    response.status = 422;
    return response;
}


Response AgentProject::page(const Request& request, const Project& project, const Typed& typed,
                            const std::vector<Notice>& notices) const
{
    const ProjectViews views(_parts, request, base);
    const auto people = _parts.projects.people(project);
    const auto entries = _parts.projects.entries(project.id);
    const auto events = _parts.projects.events(project.id);
    const bool known = _parts.directory.isThere();
    View::List roles;
    View::List languages;
    if (typed.isNew)
    {
        for (auto& [key, label] : _parts.directory.roles(project.customer, request.visitor.locale))
            roles.push_back(
                {{"roleKey", key}, {"roleLabel", label}, {"chosenRole", key == typed.person.role}});
        for (const auto& locale : _parts.words.locales())
            languages.push_back({{"languageKey", locale},
                                 {"languageLabel", say(request, "language." + locale)},
                                 {"chosenLanguage", locale == typed.person.locale}});
    }
    const auto wrongIn = [&](const char* form) { return typed.form == form && !typed.problem.empty(); };
    // Closed meanwhile: what was typed stands there still, for when it is opened again.
    const auto offered = [&](const char* form) { return !project.closed() || wrongIn(form); };
    auto notes = views.entries(project, entries, Kind::note);
    auto links = views.entries(project, entries, Kind::link);
    auto files = views.entries(project, entries, Kind::file);
    helpdesk::Frame frame;
    frame.title = project.name;
    frame.area = helpdesk::Frame::Area::agent;
    frame.menu = "projects";
    return show(request, "agent/project",
                {{"name", project.name},
                 {"customer", project.customerName},
                 {"path", views.address(project.id)},
                 {"open", !project.closed()},
                 {"closed", project.closed()},
                 {"closedAt", views.closedAt(project)},
                 {"newName", typed.form == "name" ? typed.name : project.name},
                 {"nameWrong", wrongIn("name")},
                 {"anyEvent", !events.empty()},
                 {"events", views.events(events, _parts.projects.namesIn(project, events))},
                 {"known", known},
                 {"mayPutOn", known && offered("people")},
                 {"anyPerson", !people.empty()},
                 {"people", views.people(project, people)},
                 {"isNew", typed.isNew},
                 {"isElsewhere", typed.isElsewhere},
                 {"email", typed.person.email},
                 {"firstName", typed.person.firstName},
                 {"lastName", typed.person.lastName},
                 {"roles", std::move(roles)},
                 {"languages", std::move(languages)},
                 {"problem", typed.problem},
                 {"peopleWrong", wrongIn("people")},
                 {"noteForm", offered("notes")},
                 {"linkForm", offered("links")},
                 {"notesWrong", wrongIn("notes")},
                 {"linksWrong", wrongIn("links")},
                 {"filesWrong", wrongIn("files")},
                 {"text", typed.text},
                 {"label", typed.label},
                 {"address", typed.address},
                 {"anyNote", !notes.empty()},
                 {"notes", std::move(notes)},
                 {"anyLink", !links.empty()},
                 {"links", std::move(links)},
                 {"anyFile", !files.empty()},
                 {"files", std::move(files)}},
                std::move(frame), notices);
}

}  // namespace supportcentre
