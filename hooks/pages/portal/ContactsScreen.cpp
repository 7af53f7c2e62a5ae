#include "hooks/pages/portal/ContactsScreen.h"

#include "hooks/pages/portal/AskPage.h"
#include "hooks/pages/portal/Confirmed.h"
#include "hooks/pages/portal/FindingList.h"
#include "hooks/pages/portal/ListParts.h"
#include "hooks/pages/portal/MatrixRows.h"
#include "hooks/pages/portal/Pager.h"
#include "hooks/pages/portal/RelativeRows.h"
#include "hooks/pages/portal/ReturnedRequest.h"
#include "hooks/pages/portal/SuggestionWords.h"
#include "hooks/pages/portal/WaitingScreen.h"

#include <algorithm>

namespace contacts {

namespace {

using templates::View;

/// Who can be asked; those who have never come that far only where there is nobody else.
std::vector<std::string> editorsOf(const Visit& visit)
{
    constexpr std::size_t named = 5;
    std::vector<std::string> able;
    std::vector<std::string> others;
    const auto work = visit.ground.services.storage.read();
    for (const auto& role : visit.ground.services.catalogue()->roles())
        if (role.delegating())
            for (const auto& contact : work->contacts().holders(visit.customer().id, role.key))
            {
                const bool acts = contact.person.portalUser && contact.accountState == AccountState::active;
                auto& names = acts ? able : others;
                if (const auto name = nameOf(contact.person);
                    std::find(names.begin(), names.end(), name) == names.end() && names.size() < named)
                    names.push_back(name);
            }
    return able.empty() ? others : able;
}


/// "Maria and Paul may change people and roles."
std::string whoMayChange(const Visit& visit)
{
    const auto editors = editorsOf(visit);
    if (editors.empty())
        return visit.say(visit.fromHelpdesk() ? "page.rights.nobody.there" : "page.rights.nobody");
    const auto names = visit.ground.words.list(visit.locale(), editors);
    return visit.say("page.rights.who", {{"people", std::string_view(names)}});
}


View rightsNotice(const Visit& visit)
{
    const auto* key = visit.rights == Rights::look ? "page.rights.look" : "page.rights.details";
    auto item = notice("", "i-lock", visit.say(key), whoMayChange(visit));
    if (authorise(visit.actor, Act::suggest) != Verdict::allowed)
        return item;
    return item.set("noticeLink", true)
        .set("noticeHref", askPath(visit.customer().id))
        .set("noticeLinkText", visit.say("suggest.link"));
}


View returnedNotice(const Visit& visit, const Request& returned)
{
    auto& services = visit.ground.services;
    const auto oddity = ViewRequest(services).oddityOf(returned);
    const auto question =
        visit.say("page.returned.question", {{"question", std::string_view(returned.question)}});
    const auto* next = oddity == RemoteSight::cancelled ? "page.returned.ticket-cancelled"
                       : visit.head.draftVersion == 0   ? "page.returned.empty"
                                                        : "page.returned.next";
    auto item = notice("warn", "i-undo",
                       visit.say("page.returned", {{"person", std::string_view(returned.decidedBy)}}),
                       question + "\n" + visit.say(next));
    const bool ticketed = opensTicket(visit, returned, oddity);
    item.set("noticeLink", true)
        .set("noticeHref", ticketed ? services.desk.address(returned.ticket, false)
                                    : "/portal/requests/" + returned.id.text())
        .set("noticeLinkText", ticketed ? ticketWords(visit, returned) : visit.say("page.returned.open"));
    return item;
}


/// What became of the newest request that the helpdesk decided, for those who manage and for a week: the
/// customer's own people may not have read the mail, and only one of them got it. Whoever has taken note of
/// it closes it.
std::optional<View> decisionNotice(const Visit& visit)
{
    constexpr std::chrono::hours told{24 * 7};
    const bool never = visit.head.beside && !visit.head.beside->newest;
    if (never || !visit.manages() || visit.fromHelpdesk() || visit.actor.onBehalf || visit.head.openRequest)
        return std::nullopt;
    auto& services = visit.ground.services;
    const auto newest = services.storage.read()->requests().newestOf(visit.customer().id);
    // What took effect in the moment it was asked for was confirmed to whoever asked.
    if (!newest || !terminal(newest->state) || newest->state == RequestState::cancelled ||
        newest->decidedAt == newest->submittedAt || services.clock.now() - newest->decidedAt >= told)
        return std::nullopt;
    const bool done = newest->state == RequestState::implemented;
    auto text =
        newest->decisionReason.empty()
            ? std::string()
            : visit.say("page.decision.reason", {{"reason", std::string_view(newest->decisionReason)}});
    if (!done && visit.head.draftVersion == 0)
        text += (text.empty() ? "" : "\n") + visit.say("page.decision.next");
    const auto time = visit.when(newest->decidedAt);
    auto item =
        notice(done ? "ok" : "warn", done ? "i-check" : "i-alert",
               visit.say("page.decision." + std::string(wordOf(newest->state)),
                         {{"person", std::string_view(newest->decidedBy)}, {"time", std::string_view(time)}}),
               std::move(text));
    return item.set("noticeLink", true)
        .set("noticeHref", "/portal/requests/" + newest->id.text())
        .set("noticeLinkText", visit.say("page.returned.open"))
        .set("once", true)
        .set("onceName", "decision-" + visit.actor.account.text() + "-" + visit.customer().id.text())
        .set("onceIs", newest->id.text());
}


/// Says on whose behalf, and what becomes of lines that the customer's own people wrote.
View inTheirPlaceNotice(const Visit& visit, const DraftView& draft)
{
    const auto others = std::count_if(draft.draft.changes.begin(), draft.draft.changes.end(),
                                      [](const Change& line) { return bool(line.author); });
    auto text = visit.say("behalf.text");
    if (others > 0)
        text += "\n" + visit.say("behalf.others", {{"count", static_cast<long long>(others)}});
    auto item = notice("warn", "i-alert", visit.inWhosePlace(), std::move(text));
    return item.set("noticeLink", true)
        .set("noticeHref", "/agent/customers/" + visit.customer().id.text())
        .set("noticeLinkText", visit.say("behalf.customer"));
}


/// For the helpdesk, where the customer corrects a request that it returned.
View openNotice(const Visit& visit)
{
    const auto open = visit.ground.services.storage.read()->requests().find(visit.head.openRequest);
    auto item =
        notice("warn", "i-undo", visit.say("customers.open.returned"), visit.say("customers.open.first"));
    // The title ends in a colon; a ticket of another house may still be to come.
    const auto ticket = open ? open->ticket : 0;
    return item.set("noticeLink", true)
        .set("noticeHref", ticket == 0 ? "/agent/requests/" + visit.head.openRequest.text()
                                       : visit.ground.services.desk.address(ticket, true))
        .set("noticeLinkText", ticket == 0 ? visit.say("page.returned.open") : ticketWords(visit, *open));
}


/// Beside what is confirmed of a request that took effect at once: its ticket, which nothing else here names.
View confirmed(const Visit& visit, const std::string& said)
{
    auto& services = visit.ground.services;
    const auto id = RequestId::from(visit.request.query.text("request"));
    const auto done = id && authorise(visit.actor, Act::seeRequest) == Verdict::allowed
                          ? services.storage.read()->requests().find(*id)
                          : std::nullopt;
    if (!done || done->customer != visit.customer().id || !terminal(done->state))
        return notice("ok", "i-check", said);
    const bool ticketed = opensTicket(visit, *done, {});
    return notice("ok", "i-check", said + visit.say("page.colon"))
        .set("noticeLink", true)
        .set("noticeHref", ticketed ? services.desk.address(done->ticket, visit.fromHelpdesk())
                                    : "/portal/requests/" + done->id.text())
        .set("noticeLinkText", ticketed ? ticketWords(visit, *done) : visit.say("page.returned.open"));
}


View::List noticesOf(const Visit& visit, const ScreenWish& wish, const DraftView& draft,
                     const std::optional<Request>& returned, bool saidBelow)
{
    View::List notices;
    if (!wish.said.empty() && !saidBelow)
        notices.push_back(confirmed(visit, wish.said));
    if (!wish.refusals.empty() || wish.notice == "conflict" || wish.notice == "waiting")
    {
        const bool named = wish.refusals.empty() || wish.notice == "clash";
        notices.push_back(
            notice("bad", "i-alert", visit.say("page.notice." + (named ? wish.notice : "refused"))));
    }
    if (returned)
        notices.push_back(returnedNotice(visit, *returned));
    else if (auto decided = decisionNotice(visit))
        notices.push_back(std::move(*decided));
    if (visit.actor.onBehalf)
        notices.push_back(inTheirPlaceNotice(visit, draft));
    else if (visit.fromHelpdesk() && visit.head.openRequest)
        notices.push_back(openNotice(visit));
    else if (visit.rights != Rights::manage)
        notices.push_back(rightsNotice(visit));
    return notices;
}

}  // namespace


helpdesk::Response ContactsScreen::show(const Visit& visit, ScreenWish wish)
{
    // Who may only look sees the live list: the draft belongs to those who can change it.
    if (!wish.draft && visit.rights != Rights::look && visit.head.draftVersion > 0)
        wish.draft = EditDraft(_ground.services).see(visit.actor, visit.customer().id);
    const DraftView none;
    const auto& draft = wish.draft ? wish.draft->view : none;
    const DraftMarks marks(draft);
    const auto matrix = look(visit);
    if (wish.address.only == PersonKey{})
    {
        wish.said = confirmation(visit, wish.notice, draft.draft.changes);
        wish.saidOf = wish.said.empty() ? PersonKey{} : placeOf(visit, wish.notice);
    }

    std::optional<MatrixRows> written(std::in_place, visit, wish, *matrix, marks);
    written->writeAll();
    // The list has become shorter than the address knows: its last page then.
    const Pager pager{written->total(), wish.address.rowsAPage()};
    if (wish.address.only == PersonKey{} && wish.address.page > pager.last())
    {
        wish.address.page = pager.last();
        written.emplace(visit, wish, *matrix, marks);
        written->writeAll();
    }
    auto& rows = *written;

    View view;
    const auto returned = returnedRequest(visit);
    addHead(view, visit, visit.manages(),
            returned && visit.manages() ? "/portal/requests/" + returned->id.text() + "/cancel"
                                        : std::string());
    view.set("notices", wish.address.only == PersonKey{}
                            ? noticesOf(visit, wish, draft, returned, rows.saidBelow())
                            : View::List{});
    if (wish.address.only == PersonKey{})
        addSuggestions(view, visit, &draft);
    else
        view.set("suggested", false);
    addFindings(view, visit, draft, wish.address.prefix());
    addSearch(view, visit, wish.address, *matrix, rows.total());
    addChips(view, visit, wish.address, marks);
    addColumns(view, visit, wish.address, *matrix, marks);
    addExport(view, visit, wish.address, rows.total());
    view.set("found", visit.say("list.found", {{"count", static_cast<long long>(rows.found())}}));
    addPager(view, visit, wish.address, rows.total(), rows.rows());
    addBar(view, visit, &draft);
    addRelatives(view, visit, wish.address, *matrix);
    view.set("editable", visit.rights != Rights::look);
    view.set("prefix", wish.address.prefix())
        .set("at", wish.address.text())
        .set("view", wish.address.arrangement());
    view.set("api", "/api/v1/customers/" + visit.customer().id.text());
    view.set("rows", View::Markup{std::move(rows.markup())});
    return framed(visit, visit.say("page.title") + " – " + visit.customer().name,
                  visit.render("page/contacts", view), wish.status);
}

}  // namespace contacts
