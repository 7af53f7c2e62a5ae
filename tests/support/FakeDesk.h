// The helpdesk as core sees it: tickets and accounts that are stored together with the caller's work, or not
// at all.
#pragma once

#include "core/ports/TicketDesk.h"

#include <mutex>

namespace contacts::tests {

class FakeDesk : public TicketDesk, public Passwords
{
public:
    struct Ticket
    {
        CustomerId customer{};
        AccountId requester{};
        TicketText text{};
        bool open = true;
        std::optional<TicketMove> last;
        std::string message;
    };

    struct Account
    {
        std::string email;
        std::string name;
        std::string locale;
        std::string password;
        bool staff = false;
        bool disabled = false;
        int sessionsEnded = 0;
        Time temporaryUntil{};  ///< Epoch: the password is his own.
    };

    explicit FakeDesk(Storage& storage) : _storage(storage) {}

    std::uint64_t raise(const Actor& requester, CustomerId customer, const TicketText& text,
                        const std::function<void(DeskWork&)>& work) override;
    void move(const Actor& actor, const TicketOf& ticket, TicketMove how, const std::string& message,
              const std::function<void(DeskWork&)>& work) override;
    [[nodiscard]] std::string address(std::uint64_t ticket, bool forAgent) const override;
    [[nodiscard]] std::optional<TicketEnd> ended(std::uint64_t ticket) const override;
    [[nodiscard]] std::string page(const std::string& path, bool forAgent) const override;
    [[nodiscard]] bool elsewhere() const override { return !house.empty(); }

    /// Where tickets lie in another house, its address: "https://desk.example".
    std::string house;

    /// What it says to whoever raises or moves a ticket; empty: it does as it is asked.
    std::string refusesWith;

    /// By hand, behind everybody's back.
    void close(std::uint64_t ticket);
    void cancel(std::uint64_t ticket);
    void change(AccountId account, const std::function<void(Account&)>& how);

    std::optional<std::string> refusal(const std::string& password, const Person& person,
                                       const std::string& customer) override;
    void set(AccountId account, const std::string& password,
             const std::function<void(UnitOfWork&)>& work) override;
    void setTemporary(AccountId account, const std::string& password, Time until,
                      const std::function<void(UnitOfWork&)>& work) override;
    Check check(AccountId account, const std::string& password, std::string_view clientAddress) override;

    /// Work in the desk's transaction without a ticket: what an import gets.
    void inTransaction(const std::function<void(DeskWork&)>& work);

    /// Somebody of the staff logs in with it. Waits for ever inside of the desk's transaction, as a host with
    /// one connection left would.
    [[nodiscard]] bool staffHas(const std::string& email);

    AccountId addAccount(Account account);

    [[nodiscard]] const std::map<std::uint64_t, Ticket>& tickets() const { return _kept.tickets; }
    [[nodiscard]] const Account& account(AccountId id) const { return _kept.accounts.at(id); }
    [[nodiscard]] const Account* accountOf(std::string_view email) const;

private:
    struct Kept
    {
        std::map<std::uint64_t, Ticket> tickets;
        std::map<AccountId, Account> accounts;
    };

    class OpenAccounts;

    /// `work` on a copy of everything; the copy stays when the storage's transaction does.
    void together(const std::function<void(UnitOfWork&, Kept&)>& work);

    Storage& _storage;
    mutable std::mutex _one;
    Kept _kept;
    std::uint64_t _lastTicket = 100;
    std::uint64_t _lastAccount = 1000;
};

}  // namespace contacts::tests
