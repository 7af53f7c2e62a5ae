#include "hooks/pages/portal/InvitePage.h"

#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/AccountWords.h"

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
    if (!onlyKnownFields(request.form, {"how"}) || !way)
        return badRequest();
    const auto outcome = InviteContact(_ground.services)(visit->actor, visit->customer().id, *id, *way);
    switch (outcome)
    {
    case Outcome::sent:
        return helpdesk::Response::to(visit->path() + "/" + id->text() +
                                      "?sent=" + std::string(request.form.text("how")));
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
         {"state", templates::View::Markup{stateMarkup(visit, contact)}},
         {"refused", !said.empty()},
         {"refusal", said.empty() ? std::string() : visit.say(said)},
         {"possible", possible},
         {"choice", _ground.services.policy().temporaryPasswords},
         {"keepHref", visit.path() + "/" + contact.id.text()}},
        visit.say("invite.title", {{"person", std::string_view(name)}}), status);
}

}  // namespace contacts
