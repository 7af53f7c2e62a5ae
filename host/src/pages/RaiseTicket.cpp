#include "host/src/pages/RaiseTicket.h"

#include "host/src/pages/ListLinks.h"
#include "host/src/pages/TicketForm.h"
#include "host/src/pages/TicketViews.h"

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using templates::View;

Response RaiseTicket::handle(const Request& request)
{
    const bool posted = request.method == helpdesk::Method::post;
    const auto customer = posted ? request.form.text("customer") : request.query.text("customer");
    const auto scope = _parts.sight.scope(request.visitor, customer);
    if (!scope)
        return Response::notFound();
    return posted ? raise(request, *scope) : form(request, *scope, {}, {}, {});
}


Response RaiseTicket::raise(const Request& request, const TicketScope& scope) const
{
    const Typed typed{std::string(request.form.text("category")), tidy(request.form.text("subject")),
                      tidy(request.form.text("text"))};
    Problems problems;
    if (!_parts.sight.mayRaise(request.visitor, scope.customer, typed.category))
        problems.category = "field.category-not-yours";
    problems.subject = subjectProblem(typed.subject).value_or("");
    problems.text = textProblem(typed.text).value_or("");
    Response response;
    if (problems.category.empty() && problems.subject.empty() && problems.text.empty())
    {
        try
        {
            const auto id = _parts.tickets.raise(
                request.visitor, {typed.category, scope.customer, typed.subject, typed.text, {}});
            return Response::to("/portal/tickets/" + std::to_string(id.value) + "?done=raised");
        }
        catch (const helpdesk::Refused& no)
        {
            response = form(request, scope, typed, problems, {refused(request, no.refusal())});
        }
    }
    else
        response = form(request, scope, typed, problems, {wrong(request, "raise.wrong")});
    response.status = 422;
    return response;
}


Response RaiseTicket::form(const Request& request, const TicketScope& scope, const Typed& typed,
                           const Problems& problems, const std::vector<Notice>& notices) const
{
    const auto& visitor = request.visitor;
    const TicketViews views(_parts, request, helpdesk::Frame::Area::portal);
    View::List categories;
    for (const auto key : TicketSight::raisable(visitor, scope.customer))
        categories.push_back({{"categoryKey", std::string(key)},
                              {"categoryLabel", views.categoryLabel(key)},
                              {"chosen", key == typed.category}});
    const auto sentence = [&](std::string_view key) {
        return key.empty() ? std::string() : say(request, key);
    };
    const auto* customer = visitor.access.at(scope.customer);
    helpdesk::Frame frame;
    frame.title = say(request, "raise.title");
    frame.menu = "tickets";
    frame.customer = scope.customer;
    return show(request, "portal/raise",
                {{"listHref", "/portal/tickets" + queryOf({{"customer", scope.customer}})},
                 {"hasCustomer", customer != nullptr},
                 {"customer", customer ? customer->name : std::string()},
                 {"customerId", scope.customer},
                 {"possible", !categories.empty()},
                 {"categories", std::move(categories)},
                 {"subject", typed.subject},
                 {"text", typed.text},
                 {"categoryWrong", !problems.category.empty()},
                 {"categoryError", sentence(problems.category)},
                 {"subjectWrong", !problems.subject.empty()},
                 {"subjectError", sentence(problems.subject)},
                 {"textWrong", !problems.text.empty()},
                 {"textError", sentence(problems.text)}},
                std::move(frame), notices);
}

}  // namespace supportcentre
