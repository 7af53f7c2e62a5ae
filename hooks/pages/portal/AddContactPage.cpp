#include "hooks/pages/portal/AddContactPage.h"

#include "core/contacts/LoadSnapshot.h"
#include "core/contacts/StaffAddresses.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/DraftAnswer.h"
#include "hooks/pages/portal/EmailHint.h"
#include "hooks/pages/portal/PersonForm.h"
#include "hooks/pages/portal/PersonSheet.h"

namespace contacts {

namespace {

/// The same wish for somebody who has his details already.
Change joiningOf(const Change& addition, const std::string& email)
{
    Change line;
    line.kind = ChangeKind::linkContact;
    line.person = addition.person;
    line.value = email;
    line.roles = addition.roles;
    return line;
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

    auto line = additionOf(request.form, person);
    const auto hint = emailHint(*visit, line.details.email);
    if (!hint.join.empty())
    {
        // Somebody who is known already: the second time he is asked for, he is asked to join.
        if (request.form.text("join") != hint.join)
            return form(*visit, typedOver(request.form, {}), {}, markupOf(*visit, hint));
        line = joiningOf(line, hint.join);
    }
    if (auto findings = judge(*visit, line); anyError(findings))
        return form(*visit, typedOver(request.form, {}), findings, markupOf(*visit, hint));
    auto result = EditDraft(_ground.services).add(visit->actor, visit->customer().id, line);
    if (result.outcome == EditDraft::Outcome::refused)
        return form(*visit, typedOver(request.form, {}), result.view.findings);
    AfterChange after;
    after.person = person;
    after.notice = "added";
    return answer(*visit, _screen, std::move(result), std::move(after));
}


Findings AddContactPage::judge(const Visit& visit, const Change& line) const
{
    auto& services = _ground.services;
    const auto catalogue = services.catalogue();
    auto work = services.storage.read();
    auto changes = work->drafts().find(visit.customer().id).changes;
    std::erase_if(changes, [&](const Change& each) { return each.person == line.person; });
    changes.push_back(line);
    const auto before = loadSnapshot(*work, visit.customer(), changes, *catalogue);
    work.reset();
    const auto policy = services.policy();
    auto all = validate(before, changes, visit.actor, *catalogue, policy.limits);
    findStaffAddresses(changes, before, services, all);
    Findings own;
    for (auto& finding : all)
        if (finding.person == line.person.text())
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
    templates::View view{{"title", title}, {"ref", "new-" + _ground.services.secrets.random(6)}};
    addSheet(view, sheet, _ground, *_screen.look(visit), visit.locale(), customer);
    return dialog(visit, "page/add", std::move(view), title, again ? 422 : 200);
}

}  // namespace contacts
