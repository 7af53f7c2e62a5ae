#include "hooks/events/PasswordHook.h"

#include <helpdesk/Services.h>

namespace contacts {

void PasswordHook::passwordSet(helpdesk::AccountId account, const std::string& password,
                               helpdesk::Transaction& transaction)
{
    try
    {
        passwordMustFollow(*_join(transaction), AccountId{account.value}, password, _services);
    }
    catch (const StorageFailure& failure)
    {
        if (failure.kind() == StorageFailure::Kind::again)
            throw helpdesk::TryAgain(failure.what());
        throw;
    }
}

}  // namespace contacts
