#include "core/Actor.h"

namespace contacts {

namespace {

Verdict forbiddenOrUnknown(bool mayKnow)
{
    return mayKnow ? Verdict::forbidden : Verdict::unknown;
}

}  // namespace


Verdict authorise(const Actor& actor, Act act)
{
    const bool ownRight = actor.may(permission::manageContacts);
    const bool manages = ownRight || actor.onBehalf;
    const bool edits = manages || actor.may(permission::editContacts);
    const bool seesRequests = edits || actor.agent;
    const bool sees = seesRequests || actor.may(permission::viewContacts);
    switch (act)
    {
    case Act::seeContacts: return sees ? Verdict::allowed : Verdict::unknown;
    case Act::seeRequest: return seesRequests ? Verdict::allowed : Verdict::unknown;
    case Act::seeDraft: return seesRequests ? Verdict::allowed : forbiddenOrUnknown(sees);
    case Act::editDetails: return edits ? Verdict::allowed : forbiddenOrUnknown(sees);
    case Act::manageContacts: return manages ? Verdict::allowed : forbiddenOrUnknown(sees);
    case Act::suggest:
        if (ownRight)
            return Verdict::forbidden;
        return actor.contact ? Verdict::allowed : Verdict::unknown;
    case Act::invite: return manages || actor.agent ? Verdict::allowed : forbiddenOrUnknown(sees);
    case Act::cancelRequest: return ownRight ? Verdict::allowed : forbiddenOrUnknown(seesRequests);
    case Act::keepCustomers: return actor.agent ? Verdict::allowed : Verdict::unknown;
    case Act::decideRequest: return actor.agent ? Verdict::allowed : forbiddenOrUnknown(seesRequests);
    case Act::administer: return actor.administrator ? Verdict::allowed : Verdict::unknown;
    }
    return Verdict::unknown;
}

}  // namespace contacts
