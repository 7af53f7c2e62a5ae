// What ties a person to his user in a helpdesk of another house, and what that user must still be told.
#pragma once

#include "core/Services.h"
#include "core/contacts/Person.h"
#include "core/desk/Errand.h"

namespace contacts {

struct UserLink
{
    std::uint64_t id = 0;
    ContactId contact{};        ///< None: his person has left it behind, and nobody shall get in with it.
    std::uint64_t user = 0;     ///< His number there; 0: nobody has looked for him yet.
    std::string name;           ///< With which he logs in there, as it was read last.
    bool ours = false;          ///< We made him; else he was there before.
    std::string password;       ///< Concealed. Empty: he has not chosen another one.
    std::uint64_t version = 0;  ///< Rises with everything that he must be told.
    ErrandState state = ErrandState::waiting;
    std::uint32_t attempts = 0;
    Time wantedAt{};  ///< Since when something waits.
    Time nextAttemptAt{};
    std::string lastAnswer;  ///< For administrators.
};

enum class Haste {
    now,    ///< Before those who are in turn: somebody waits for it.
    inTurn  ///< One of many.
};

/// The person, his access or his customers have changed: his user there must follow, after this transaction.
/// Whoever loses his access never waits for his turn. Does nothing where users are nobody's to keep.
void userMustFollow(UnitOfWork& work, ContactId contact, Services& services, Haste haste = Haste::now);

/// An access of his has ended. If it was his last one, his user there is shut out, be he linked to one yet or
/// only known by his address.
void userMustGo(UnitOfWork& work, ContactId contact, Services& services);

/// The customer is called otherwise.
void usersOfMustFollow(UnitOfWork& work, CustomerId customer, Services& services);

/// The person leaves an address at which he never logged in. Whoever has a user under it there keeps him.
void userIsLeftBehind(UnitOfWork& work, ContactId contact, Services& services);

/// In the transaction that stores the password of his account. It lies concealed until his user has it.
void passwordMustFollow(UnitOfWork& work, AccountId account, const std::string& password, Services& services);

/// Nothing where the key is another one than it was concealed with.
[[nodiscard]] std::optional<std::string> revealedPassword(const UserLink& link, const Secrets& secrets);

}  // namespace contacts
