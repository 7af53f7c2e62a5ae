// Who is behind a request, and what he may do for which customer.
#pragma once

#include "helpdesk/Ids.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace helpdesk {
HELPDESK_ABI_BEGIN

/// What one person may do for one customer. Produced by the plugin's AccessSource, consumed by host and
/// plugins.
struct CustomerAccess
{
    std::string customer;  ///< The customer's opaque id, as it stands in addresses.
    std::string name;
    std::string kind;                      ///< customer | purchaser | global | subsidiary
    std::vector<std::string> permissions;  ///< Sorted, e.g. "contacts.manage", "tickets.raise.technical".
    bool seesAllRequests = false;          ///< Else only the tickets he raised himself.
    std::uint32_t projects = 0;            ///< As the host said last through People::countProjects.

    [[nodiscard]] bool may(std::string_view permission) const
    {
        return std::binary_search(permissions.begin(), permissions.end(), permission);
    }
};

/// Nothing in here means nothing is allowed: an empty Access is the answer to every doubt.
struct Access
{
    std::vector<CustomerAccess> customers;
    std::string contact;  ///< The plugin's opaque id of the person; empty when it keeps none.

    [[nodiscard]] const CustomerAccess* at(std::string_view customer) const
    {
        const auto found = std::find_if(customers.begin(), customers.end(), [&](const CustomerAccess& each) {
            return each.customer == customer;
        });
        return found == customers.end() ? nullptr : &*found;
    }
};

/// The person behind a request. Agents and administrators are staff; a contact may be staff as well.
struct Visitor
{
    AccountId account{};  ///< 0 for somebody who is not logged in.
    std::string email;
    std::string name;
    std::string locale = "en";     ///< en | fr | de: his own choice, else the browser's, else the host's.
    std::string timeZone = "UTC";  ///< IANA name.
    bool agent = false;
    bool administrator = false;
    Access access{};

    [[nodiscard]] bool known() const noexcept { return account.value != 0; }
};

HELPDESK_ABI_END
}  // namespace helpdesk
