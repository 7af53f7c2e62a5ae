#include "ticket-adapter/HostPasswords.h"

namespace contacts {

std::optional<std::string> HostPasswords::refusal(const std::string& password, const Person& person,
                                                  const std::string& customer)
{
    return _accounts.passwordRefusal(password, {person.email, person.firstName, person.lastName, customer},
                                     person.locale);
}


void HostPasswords::set(AccountId account, const std::string& password,
                        const std::function<void(UnitOfWork&)>& work)
{
    WorkInHost inHost;
    inHost.around([&] {
        _accounts.setPassword(
            helpdesk::AccountId{account.value}, password,
            [&](helpdesk::Transaction& transaction) { inHost.run([&] { work(*_join(transaction)); }); });
    });
}

}  // namespace contacts
