// A request that nobody decides.
#pragma once

#include "core/Services.h"

#include <set>
#include <utility>

namespace contacts {

/// The job that tells the agents' queue address of requests that have been waiting for too long: once for
/// each request, and once more when it was corrected and waits again. One run at a time.
class RemindAgents
{
public:
    explicit RemindAgents(Services& services) : _services(services) {}

    /// How many requests wait so long; a mail that was put before is not put again.
    std::size_t operator()();

private:
    void remind(RequestId id, const Policy& policy, Time longAgo) const;

    Services& _services;
    std::set<std::pair<RequestId, std::uint32_t>>
        _told{};  ///< With their versions: known to be told, so that nothing is written to find out.
};

}  // namespace contacts
