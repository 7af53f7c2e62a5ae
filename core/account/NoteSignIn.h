// Somebody has logged in: when, and what that says of his account.
#pragma once

#include "core/Services.h"

namespace contacts {

/// [thread-safe]
class NoteSignIn
{
public:
    explicit NoteSignIn(Services& services) : _services(services) {}

    /// Whoever logs in has a password, also when an administrator gave it to him instead of a link: his
    /// account is active, and no link that waits for him opens it any more. An account that is nobody's
    /// contact changes nothing.
    void operator()(AccountId account, Time at) const;

private:
    Services& _services;
};

/// In the transaction that stores a password of his own, whoever gave it to him: from then on he gets in, and
/// no link that waits for him opens his account any more. Nothing for whom no customer lets in.
void notePassword(UnitOfWork& work, AccountId account, Time at);

}  // namespace contacts
