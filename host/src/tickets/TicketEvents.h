// Table sc_ticket_event: what has happened to tickets and is still to be told to the listeners' react().
#pragma once

#include "host/src/tickets/TicketRow.h"
#include "sql/base/Database.h"

#include <vector>

namespace supportcentre {

/// Works on a connection that somebody lends. Throws db::Error.
class TicketEvents
{
public:
    explicit TicketEvents(db::Connection& connection) : _connection(connection) {}

    struct Waiting
    {
        std::uint64_t id = 0;
        helpdesk::TicketId ticket{};
        helpdesk::TicketAct act{};
        helpdesk::AccountId actor{};
        std::uint64_t message = 0;
        helpdesk::Time at{};
        std::vector<std::string> listeners;  ///< Keys of those that have not been told yet.
        int attempts = 0;
    };

    struct Parked
    {
        std::uint64_t id = 0;
        helpdesk::TicketId ticket{};
        std::string subject;
        std::string act;
        helpdesk::Time at{};
        std::string listeners;
        int attempts = 0;
        std::string lastError;
    };

    [[nodiscard]] std::uint64_t add(const Waiting& event);

    /// Ids that may be told now, the oldest of each ticket.
    [[nodiscard]] std::vector<std::uint64_t> due(helpdesk::Time now);

    /// The event, when this node got it.
    [[nodiscard]] std::optional<Waiting> lease(std::uint64_t id, const std::string& node, helpdesk::Time now,
                                               helpdesk::Time until);
    void done(std::uint64_t id, const std::string& node);

    struct Later
    {
        helpdesk::Time next{};
        bool park = false;
        std::string error;
    };
    void later(const Waiting& event, const std::string& node, const Later& later);

    /// A plugin is there again: its events need not wait any longer.
    void wake(const std::string& plugin, helpdesk::Time now);

    [[nodiscard]] std::vector<Parked> parked();
    bool retry(std::uint64_t id, helpdesk::Time now);
    bool drop(std::uint64_t id);

private:
    db::Connection& _connection;
};

}  // namespace supportcentre
