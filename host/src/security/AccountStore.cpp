#include "host/src/security/AccountStore.h"

#include "host/src/store/HostDatabase.h"

#include <host/Queries.h>

namespace supportcentre {

namespace {

Account read(const db::Statement& row)
{
    Account account;
    account.id = {static_cast<std::uint64_t>(row.number(0))};
    account.email = row.text(1);
    account.name = row.text(2);
    account.passwordHash = row.text(3);
    account.locale = row.text(4);
    account.timeZone = row.text(5);
    account.agent = row.number(6) != 0;
    account.administrator = row.number(7) != 0;
    account.disabled = row.number(8) != 0;
    account.createdAt = row.number(9);
    account.lastLoginAt = row.number(10);
    account.mustChangePassword = row.number(11) != 0;
    account.passwordUntil = row.number(12);
    return account;
}


std::vector<Account> all(db::Statement& rows)
{
    std::vector<Account> accounts;
    while (rows.next())
        accounts.push_back(read(rows));
    return accounts;
}


std::optional<Account> one(db::Statement& rows)
{
    auto found = all(rows);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace


std::string canonicalEmail(std::string_view typed)
{
    const auto first = typed.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    std::string email(typed.substr(first, typed.find_last_not_of(" \t\r\n") - first + 1));
    for (char& c : email)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return email;
}


std::optional<Account> AccountStore::find(helpdesk::AccountId id)
{
    auto& rows = _connection.prepared(query::account_find);
    rows.with(id.value).execute();
    return one(rows);
}


std::optional<Account> AccountStore::findByEmail(std::string_view email)
{
    auto& rows = _connection.prepared(query::account_find_by_email);
    rows.with(std::string(email)).execute();
    return one(rows);
}


std::vector<Account> AccountStore::staff()
{
    auto& rows = _connection.prepared(query::account_staff);
    rows.execute();
    return all(rows);
}


helpdesk::AccountId AccountStore::add(const Account& account)
{
    _connection.prepared(query::account_add)
        .with(account.email, account.name, account.passwordHash, account.locale, account.timeZone,
              account.agent, account.administrator, account.disabled, nowMicros())
        .execute();
    return {_connection.lastId()};
}


void AccountStore::setDisabled(helpdesk::AccountId id, bool disabled)
{
    _connection.prepared(query::account_set_disabled).with(disabled, id.value).execute();
}


void AccountStore::rename(helpdesk::AccountId id, std::string_view name, std::string_view locale)
{
    _connection.prepared(query::account_rename)
        .with(std::string(name), std::string(locale), id.value)
        .execute();
}


void AccountStore::setPassword(helpdesk::AccountId id, std::string_view hash)
{
    _connection.prepared(query::account_set_password).with(std::string(hash), id.value).execute();
}


bool AccountStore::renewHash(helpdesk::AccountId id, std::string_view hash, std::string_view compared)
{
    return _connection.prepared(query::account_renew_hash)
               .with(std::string(hash), id.value, std::string(compared))
               .execute() == 1;
}


void AccountStore::setTemporaryPassword(helpdesk::AccountId id, std::string_view hash, std::int64_t until)
{
    _connection.prepared(query::account_set_temporary_password)
        .with(std::string(hash), until, id.value)
        .execute();
}


bool AccountStore::dropTemporaryPassword(helpdesk::AccountId id)
{
    return _connection.prepared(query::account_drop_temporary_password).with(id.value).execute() == 1;
}


void AccountStore::erase(helpdesk::AccountId id, std::string_view email, std::string_view name)
{
    _connection.prepared(query::account_erase)
        .with(std::string(email), std::string(name), id.value)
        .execute();
}


bool AccountStore::spendTemporaryPassword(helpdesk::AccountId id, std::string_view hash)
{
    return _connection.prepared(query::account_spend_temporary_password)
               .with(id.value, std::string(hash))
               .execute() == 1;
}


void AccountStore::readdress(helpdesk::AccountId id, std::string_view email)
{
    _connection.prepared(query::account_readdress).with(std::string(email), id.value).execute();
}


void AccountStore::setTimeZone(helpdesk::AccountId id, std::string_view zone)
{
    _connection.prepared(query::account_set_time_zone).with(std::string(zone), id.value).execute();
}


void AccountStore::setRights(helpdesk::AccountId id, bool agent, bool administrator)
{
    _connection.prepared(query::account_set_rights).with(agent, administrator, id.value).execute();
}


void AccountStore::markLogin(helpdesk::AccountId id, std::int64_t at)
{
    _connection.prepared(query::account_mark_login).with(at, id.value).execute();
}


void AccountStore::endSessions(helpdesk::AccountId id)
{
    _connection.prepared(query::session_end_all).with(id.value).execute();
}

}  // namespace supportcentre
