// Lets people into the portal and out of it: what it means for somebody's account that a membership opens the
// portal, or does so no more. Requests, imports and invitations all decide it here.
#pragma once

#include "core/Services.h"

namespace contacts {

struct Admission
{
    AccountId account{};       ///< None: the log-in with his address is somebody else's.
    bool hasPassword = false;  ///< One of his own: he gets in from now on. Else he needs a way to set one.
    bool staff = false;        ///< Of none: it belongs to the helpdesk's own people.
};

/// For whoever uses the portal from now on: opens his account, also one that was taken from him, and links
/// it. `stored`: whom it is linked to; `person`: with his address from now on. Who refuses because there is
/// no admission undoes the transaction: somebody else's account may be open now.
[[nodiscard]] Admission admit(UnitOfWork& work, Accounts& accounts, const Contact& stored,
                              const Person& person);

/// A link that this customer sent is on its way to him.
[[nodiscard]] bool invitedBy(UnitOfWork& work, const Contact& contact, CustomerId customer, Time now);

/// A link is dead as soon as its receiver has left the customer that sent it. What becomes of one on its way
/// when another customer still lets him in:
enum class DeadLink {
    replaced,  ///< One from there goes out.
    givenUp    ///< No mail goes out; he counts as not invited.
};

/// After a membership of this customer stopped opening the portal; `contact` as he was before. His account
/// is taken from him only when nothing is left for him anywhere; staff keep theirs whatever happens (the port
/// sees to that).
void withdrawAccess(UnitOfWork& work, Accounts& accounts, const Contact& contact, CustomerId customer,
                    DeadLink link, Services& services);

/// No log-in any more, until admit() opens it again.
void closeAccount(UnitOfWork& work, Accounts& accounts, const Contact& contact);

}  // namespace contacts
