// Tables sc_ticket and sc_ticket_message on a connection that somebody lends, so that several writes share
// his transaction.
#pragma once

#include "host/src/tickets/TicketRow.h"
#include "sql/base/Database.h"

#include <map>
#include <vector>

namespace supportcentre {

/// Which tickets of a list, newest change first.
struct ListWindow
{
    std::vector<helpdesk::TicketStatus> statuses;  ///< Empty: all.
    std::string category;                          ///< Empty: any.
    std::string search;                            ///< A part of what the list shows, or a number.
    helpdesk::Time before =
        helpdesk::Time::max();  ///< Cursor: changes before this time, or at it with a smaller id.
    helpdesk::TicketId beforeId{};
    std::size_t limit = 50;
};

/// Whose tickets somebody may list in the portal.
struct TicketScope
{
    helpdesk::AccountId account{};
    std::string customer;    ///< Empty: the account's own tickets wherever they belong.
    bool everyones = false;  ///< All of the customer, not only his own.
};

struct QueueFilter
{
    ListWindow page{};
    std::string customer;                      ///< Empty: any.
    std::optional<helpdesk::AccountId> owner;  ///< Nothing: any; 0: nobody's.
};

using StatusCounts = std::map<helpdesk::TicketStatus, std::size_t>;

/// Throws db::Error.
class TicketStore
{
public:
    explicit TicketStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<TicketRow> find(helpdesk::TicketId id);
    [[nodiscard]] std::vector<TicketRow> list(const TicketScope& scope, const ListWindow& page);
    [[nodiscard]] std::vector<TicketRow> ofCategory(const TicketScope& scope, std::string_view category,
                                                    std::size_t limit);
    [[nodiscard]] std::size_t countOpen(helpdesk::AccountId requester, std::string_view customer);
    [[nodiscard]] std::vector<TicketRow> queue(const QueueFilter& filter);
    [[nodiscard]] StatusCounts counts(const TicketScope& scope);
    [[nodiscard]] StatusCounts counts();

    [[nodiscard]] std::vector<helpdesk::TicketMessage> messages(helpdesk::TicketId id, bool withNotes);
    [[nodiscard]] std::optional<helpdesk::TicketMessage> message(std::uint64_t id);

    /// Throws db::Error{unique} when the reference is taken.
    [[nodiscard]] helpdesk::TicketId add(const TicketRow& row);

    /// False: the ticket has another version by now.
    [[nodiscard]] bool move(const TicketRow& row, helpdesk::TicketStatus to, helpdesk::Time at);
    [[nodiscard]] bool own(const TicketRow& row, helpdesk::AccountId owner);

    [[nodiscard]] std::uint64_t say(helpdesk::TicketId ticket, const helpdesk::TicketMessage& message);

private:
    db::Connection& _connection;
};

}  // namespace supportcentre
