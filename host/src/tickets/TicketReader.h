// Reading tickets for pages and calls: each function is one borrowed connection and one or two statements.
#pragma once

#include "host/src/tickets/TicketStore.h"

namespace supportcentre {

/// [thread-safe]. Throws db::Error.
class TicketReader
{
public:
    explicit TicketReader(db::Pool& pool) : _pool(pool) {}

    [[nodiscard]] std::optional<TicketRow> find(helpdesk::TicketId id);
    [[nodiscard]] std::vector<helpdesk::TicketMessage> messages(helpdesk::TicketId id, bool withNotes);

    struct Listed
    {
        std::vector<TicketRow> rows;
        StatusCounts counts{};
        bool more = false;  ///< Older ones follow.
    };

    [[nodiscard]] Listed list(const TicketScope& scope, ListWindow window);
    /// Newest change first, at most `limit`.
    [[nodiscard]] std::vector<TicketRow> ofCategory(const TicketScope& scope, std::string_view category,
                                                    std::size_t limit);
    [[nodiscard]] Listed queue(QueueFilter filter);

private:
    db::Pool& _pool;
};

}  // namespace supportcentre
