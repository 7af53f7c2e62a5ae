#include "host/src/pages/WorkOrders.h"

#include "host/src/pages/RoomsMenu.h"
#include "host/src/pages/TicketForm.h"
#include "host/src/pages/TicketViews.h"

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;

Response WorkOrders::handle(const Request& request)
{
    const bool posted = request.method == helpdesk::Method::post;
    const auto customer = posted ? request.form.text("customer") : request.query.text("customer");
    const auto* room = roomOf(request.visitor, customer, rooms::workOrders);
    if (!room || (posted && customer.empty()))
        return Response::notFound();
    return posted ? order(request, *room) : page(request, *room, {}, {}, {});
}


Response WorkOrders::order(const Request& request, const helpdesk::CustomerAccess& room) const
{
    const Typed typed{tidy(request.form.text("subject")), tidy(request.form.text("place")),
                      tidy(request.form.text("text"))};
    Problems problems;
    problems.subject = subjectProblem(typed.subject).value_or("");
    if (!typed.place.empty())
        problems.place = subjectProblem(typed.place) ? "workorder.place-wrong" : "";
    problems.text = textProblem(typed.text).value_or("");
    Response response;
    if (problems.none())
    {
        auto text = typed.text;
        if (!typed.place.empty())
        {
            const auto place =
                say(request, "workorder.place-line", {{"place", std::string_view(typed.place)}});
            // Both together may be longer than a message: then the order counts, and the place goes first.
            if (!textProblem(place + "\n\n" + text))
                text = place + "\n\n" + text;
            else
                problems.text = "field.text-too-long";
        }
        if (problems.none())
            try
            {
                const auto id = _parts.tickets.raise(
                    request.visitor,
                    {std::string(workOrderCategory), room.customer, typed.subject, text, {}});
                return Response::to("/portal/tickets/" + std::to_string(id.value) + "?done=ordered");
            }
            catch (const helpdesk::Refused& no)
            {
                response = page(request, room, typed, problems, {refused(request, no.refusal())});
                response.status = 422;
                return response;
            }
    }
    response = page(request, room, typed, problems, {wrong(request, "workorder.wrong")});
    response.status = 422;
    return response;
}


Response WorkOrders::page(const Request& request, const helpdesk::CustomerAccess& room, const Typed& typed,
                          const Problems& problems, const std::vector<Notice>& notices) const
{
    constexpr std::size_t most = 100;
    const TicketViews views(_parts, request, helpdesk::Frame::Area::portal);
    const TicketScope scope{request.visitor.account, room.customer, room.seesAllRequests};
    const auto orders = _parts.reader.ofCategory(scope, workOrderCategory, most);
    const auto sentence = [&](std::string_view key) {
        return key.empty() ? std::string() : say(request, key);
    };
    helpdesk::Frame frame;
    frame.title = say(request, "rooms.work-orders");
    frame.menu = "workorders";
    frame.customer = room.customer;
    return show(request, "portal/workorders",
                {{"customer", room.name},
                 {"customerId", room.customer},
                 {"everyones", room.seesAllRequests},
                 {"anyRow", !orders.empty()},
                 {"rows", views.rows(orders)},
                 {"orderSubject", typed.subject},
                 {"subjectWrong", !problems.subject.empty()},
                 {"subjectError", sentence(problems.subject)},
                 {"place", typed.place},
                 {"placeWrong", !problems.place.empty()},
                 {"placeError", sentence(problems.place)},
                 {"text", typed.text},
                 {"textWrong", !problems.text.empty()},
                 {"textError", sentence(problems.text)}},
                std::move(frame), notices);
}

}  // namespace supportcentre
