#include "hooks/api/JsonFacts.h"

#include <cstdio>

namespace contacts {

using helpdesk::Json;

Json toJson(Time time)
{
    using namespace std::chrono;
    if (time == Time{})
        return nullptr;
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return std::string(text);
}


Json briefly(const Customer& customer)
{
    return Json::object().set("id", customer.id.text()).set("name", customer.name);
}


Json ticketJson(std::uint64_t ticket, const TicketDesk& desk, bool forAgent)
{
    if (ticket == 0)
        return nullptr;
    return Json::object().set("id", std::to_string(ticket)).set("url", desk.address(ticket, forAgent));
}


Json requesterJson(const Request& request)
{
    return Json::object().set("contact", idOrNull(request.requester)).set("name", request.requesterName);
}

}  // namespace contacts
