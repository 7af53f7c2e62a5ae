#include "host/src/pages/ParkedEvents.h"

#include "host/src/http/Text.h"

namespace supportcentre {

helpdesk::Response ParkedEvents::handle(const helpdesk::Request& request)
{
    if (request.method != helpdesk::Method::get)
    {
        const auto event = idIn(request.captured.at("event"));
        const bool again = request.path.ends_with("/retry");
        if (!event || !(again ? _parts.delivery.retry(*event) : _parts.delivery.drop(*event)))
            return helpdesk::Response::notFound();
        return helpdesk::Response::to(again ? "/admin/events?done=retried" : "/admin/events?done=dropped");
    }
    templates::View::List events;
    for (const auto& parked : _parts.delivery.parked())
    {
        templates::View event{{"event", std::to_string(parked.id)},
                              {"ticket", std::to_string(parked.ticket.value)},
                              {"subject", parked.subject},
                              {"act", say(request, "act." + parked.act)},
                              {"listeners", parked.listeners},
                              {"attempts", say(request, "events.attempts",
                                               {{"count", static_cast<long long>(parked.attempts)}})},
                              {"lastError", parked.lastError}};
        setTime(event, "happened", request, parked.at);
        events.push_back(std::move(event));
    }
    helpdesk::Frame frame;
    frame.title = say(request, "events.title");
    frame.area = helpdesk::Frame::Area::admin;
    frame.menu = "events";
    return show(request, "admin/events", {{"anyEvent", !events.empty()}, {"events", std::move(events)}},
                std::move(frame));
}

}  // namespace supportcentre
