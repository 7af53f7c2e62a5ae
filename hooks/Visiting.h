// From the host's visitor to core's actor.
#pragma once

#include "core/Services.h"

#include <helpdesk/Page.h>

namespace contacts {

/// Reads nothing: what the host asked our AccessSource for in this very request decides what he may see. For
/// pages and calls that only read.
[[nodiscard]] Actor readerOf(const helpdesk::Visitor& visitor, CustomerId customer);

/// For everything that writes: who he is as a contact, and what he may do in this customer, read from the
/// database now.
[[nodiscard]] Actor actorOf(const helpdesk::Visitor& visitor, CustomerId customer, Services& services);

/// For what is written into the draft alone, which has no effect before its sender is judged anew: of a
/// contact what the host asked for in this very request; whether an agent acts in the customer's place stands
/// in the database only.
[[nodiscard]] Actor draftingActorOf(const helpdesk::Visitor& visitor, CustomerId customer,
                                    Services& services);

/// The customer, contact or request that a route's {name} stands for. Nothing for anything but the canonical
/// spelling.
template <class Some>
[[nodiscard]] std::optional<Some> captured(const helpdesk::Request& request, std::string_view name)
{
    const auto found = request.captured.find(name);
    return found == request.captured.end() ? std::nullopt : Some::from(found->second);
}

}  // namespace contacts
