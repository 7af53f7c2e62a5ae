#include "host/src/pages/RoomsMenu.h"

#include "host/src/http/LocalPath.h"

#include <algorithm>

namespace supportcentre {

std::vector<helpdesk::MenuItem> RoomsMenu::items(const helpdesk::Visitor& visitor, helpdesk::Frame::Area area,
                                                 std::string_view customer)
{
    std::vector<helpdesk::MenuItem> items;
    const auto& locale = visitor.locale;
    if (area == helpdesk::Frame::Area::agent && visitor.agent)
        items.push_back({"projects", _words.say(locale, "rooms.projects"), "/agent/projects", 30});
    const auto& all = visitor.access.customers;
    const auto* at = customer.empty() && !all.empty() ? &all.front() : visitor.access.at(customer);
    if (area != helpdesk::Frame::Area::portal || at == nullptr)
        return items;
    const auto query = all.size() > 1 ? "?customer=" + percentEncoded(at->customer) : std::string();
    const auto add = [&](const char* key, const char* word, const char* path, int position) {
        items.push_back({key, _words.say(locale, word), path + query, position});
    };
    if (at->projects > 0)
        add("projects", "rooms.projects", "/portal/projects", 40);
    if (at->may(rooms::workOrders))
        add("workorders", "rooms.work-orders", "/portal/workorders", 50);
    if (at->may(rooms::billing))
        add("billing", "rooms.billing", "/portal/billing", 60);
    if (at->may(rooms::reports))
        add("reports", "rooms.reports", "/portal/reports", 70);
    return items;
}


const helpdesk::CustomerAccess* roomOf(const helpdesk::Visitor& visitor, std::string_view customer,
                                       std::string_view permission)
{
    const auto& all = visitor.access.customers;
    const auto found = std::find_if(all.begin(), all.end(), [&](const helpdesk::CustomerAccess& each) {
        return (customer.empty() || each.customer == customer) && each.may(permission);
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace supportcentre
