#pragma once

#include "core/draft/EditDraft.h"

namespace contacts {

/// Lines of a request that did not take effect become lines of the draft again: those that were rejected, all
/// of a request that was cancelled, or all of a returned one whose draft was discarded.
class BringBack
{
public:
    explicit BringBack(Services& services) : _services(services) {}

    /// As EditDraft answers; unknown also where nothing can come back. Lines about people who have left stay
    /// behind.
    [[nodiscard]] EditDraft::Result operator()(const Actor& actor, RequestId request) const;

    /// Whether there is a line to bring back, about somebody who is still there.
    [[nodiscard]] bool possible(const Request& request) const;

private:
    Services& _services;
};

}  // namespace contacts
