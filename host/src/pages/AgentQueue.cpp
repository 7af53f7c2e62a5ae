#include "host/src/pages/AgentQueue.h"

#include "host/src/pages/ListLinks.h"
#include "host/src/pages/TicketForm.h"
#include "host/src/pages/TicketViews.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::TicketStatus;
using templates::View;

helpdesk::Response AgentQueue::handle(const helpdesk::Request& request)
{
    const auto& query = request.query;
    const auto status = query.find("status") ? query.text("status") : std::string_view("open");
    const auto owner = query.text("owner");
    QueueFilter filter;
    filter.page.category = query.text("category");
    filter.page.search = query.text("search").substr(0, 200);
    const auto customerName = tidy(query.text("customer"));
    const auto customer = _parts.directory.customerNamed(customerName);
    const bool customerWrong = !customer && !customerName.empty();
    if (customer)
        filter.customer = customer->customer;
    if (const auto chosen = statusNamed(status))
        filter.page.statuses = {*chosen};
    if (owner == "me")
        filter.owner = request.visitor.account;
    else if (owner == "nobody")
        filter.owner = helpdesk::AccountId{};
    readCursor(query.text("before"), filter.page);
    const auto listed = customerWrong ? TicketReader::Listed{} : _parts.reader.queue(filter);

    const TicketViews views(_parts, request, helpdesk::Frame::Area::agent);
    const auto address = [&](std::string_view of, const std::string& before = {}) {
        return "/agent/tickets" + queryOf({{"status", std::string(of)},
                                           {"search", filter.page.search},
                                           {"customer", customerName},
                                           {"category", filter.page.category},
                                           {"owner", std::string(owner)},
                                           {"before", before}});
    };
    View::List chips;
    std::size_t total = 0;
    for (const auto each : allStatuses)
    {
        const auto found = listed.counts.find(each);
        const auto count = found == listed.counts.end() ? 0 : found->second;
        total += count;
        chips.push_back({{"chipHref", address(nameOf(each))},
                         {"chipLabel", views.statusLabel(each)},
                         {"chipCurrent", nameOf(each) == status},
                         {"chipCount", std::to_string(count)}});
    }
    chips.push_back({{"chipHref", address("all")},
                     {"chipLabel", say(request, "filter.all")},
                     {"chipCurrent", filter.page.statuses.empty()},
                     {"chipCount", std::to_string(total)}});

    helpdesk::Frame frame;
    frame.title = say(request, "queue.title");
    frame.area = helpdesk::Frame::Area::agent;
    frame.menu = "tickets";
    return show(request, "agent/queue",
                {{"statusKey", std::string(filter.page.statuses.empty() ? "all" : status)},
                 {"search", filter.page.search},
                 {"customersKnown", _parts.directory.isThere()},
                 {"customers", customersOffered()},
                 {"customer", customerName},
                 {"customerWrong", customerWrong},
                 {"categories", categories(request, filter.page.category)},
                 {"owners", owners(request, owner)},
                 {"chips", std::move(chips)},
                 {"anyRow", !listed.rows.empty()},
                 {"rows", views.rows(listed.rows)},
                 {"more", listed.more},
                 {"moreHref",
                  listed.rows.empty() ? std::string() : address(status, cursorAfter(listed.rows.back()))}},
                std::move(frame));
}


View::List AgentQueue::categories(const helpdesk::Request& request, const std::string& chosen) const
{
    const TicketViews views(_parts, request, helpdesk::Frame::Area::agent);
    std::vector<std::string> keys(formCategories.begin(), formCategories.end());
    keys.emplace_back(workOrderCategory);
    for (const auto& [key, label] : _parts.contributions.categories())
        keys.push_back(key);
    View::List list;
    for (const auto& key : keys)
        list.push_back({{"categoryKey", key},
                        {"categoryLabel", views.categoryLabel(key)},
                        {"chosenCategory", key == chosen}});
    return list;
}


View::List AgentQueue::owners(const helpdesk::Request& request, std::string_view chosen) const
{
    View::List list;
    for (const std::string key : {"", "me", "nobody"})
        list.push_back(
            {{"ownerKey", key},
             {"ownerLabel", say(request, "queue.owner-" + (key.empty() ? std::string("any") : key))},
             {"chosenOwner", key == chosen}});
    return list;
}

}  // namespace supportcentre
