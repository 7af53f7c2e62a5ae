// What the pages about mails share.
#pragma once

#include "hooks/Ground.h"
#include "hooks/Visiting.h"

namespace contacts {

[[nodiscard]] inline bool mayAdminister(const helpdesk::Request& request)
{
    return authorise(readerOf(request.visitor, CustomerId{}), Act::administer) == Verdict::allowed;
}


[[nodiscard]] inline helpdesk::Response adminPage(const Ground& ground, std::string title, std::string body)
{
    helpdesk::Response response;
    response.body = std::move(body);
    response.frame.title = std::move(title);
    response.frame.area = helpdesk::Frame::Area::admin;
    response.frame.menu = "outbox";
    response.frame.styles = ground.styles;
    return response;
}

}  // namespace contacts
