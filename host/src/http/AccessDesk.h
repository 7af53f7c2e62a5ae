// What the front desk asks about a contact: implemented by the plugin host over the registered AccessSource.
#pragma once

#include <helpdesk/Ticket.h>

#include <string>

namespace supportcentre {

/// [thread-safe]
class AccessDesk
{
public:
    virtual ~AccessDesk() = default;

    /// Empty when no source is registered, when it throws, or when the account is unknown to it. Throws Later
    /// when the source cannot say it at the moment, and nothing else.
    [[nodiscard]] virtual helpdesk::Access accessOf(helpdesk::AccountId account) = 0;

    /// Whether a contact is kept under this address, with or without an account. False when nobody keeps any;
    /// throws as accessOf() does.
    [[nodiscard]] virtual bool knows(const std::string& email) = 0;

    /// Tells the source; what it throws is logged and ignored.
    virtual void signedIn(helpdesk::AccountId account, helpdesk::Time at) noexcept = 0;
};

}  // namespace supportcentre
