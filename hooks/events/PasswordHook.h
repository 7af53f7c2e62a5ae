#pragma once

#include "core/desk/UserLink.h"

#include <helpdesk/Passwords.h>

namespace contacts {

/// Whoever has a password of his own gets in, whoever gave it to him; and has the same one in a helpdesk of
/// another house, soon. [thread-safe]
class PasswordHook final : public helpdesk::PasswordListener
{
public:
    /// Stores over the host's open transaction.
    using Join = std::function<std::unique_ptr<UnitOfWork>(helpdesk::Transaction&)>;

    PasswordHook(Services& services, Join join) : _services(services), _join(std::move(join)) {}

    void passwordSet(helpdesk::AccountId account, const std::string& password,
                     helpdesk::Transaction& transaction) override;

private:
    Services& _services;
    Join _join;
};

}  // namespace contacts
