#include "hooks/pages/StaffVisit.h"

namespace contacts {

std::string StaffVisit::when(Time time) const
{
    return ground.words.shortTime(locale(), request.visitor.timeZone, time, ground.services.clock.now());
}


helpdesk::Response StaffVisit::framed(helpdesk::Frame frame, std::string_view view,
                                      const templates::View& values, int status) const
{
    helpdesk::Response response;
    response.status = status;
    response.body = ground.views.render(view, locale(), values);
    response.frame = std::move(frame);
    response.frame.styles = ground.styles;
    return response;
}

}  // namespace contacts
