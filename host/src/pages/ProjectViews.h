// How a project looks, to agents and to its people.
#pragma once

#include "host/src/pages/PageParts.h"

namespace supportcentre {

/// For one request; cheap to make.
class ProjectViews
{
public:
    /// `base` is the address of the area's projects: "/agent/projects" or "/portal/projects".
    ProjectViews(const PageParts& parts, const helpdesk::Request& request, std::string base)
        : _parts(parts),
          _request(request),
          _base(std::move(base))
    {
    }

    /// Names: href name customerName people closed
    [[nodiscard]] templates::View::List projects(const std::vector<Project>& projects) const;
    /// Names: personName personEmail inactive offHref
    [[nodiscard]] templates::View::List people(const Project& project,
                                               const std::vector<helpdesk::PersonFacts>& people) const;
    /// Those of one kind. Names: title text href author at atIso size paragraphs(lines(later line)) offHref
    [[nodiscard]] templates::View::List
    entries(const Project& project, const std::vector<ProjectEntry>& entries, ProjectEntry::Kind kind) const;

    /// Who did what, and when. Names: sentence at atIso
    [[nodiscard]] templates::View::List events(const std::vector<ProjectEvent>& events,
                                               const std::map<std::string, std::string>& names) const;

    /// "Closed since today 14:05"; empty while it is open.
    [[nodiscard]] std::string closedAt(const Project& project) const;

    [[nodiscard]] std::string address(std::uint64_t project) const;

private:
    const PageParts& _parts;
    const helpdesk::Request& _request;
    std::string _base;
};

/// Of an address: digits only, no leading zero.
[[nodiscard]] std::optional<std::uint64_t> numberIn(const helpdesk::Request& request, std::string_view name);

/// Key of the words that say why this cannot be a project's name; empty when it can.
[[nodiscard]] std::string_view projectNameProblem(const std::string& name);

/// The answer to a request for one of the project's files.
[[nodiscard]] helpdesk::Response fileOf(const PageParts& parts, const helpdesk::Request& request,
                                        const Project& project);

}  // namespace supportcentre
