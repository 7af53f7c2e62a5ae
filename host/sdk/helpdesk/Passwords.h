// What passwords people choose, for a plugin that carries them on to another house.
#pragma once

#include "helpdesk/Ids.h"

#include <string>

namespace helpdesk {
HELPDESK_ABI_BEGIN

class Transaction;

/// One plugin at most registers one.
class HELPDESK_API PasswordListener
{
public:
    virtual ~PasswordListener() = default;

    /// Inside the transaction that stores the hash of a password of the person's own; temporary ones are told
    /// to nobody. Write only through `transaction`, and never the password as it can be read. May run more
    /// than once for one act. A throw rolls everything back, TryAgain repeats it. [request-thread,
    /// concurrent]
    virtual void passwordSet(AccountId account, const std::string& password, Transaction& transaction) = 0;
};

HELPDESK_ABI_END
}  // namespace helpdesk
