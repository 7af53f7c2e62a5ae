#include "hooks/pages/portal/AddContactPage.h"

#include "core/contacts/LoadSnapshot.h"
#include "core/contacts/StaffAddresses.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/OddCharacters.h"
#include "hooks/pages/portal/DraftAnswer.h"
#include "hooks/pages/portal/EmailHint.h"
#include "hooks/pages/portal/PersonForm.h"
#include "hooks/pages/portal/PersonSheet.h"

namespace contacts {

namespace {

/// The same wish for somebody who has his details already: only his place in this customer is ours to say. A
/// line that says what is so anyhow does not get into the draft.
ChangeSet joiningOf(const Change& addition, const std::string& email)
{
    const auto line = [&](ChangeKind kind, std::string value) {
        Change made;
        made.kind = kind;
        made.person = addition.person;
        made.value = std::move(value);
        return made;
    };
    const auto word = [](bool flag) { return std::string(flag ? "yes" : "no"); };
    const auto& wanted = addition.details;
    ChangeSet lines{line(ChangeKind::linkContact, email), line(ChangeKind::setDepartment, wanted.department),
                    line(ChangeKind::setPortalUser, word(wanted.portalUser)),
                    line(ChangeKind::setSeesAllRequests, word(wanted.seesAllRequests))};
    lines.front().roles = addition.roles;
    return lines;
}

}  // namespace


helpdesk::Response AddContactPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::manageContacts);
    if (!visit)
        return helpdesk::Response::notFound();
    if (request.method == helpdesk::Method::get)
    {
        Person blank;
        blank.locale = visit->locale();
        return form(*visit, blank, {});
    }
    const auto person = PersonKey{{}, std::string(request.form.text("ref"))};
    if (!onlyKnownFields(request.form, {"ref", "role*", "join", "title", "firstName", "lastName", "email",
                                        "phone", "department", "locale", "portalUser", "seesAllRequests"}) ||
        !looksLikeRef(person.ref))
        return badRequest();
    // The rules judge what was sent; what can stand in the page is shown again.
    const auto entered = legible(request, {"title", "firstName", "lastName", "email", "phone", "department"});
    if (!entered)
        return badRequest();
    const auto& shown = entered->request.form;

    ChangeSet lines{additionOf(request.form, person)};
    const auto hint = emailHint(*visit, lines.front().details.email);
    if (!hint.join.empty())
    {
        // Somebody who is known already: the second time he is asked for, he is asked to join.
        if (request.form.text("join") != hint.join)
            return form(*visit, typedOver(shown, {}), {}, markupOf(*visit, hint));
        lines = joiningOf(lines.front(), hint.join);
    }
    if (auto findings = judge(*visit, person, lines); anyError(findings))
        return form(*visit, typedOver(shown, {}), findings, markupOf(*visit, hint));
    auto result = EditDraft(_ground.services).add(visit->actor, visit->customer().id, lines);
    if (result.outcome == EditDraft::Outcome::refused)
        return form(*visit, typedOver(shown, {}), result.view.findings);
    AfterChange after;
    after.person = person;
    after.notice = "added";
    return answer(*visit, _screen, std::move(result), std::move(after));
}


Findings AddContactPage::judge(const Visit& visit, const PersonKey& person, const ChangeSet& lines) const
{
    auto& services = _ground.services;
    const auto catalogue = services.catalogue();
    auto work = services.storage.read();
    auto changes = work->drafts().find(visit.customer().id).changes;
    std::erase_if(changes, [&](const Change& each) { return each.person == person; });
    changes.insert(changes.end(), lines.begin(), lines.end());
    const auto before = loadSnapshot(*work, visit.customer(), changes, *catalogue);
    work.reset();
    const auto policy = services.policy();
    auto all = validate(before, changes, visit.actor, *catalogue, policy.limits);
    findStaffAddresses(changes, before, services, all);
    Findings own;
    for (auto& finding : all)
        if (finding.person == person.text())
            own.push_back(std::move(finding));
    return own;
}


helpdesk::Response AddContactPage::form(const Visit& visit, const Person& shown, const Findings& findings,
                                        std::string hint) const
{
    PersonSheet sheet;
    sheet.prefix = "n-";
    sheet.kept = sheet.shown = shown;
    sheet.compares = false;
    sheet.reader = visit.actor;
    sheet.lookup = visit.path() + "/add/lookup";
    sheet.departments = ReadContacts(_ground.services).departments(visit.actor, visit.customer().id);
    for (const auto& finding : findings)
        sheet.findings.push_back(&finding);
    const bool again = !findings.empty() || !hint.empty();
    sheet.known = std::move(hint);
    const auto& customer = visit.customer().name;
    const auto title = visit.say("page.add.title", {{"customer", std::string_view(customer)}});
    templates::View view{{"title", title},
                         {"lead", visit.sayDrafted("page.add.lead")},
                         {"ref", "new-" + _ground.services.secrets.random(6)}};
    addSheet(view, sheet, _ground, *_screen.look(visit), visit.locale(), customer);
    return dialog(visit, "page/add", std::move(view), title, again ? 422 : 200);
}

}  // namespace contacts
