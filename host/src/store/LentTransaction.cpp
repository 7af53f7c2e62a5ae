#include "host/src/store/LentTransaction.h"

#include <helpdesk/Services.h>

namespace supportcentre {

void inLentTransaction(db::Pool& pool, const std::function<void(db::Connection&)>& work)
{
    constexpr int attempts = 8;
    db::inTransaction(pool, work, attempts, [](const std::exception& thrown) {
        return dynamic_cast<const helpdesk::TryAgain*>(&thrown) != nullptr;
    });
}

}  // namespace supportcentre
