// How tickets look on pages: rows of lists, facts, conversation, panels of plugins.
#pragma once

#include "host/src/pages/PageParts.h"

namespace supportcentre {

/// For one request; cheap to make.
class TicketViews
{
public:
    TicketViews(const PageParts& parts, const helpdesk::Request& request, helpdesk::Frame::Area area)
        : _parts(parts),
          _request(request),
          _area(area)
    {
    }

    [[nodiscard]] std::string categoryLabel(std::string_view category) const;
    [[nodiscard]] std::string statusLabel(helpdesk::TicketStatus status) const;
    [[nodiscard]] static std::string statusTag(helpdesk::TicketStatus status);

    /// Names: href number subject status statusTag category requester customerName owner hasOwner changed
    /// changedIso
    [[nodiscard]] templates::View row(const TicketRow& row) const;
    [[nodiscard]] templates::View::List rows(const std::vector<TicketRow>& rows) const;

    /// Names: postInitials postName postMine postAgent postNote posted postedIso paragraphs(lines(later
    /// pieces(breaks piece)))
    [[nodiscard]] templates::View::List
    conversation(const std::vector<helpdesk::TicketMessage>& messages) const;

    /// Names: panelHtml panelBroken panelIncident
    [[nodiscard]] templates::View::List panels(const helpdesk::Ticket& ticket) const;

    void setTime(templates::View& view, const std::string& name, helpdesk::Time time) const;

private:
    const PageParts& _parts;
    const helpdesk::Request& _request;
    helpdesk::Frame::Area _area;
};

/// Text as people typed it: an empty line parts paragraphs, a line end parts lines. Names: lines(later
/// pieces(breaks piece))
[[nodiscard]] templates::View::List paragraphsOf(std::string_view text);

}  // namespace supportcentre
