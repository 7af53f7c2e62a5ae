#include "host/src/http/Passing.h"

#include "host/src/plugins/Guard.h"
#include "host/src/security/Turnstile.h"
#include "sql/base/Database.h"

#include <helpdesk/Services.h>

namespace supportcentre {

namespace {

/// A lost COMMIT among them: whether it was one, its caller finds out by looking again.
bool passes(db::Error::Kind kind)
{
    return kind == db::Error::Kind::unavailable || kind == db::Error::Kind::again ||
           kind == db::Error::Kind::unknownOutcome;
}

}  // namespace


std::optional<Passing> passing(const std::exception& failure) noexcept
{
    using namespace std::chrono_literals;
    if (dynamic_cast<const Turnstile::Full*>(&failure) != nullptr)
        return Passing{2s, false};
    if (dynamic_cast<const PluginStopped*>(&failure) != nullptr)
        return Passing{5s, false};  // Somebody wants it so.
    const auto* error = dynamic_cast<const db::Error*>(&failure);
    if ((error && passes(error->kind())) || dynamic_cast<const helpdesk::TryLater*>(&failure) != nullptr ||
        dynamic_cast<const helpdesk::TryAgain*>(&failure) != nullptr)
        return Passing{5s};
    return std::nullopt;
}

}  // namespace supportcentre
