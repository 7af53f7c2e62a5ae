#include "hooks/api/InvitationCall.h"

#include "core/account/InviteContact.h"

namespace contacts {

using helpdesk::Json;
using Outcome = InviteContact::Outcome;

helpdesk::Response InvitationCall::answer(const helpdesk::Request& request)
{
    const auto customer = captured<CustomerId>(request, "customer");
    const auto contact = captured<ContactId>(request, "contact");
    if (!customer || !contact)
        return helpdesk::Response::notFound();
    const auto actor = actorOf(request.visitor, *customer, services());
    if (auto refusal = refuse(request, actor, Act::invite))
        return *refusal;
    const Parameters none(request, {});
    auto wish = body(request);
    const auto& how = wish.text("how");
    wish.nothingElse();
    const auto way = invitationWayFrom(how);
    if (!way)
        throw BadInput("$.how", "unknown-value", "link, temporary-password", how);
    switch (InviteContact(services())(actor, *customer, *contact, *way))
    {
    case Outcome::sent: return helpdesk::Response::ofJson(Json::object().set("how", how), 202);
    case Outcome::opened: return helpdesk::Response::ofJson(Json::object().set("account", "active"), 200);
    case Outcome::forbidden: return refused(request, 403, "forbidden");
    case Outcome::noAccess: return refused(request, 409, "no-access");
    case Outcome::alreadyActive: return refused(request, 409, "already-active");
    case Outcome::switchedOff: return refused(request, 409, "switched-off");
    case Outcome::tooMany: {
        auto response = refused(request, 429, "too-many-invitations");
        response.headers.emplace_back("Retry-After", "3600");
        return response;
    }
    case Outcome::unknown: break;
    }
    return helpdesk::Response::notFound();
}

}  // namespace contacts
