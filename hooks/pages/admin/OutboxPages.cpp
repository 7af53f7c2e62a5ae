#include "hooks/pages/admin/OutboxPages.h"

#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/admin/MailStates.h"

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

constexpr std::size_t pageLength = 100;

using MailId = Id<struct MailTag>;


std::string linkTo(std::optional<MailState> state, std::uint64_t before)
{
    std::string link = "/admin/outbox";
    if (state)
        link.append("?state=").append(wordOf(*state));
    if (before)
        link.append(state ? "&" : "?").append("before=").append(std::to_string(before));
    return link;
}


std::string_view stateClass(MailState state)
{
    switch (state)
    {
    case MailState::sent: return "on";
    case MailState::dead: return "bad";
    case MailState::withdrawn: return "off";
    default: return "wait";
    }
}


Response framed(const Ground& ground, std::string title, std::string body)
{
    Response response;
    response.body = std::move(body);
    response.frame.title = std::move(title);
    response.frame.area = helpdesk::Frame::Area::admin;
    response.frame.menu = "outbox";
    response.frame.styles = ground.styles;
    return response;
}


bool mayLook(const helpdesk::Request& request)
{
    return authorise(readerOf(request.visitor, CustomerId{}), Act::administer) == Verdict::allowed;
}

}  // namespace


Response OutboxPage::handle(const helpdesk::Request& request)
{
    if (!mayLook(request))
        return Response::notFound();
    const auto& locale = request.visitor.locale;
    const auto word = request.query.text("state");
    const auto beforeText = request.query.text("before");
    const auto state = mailStateFrom(word);
    const auto before = MailId::from(beforeText);
    if ((!word.empty() && !state) || (!beforeText.empty() && !before))
        return badRequest();

    const auto work = _ground.services.storage.read();
    const auto mails = work->outbox().list(state, before ? before->value : 0, pageLength);
    const auto totals = work->outbox().totals();
    View::List rows;
    for (const auto& mail : mails)
        rows.push_back(rowOf(mail, request));
    const bool more = mails.size() == pageLength;
    View view{{"csrf", request.csrf},
              {"lead", _ground.words.say(locale, "outbox.lead",
                                         {{"queued", static_cast<long long>(totals.queued)},
                                          {"dead", static_cast<long long>(totals.dead)}})},
              {"filters", filters(state, locale)},
              {"hasRows", !rows.empty()},
              {"rows", std::move(rows)},
              {"hasOlder", more},
              {"olderHref", more ? linkTo(state, mails.back().id) : std::string()}};
    return framed(_ground, _ground.words.say(locale, "outbox.title"),
                  _ground.views.render("page/admin-outbox", locale, view));
}


View OutboxPage::rowOf(const OutboxRow& row, const helpdesk::Request& request) const
{
    const auto& words = _ground.words;
    const auto& locale = request.visitor.locale;
    const auto now = _ground.services.clock.now();
    const auto at = [&](std::string_view key, Time time) {
        return words.say(locale, key,
                         {{"time", words.shortTime(locale, request.visitor.timeZone, time, now)}});
    };
    std::string later;
    if (row.state == MailState::sent)
        later = at("outbox.sent-at", row.sentAt);
    else if (row.state == MailState::queued && row.attempts > 0)
        later = at("outbox.next", row.nextAttemptAt);
    return {{"kind", words.say(locale, "outbox.kind." + std::string(wordOf(row.mail.kind)))},
            {"mailHref", "/admin/outbox/" + std::to_string(row.id)},
            {"name", row.mail.name},
            {"email", row.mail.address},
            {"stateClass", std::string(stateClass(row.state))},
            {"state", words.say(locale, "outbox.state." + std::string(wordOf(row.state)))},
            {"twice", row.perhapsTwice},
            {"attempts", std::to_string(row.attempts)},
            {"created", at("outbox.created", row.createdAt)},
            {"hasLater", !later.empty()},
            {"later", later},
            {"answer", row.lastAnswer},
            {"mayAgain", row.state == MailState::dead},
            {"againHref", "/admin/outbox/" + std::to_string(row.id) + "/again"}};
}


View::List OutboxPage::filters(std::optional<MailState> chosen, std::string_view locale) const
{
    const auto chip = [&](std::optional<MailState> state, std::string_view key) {
        return View{{"filterHref", linkTo(state, 0)},
                    {"filterCurrent", state == chosen},
                    {"filter", _ground.words.say(locale, key)}};
    };
    View::List list{chip(std::nullopt, "outbox.all")};
    for (const auto state : mailStates)
        list.push_back(chip(state, "outbox.state." + std::string(wordOf(state))));
    return list;
}


Response SendAgainPage::handle(const helpdesk::Request& request)
{
    if (!mayLook(request))
        return Response::notFound();
    const auto id = captured<MailId>(request, "mail");
    if (!id)
        return Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    bool queued = false;
    _ground.services.storage.inOne(
        [&](UnitOfWork& work) { queued = work.outbox().again(id->value, _ground.services.clock.now()); });
    Response notDead;
    notDead.status = 409;
    return queued ? Response::to("/admin/outbox") : notDead;
}


Response LookAtMailPage::handle(const helpdesk::Request& request)
{
    if (!mayLook(request))
        return Response::notFound();
    const auto id = captured<MailId>(request, "mail");
    if (!id)
        return Response::notFound();
    const auto found = _ground.services.storage.read()->outbox().list(std::nullopt, id->value + 1, 1);
    if (found.empty() || found.front().id != id->value)
        return Response::notFound();

    const auto& locale = request.visitor.locale;
    const auto preview = _preview(found.front());
    const auto shown = preview.value_or(MailPreview{});
    const auto title = _ground.words.say(locale, "outbox.preview.title", {{"id", id->text()}});
    View view{{"title", title},
              {"gone", !preview},
              {"to", found.front().mail.name + " <" + found.front().mail.address + ">"},
              {"subject", shown.subject},
              {"text", shown.text},
              {"html", shown.html},
              {"hasToken", found.front().mail.token != 0}};
    return framed(_ground, title, _ground.views.render("page/admin-mail", locale, view));
}

}  // namespace contacts
