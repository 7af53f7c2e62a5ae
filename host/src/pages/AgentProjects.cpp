#include "host/src/pages/AgentProjects.h"

#include "host/src/http/Text.h"
#include "host/src/pages/ProjectViews.h"
#include "host/src/pages/TicketForm.h"

#include <limits>

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;

namespace {

constexpr const char* base = "/agent/projects";

}  // namespace


Response AgentProjects::handle(const Request& request)
{
    return request.method == helpdesk::Method::post ? make(request) : page(request, {}, {});
}


Response AgentProjects::make(const Request& request) const
{
    Typed typed;
    typed.customer = tidy(request.form.text("customer"));
    typed.name = tidy(request.form.text("name"));
    typed.nameProblem = projectNameProblem(typed.name);
    const auto customer = _parts.directory.customerNamed(typed.customer);
    if (!customer)
        typed.customerProblem = "projects.customer-unknown";
    if (customer && typed.nameProblem.empty())
    {
        if (const auto id = _parts.projects.make(request.visitor, *customer, typed.name))
            return Response::to(std::string(base) + "/" + std::to_string(*id) + "?done=made");
        typed.nameProblem = "projects.name-taken";
    }
    auto response = page(request, typed, {wrong(request, "projects.not-made")});
    response.status = 422;
    return response;
}


Response AgentProjects::page(const Request& request, const Typed& typed,
                             const std::vector<Notice>& notices) const
{
    constexpr std::size_t pageSize = 50;
    const auto before = idIn(request.query.text("before"))
                            .value_or(static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    auto projects = _parts.projects.list(before, pageSize + 1);
    const bool more = projects.size() > pageSize;
    if (more)
        projects.resize(pageSize);
    const auto sentence = [&](std::string_view key) {
        return key.empty() ? std::string() : say(request, key);
    };
    helpdesk::Frame frame;
    frame.title = say(request, "rooms.projects");
    frame.area = helpdesk::Frame::Area::agent;
    frame.menu = "projects";
    const auto last = projects.empty() ? std::string() : std::to_string(projects.back().id);
    return show(request, "agent/projects",
                {{"possible", _parts.directory.isThere()},
                 {"customers", customersOffered()},
                 {"typedCustomer", typed.customer},
                 {"customerWrong", !typed.customerProblem.empty()},
                 {"customerError", sentence(typed.customerProblem)},
                 {"typedName", typed.name},
                 {"nameWrong", !typed.nameProblem.empty()},
                 {"nameError", sentence(typed.nameProblem)},
                 {"anyRow", !projects.empty()},
                 {"rows", ProjectViews(_parts, request, base).projects(projects)},
                 {"more", more},
                 {"moreHref", std::string(base) + "?before=" + last}},
                std::move(frame), notices);
}

}  // namespace supportcentre
