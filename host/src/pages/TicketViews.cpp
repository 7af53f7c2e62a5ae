#include "host/src/pages/TicketViews.h"

#include "host/src/pages/Initials.h"
#include "host/src/pages/Rfc3339.h"
#include "templates/Breakable.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::TicketStatus;
using templates::View;

View::List paragraphsOf(std::string_view text)
{
    View::List paragraphs;
    View::List lines;
    const auto close = [&] {
        if (!lines.empty())
            paragraphs.push_back({{"lines", std::exchange(lines, {})}});
    };
    while (!text.empty())
    {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.find_first_not_of(" \t") == std::string_view::npos)
            close();
        else
            lines.push_back({{"later", !lines.empty()}, {"pieces", templates::breakable(line)}});
    }
    close();
    return paragraphs;
}


namespace {

/// "contact-changes" → "Contact changes": what is left to say while the plugin that knows its label is off.
std::string readableKey(std::string_view key)
{
    std::string text(key);
    std::replace(text.begin(), text.end(), '-', ' ');
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}  // namespace


std::string TicketViews::categoryLabel(std::string_view category) const
{
    const auto& locale = _request.visitor.locale;
    if (category == workOrderCategory ||
        std::find(formCategories.begin(), formCategories.end(), category) != formCategories.end())
        return _parts.words.say(locale, "category." + std::string(category));
    for (const auto& [key, label] : _parts.contributions.categories())
        if (key == category && !label.empty())
            return std::string(said(label, locale));
    return readableKey(category);
}


std::string TicketViews::statusLabel(TicketStatus status) const
{
    const std::string area = _area == helpdesk::Frame::Area::agent ? "agent." : "portal.";
    return _parts.words.say(_request.visitor.locale, "status." + area + std::string(nameOf(status)));
}


std::string TicketViews::statusTag(TicketStatus status)
{
    switch (status)
    {
    case TicketStatus::open: return "edit";
    case TicketStatus::waiting: return "warn";
    case TicketStatus::closed: return "add";
    case TicketStatus::cancelled: break;
    }
    return "none";
}


void TicketViews::setTime(View& view, const std::string& name, helpdesk::Time time) const
{
    const auto& visitor = _request.visitor;
    view.set(name, _parts.words.shortTime(visitor.locale, visitor.timeZone, time, _parts.now()));
    view.set(name + "Iso", rfc3339(time));
}


View TicketViews::row(const TicketRow& row) const
{
    const auto& ticket = row.ticket;
    const auto number = std::to_string(ticket.id.value);
    View view{
        {"href", (_area == helpdesk::Frame::Area::agent ? "/agent/tickets/" : "/portal/tickets/") + number},
        {"number", number},
        {"subject", ticket.subject},
        {"status", statusLabel(ticket.status)},
        {"statusTag", statusTag(ticket.status)},
        {"category", categoryLabel(ticket.category)},
        {"requester", ticket.requesterName},
        {"requesterEmail", ticket.requesterEmail},
        {"requesterInitials", initialsOf(ticket.requesterName)},
        {"hasCustomer", !row.customerName.empty()},
        {"customerName", row.customerName},
        {"hasOwner", row.owner.value != 0},
        {"owner", row.ownerName}};
    setTime(view, "changed", row.changedAt);
    setTime(view, "raised", ticket.raisedAt);
    return view;
}


View::List TicketViews::rows(const std::vector<TicketRow>& rows) const
{
    View::List list;
    for (const auto& each : rows)
        list.push_back(row(each));
    return list;
}


View::List TicketViews::conversation(const std::vector<helpdesk::TicketMessage>& messages) const
{
    View::List posts;
    for (const auto& message : messages)
    {
        const auto name = message.author.value == 0 || message.authorName.empty()
                              ? _parts.words.say(_request.visitor.locale, "ticket.system")
                              : message.authorName;
        View post{{"postInitials", initialsOf(name)},
                  {"postName", name},
                  {"postMine", message.author == _request.visitor.account},
                  {"postAgent", message.fromAgent},
                  {"postNote", message.internal},
                  {"paragraphs", paragraphsOf(message.text)}};
        setTime(post, "posted", message.at);
        posts.push_back(std::move(post));
    }
    return posts;
}


View::List TicketViews::panels(const helpdesk::Ticket& ticket) const
{
    View::List list;
    for (auto& panel : _parts.contributions.panels(_area, ticket, _request))
        list.push_back({{"panelBroken", !panel.incident.empty()},
                        {"panelIncident", std::move(panel.incident)},
                        {"panelHtml", View::Markup{std::move(panel.html)}}});
    return list;
}

}  // namespace supportcentre
