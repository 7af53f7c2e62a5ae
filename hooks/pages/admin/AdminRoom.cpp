#include "hooks/pages/admin/AdminRoom.h"

#include "hooks/Visiting.h"

namespace contacts {

bool mayAdminister(const helpdesk::Request& request)
{
    return authorise(readerOf(request.visitor, CustomerId{}), Act::administer) == Verdict::allowed;
}


helpdesk::Response AdminRoom::show(std::string_view templateName, const templates::View& view,
                                   std::string title, int status) const
{
    helpdesk::Frame frame;
    frame.title = std::move(title);
    frame.area = helpdesk::Frame::Area::admin;
    frame.menu = menu;
    return framed(std::move(frame), templateName, view, status);
}

}  // namespace contacts
