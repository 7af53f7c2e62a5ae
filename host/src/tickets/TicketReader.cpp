#include "host/src/tickets/TicketReader.h"

namespace supportcentre {

namespace {

/// Lists are read one row longer than shown: that row only tells that there is more.
void cut(TicketReader::Listed& listed, std::size_t limit)
{
    listed.more = listed.rows.size() > limit;
    if (listed.more)
        listed.rows.resize(limit);
}

}  // namespace


std::optional<TicketRow> TicketReader::find(helpdesk::TicketId id)
{
    const auto connection = _pool.borrow();
    return TicketStore(*connection).find(id);
}


std::vector<helpdesk::TicketMessage> TicketReader::messages(helpdesk::TicketId id, bool withNotes)
{
    const auto connection = _pool.borrow();
    return TicketStore(*connection).messages(id, withNotes);
}


TicketReader::Listed TicketReader::list(const TicketScope& scope, ListWindow window)
{
    const auto limit = window.limit++;
    const auto connection = _pool.borrow();
    TicketStore store(*connection);
    Listed listed{store.list(scope, window), store.counts(scope), false};
    cut(listed, limit);
    return listed;
}


std::vector<TicketRow> TicketReader::ofCategory(const TicketScope& scope, std::string_view category,
                                                std::size_t limit)
{
    const auto connection = _pool.borrow();
    return TicketStore(*connection).ofCategory(scope, category, limit);
}


TicketReader::Listed TicketReader::queue(QueueFilter filter)
{
    const auto limit = filter.page.limit++;
    const auto connection = _pool.borrow();
    TicketStore store(*connection);
    Listed listed{store.queue(filter), store.counts(), false};
    cut(listed, limit);
    return listed;
}

}  // namespace supportcentre
