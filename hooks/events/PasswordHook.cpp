#include "hooks/events/PasswordHook.h"

#include "core/account/NoteSignIn.h"

namespace contacts {

void PasswordHook::passwordSet(helpdesk::AccountId account, const std::string& password,
                               helpdesk::Transaction& transaction)
{
    const auto work = _join(transaction);
    const AccountId whose{account.value};
    notePassword(*work, whose, _services.clock.now());
    passwordMustFollow(*work, whose, password, _services);
}

}  // namespace contacts
