// Table sc_account: who can log in.
#pragma once

#include "sql/base/Database.h"

#include <helpdesk/Ids.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace supportcentre {

struct Account
{
    helpdesk::AccountId id{};
    std::string email;  ///< Canonical: see canonicalEmail().
    std::string name;
    std::string passwordHash;  ///< Empty: nobody can log in with it.
    std::string locale = "en";
    std::string timeZone = "UTC";
    bool agent = false;
    bool administrator = false;
    bool disabled = false;
    std::int64_t createdAt = 0;
    std::int64_t lastLoginAt = 0;     ///< 0: never.
    bool mustChangePassword = false;  ///< The password is a temporary one, or was one and is spent.
    std::int64_t passwordUntil = 0;   ///< 0: it has no end. Of a temporary one that is spent: long past.

    [[nodiscard]] bool staff() const noexcept { return agent || administrator; }
};

/// Trimmed and in small letters: how addresses are compared when somebody logs in.
[[nodiscard]] std::string canonicalEmail(std::string_view typed);

/// Works on a connection that somebody lends, so that it takes part in his transaction. Throws db::Error.
class AccountStore
{
public:
    explicit AccountStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<Account> find(helpdesk::AccountId id);
    [[nodiscard]] std::optional<Account> findByEmail(std::string_view email);
    [[nodiscard]] std::vector<Account> staff();  ///< By name.

    /// Throws db::Error{unique} when the address has an account.
    helpdesk::AccountId add(const Account& account);
    void setDisabled(helpdesk::AccountId id, bool disabled);
    void rename(helpdesk::AccountId id, std::string_view name, std::string_view locale);
    void setPassword(helpdesk::AccountId id, std::string_view hash);
    /// Another hash of the same password. False: he has got another password since it was compared with
    /// `compared`.
    bool renewHash(helpdesk::AccountId id, std::string_view hash, std::string_view compared);
    void setTemporaryPassword(helpdesk::AccountId id, std::string_view hash, std::int64_t until);
    /// A temporary password opens one session. False: it has done so already, or is none.
    [[nodiscard]] bool spendTemporaryPassword(helpdesk::AccountId id, std::string_view hash);
    /// False: he has a password of his own, or none.
    [[nodiscard]] bool dropTemporaryPassword(helpdesk::AccountId id);
    /// Throws db::Error{unique} when the address has another account.
    void readdress(helpdesk::AccountId id, std::string_view email);
    void setTimeZone(helpdesk::AccountId id, std::string_view zone);

    /// The row stays, for what points to it; nobody can log in with it any more.
    void erase(helpdesk::AccountId id, std::string_view email, std::string_view name);
    void setRights(helpdesk::AccountId id, bool agent, bool administrator);
    void markLogin(helpdesk::AccountId id, std::int64_t at);
    void endSessions(helpdesk::AccountId id);

private:
    db::Connection& _connection;
};

}  // namespace supportcentre
