#pragma once

#include "core/ports/TicketDesk.h"

#include <helpdesk/Services.h>

namespace contacts {

/// The host's accounts inside one of its transactions. Lives as long as the call that lent the transaction.
class HostAccounts final : public Accounts
{
public:
    HostAccounts(helpdesk::Accounts& accounts, helpdesk::Transaction& transaction)
        : _accounts(accounts),
          _transaction(transaction)
    {
    }

    [[nodiscard]] Facts open(const Person& person) override;
    void disable(AccountId account) override;
    void endSessions(AccountId account) override;
    void rename(AccountId account, const Person& person) override;
    void erase(const Erasure& person) override;

private:
    helpdesk::Accounts& _accounts;
    helpdesk::Transaction& _transaction;
};

}  // namespace contacts
