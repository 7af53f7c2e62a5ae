// A new e-mail address between the link to it and its confirmation.
#pragma once

#include "core/ports/Storage.h"

namespace contacts {

struct AwaitedAddress
{
    std::string email;
    CustomerId askedAt{};  ///< Where it was asked for; of what he asked for himself, one of his customers.
    Time until{};
    bool over = false;  ///< The link has run out, and the present address stays.
};

/// Nothing where none waits, and of a link that ran out long ago: whoever wonders has asked again by then.
[[nodiscard]] std::optional<AwaitedAddress> awaitedAddress(UnitOfWork& work, ContactId contact, Time now);

}  // namespace contacts
