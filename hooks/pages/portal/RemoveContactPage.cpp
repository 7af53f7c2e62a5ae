#include "core/Describe.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/DraftAnswer.h"
#include "hooks/pages/portal/EditPages.h"

namespace contacts {

namespace {

using templates::View;


View line(std::string sentence, bool loses)
{
    return {{"look", std::string(loses ? "del" : "look")},
            {"sign", std::string(loses ? "−" : "!")},
            {"sentence", std::move(sentence)}};
}


/// What follows when he leaves, one line each.
View::List consequences(const Visit& visit, const Contact& contact)
{
    const auto catalogue = visit.ground.services.catalogue();
    const auto& person = contact.person;
    View::List lines;
    if (!person.roles.empty())
    {
        const auto roles = roleLabels(*catalogue, person.roles, visit.locale());
        lines.push_back(line(visit.say("page.remove.loses", {{"roles", std::string_view(roles)}}), true));
    }
    if (person.portalUser)
        lines.push_back(line(visit.say("page.remove.access"), true));
    if (contact.projects > 0)
        lines.push_back(line(
            visit.say("page.remove.projects", {{"count", static_cast<long long>(contact.projects)}}), false));
    if (contact.account && contact.account == visit.actor.account)
        lines.push_back(line(visit.say("page.tool.not-yourself"), false));
    return lines;
}

}  // namespace


helpdesk::Response RemoveContactPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    const auto id = captured<ContactId>(request, "contact");
    if (!visit || !id)
        return helpdesk::Response::notFound();
    const auto contact = ReadContacts(_ground.services).find(visit->actor, visit->customer().id, *id);
    if (!contact)
        return helpdesk::Response::notFound();
    if (request.method == helpdesk::Method::get)
        return ask(*visit, *contact);
    if (!onlyKnownFields(request.form, {"at"}))
        return badRequest();

    Change removal;
    removal.kind = ChangeKind::removeContact;
    removal.person = {*id, {}};
    AfterChange after;
    after.back = ListAddress::fromText(request.form.text("at"));
    after.person = removal.person;
    after.notice = "removed";
    return answer(*visit, _screen,
                  EditDraft(_ground.services).add(visit->actor, visit->customer().id, removal),
                  std::move(after));
}


helpdesk::Response RemoveContactPage::ask(const Visit& visit, const Contact& contact) const
{
    const auto name = nameOf(contact.person);
    const auto& customer = visit.customer().name;
    const bool self = contact.account && contact.account == visit.actor.account;
    auto lines = consequences(visit, contact);
    return dialog(
        visit, "page/confirm",
        {{"action", visit.path() + "/" + contact.id.text() + "/remove"},
         {"at", std::string()},
         {"title", phrase(_ground.words, visit.locale(), "page.remove.title",
                          {{"person", name, PartLook::name}, {"customer", customer, PartLook::name}})},
         {"text", visit.say("page.remove.text")},
         {"listed", !lines.empty()},
         {"lines", std::move(lines)},
         {"keepHref", visit.path()},
         {"keep", visit.say("page.remove.keep")},
         {"possible", !self && contact.projects == 0},
         {"act", visit.say("page.tool.remove")}},
        visit.say("page.remove.title",
                  {{"person", std::string_view(name)}, {"customer", std::string_view(customer)}}));
}

}  // namespace contacts
