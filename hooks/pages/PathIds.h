// Ids as they stand in addresses.
#pragma once

#include "core/Ids.h"
#include "core/Person.h"

#include <helpdesk/Page.h>

namespace contacts {

/// The value the route captured under `name`; empty when the route has no such name.
[[nodiscard]] inline std::string_view captured(const helpdesk::Request& request, std::string_view name)
{
    const auto found = request.captured.find(name);
    return found == request.captured.end() ? std::string_view() : std::string_view(found->second);
}


/// Nothing for anything but the canonical spelling: the page answers Response::notFound() then.
template <class AnyId>
[[nodiscard]] std::optional<AnyId> idIn(const helpdesk::Request& request, std::string_view name)
{
    return AnyId::from(captured(request, name));
}

}  // namespace contacts
