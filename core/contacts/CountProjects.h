#pragma once

#include "core/Services.h"

namespace contacts {

/// How many of the customer's projects a contact works in. The host keeps the projects and says the number
/// inside the transaction that changes it; the rules and the list read our copy and never ask.
class CountProjects
{
public:
    /// False: he is no contact of that customer, and nothing was written.
    [[nodiscard]] static bool follow(UnitOfWork& work, CustomerId customer, ContactId contact,
                                     std::size_t projects);
};

}  // namespace contacts
