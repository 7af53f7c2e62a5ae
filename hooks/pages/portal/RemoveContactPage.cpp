#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/DepartureWords.h"
#include "hooks/pages/portal/DraftAnswer.h"
#include "hooks/pages/portal/LeavingPages.h"

namespace contacts {

helpdesk::Response RemoveContactPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    const auto id = captured<ContactId>(request, "contact");
    if (!visit || !id)
        return helpdesk::Response::notFound();
    const auto departure = ForeseeDeparture(_ground.services)(visit->actor, visit->customer().id, *id);
    if (!departure)
        return helpdesk::Response::notFound();
    if (request.method == helpdesk::Method::get)
        return ask(*visit, *departure);
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


helpdesk::Response RemoveContactPage::ask(const Visit& visit, const Departure& departure) const
{
    const auto& contact = departure.contact;
    const auto name = nameOf(contact.person);
    const auto& customer = visit.customer().name;
    const auto ties =
        _ties.of(visit.customer().id.text(), contact.id.text(), helpdesk::AccountId{contact.account.value});
    const bool deactivatable =
        contact.projects == 1 && contact.person.status == MembershipStatus::active && !departure.himself;
    std::string text = visit.say("page.remove.text");
    if (departure.himself)
        text = visit.say("page.remove.yourself");
    else if (contact.projects > 0)
        text = visit.say("page.remove.projects", {{"count", static_cast<long long>(contact.projects)}});
    auto lines =
        departure.himself ? templates::View::List{} : consequences(visit, departure, ties, Leaving::removed);
    return dialog(
        visit, "page/leaving",
        {{"action", visit.path() + "/" + contact.id.text() + "/remove"},
         {"at", std::string(visit.request.query.text("at"))},
         {"title", phrase(_ground.words, visit.locale(), "page.remove.title",
                          {{"person", name, PartLook::name}, {"customer", customer, PartLook::name}})},
         {"text", std::move(text)},
         {"listed", !lines.empty()},
         {"lines", std::move(lines)},
         {"keepHref", visit.path()},
         {"keep", visit.say("page.remove.keep")},
         {"instead", deactivatable},
         {"insteadHref", visit.path() + "/" + contact.id.text() + "/deactivate"},
         {"insteadAct", visit.say("page.panel.deactivate")},
         {"possible", departure.mayBeRemoved()},
         {"danger", true},
         {"act", visit.say("page.tool.remove")}},
        visit.say("page.remove.title",
                  {{"person", std::string_view(name)}, {"customer", std::string_view(customer)}}));
}

}  // namespace contacts
