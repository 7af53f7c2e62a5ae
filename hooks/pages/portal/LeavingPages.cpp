#include "hooks/pages/portal/LeavingPages.h"

#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/DepartureWords.h"
#include "hooks/pages/portal/DraftAnswer.h"

namespace contacts {

helpdesk::Response LeavingPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, contacts::Act::manageContacts);
    const auto id = captured<ContactId>(request, "contact");
    if (!visit || !id)
        return helpdesk::Response::notFound();
    const auto departure = ForeseeDeparture(_ground.services)(visit->actor, visit->customer().id, *id);
    if (!departure)
        return helpdesk::Response::notFound();
    return request.method == helpdesk::Method::get ? ask(*visit, *departure) : write(*visit, *id);
}


helpdesk::Response LeavingPage::write(const Visit& visit, ContactId contact)
{
    const auto& form = visit.request.form;
    const bool goes = _act.kind == ChangeKind::removeContact;
    // The panel of somebody who stays sends along whose it is.
    if (!(goes ? onlyKnownFields(form, {"at"}) : onlyKnownFields(form, {"at", "person"})))
        return badRequest();
    Change line;
    line.kind = _act.kind;
    line.person = {contact, {}};
    AfterChange after;
    after.back = ListAddress::fromText(form.text("at"));
    after.person = line.person;
    if (!goes)
        after.open = line.person;
    after.notice = _act.notice;
    return answer(visit, _screen, EditDraft(_ground.services).add(visit.actor, visit.customer().id, line),
                  std::move(after));
}


helpdesk::Response LeavingPage::ask(const Visit& visit, const Departure& departure) const
{
    const auto& contact = departure.contact;
    const auto ties =
        _ties.of(visit.customer().id.text(), contact.id.text(), helpdesk::AccountId{contact.account.value});
    auto asked = question(visit, departure, ties);
    const auto words = "page." + std::string(_act.word) + ".";
    const auto person = visit.path() + "/" + contact.id.text();
    const auto at = std::string(visit.request.query.text("at"));
    const auto name = nameOf(contact.person);
    const auto& customer = visit.customer().name;
    return dialog(
        visit, "page/leaving",
        {{"action", person + "/" + std::string(_act.word)},
         {"at", at},
         {"title", phrase(_ground.words, visit.locale(), words + "title",
                          {{"person", name, PartLook::name}, {"customer", customer, PartLook::name}})},
         // Several people may share a name; who has none is called by his address already.
         {"email", contact.person.name().empty() ? std::string() : contact.person.email},
         {"text", std::move(asked.text)},
         {"listed", !asked.lines.empty()},
         {"lines", std::move(asked.lines)},
         {"keepHref", listHref(visit, at)},
         {"keep", visit.say(words + "keep")},
         {"instead", asked.deactivateInstead},
         {"insteadHref", person + "/deactivate" + (at.empty() ? "" : "?at=" + percentEncoded(at))},
         {"insteadAct", visit.say("page.panel.deactivate")},
         {"possible", asked.possible},
         {"danger", asked.danger},
         {"act", std::move(asked.act)}},
        visit.say(words + "title",
                  {{"person", std::string_view(name)}, {"customer", std::string_view(customer)}}));
}


LeavingQuestion RemoveContactPage::question(const Visit& visit, const Departure& departure,
                                            const helpdesk::PersonTies& ties) const
{
    const auto& contact = departure.contact;
    LeavingQuestion asked{visit.sayDrafted("page.remove.text"), {}, visit.say("page.tool.remove")};
    if (departure.himself)
        asked.text = visit.say("page.remove.yourself");
    else if (contact.projects > 0)
        asked.text = visit.say("page.remove.projects", {{"count", static_cast<long long>(contact.projects)}});
    if (!departure.himself)
        asked.lines = consequences(visit, departure, ties, Leaving::removed);
    asked.possible = departure.mayBeRemoved();
    asked.deactivateInstead =
        contact.projects == 1 && contact.person.status == MembershipStatus::active && !departure.himself;
    return asked;
}


LeavingQuestion DeactivatePage::question(const Visit& visit, const Departure& departure,
                                         const helpdesk::PersonTies& ties) const
{
    const auto& contact = departure.contact;
    const bool active = contact.person.status == MembershipStatus::active;
    const bool tied = active && contact.projects > 1;
    LeavingQuestion asked{visit.sayDrafted("page.deactivate.text"), {}, visit.say("page.panel.deactivate")};
    if (departure.himself)
        asked.text = visit.say("page.deactivate.yourself");
    else if (!active)
        asked.text = visit.say("page.deactivate.already");
    else if (tied)
        asked.text =
            visit.say("page.deactivate.projects", {{"count", static_cast<long long>(contact.projects)}});
    asked.possible = active && departure.mayBeDeactivated();
    if (asked.possible || tied)
        asked.lines = consequences(visit, departure, ties, Leaving::deactivated);
    return asked;
}


LeavingQuestion ReactivatePage::question(const Visit& visit, const Departure& departure,
                                         const helpdesk::PersonTies&) const
{
    const bool active = departure.contact.person.status == MembershipStatus::active;
    LeavingQuestion asked{active ? visit.say("page.reactivate.already")
                                 : visit.sayDrafted("page.reactivate.text"),
                          {},
                          visit.say("page.panel.reactivate")};
    asked.danger = false;
    asked.possible = !active;
    if (asked.possible)
        asked.lines = comeback(visit, departure);
    return asked;
}

}  // namespace contacts
