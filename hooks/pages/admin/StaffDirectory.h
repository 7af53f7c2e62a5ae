#pragma once

#include "core/Ids.h"

#include <functional>
#include <string>

namespace contacts {

/// Accounts of people who are no contacts: agents and administrators. Given by the composition root. Borrows
/// a connection: never called while a transaction is open. [thread-safe]
struct StaffDirectory
{
    std::function<std::string(AccountId account)> nameOf;          ///< Empty: nobody known.
    std::function<AccountId(const std::string& email)> accountOf;  ///< None: nobody known.
};

}  // namespace contacts
