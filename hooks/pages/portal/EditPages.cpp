#include "hooks/pages/portal/EditPages.h"

#include "hooks/Numbers.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/DraftAnswer.h"
#include "hooks/pages/portal/PersonForm.h"

#include <algorithm>
#include <map>

namespace contacts {

namespace {

std::optional<std::uint32_t> lineNumber(std::string_view text)
{
    const auto number = numberIn<std::uint32_t>(text);
    return number && *number > 0 ? number : std::nullopt;
}


/// A draft keeps what is wrong so that it can be put right, but no text of a database holds this.
bool holdsNul(const helpdesk::Fields& form)
{
    const auto& all = form.all();
    return std::any_of(all.begin(), all.end(),
                       [](const auto& field) { return field.second.find('\0') != std::string::npos; });
}

}  // namespace


helpdesk::Response SaveDraftPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::editDetails);
    if (!visit)
        return helpdesk::Response::notFound();
    const auto& form = request.form;
    const auto person = PersonKey::from(form.text("person"));
    if (!onlyKnownFields(form, {"person", "open", "at", "role*", "takeBack", "keep", "title", "firstName",
                                "lastName", "email", "phone", "department", "locale", "portalUser",
                                "seesAllRequests", "was."}) ||
        !(person.contact || looksLikeRef(person.ref)) || holdsNul(form))
        return badRequest();

    AfterChange after;
    after.back = ListAddress::fromText(form.text("at"));
    after.person = person;
    after.open = PersonKey::from(form.text("open")) == person ? person : PersonKey{};
    after.typed = &form;
    after.inPlace = request.wantsFragment;
    const EditDraft edit(_ground.services);
    const auto customer = visit->customer().id;
    if (const auto* takeBack = form.find("takeBack"))
    {
        const auto line = lineNumber(*takeBack);
        after.open = person;
        return line ? answer(*visit, _screen, edit.takeBack(visit->actor, customer, *line), std::move(after))
                    : badRequest();
    }
    if (const auto* keep = form.find("keep"))
    {
        const auto line = lineNumber(*keep);
        after.open = person;
        return line ? answer(*visit, _screen, edit.confirm(visit->actor, customer, *line), std::move(after))
                    : badRequest();
    }
    const auto lines = linesOf(form, person);
    auto result = lines.empty() ? edit.see(visit->actor, customer) : edit.add(visit->actor, customer, lines);
    return answer(*visit, _screen, std::move(result), std::move(after));
}


helpdesk::Response DiscardPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::editDetails);
    if (!visit)
        return helpdesk::Response::notFound();
    if (request.method == helpdesk::Method::get)
        return ask(*visit);
    if (!onlyKnownFields(request.form, {"at"}))
        return badRequest();
    AfterChange after;
    after.back = ListAddress::fromText(request.form.text("at"));
    after.notice = "discarded";
    return answer(*visit, _screen, EditDraft(_ground.services).discard(visit->actor, visit->customer().id),
                  std::move(after));
}


namespace {

/// Whose lines go, one item for each author; nothing where they are all of the one who asks.
templates::View::List authorsAsked(const Visit& visit, const ChangeSet& changes)
{
    std::map<std::string, long long> lines;
    for (const auto& line : changes)
        if (!line.authorName.empty())
            ++lines[line.authorName];
    if (lines.empty() || (lines.size() == 1 && lines.begin()->first == visit.actor.name))
        return {};
    templates::View::List items;
    for (const auto& [name, count] : lines)
        items.push_back(
            {{"look", std::string("look")},
             {"sign", std::string("!")},
             {"sentence", visit.say("page.discard.by", {{"who", name == visit.actor.name ? "you" : "other"},
                                                        {"person", std::string_view(name)},
                                                        {"changes", count}})}});
    return items;
}

}  // namespace


helpdesk::Response DiscardPage::ask(const Visit& visit) const
{
    const auto draft = EditDraft(_ground.services).seeOwn(visit.actor, visit.customer().id);
    const auto counted = count(draft.view.draft.changes);
    const auto title = visit.say("page.discard.title", {{"changes", static_cast<long long>(counted.changes)},
                                                        {"people", static_cast<long long>(counted.people)}});
    const auto at = std::string(visit.request.query.text("at"));
    templates::View::List parts{{{"isName", false}, {"part", title}}};
    auto authors = authorsAsked(visit, draft.view.draft.changes);
    return dialog(visit, "page/confirm",
                  {{"action", visit.path() + "/draft/discard"},
                   {"at", at},
                   {"title", std::move(parts)},
                   {"problem", false},
                   {"problemText", std::string()},
                   {"text", visit.say(visit.actor.onBehalf ? "behalf.discard" : "page.discard.text")},
                   {"listed", !authors.empty()},
                   {"lines", std::move(authors)},
                   {"keepHref", listHref(visit, at)},
                   {"keep", visit.say("page.discard.keep")},
                   {"possible", counted.changes > 0},
                   {"act", visit.say("page.bar.discard")}},
                  title);
}


helpdesk::Response UndoPage::handle(const helpdesk::Request& request)
{
    const auto visit = editingVisit(_ground, request, Act::editDetails);
    const auto person = personIn(request);
    if (!visit || !person)
        return helpdesk::Response::notFound();
    if (!onlyKnownFields(request.form, {"at", "person"}))
        return badRequest();
    AfterChange after;
    after.back = ListAddress::fromText(request.form.text("at"));
    after.person = *person;
    after.notice = "undone";
    return answer(*visit, _screen,
                  EditDraft(_ground.services).takeBack(visit->actor, visit->customer().id, *person),
                  std::move(after));
}

}  // namespace contacts
