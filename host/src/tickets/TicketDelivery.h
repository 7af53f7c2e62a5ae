// Tells listeners' react() what has happened: after commit, at least once, in order per ticket, with
// back-off, parked in the end.
#pragma once

#include "host/src/plugins/Contributions.h"
#include "host/src/tickets/TicketEvents.h"

#include <functional>

namespace supportcentre {

/// Any number of nodes may deliver: an event is leased before anybody is told. [thread-safe]
class TicketDelivery
{
public:
    using Now = std::function<helpdesk::Time()>;

    struct Patience
    {
        int attempts = 8;                       ///< Then the event is parked.
        std::chrono::milliseconds first{2000};  ///< Doubles with each attempt, at most an hour.
        std::chrono::milliseconds lease{300000};
        std::chrono::milliseconds absent{60000};  ///< Until it is tried again for a plugin that does not run.
    };

    TicketDelivery(db::Pool& pool, Contributions& contributions, Now now, Patience patience);
    TicketDelivery(db::Pool& pool, Contributions& contributions, Now now)
        : TicketDelivery(pool, contributions, std::move(now), Patience{})
    {
    }

    /// Delivers what is due until nothing is. Returns how many events were told to all their listeners.
    std::size_t deliver();

    /// A plugin has started.
    void wake(const std::string& plugin);

    [[nodiscard]] std::vector<TicketEvents::Parked> parked();
    bool retry(std::uint64_t event);
    bool drop(std::uint64_t event);

private:
    [[nodiscard]] std::optional<helpdesk::TicketEvent> whole(const TicketEvents::Waiting& waiting);
    bool tell(std::uint64_t id);
    [[nodiscard]] helpdesk::Time after(int attempts) const;

    db::Pool& _pool;
    Contributions& _contributions;
    Now _now;
    Patience _patience;
    std::string _node;
};

}  // namespace supportcentre
