#include "hooks/pages/portal/InvitePage.h"

#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/agent/DeskVisit.h"
#include "hooks/pages/portal/AccountWords.h"
#include "hooks/pages/portal/DraftAnswer.h"

namespace contacts {

using Outcome = InviteContact::Outcome;

namespace {

std::string_view refusalOf(Outcome outcome)
{
    switch (outcome)
    {
    case Outcome::alreadyActive: return "invite.refused.active";
    case Outcome::switchedOff: return "invite.refused.switched-off";
    case Outcome::tooMany: return "invite.refused.too-many";
    default: return "invite.refused.no-access";
    }
}

const helpdesk::Fields& fieldsOf(const helpdesk::Request& request)
{
    return request.method == helpdesk::Method::get ? request.query : request.form;
}


/// From the desk's page of the person, where the form says so.
bool fromDesk(const Visit& visit)
{
    return visit.request.visitor.agent && fieldsOf(visit.request).text("desk") == "yes";
}


/// From a row of the list, which says how the list was.
const std::string* listFrom(const Visit& visit)
{
    return fromDesk(visit) ? nullptr : fieldsOf(visit.request).find("at");
}


std::string backFrom(const Visit& visit, ContactId contact)
{
    if (fromDesk(visit))
        return personPath(contact);
    const auto* at = listFrom(visit);
    return at ? listHref(visit, *at) : visit.path() + "/" + contact.text();
}


helpdesk::Response sentFrom(const Visit& visit, ContactId contact, const std::string& how)
{
    const auto* at = listFrom(visit);
    if (!at)
        return helpdesk::Response::to(backFrom(visit, contact) + "?sent=" + how);
    AfterChange after;
    after.back = ListAddress::fromText(*at);
    after.person = {contact, {}};
    after.notice = "sent-" + how;
    return helpdesk::Response::to(listHref(visit, after));
}

}  // namespace


helpdesk::Response InvitePage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::invite);
    const auto id = captured<ContactId>(request, "contact");
    if (!visit || !id)
        return helpdesk::Response::notFound();
    const auto contact = ReadContacts(_ground.services).find(visit->actor, visit->customer().id, *id);
    if (!contact)
        return helpdesk::Response::notFound();
    if (request.method == helpdesk::Method::get)
        return ask(*visit, *contact, 200, {});
    const auto way = invitationWayFrom(request.form.text("how"));
    if (!onlyKnownFields(request.form, {"how", "desk", "at"}) || !way)
        return badRequest();
    const auto outcome = InviteContact(_ground.services)(visit->actor, visit->customer().id, *id, *way);
    switch (outcome)
    {
    case Outcome::sent: return sentFrom(*visit, *id, std::string(request.form.text("how")));
    case Outcome::opened: return sentFrom(*visit, *id, "nothing");
    case Outcome::unknown:
    case Outcome::forbidden: return helpdesk::Response::notFound();
    default: return ask(*visit, *contact, outcome == Outcome::tooMany ? 422 : 409, refusalOf(outcome));
    }
}


helpdesk::Response InvitePage::ask(const Visit& visit, const Contact& contact, int status,
                                   std::string_view refusal) const
{
    const auto name = nameOf(contact.person);
    const bool possible = invitable(contact);
    const auto policy = _ground.services.policy();
    const auto* at = listFrom(visit);
    const auto said = !refusal.empty() ? refusal
                      : possible
                          ? ""
                          : refusalOf(contact.accountState == AccountState::active ? Outcome::alreadyActive
                                                                                   : Outcome::noAccess);
    return dialog(
        visit, "page/invite",
        {{"action", visit.path() + "/" + contact.id.text() + "/invitation"},
         {"title", phrase(_ground.words, visit.locale(), "invite.title", {{"person", name, PartLook::name}})},
         {"email", contact.person.email},
         {"desk", fromDesk(visit)},
         {"listed", at != nullptr},
         {"at", at ? *at : std::string()},
         {"state", templates::View::Markup{stateMarkup(visit, contact)}},
         {"refused", !said.empty()},
         {"refusal", said.empty() ? std::string() : visit.say(said)},
         {"possible", possible},
         {"first", contact.accountState == AccountState::none},
         {"choice", policy.temporaryPasswords},
         {"passwordText", visit.say("invite.password.text",
                                    {{"hours", static_cast<long long>(policy.temporaryLife.count())}})},
         {"keepHref", backFrom(visit, contact.id)}},
        visit.say("invite.title", {{"person", std::string_view(name)}}), status);
}

}  // namespace contacts
