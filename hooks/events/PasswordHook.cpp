#include "hooks/events/PasswordHook.h"

namespace contacts {

void PasswordHook::passwordSet(helpdesk::AccountId account, const std::string& password,
                               helpdesk::Transaction& transaction)
{
    passwordMustFollow(*_join(transaction), AccountId{account.value}, password, _services);
}

}  // namespace contacts
