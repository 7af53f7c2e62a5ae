#pragma once

#include "ticket-adapter/HostTransaction.h"

namespace contacts {

/// Passwords live in the host. [thread-safe]
class HostPasswords final : public Passwords
{
public:
    HostPasswords(helpdesk::Accounts& accounts, Join join) : _accounts(accounts), _join(std::move(join)) {}

    [[nodiscard]] std::optional<std::string> refusal(const std::string& password, const Person& person,
                                                     const std::string& customer) override;
    void set(AccountId account, const std::string& password,
             const std::function<void(UnitOfWork&)>& work) override;

private:
    helpdesk::Accounts& _accounts;
    Join _join;
};

}  // namespace contacts
