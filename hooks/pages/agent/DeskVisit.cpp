#include "hooks/pages/agent/DeskVisit.h"

#include "hooks/Visiting.h"

namespace contacts {

helpdesk::Response DeskVisit::show(std::string title, std::string_view menu, std::string_view view,
                                   const templates::View& values, int status) const
{
    helpdesk::Frame frame;
    frame.title = std::move(title);
    frame.area = helpdesk::Frame::Area::agent;
    frame.menu = menu;
    return framed(std::move(frame), view, values, status);
}


std::optional<DeskVisit> deskVisit(const Ground& ground, const helpdesk::Request& request)
{
    auto actor = readerOf(request.visitor, CustomerId{});
    if (authorise(actor, Act::keepCustomers) != Verdict::allowed)
        return std::nullopt;
    return DeskVisit{{ground, request}, std::move(actor)};
}


std::string customerPath(CustomerId customer)
{
    return "/agent/customers/" + customer.text();
}


std::string personPath(ContactId contact)
{
    return "/agent/contacts/" + contact.text();
}

}  // namespace contacts
