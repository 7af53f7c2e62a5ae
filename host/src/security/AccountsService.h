// Service helpdesk.accounts/1 over sc_account.
#pragma once

#include "host/src/security/PasswordHash.h"
#include "host/src/security/PasswordNews.h"
#include "host/src/security/PasswordRules.h"
#include "host/src/store/HostDatabase.h"

#include <helpdesk/Services.h>

#include <atomic>

namespace supportcentre {

/// [thread-safe]
class AccountsService final : public helpdesk::Accounts
{
public:
    AccountsService(HostDatabase& database, PasswordHash& hash, const PasswordRules& rules)
        : _database(database),
          _hash(hash),
          _rules(rules)
    {
    }

    /// Plugins come later than the door.
    void tell(PasswordNews& news) noexcept { _news = &news; }

    helpdesk::AccountId open(helpdesk::Transaction& transaction,
                             const helpdesk::NewAccount& account) override;
    void disable(helpdesk::Transaction& transaction, helpdesk::AccountId account) override;
    void endSessions(helpdesk::Transaction& transaction, helpdesk::AccountId account) override;
    void rename(helpdesk::Transaction& transaction, helpdesk::AccountId account, const std::string& name,
                const std::string& locale) override;
    void erase(helpdesk::Transaction& transaction, const helpdesk::ErasedPerson& person) override;
    void setPassword(helpdesk::AccountId account, const std::string& password,
                     const helpdesk::InTransaction& mine) override;
    std::optional<std::string> passwordRefusal(const std::string& password,
                                               const std::vector<std::string>& personalWords,
                                               std::string_view locale) override;
    std::optional<helpdesk::AccountFacts> find(helpdesk::Transaction& transaction,
                                               helpdesk::AccountId account) override;
    std::optional<helpdesk::AccountFacts> find(helpdesk::AccountId account) override;
    std::optional<helpdesk::AccountFacts> findByEmail(const std::string& email) override;

private:
    HostDatabase& _database;
    PasswordHash& _hash;
    const PasswordRules& _rules;
    std::atomic<PasswordNews*> _news{nullptr};
};

}  // namespace supportcentre
