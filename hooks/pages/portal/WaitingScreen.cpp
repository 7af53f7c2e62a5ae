#include "hooks/pages/portal/WaitingScreen.h"

#include "core/changes/Describe.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/Confirmed.h"
#include "hooks/pages/portal/ExistingRequested.h"
#include "hooks/pages/portal/ListParts.h"
#include "hooks/pages/portal/SuggestionWords.h"
#include "templates/Breakable.h"

namespace contacts {

namespace {

using templates::View;

/// Messages shown here; the ticket's own page has all of them.
constexpr std::size_t shownMessages = 20;

/// Another house raises the ticket within a second or two after the request, or not at all for now: the page
/// looks often, then less and less often, and whoever still waits after a minute is not interrupted any more.
struct Looks
{
    std::chrono::seconds until;  ///< So old is the request.
    std::string_view every;      ///< Seconds.
};
constexpr Looks looks[] = {
    {std::chrono::seconds(6), "1"}, {std::chrono::seconds(15), "2"}, {std::chrono::seconds(60), "5"}};


/// An empty line ends a paragraph; the lines within one stay lines.
View::List paragraphsOf(std::string_view text)
{
    View::List paragraphs;
    while (!text.empty())
    {
        const auto paragraph = text.substr(0, text.find("\n\n"));
        text.remove_prefix(std::min(text.size(), paragraph.size() + 2));
        if (!paragraph.empty())
            paragraphs.push_back({{"pieces", templates::breakable(paragraph)}});
    }
    return paragraphs;
}


View stepItem(const char* look, std::string step, std::string text, bool current = false)
{
    return {{"stepLook", std::string(look)},
            {"step", std::move(step)},
            {"stepText", std::move(text)},
            {"current", current}};
}


View waitingNotice(const Visit& visit, const RequestView& open, const std::string& ticket, bool justSent)
{
    const auto& request = open.request;
    const auto counted = count(request.changes);
    const bool own = request.requesterAccount == visit.actor.account;
    const bool linked = opensTicket(visit, request, open.oddity);
    auto text = justSent ? visit.say("page.waiting.confirmed") + " " : std::string();
    if (ticket.empty())
    {
        const auto house = visit.ground.services.storage.read()->errands().house();
        const bool soon = house.mood == HouseMood::answers;
        text += visit.say(soon ? "page.waiting.ticket-follows" : "page.waiting.ticket-later") + " ";
    }
    text += visit.say(visit.fromHelpdesk() ? "customers.open.first" : "page.waiting.read-only");
    auto item = notice(justSent ? "ok" : "", justSent ? "i-check" : "i-clock",
                       visit.say(own ? "page.waiting.sent-by-you" : "page.waiting.sent",
                                 {{"changes", static_cast<long long>(counted.changes)},
                                  {"tickets", linked ? 1LL : 0LL},
                                  {"person", std::string_view(request.requesterName)}}),
                       std::move(text));
    item.set("noticeLink", linked)
        .set("noticeHref", visit.ground.services.desk.address(request.ticket, visit.fromHelpdesk()))
        .set("noticeLinkText", ticket);
    return item;
}

/// Empty: not at all.
std::string_view refreshOf(const Visit& visit, const Request& request)
{
    const auto& services = visit.ground.services;
    const auto age = services.clock.now() - request.submittedAt;
    if (request.ticket != 0 || !services.desk.elsewhere())
        return {};
    for (const auto& [until, every] : looks)
        if (age < until)
            return every;
    return {};
}

}  // namespace


bool opensTicket(const Visit& visit, const Request& request, const std::optional<RemoteSight>& oddity)
{
    return request.ticket != 0 && !isLost(oddity) &&
           (!visit.ground.services.desk.elsewhere() || visit.fromHelpdesk() ||
            request.requesterAccount == visit.actor.account);
}


bool isLost(const std::optional<RemoteSight>& oddity)
{
    return oddity && *oddity != RemoteSight::closed && *oddity != RemoteSight::cancelled &&
           *oddity != RemoteSight::reopened && *oddity != RemoteSight::moved &&
           *oddity != RemoteSight::setBack;
}


void addOddity(const Visit& visit, const RequestView& open, View::List& notices)
{
    if (isLost(open.oddity))
        notices.push_back(
            notice("warn", "i-alert", visit.say("page.oddity.lost"), visit.say("page.oddity.lost.text")));
    else if (open.oddity == RemoteSight::closed)
        notices.push_back(
            notice("warn", "i-alert", visit.say("page.oddity.closed"), visit.say("page.oddity.closed.text")));
    else if (open.oddity == RemoteSight::cancelled)
        notices.push_back(notice("warn", "i-alert", visit.say("page.oddity.cancelled"),
                                 visit.say("page.oddity.cancelled.text")));
}


std::string initialsOf(std::string_view name)
{
    std::string initials;
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i)
    {
        const auto byte = static_cast<unsigned char>(name[i]);
        if (begins && byte != ' ')
        {
            const std::size_t length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
            if (initials.size() < 8)
                initials += name.substr(i, length);
        }
        begins = byte == ' ';
    }
    return initials;
}


std::string ticketWords(const Visit& visit, const Request& request)
{
    if (request.ticket == 0)
        return {};
    const auto number = std::to_string(request.ticket);
    return visit.say("page.ticket", {{"ticket", std::string_view(number)}});
}


std::string reasonTitle(const Visit& visit, const RequestView& open)
{
    const bool own = open.request.requesterAccount == visit.actor.account;
    if (open.answered)
        return visit.say(own ? "page.waiting.your-answer" : "page.waiting.answer");
    return visit.say(own ? "page.waiting.your-reason" : "page.waiting.reason");
}


View::List stepsOf(const Visit& visit, const Request& request)
{
    const auto who = [&](const std::string& person, Time at) {
        const auto time = visit.when(at);
        return visit.say("page.step.who",
                         {{"person", std::string_view(person)}, {"time", std::string_view(time)}});
    };
    View::List steps{
        stepItem("done", visit.say("page.step.requested"), who(request.requesterName, request.submittedAt))};
    if (request.state == RequestState::returned)
    {
        steps.push_back(
            stepItem("done", visit.say("page.step.returned"), who(request.decidedBy, request.decidedAt)));
        steps.push_back(
            stepItem("", visit.say("page.step.correction"), visit.say("page.step.correction-text"), true));
        return steps;
    }
    if (!terminal(request.state))
    {
        const auto since = visit.when(request.submittedAt);
        steps.push_back(stepItem("", visit.say("page.step.helpdesk"),
                                 visit.say("page.step.since", {{"time", std::string_view(since)}}), true));
        steps.push_back(
            stepItem("todo", visit.say("page.step.decision"), visit.say("page.step.decision-text")));
        return steps;
    }
    steps.push_back(stepItem("done", visit.say("page.outcome." + std::string(wordOf(request.state))),
                             who(request.decidedBy, request.decidedAt), true));
    return steps;
}


helpdesk::Response WaitingScreen::show(const Visit& visit, const RequestView& open,
                                       const ListAddress& address, const std::string& confirmed) const
{
    const auto& request = open.request;
    const auto counted = count(request.changes);
    const auto ticket = ticketWords(visit, request);

    View view;
    addHead(view, visit, false,
            visit.manages() ? "/portal/requests/" + request.id.text() + "/cancel" : std::string());
    View::List notices{waitingNotice(visit, open, ticket, confirmed == "requested")};
    addOddity(visit, open, notices);
    if (auto said = confirmation(visit, confirmed, {}); !said.empty())
        notices.push_back(notice("ok", "i-check", std::move(said)));
    view.set("notices", std::move(notices))
        .set("countText", visit.say("page.bar.count", {{"changes", static_cast<long long>(counted.changes)},
                                                       {"people", static_cast<long long>(counted.people)}}))
        .set("people", existingBesideRequested(visit, open))
        .set("steps", stepsOf(visit, request))
        .set("reasoned", !request.reason.empty())
        .set("reason", request.reason)
        .set("reasonTitle", reasonTitle(visit, open));
    addSuggestions(view, visit, nullptr);
    addOthers(view, visit, open, address);
    addConversation(view, visit, open);
    auto response = framed(visit,
                           visit.say("page.waiting.title") + " – " + visit.say("page.title") + " – " +
                               visit.customer().name,
                           visit.render("page/waiting", view));
    if (const auto seconds = refreshOf(visit, request); !seconds.empty())
        response.headers.emplace_back("Refresh", std::string(seconds));
    return response;
}


void WaitingScreen::addConversation(View& view, const Visit& visit, const RequestView& open) const
{
    const auto& request = open.request;
    View::List posts;
    const bool here = request.ticket != 0 && !_ground.services.desk.elsewhere();
    if (here)
    {
        // The first message is the request itself, which stands above in full.
        const auto messages = _tickets.messages(helpdesk::TicketId{request.ticket}, false);
        const auto first =
            messages.size() > shownMessages + 1 ? messages.size() - shownMessages : std::size_t{1};
        for (auto i = first; i < messages.size(); ++i)
        {
            const auto& message = messages[i];
            const auto at = visit.when(message.at);
            posts.push_back({{"initials", initialsOf(message.authorName)},
                             {"author", message.authorName},
                             {"postedAt", visit.say(message.fromAgent ? "page.waiting.by-helpdesk"
                                                                      : "page.waiting.by-customer",
                                                    {{"time", std::string_view(at)}})},
                             {"paragraphs", paragraphsOf(message.text)}});
        }
    }
    const auto words = ticketWords(visit, request);
    view.set("ticketed", here)
        .set("ticketHref", _ground.services.desk.address(request.ticket, visit.fromHelpdesk()))
        .set("ticketOpen", visit.say("page.waiting.open-ticket", {{"ticket", std::string_view(words)}}))
        .set("posts", std::move(posts))
        .set("mayReply", visit.rights == Rights::manage && open.oddity != RemoteSight::cancelled)
        .set("replyPath", "/portal/tickets/" + std::to_string(request.ticket) + "/reply")
        .set("ownInitials", initialsOf(visit.actor.name));
}


void WaitingScreen::addOthers(View& view, const Visit& visit, const RequestView& open,
                              ListAddress address) const
{
    const auto catalogue = _ground.services.catalogue();
    const auto beside = peopleBeside(open);
    const auto row = _ground.views.row("page/waiting-other", visit.locale());
    const auto name = row->slot("name");
    const auto inactive = row->slot("inactive");
    const auto roles = row->slot("roles");
    const auto inactiveTag = " " + visit.say("page.tag.inactive");
    std::string rows;
    std::string person;
    std::string held;
    std::size_t listed = 0;
    const auto write = [&](const ListRow& each) {
        ++listed;
        if (beside.contains({each.id, {}}))
            return;
        person.assign(each.firstName).append(each.firstName.empty() ? "" : " ").append(each.lastName);
        held.clear();
        for (const auto& role : catalogue->roles())
            if ((" " + std::string(each.roles) + " ").find(" " + role.key + " ") != std::string::npos)
                held += (held.empty() ? "" : ", ") + role.in(visit.locale()).label;
        std::string_view values[3];
        values[name] = person;
        values[inactive] =
            each.status == MembershipStatus::deactivated ? std::string_view(inactiveTag) : std::string_view();
        values[roles] = held;
        row->fill(rows, values);
    };
    const auto list = [&] {
        return ReadContacts(_ground.services)
            .list(address.query(visit.customer().id, _ground.services.clock.now()), write);
    };
    const Pager pager{list(), address.rowsAPage()};
    if (listed == 0 && address.page > pager.last())
    {
        address.page = pager.last();
        list();
    }
    std::size_t changed = 0;
    for (const auto& [key, existing] : open.existing.people)
        changed += key.contact && beside.contains(key) ? 1 : 0;
    const auto all = visit.customer().contacts;
    const auto others = static_cast<long long>(all - std::min(all, changed));
    view.set("othersShown", others > 0)
        .set("othersText", visit.say("page.waiting.others", {{"count", others}}))
        .set("othersRows", View::Markup{std::move(rows)});

    // Whoever turns the pages has opened the list: an address with a page shows it open.
    view.set("othersPaged", pager.last() > 1).set("othersOpen", visit.request.query.find("page") != nullptr);
    addPages(view, visit, pager, address.page, [&](std::size_t page) {
        auto there = address;
        there.page = page;
        const auto query = there.text();
        const auto* named = page != 1 ? "" : query.empty() ? "page=1" : "&page=1";
        return visit.path() + "?" + query + named + "#same";
    });
}

}  // namespace contacts
