#pragma once

#include "core/ports/TicketDesk.h"

#include <helpdesk/Services.h>

namespace contacts {

/// The host's accounts inside one of its transactions. Lives as long as the call that lent the transaction.
class HostAccounts final : public Accounts
{
public:
    HostAccounts(helpdesk::Accounts& accounts, helpdesk::LogIns& logIns, helpdesk::Transaction& transaction)
        : _accounts(accounts),
          _logIns(logIns),
          _transaction(transaction)
    {
    }

    [[nodiscard]] Facts open(const Person& person) override;
    [[nodiscard]] std::optional<Facts> find(AccountId account) override;
    void disable(AccountId account) override;
    void endSessions(AccountId account) override;
    void rename(AccountId account, const Person& person) override;
    [[nodiscard]] bool readdress(AccountId account, const std::string& email) override;
    void dropTemporaryPassword(AccountId account) override;
    void erase(const Erasure& person) override;

private:
    helpdesk::Accounts& _accounts;
    helpdesk::LogIns& _logIns;
    helpdesk::Transaction& _transaction;
};

}  // namespace contacts
