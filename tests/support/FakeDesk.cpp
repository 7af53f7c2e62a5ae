#include "tests/support/FakeDesk.h"

#include <algorithm>

namespace contacts::tests {

class FakeDesk::OpenAccounts final : public Accounts
{
public:
    OpenAccounts(Kept& kept, std::uint64_t& last) : _kept(kept), _last(last) {}

    Facts open(const Person& person) override
    {
        for (auto& [id, account] : _kept.accounts)
            if (account.email == person.email)
            {
                if (!account.staff)
                    account.disabled = false;
                return factsOf(id, account);
            }
        const AccountId id{++_last};
        _kept.accounts[id] = {person.email, person.name(), person.locale, {}, false, false, 0};
        return factsOf(id, _kept.accounts[id]);
    }

    std::optional<Facts> find(AccountId account) override
    {
        const auto known = _kept.accounts.find(account);
        return known == _kept.accounts.end() ? std::nullopt : std::optional(factsOf(account, known->second));
    }

    void disable(AccountId account) override
    {
        auto& known = _kept.accounts.at(account);
        if (known.staff)
            return;
        known.disabled = true;
        ++known.sessionsEnded;
    }

    void endSessions(AccountId account) override { ++_kept.accounts.at(account).sessionsEnded; }

    void rename(AccountId account, const Person& person) override
    {
        _kept.accounts.at(account).name = person.name();
        _kept.accounts.at(account).locale = person.locale;
    }

    bool readdress(AccountId account, const std::string& email) override
    {
        for (const auto& [id, other] : _kept.accounts)
            if (other.email == email && id != account)
                return false;
        auto& known = _kept.accounts.at(account);
        if (known.staff)
            return false;
        known.email = email;
        return true;
    }

    void dropTemporaryPassword(AccountId account) override
    {
        auto& known = _kept.accounts.at(account);
        if (known.temporaryUntil == Time{})
            return;
        known.password.clear();
        known.temporaryUntil = {};
        ++known.sessionsEnded;
    }

    void erase(const Erasure& person) override
    {
        if (person.account && _kept.accounts.at(person.account).staff)
            throw DeskRefusal("staff");
        if (person.account)
            _kept.accounts.at(person.account) = {person.email, person.name, "en", {}, false, true, 1};
        for (auto& [id, ticket] : _kept.tickets)
            for (auto* text : {&ticket.text.subject, &ticket.text.text, &ticket.message})
                for (const auto& name : person.texts)
                    for (auto at = text->find(name); at != text->npos; at = text->find(name))
                        text->replace(at, name.size(), person.name);
    }

private:
    static Facts factsOf(AccountId id, const Account& account)
    {
        return {id, account.staff, !account.password.empty() && account.temporaryUntil == Time{},
                account.disabled, account.email};
    }

    Kept& _kept;
    std::uint64_t& _last;
};


std::uint64_t FakeDesk::raise(const Actor& requester, CustomerId customer, const TicketText& text,
                              const std::function<void(DeskWork&)>& work)
{
    if (!refusesWith.empty())
        throw DeskRefusal(refusesWith);
    std::uint64_t ticket = 0;
    together([&](UnitOfWork& unit, Kept& kept) {
        ticket = ++_lastTicket;
        kept.tickets[ticket] = {customer, requester.account, text, !text.decided, {}, {}};
        OpenAccounts accounts(kept, _lastAccount);
        DeskWork desk{unit, accounts, ticket};
        work(desk);
    });
    return ticket;
}


void FakeDesk::move(const Actor&, const TicketOf& ticket, TicketMove how, const std::string& message,
                    const std::function<void(DeskWork&)>& work)
{
    if (!refusesWith.empty())
        throw DeskRefusal(refusesWith);
    together([&](UnitOfWork& unit, Kept& kept) {
        auto& moved = kept.tickets.at(ticket.ticket);
        if (moved.last == TicketMove::cancelled)
            throw DeskRefusal("It is cancelled.");
        moved.open = how == TicketMove::returned || how == TicketMove::reopened;
        moved.last = how;
        moved.message = message;
        OpenAccounts accounts(kept, _lastAccount);
        DeskWork desk{unit, accounts, ticket.ticket};
        work(desk);
    });
}


std::string FakeDesk::address(std::uint64_t ticket, bool forAgent) const
{
    return (forAgent ? "/agent/tickets/" : "/portal/tickets/") + std::to_string(ticket);
}


std::string FakeDesk::page(const std::string& path, bool forAgent) const
{
    return house.empty() ? path : house + (forAgent ? "/staff?at=" : "/self?at=") + path;
}


std::optional<TicketEnd> FakeDesk::ended(std::uint64_t ticket) const
{
    const std::lock_guard one(_one);
    const auto known = _kept.tickets.find(ticket);
    if (known == _kept.tickets.end() || known->second.open)
        return std::nullopt;
    return known->second.last == TicketMove::cancelled ? TicketEnd::cancelled : TicketEnd::closed;
}


void FakeDesk::close(std::uint64_t ticket)
{
    const std::lock_guard one(_one);
    _kept.tickets.at(ticket).open = false;
}


void FakeDesk::cancel(std::uint64_t ticket)
{
    const std::lock_guard one(_one);
    auto& cancelled = _kept.tickets.at(ticket);
    cancelled.open = false;
    cancelled.last = TicketMove::cancelled;
}


void FakeDesk::change(AccountId account, const std::function<void(Account&)>& how)
{
    const std::lock_guard one(_one);
    how(_kept.accounts.at(account));
}


std::optional<std::string> FakeDesk::refusal(const std::string& password, const Person& person,
                                             const std::string&)
{
    return password.size() < 8 ? std::optional("At least 8 characters (" + person.locale + ").")
                               : std::nullopt;
}


void FakeDesk::set(AccountId account, const std::string& password,
                   const std::function<void(UnitOfWork&)>& work)
{
    together([&](UnitOfWork& unit, Kept& kept) {
        auto& changed = kept.accounts.at(account);
        changed.password = password;
        changed.temporaryUntil = {};
        ++changed.sessionsEnded;
        work(unit);
    });
}


void FakeDesk::setTemporary(AccountId account, const std::string& password, Time until,
                            const std::function<void(UnitOfWork&)>& work)
{
    set(account, password, work);
    const std::lock_guard one(_one);
    _kept.accounts.at(account).temporaryUntil = until;
}


Passwords::Check FakeDesk::check(AccountId account, const std::string& password, std::string_view)
{
    const std::lock_guard one(_one);
    return _kept.accounts.at(account).password == password ? Check::right : Check::wrong;
}


void FakeDesk::inTransaction(const std::function<void(DeskWork&)>& work)
{
    together([&](UnitOfWork& unit, Kept& kept) {
        OpenAccounts accounts(kept, _lastAccount);
        DeskWork desk{unit, accounts, 0};
        work(desk);
    });
}


bool FakeDesk::staffHas(const std::string& email)
{
    const std::lock_guard one(_one);
    const auto* account = accountOf(email);
    return account != nullptr && account->staff;
}


AccountId FakeDesk::addAccount(Account account)
{
    const AccountId id{++_lastAccount};
    _kept.accounts[id] = std::move(account);
    return id;
}


const FakeDesk::Account* FakeDesk::accountOf(std::string_view email) const
{
    for (const auto& [id, account] : _kept.accounts)
        if (account.email == email)
            return &account;
    return nullptr;
}


void FakeDesk::together(const std::function<void(UnitOfWork&, Kept&)>& work)
{
    const std::lock_guard one(_one);
    auto kept = _kept;
    try
    {
        _storage.inOne([&](UnitOfWork& unit) {
            kept = _kept;
            work(unit, kept);
        });
    }
    catch (const StorageFailure& failure)
    {
        if (failure.kind() == StorageFailure::Kind::unknownOutcome)
            _kept = kept;  // The fake's answers are lost only after everything was stored.
        throw;
    }
    _kept = kept;
}

}  // namespace contacts::tests
