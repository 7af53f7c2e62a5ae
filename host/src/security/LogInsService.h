// Service helpdesk.log-ins/1 over sc_account.
#pragma once

#include "host/src/security/Login.h"

#include <helpdesk/Services.h>

namespace supportcentre {

/// [thread-safe]
class LogInsService final : public helpdesk::LogIns
{
public:
    LogInsService(HostDatabase& database, PasswordHash& hash, Login& login)
        : _database(database),
          _hash(hash),
          _login(login)
    {
    }

    void setTemporaryPassword(helpdesk::AccountId account, const std::string& password, helpdesk::Time until,
                              const helpdesk::InTransaction& mine) override;
    Check check(helpdesk::AccountId account, const std::string& password,
                std::string_view clientAddress) override;
    bool readdress(helpdesk::Transaction& transaction, helpdesk::AccountId account,
                   const std::string& email) override;
    void dropTemporaryPassword(helpdesk::Transaction& transaction, helpdesk::AccountId account) override;

private:
    HostDatabase& _database;
    PasswordHash& _hash;
    Login& _login;
};

}  // namespace supportcentre
