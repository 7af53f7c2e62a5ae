// A helpdesk with one customer in memory: everything a use case needs, and people to act.
#pragma once

#include "core/Services.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakeDesk.h"
#include "tests/support/FakeSecrets.h"
#include "tests/support/MemoryStorage.h"

namespace contacts::tests {

/// Acme has Maria (Management) and Paul (Cust. Admin.), both active; Tom and Tina (Technical), Lena and Leo
/// (Application), Fay (Financial, without an account yet). Globex has Omar (Management) and nothing to do
/// with Acme.
class FakeWorld
{
public:
    FakeWorld();

    FakeSecrets secrets{};
    MemoryStorage storage{[this](std::string_view text) { return secrets.sha256(text); }};
    FakeDesk desk{storage};
    FakeClock clock{};
    Policy policy{};
    Catalogue catalogue = standardCatalogue();
    Services services;

    CustomerId acme{}, globex{};
    ContactId maria{}, paul{}, tom{}, tina{}, lena{}, leo{}, fay{}, omar{};

    /// Somebody with an account in use, unless `state` says otherwise; "<first name in lower case>@<domain>".
    ContactId addPerson(CustomerId customer, const std::string& firstName, const std::string& lastName,
                        std::set<RoleKey, std::less<>> roles, AccountState state = AccountState::active);
    CustomerId addCustomer(const std::string& name, CustomerKind kind = CustomerKind::customer);

    /// As the hooks build him: permissions read in this moment.
    [[nodiscard]] Actor actor(ContactId contact, CustomerId customer);
    [[nodiscard]] Actor agent();

    /// What is stored now.
    [[nodiscard]] Contact contact(CustomerId customer, ContactId contact);
    [[nodiscard]] std::optional<Contact> byEmail(const std::string& email);
    [[nodiscard]] Request request(RequestId id);
    [[nodiscard]] Draft draft(CustomerId customer);
    [[nodiscard]] std::vector<OutboxRow> mails(std::optional<MailKind> kind = std::nullopt);
    [[nodiscard]] std::vector<std::string> audited(CustomerId customer);

    /// Changes live data behind everybody's back, as another request would.
    void rewrite(CustomerId customer, ContactId contact, const std::function<void(Person&)>& how);

private:
    AccountId _agent{};
};

[[nodiscard]] PersonKey of(ContactId contact);

/// Lines, as short as a test wants to read them.
[[nodiscard]] Change grant(const PersonKey& person, const RoleKey& role);
[[nodiscard]] Change revoke(const PersonKey& person, const RoleKey& role);
[[nodiscard]] Change promote(const PersonKey& person, const RoleKey& role);
[[nodiscard]] Change edit(const PersonKey& person, Field field, const std::string& value);
[[nodiscard]] Change line(ChangeKind kind, const PersonKey& person, const std::string& value = {});
[[nodiscard]] Change add(const std::string& ref, const std::string& firstName, const std::string& lastName,
                         const std::string& email, std::set<RoleKey, std::less<>> roles);

/// "rule rule rule", to compare with.
[[nodiscard]] std::string rulesOf(const Findings& findings);

}  // namespace contacts::tests
