// Who is told of a new password: implemented by the plugin host over the registered PasswordListener.
#pragma once

#include <helpdesk/Passwords.h>

namespace supportcentre {

/// [thread-safe]
class PasswordNews
{
public:
    virtual ~PasswordNews() = default;

    /// Inside the transaction that stores it. What it throws must roll that back.
    virtual void passwordSet(helpdesk::AccountId account, const std::string& password,
                             helpdesk::Transaction& transaction) = 0;
};

}  // namespace supportcentre
