#include "host/src/security/AccountsService.h"

#include "host/src/security/AccountStore.h"
#include "host/src/store/LentTransaction.h"
#include "host/src/tickets/TicketErasure.h"

#include <stdexcept>

namespace supportcentre {

namespace {

helpdesk::AccountFacts factsOf(const Account& account)
{
    helpdesk::AccountFacts facts;
    facts.id = account.id;
    facts.email = account.email;
    facts.name = account.name;
    facts.locale = account.locale;
    facts.staff = account.staff();
    facts.disabled = account.disabled;
    facts.hasPassword = !account.passwordHash.empty() && !account.mustChangePassword;
    return facts;
}

}  // namespace


helpdesk::AccountId AccountsService::open(helpdesk::Transaction& transaction,
                                          const helpdesk::NewAccount& account)
{
    const auto connection = db::joined(transaction.session());
    AccountStore accounts(*connection);
    const auto email = canonicalEmail(account.email);
    if (const auto existing = accounts.findByEmail(email))
    {
        if (existing->disabled && !existing->staff())
            accounts.setDisabled(existing->id, false);
        return existing->id;
    }
    Account fresh;
    fresh.email = email;
    fresh.name = account.name;
    fresh.locale = account.locale.empty() ? "en" : account.locale;
    return accounts.add(fresh);
}


void AccountsService::disable(helpdesk::Transaction& transaction, helpdesk::AccountId account)
{
    const auto connection = db::joined(transaction.session());
    AccountStore accounts(*connection);
    const auto existing = accounts.find(account);
    if (!existing)
        return;
    if (existing->staff())
        throw std::logic_error("a plugin must not disable an account of the staff");
    accounts.setDisabled(account, true);
    accounts.endSessions(account);
}


void AccountsService::endSessions(helpdesk::Transaction& transaction, helpdesk::AccountId account)
{
    const auto connection = db::joined(transaction.session());
    AccountStore(*connection).endSessions(account);
}


void AccountsService::rename(helpdesk::Transaction& transaction, helpdesk::AccountId account,
                             const std::string& name, const std::string& locale)
{
    const auto connection = db::joined(transaction.session());
    AccountStore(*connection).rename(account, name, locale);
}


void AccountsService::erase(helpdesk::Transaction& transaction, const helpdesk::ErasedPerson& person)
{
    const auto connection = db::joined(transaction.session());
    AccountStore accounts(*connection);
    if (const auto existing = accounts.find(person.account))
    {
        if (existing->staff())
            throw std::logic_error("a plugin must not erase an account of the staff");
        accounts.erase(person.account, person.email, person.name);
        accounts.endSessions(person.account);
    }
    eraseFromTickets(*connection, person);
}


void AccountsService::setPassword(helpdesk::AccountId account, const std::string& password,
                                  const helpdesk::InTransaction& mine)
{
    if (const auto refusal = _rules.refusal(password, {}, "en"))
        throw std::invalid_argument(*refusal);
    const auto hash = _hash.make(password);
    inLentTransaction(_database.pool(), [&](db::Connection& connection) {
        AccountStore accounts(connection);
        accounts.setPassword(account, hash);
        accounts.endSessions(account);
        LentTransaction lent(connection);
        if (mine)
            mine(lent);
        if (auto* news = _news.load())
            news->passwordSet(account, password, lent);
    });
}


std::optional<std::string> AccountsService::passwordRefusal(const std::string& password,
                                                            const std::vector<std::string>& personalWords,
                                                            std::string_view locale)
{
    return _rules.refusal(password, personalWords, locale);
}


std::optional<helpdesk::AccountFacts> AccountsService::find(helpdesk::Transaction& transaction,
                                                            helpdesk::AccountId account)
{
    const auto connection = db::joined(transaction.session());
    const auto found = AccountStore(*connection).find(account);
    return found ? std::optional(factsOf(*found)) : std::nullopt;
}


std::optional<helpdesk::AccountFacts> AccountsService::find(helpdesk::AccountId account)
{
    const auto connection = _database.pool().borrow();
    const auto found = AccountStore(*connection).find(account);
    return found ? std::optional(factsOf(*found)) : std::nullopt;
}


std::optional<helpdesk::AccountFacts> AccountsService::findByEmail(const std::string& email)
{
    const auto connection = _database.pool().borrow();
    const auto found = AccountStore(*connection).findByEmail(canonicalEmail(email));
    return found ? std::optional(factsOf(*found)) : std::nullopt;
}

}  // namespace supportcentre
