#pragma once

#include "core/ports/TicketDesk.h"
#include "sql/base/Database.h"
#include "ticket-adapter/HostTransaction.h"

namespace contacts {

/// Runs `work` in a transaction of our own pool, with the host's accounts in it: same database, so one
/// transaction holds both. For commands that raise no ticket. Repeated whole when the database asks for it.
void inOwnTransaction(db::Pool& pool, const Join& join, helpdesk::Accounts& accounts,
                      helpdesk::LogIns& logIns, const std::function<void(DeskWork&)>& work);

}  // namespace contacts
