#include "host/src/pages/ProjectViews.h"

#include "host/src/http/LocalPath.h"
#include "host/src/http/Text.h"
#include "host/src/pages/FileReply.h"
#include "host/src/pages/Formats.h"
#include "host/src/pages/Rfc3339.h"
#include "host/src/pages/TicketForm.h"
#include "host/src/pages/TicketViews.h"

namespace supportcentre {

using templates::View;

std::string ProjectViews::address(std::uint64_t project) const
{
    return _base + "/" + std::to_string(project);
}


View::List ProjectViews::projects(const std::vector<Project>& projects) const
{
    View::List list;
    for (const auto& project : projects)
        list.push_back({{"href", address(project.id)},
                        {"name", project.name},
                        {"customerName", project.customerName},
                        {"closed", project.closed()},
                        {"people", _parts.words.say(_request.visitor.locale, "projects.people-count",
                                                    {{"count", static_cast<long long>(project.people)}})}});
    return list;
}


View::List ProjectViews::people(const Project& project,
                                const std::vector<helpdesk::PersonFacts>& people) const
{
    View::List list;
    for (const auto& person : people)
        list.push_back(
            {{"personName", person.name},
             {"personEmail", person.email},
             {"inactive", !person.active},
             {"offHref", address(project.id) + "/people/" + percentEncoded(person.contact) + "/off"}});
    return list;
}


View::List ProjectViews::entries(const Project& project, const std::vector<ProjectEntry>& entries,
                                 ProjectEntry::Kind kind) const
{
    const auto& visitor = _request.visitor;
    View::List list;
    for (const auto& entry : entries)
    {
        if (entry.kind != kind)
            continue;
        const auto id = std::to_string(entry.id);
        const bool isFile = kind == ProjectEntry::Kind::file;
        list.push_back(
            {{"title", entry.title},
             {"href", isFile ? address(project.id) + "/files/" + id : entry.text},
             {"author",
              entry.author.empty() ? _parts.words.say(visitor.locale, "projects.helpdesk") : entry.author},
             {"at", _parts.words.shortTime(visitor.locale, visitor.timeZone, entry.at, _parts.now())},
             {"atIso", rfc3339(entry.at)},
             {"size", isFile ? sizeWords(visitor.locale, entry.size) : std::string()},
             {"paragraphs", paragraphsOf(kind == ProjectEntry::Kind::note ? entry.text : std::string())},
             {"offHref", address(project.id) + "/entries/" + id + "/off"}});
    }
    return list;
}


View::List ProjectViews::events(const std::vector<ProjectEvent>& events,
                                const std::map<std::string, std::string>& names) const
{
    const auto& visitor = _request.visitor;
    const auto& words = _parts.words;
    View::List list;
    for (const auto& event : events)
    {
        const auto found = names.find(event.contact);
        const auto whom =
            found == names.end() ? words.say(visitor.locale, "projects.former-person") : found->second;
        const auto by = event.by.empty() ? words.say(visitor.locale, "projects.helpdesk") : event.by;
        list.push_back(
            {{"sentence", words.say(visitor.locale, "projects.event." + std::string(nameOf(event.act)),
                                    {{"person", std::string_view(by)},
                                     {"whom", std::string_view(whom)},
                                     {"name", std::string_view(event.text)}})},
             {"at", words.shortTime(visitor.locale, visitor.timeZone, event.at, _parts.now())},
             {"atIso", rfc3339(event.at)}});
    }
    return list;
}


std::string ProjectViews::closedAt(const Project& project) const
{
    if (!project.closed())
        return {};
    const auto& visitor = _request.visitor;
    const auto time =
        _parts.words.shortTime(visitor.locale, visitor.timeZone, project.closedAt, _parts.now());
    return _parts.words.say(visitor.locale, "projects.closed-since", {{"time", std::string_view(time)}});
}


std::string_view projectNameProblem(const std::string& name)
{
    constexpr std::size_t longest = 200;
    if (name.empty())
        return "projects.name-missing";
    return name.size() > longest || subjectProblem(name) ? "projects.name-wrong" : "";
}


std::optional<std::uint64_t> numberIn(const helpdesk::Request& request, std::string_view name)
{
    const auto found = request.captured.find(name);
    return found == request.captured.end() ? std::nullopt : idIn(found->second);
}


helpdesk::Response fileOf(const PageParts& parts, const helpdesk::Request& request, const Project& project)
{
    const auto id = numberIn(request, "entry");
    const auto entry = id ? parts.projects.entry(project.id, *id) : std::nullopt;
    if (!entry || entry->kind != ProjectEntry::Kind::file)
        return helpdesk::Response::notFound();
    return fileReply(entry->title, parts.projects.content(entry->id));
}

}  // namespace supportcentre
