#pragma once

#include "core/ports/TicketDesk.h"

#include <helpdesk/Services.h>

namespace contacts {

/// Stores over a transaction that the host opened and will commit. Given by the composition root, because
/// only storage knows what a transaction is made of.
using Join = std::function<std::unique_ptr<UnitOfWork>(helpdesk::Transaction&)>;

/// Runs one call of a host service that takes work of ours along, and sorts its failures: what our work threw
/// passes through unchanged, a Refused becomes a DeskRefusal. What else the host threw passes as well: it
/// goes back to the host, which knows its own failures.
class WorkInHost
{
public:
    /// Passes `work` to the host's transaction and remembers what it threw.
    void run(const std::function<void()>& work);

    /// `call` hands run() to the host.
    void around(const std::function<void()>& call);

private:
    std::exception_ptr _ours{};
};

}  // namespace contacts
