#pragma once

#include "core/ports/RemoteTickets.h"

#include <optional>
#include <string>
#include <utility>

namespace contacts::tests {

/// How a call of another house's desk failed, and what was said; nothing when it did not.
template <class Work>
std::pair<std::optional<RemoteFailure::Kind>, std::string> trouble(const Work& work)
{
    try
    {
        work();
    }
    catch (const RemoteFailure& failure)
    {
        return {failure.kind(), failure.what()};
    }
    return {};
}

}  // namespace contacts::tests
