// What must hold of a customer himself: name, kind, parent, whom he pays for. Pure, like the rules of change
// sets: facts in, findings out, errors first.
#pragma once

#include "core/contacts/Customer.h"
#include "core/rules/Findings.h"

#include <optional>

namespace contacts {

/// What the rules need to know besides the customer.
struct CustomerSurroundings
{
    std::optional<Customer> before;  ///< As it is stored; nothing for a new one.
    bool nameTaken = false;
    std::string alike;  ///< Name of another customer that people would take for the same.
    std::optional<Customer> parent;
    std::optional<Customer> paysFor;
    std::size_t subsidiaries = 0;
    std::size_t payers = 0;  ///< Purchasers who pay for him.
    std::map<RoleKey, std::size_t, std::less<>> holders;
    bool requestWaits = false;
};

/// `wanted` with a name as it will be stored. Fields are "name", "kind", "parent" and "paysFor".
[[nodiscard]] Findings judge(const Customer& wanted, const CustomerSurroundings& around,
                             const Catalogue& catalogue);

}  // namespace contacts
