#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/DepartureWords.h"
#include "hooks/pages/portal/DraftAnswer.h"
#include "hooks/pages/portal/LeavingPages.h"

namespace contacts {

helpdesk::Response StatusPage::handle(const helpdesk::Request& request)
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
    if (!onlyKnownFields(request.form, {"at", "person"}))
        return badRequest();

    Change line;
    line.kind = _kind;
    line.person = {*id, {}};
    AfterChange after;
    after.back = ListAddress::fromText(request.form.text("at"));
    after.person = after.open = line.person;
    after.notice = _kind == ChangeKind::deactivate ? "deactivated" : "reactivated";
    return answer(*visit, _screen, EditDraft(_ground.services).add(visit->actor, visit->customer().id, line),
                  std::move(after));
}


helpdesk::Response StatusPage::ask(const Visit& visit, const Departure& departure) const
{
    const auto& contact = departure.contact;
    const bool ends = _kind == ChangeKind::deactivate;
    const bool active = contact.person.status == MembershipStatus::active;
    const std::string words = ends ? "page.deactivate." : "page.reactivate.";
    const auto name = nameOf(contact.person);
    const auto& customer = visit.customer().name;
    const auto ties =
        _ties.of(visit.customer().id.text(), contact.id.text(), helpdesk::AccountId{contact.account.value});

    const bool tied = ends && active && contact.projects > 1;
    const bool possible = ends ? active && departure.mayBeDeactivated() : !active;
    std::string text = visit.say(words + "text");
    if (ends && departure.himself)
        text = visit.say("page.deactivate.yourself");
    else if (ends != active)
        text = visit.say(words + "already");
    else if (tied)
        text = visit.say("page.deactivate.projects", {{"count", static_cast<long long>(contact.projects)}});
    auto lines = !possible && !tied ? templates::View::List{}
                 : ends             ? consequences(visit, departure, ties, Leaving::deactivated)
                                    : comeback(visit, departure);
    return dialog(
        visit, "page/leaving",
        {{"action", visit.path() + "/" + contact.id.text() + (ends ? "/deactivate" : "/reactivate")},
         {"at", std::string(visit.request.query.text("at"))},
         {"title", phrase(_ground.words, visit.locale(), words + "title",
                          {{"person", name, PartLook::name}, {"customer", customer, PartLook::name}})},
         {"text", std::move(text)},
         {"listed", !lines.empty()},
         {"lines", std::move(lines)},
         {"keepHref", visit.path()},
         {"keep", visit.say(words + "keep")},
         {"instead", false},
         {"insteadHref", std::string()},
         {"insteadAct", std::string()},
         {"possible", possible},
         {"danger", ends},
         {"act", visit.say(ends ? "page.panel.deactivate" : "page.panel.reactivate")}},
        visit.say(words + "title",
                  {{"person", std::string_view(name)}, {"customer", std::string_view(customer)}}));
}

}  // namespace contacts
