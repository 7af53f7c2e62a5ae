// A customer with a handful of people in memory, and everything a portal page stands on around it: real
// words, real templates, real use cases. What no page test needs throws.
#pragma once

#include "core/Services.h"
#include "hooks/Ground.h"

#include <helpdesk/Page.h>
#include <helpdesk/Services.h>

namespace portal {

using namespace contacts;

class Stage
{
public:
    Stage();
    ~Stage();

    /// A contact of the customer, active and logged in before.
    Contact& add(std::uint64_t id, std::string first, std::string last, std::string email,
                 std::set<RoleKey, std::less<>> roles);

    /// A draft line, as the server would have stored it.
    Change& draft(ChangeKind kind, PersonKey person);

    /// The customer's newest request, asked for by maria and decided twenty hours ago.
    Request& decided(RequestState state);

    /// As maria (Management, contact 1) unless `permissions` says otherwise.
    [[nodiscard]] helpdesk::Request request(std::set<std::string> permissions = {"contacts.manage"}) const;

    [[nodiscard]] const Ground& ground() const;
    [[nodiscard]] const Draft& stored() const;

    static constexpr std::uint64_t customer = 7;

private:
    struct World;
    std::unique_ptr<World> _world;
};

/// A helpdesk without a single ticket.
class NoTickets final : public helpdesk::Tickets
{
public:
    helpdesk::TicketId create(const helpdesk::Visitor&, const helpdesk::NewTicket&,
                              const std::function<void(helpdesk::Transaction&, helpdesk::TicketId)>&) override
    {
        return {};
    }
    void move(const helpdesk::Visitor&, helpdesk::TicketId, std::string_view, helpdesk::TicketStatus,
              const std::string&, const helpdesk::InTransaction&) override
    {
    }
    std::optional<helpdesk::Ticket> find(helpdesk::TicketId) override { return std::nullopt; }
    std::vector<helpdesk::TicketMessage> messages(helpdesk::TicketId, bool) override { return {}; }
};

[[nodiscard]] bool has(const std::string& text, std::string_view part);

/// The part of a page from `begin` to the next `end`; fails where there is none.
[[nodiscard]] std::string between(const std::string& page, std::string_view begin, std::string_view end);

}  // namespace portal
