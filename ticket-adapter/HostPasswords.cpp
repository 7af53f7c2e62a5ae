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


void HostPasswords::setTemporary(AccountId account, const std::string& password, Time until,
                                 const std::function<void(UnitOfWork&)>& work)
{
    WorkInHost inHost;
    inHost.around([&] {
        _logIns.setTemporaryPassword(
            helpdesk::AccountId{account.value}, password, until,
            [&](helpdesk::Transaction& transaction) { inHost.run([&] { work(*_join(transaction)); }); });
    });
}


Passwords::Check HostPasswords::check(AccountId account, const std::string& password,
                                      std::string_view clientAddress)
{
    switch (_logIns.check(helpdesk::AccountId{account.value}, password, clientAddress))
    {
    case helpdesk::LogIns::Check::right: return Check::right;
    case helpdesk::LogIns::Check::tooSoon: return Check::tooSoon;
    case helpdesk::LogIns::Check::wrong: break;
    }
    return Check::wrong;
}

}  // namespace contacts
