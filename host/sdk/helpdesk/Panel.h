// What a plugin shows inside the host's own pages: panels on tickets, menu entries.
#pragma once

#include "helpdesk/Page.h"
#include "helpdesk/Ticket.h"

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// A part of a ticket page, in the agent's or in the customer's area.
class HELPDESK_API Panel
{
public:
    virtual ~Panel() = default;

    /// HTML to stand above the conversation, or nothing when the ticket is none of the plugin's business.
    /// Forms in it post to the plugin's own pages. A throw leaves the ticket page without the panel and with
    /// an incident number in its place. [request-thread, concurrent]
    virtual std::optional<std::string> render(const Ticket& ticket, const Request& request) = 0;
};

struct MenuItem
{
    std::string key;  ///< What Frame::menu names.
    std::string label;
    std::string href;
    int position = 100;  ///< Ascending; the host's own: tickets 10, profile 900.
};

class HELPDESK_API Menu
{
public:
    virtual ~Menu() = default;

    /// The entries this visitor may use, in his language. `customer` is the one he works for, or empty.
    /// Must be fast: it runs with every page. [request-thread, concurrent]
    virtual std::vector<MenuItem> items(const Visitor& visitor, Frame::Area area,
                                        std::string_view customer) = 0;
};

HELPDESK_ABI_END
}  // namespace helpdesk
