#include "core/account/NoteSignIn.h"

#include "core/account/Tokens.h"

namespace contacts {

void NoteSignIn::operator()(AccountId account, Time at) const
{
    _services.storage.inOne([&](UnitOfWork& work) {
        work.contacts().signedIn(account, at);
        const auto contact = work.contacts().findByAccount(account);
        if (!contact || contact->accountState == AccountState::active)
            return;
        work.contacts().setAccountState(contact->id, AccountState::active, Time{});
        revokeEverything(work, contact->id);
    });
}

}  // namespace contacts
