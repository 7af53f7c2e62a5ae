#include "hooks/pages/portal/ReturnedRequest.h"

namespace contacts {

std::optional<Request> returnedRequest(const Visit& visit)
{
    if (!visit.head.openRequest || visit.rights == Rights::look)
        return std::nullopt;
    auto request = visit.ground.services.storage.read()->requests().find(visit.head.openRequest);
    if (!request || request->state != RequestState::returned)
        return std::nullopt;
    return request;
}

}  // namespace contacts
