#include "hooks/pages/admin/OutboxPages.h"

#include "hooks/pages/Forms.h"
#include "hooks/pages/admin/AdminFrame.h"

#include <algorithm>

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

constexpr std::size_t pageLength = 100;
constexpr std::size_t customersNamed = 5;

using MailId = Id<struct MailTag>;


std::string linkTo(std::optional<MailState> state, std::uint64_t before)
{
    return addressWith("/admin/outbox", {{"state", state ? std::string(wordOf(*state)) : ""},
                                         {"before", before ? std::to_string(before) : ""}});
}


std::string_view stateClass(MailState state)
{
    switch (state)
    {
    case MailState::sent: return "on";
    case MailState::dead:
    case MailState::bounced: return "bad";
    case MailState::withdrawn: return "off";
    default: return "wait";
    }
}


/// One page of the outbox, being written.
class Sheet
{
public:
    Sheet(const Ground& ground, const helpdesk::Request& request)
        : _ground(ground),
          _request(request),
          _locale(request.visitor.locale),
          _now(ground.services.clock.now()),
          _cap(ground.services.policy().mailsPerCustomerAndHour),
          _work(ground.services.storage.read()),
          _capped(_work->outbox().capped(_now, _cap))
    {
    }

    [[nodiscard]] View view(std::optional<MailState> state, std::uint64_t before, std::string_view trouble)
    {
        const auto mails = _work->outbox().list(state, before, pageLength);
        const auto totals = _work->outbox().totals();
        View::List rows;
        for (const auto& mail : mails)
            rows.push_back(rowOf(mail));
        const bool more = mails.size() == pageLength;
        View view{{"csrf", _request.csrf},
                  {"lead", say("outbox.lead", {{"queued", number(totals.in(MailState::queued))},
                                               {"dead", number(totals.in(MailState::dead))}})},
                  {"filters", filters(state, totals)},
                  {"trouble", !trouble.empty()},
                  {"troubleText", trouble.empty() ? std::string() : say(trouble)},
                  {"hasRows", !rows.empty()},
                  {"rows", std::move(rows)},
                  {"hasNewest", before != 0},
                  {"newestHref", linkTo(state, 0)},
                  {"hasOlder", more},
                  {"olderHref", more ? linkTo(state, mails.back().id) : std::string()}};
        addAlarms(view, totals);
        return view;
    }

private:
    static long long number(std::size_t count) { return static_cast<long long>(count); }

    [[nodiscard]] std::string say(std::string_view key,
                                  std::initializer_list<templates::Argument> arguments = {}) const
    {
        return _ground.words.say(_locale, key, arguments);
    }

    [[nodiscard]] std::string time(Time time) const
    {
        return _ground.words.shortTime(_locale, _request.visitor.timeZone, time, _now);
    }

    void addAlarms(View& view, const OutboxStore::Totals& totals) const
    {
        const auto service = _work->outbox().service();
        const bool late = !service.paused() && _capped.empty() && totals.in(MailState::queued) > 0 &&
                          _now - totals.oldestQueued > std::chrono::hours(1);
        view.set("paused", service.paused())
            .set("pausedText", service.paused()
                                   ? say("outbox.paused.since", {{"since", time(service.pausedSince)},
                                                                 {"until", time(service.pausedUntil)}})
                                   : std::string())
            .set("pausedAnswer", say("outbox.paused.answer", {{"answer", service.reason}}))
            .set("late", late)
            .set("lateText",
                 late ? say("outbox.late", {{"since", time(totals.oldestQueued)}}) : std::string())
            .set("held", !_capped.empty())
            .set("heldText", _capped.empty() ? std::string() : held());
    }

    [[nodiscard]] std::string nameOf(CustomerId id) const
    {
        const auto customer = _work->customers().find(id);
        return customer ? customer->name : std::string();
    }

    [[nodiscard]] std::string held() const
    {
        std::vector<std::string> names;
        for (const auto customer : _capped)
            if (names.size() < customersNamed)
                names.push_back(nameOf(customer));
        if (_capped.size() > names.size())
            names.emplace_back("…");
        return say("outbox.held", {{"count", number(_capped.size())},
                                   {"cap", number(_cap)},
                                   {"customers", _ground.words.list(_locale, names)}});
    }

    [[nodiscard]] View rowOf(const OutboxRow& row) const
    {
        std::string later;
        if (row.state == MailState::sent)
            later = say("outbox.sent-at", {{"time", time(row.sentAt)}});
        else if (row.state == MailState::queued && row.attempts > 0)
            later = say("outbox.next", {{"time", time(row.nextAttemptAt)}});
        const bool waits = row.state == MailState::queued;
        const bool capped = waits && row.nextAttemptAt <= _now &&
                            std::find(_capped.begin(), _capped.end(), row.mail.customer) != _capped.end();
        const bool ended = row.state == MailState::dead || row.state == MailState::bounced ||
                           row.state == MailState::withdrawn;
        const auto href = "/admin/outbox/" + std::to_string(row.id);
        const auto& person = row.mail.name.empty() ? row.mail.address : row.mail.name;
        return {{"kind", say("outbox.kind." + std::string(wordOf(row.mail.kind)))},
                {"mailHref", href},
                {"name", row.mail.name},
                {"email", row.mail.address},
                {"stateClass", std::string(stateClass(row.state))},
                {"state", say("outbox.state." + std::string(wordOf(row.state)))},
                {"twice", row.perhapsTwice},
                {"attempts", std::to_string(row.attempts)},
                {"created", say("outbox.created", {{"time", time(row.createdAt)}})},
                {"hasLater", !later.empty()},
                {"later", later},
                {"answer", capped ? say("outbox.capped",
                                        {{"cap", number(_cap)}, {"customer", nameOf(row.mail.customer)}})
                                  : row.lastAnswer},
                {"mayAgain", ended},
                {"againHref", href + "/again"},
                {"againName", ended ? say("outbox.again.of", {{"person", person}}) : std::string()},
                {"mayCancel", waits},
                {"cancelHref", href + "/cancel"},
                {"cancelName", waits ? say("outbox.cancel.of", {{"person", person}}) : std::string()}};
    }

    [[nodiscard]] View::List filters(std::optional<MailState> chosen, const OutboxStore::Totals& totals) const
    {
        const auto chip = [&](std::optional<MailState> state, std::string_view key, std::string count) {
            return View{{"filterHref", linkTo(state, 0)},
                        {"filterCurrent", state == chosen},
                        {"filter", say(key)},
                        {"filterCount", std::move(count)}};
        };
        View::List list{chip(std::nullopt, "outbox.all", {})};
        for (const auto state : mailStates)
        {
            const auto count = totals.in(state);
            const bool many = count >= OutboxStore::countedUpTo;
            list.push_back(
                chip(state, "outbox.state." + std::string(wordOf(state)),
                     say(many ? "outbox.count.many" : "outbox.count", {{"count", number(count)}})));
        }
        return list;
    }

    const Ground& _ground;
    const helpdesk::Request& _request;
    const std::string& _locale;
    Time _now;
    std::size_t _cap;
    std::unique_ptr<UnitOfWork> _work;
    std::vector<CustomerId> _capped;
};

}  // namespace


Response OutboxPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto word = request.query.text("state");
    const auto beforeText = request.query.text("before");
    const auto state = mailStateFrom(word);
    const auto before = MailId::from(beforeText);
    if ((!word.empty() && !state) || (!beforeText.empty() && !before))
        return badRequest();
    return show(request, state, before ? before->value : 0, {});
}


Response OutboxPage::show(const helpdesk::Request& request, std::optional<MailState> state,
                          std::uint64_t before, std::string_view trouble) const
{
    const auto& locale = request.visitor.locale;
    return adminPage(_ground, _ground.words.say(locale, "outbox.title"),
                     _ground.views.render("page/admin-outbox", locale,
                                          Sheet(_ground, request).view(state, before, trouble)));
}


Response ChangeMailPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto id = captured<MailId>(request, "mail");
    if (!id)
        return Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    const TendOutbox tend(_ground.services);
    switch ((tend.*_change)(actorOf(request.visitor, CustomerId{}, _ground.services), id->value))
    {
    case TendOutbox::Outcome::done: return Response::to("/admin/outbox");
    case TendOutbox::Outcome::unknown: break;
    case TendOutbox::Outcome::meanwhile: {
        auto response = _list.show(request, std::nullopt, 0, "outbox.meanwhile");
        response.status = 409;
        return response;
    }
    }
    return Response::notFound();
}


Response TryMailServicePage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    // When it goes again already, so much the better.
    (void)TendOutbox(_ground.services).tryNow(actorOf(request.visitor, CustomerId{}, _ground.services));
    return Response::to("/admin/outbox");
}

}  // namespace contacts
