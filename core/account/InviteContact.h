// Sends somebody who has no password yet another way in: a new link, or a temporary password.
#pragma once

#include "core/Actor.h"
#include "core/Services.h"

namespace contacts {

enum class InvitationWay { link, temporaryPassword };

/// "link", "temporary-password"
[[nodiscard]] std::optional<InvitationWay> invitationWayFrom(std::string_view word);

/// Whether an invitation would make sense: he may use the portal, and has set no password yet.
[[nodiscard]] bool invitable(const Contact& contact);

/// [thread-safe]
class InviteContact
{
public:
    /// In an hour, to one address and from one customer: more is no help but a nuisance.
    static constexpr std::size_t mostToAddress = 5;
    static constexpr std::size_t mostFromCustomer = 100;

    enum class Outcome {
        sent,
        opened,  ///< Nothing was sent: he has a password, and gets in with it again from now on.
        unknown,
        forbidden,
        noAccess,       ///< Deactivated, without portal access or without a role: there is nothing to let him
                        ///< into.
        alreadyActive,  ///< He has a password; if he forgot it, he asks for a new one himself.
        switchedOff,    ///< Temporary passwords are not allowed here.
        tooMany
    };

    explicit InviteContact(Services& services) : _services(services) {}

    Outcome operator()(const Actor& actor, CustomerId customer, ContactId contact, InvitationWay way) const;

private:
    [[nodiscard]] Outcome sendLink(const Actor& actor, CustomerId customer, ContactId contact) const;
    [[nodiscard]] Outcome sendPassword(const Actor& actor, CustomerId customer, ContactId contact) const;

    Services& _services;
};

}  // namespace contacts
