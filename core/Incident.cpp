#include "core/Incident.h"

namespace contacts {

RemoteFailure asIncident(const RemoteFailure& failure, Secrets& secrets)
{
    constexpr std::size_t bytes = 4;  // Enough for one log.
    return {failure.kind(), std::string(failure.what()) + " (incident " + secrets.random(bytes) + ")"};
}

}  // namespace contacts
