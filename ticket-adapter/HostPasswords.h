#pragma once

#include "ticket-adapter/HostTransaction.h"

namespace contacts {

/// Passwords live in the host. [thread-safe]
class HostPasswords final : public Passwords
{
public:
    HostPasswords(helpdesk::Accounts& accounts, helpdesk::LogIns& logIns, Join join)
        : _accounts(accounts),
          _logIns(logIns),
          _join(std::move(join))
    {
    }

    [[nodiscard]] std::optional<std::string> refusal(const std::string& password, const Person& person,
                                                     const std::string& customer) override;
    void set(AccountId account, const std::string& password,
             const std::function<void(UnitOfWork&)>& work) override;
    void setTemporary(AccountId account, const std::string& password, Time until,
                      const std::function<void(UnitOfWork&)>& work) override;
    [[nodiscard]] Check check(AccountId account, const std::string& password,
                              std::string_view clientAddress) override;

private:
    helpdesk::Accounts& _accounts;
    helpdesk::LogIns& _logIns;
    Join _join;
};

}  // namespace contacts
