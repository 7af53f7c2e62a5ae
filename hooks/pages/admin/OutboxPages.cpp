#include "hooks/pages/admin/OutboxPages.h"

#include "core/text/Text.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/MailAnswers.h"
#include "hooks/pages/admin/AdminFrame.h"
#include "hooks/pages/admin/OutboxRowView.h"

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

constexpr std::size_t longestSearch = 200;
constexpr std::size_t customersNamed = 5;

using MailId = Id<struct MailTag>;


std::string linkTo(std::string_view search, std::optional<MailState> state, std::uint64_t before,
                   std::string_view notice = {})
{
    return addressWith("/admin/outbox", {{"q", std::string(search)},
                                         {"state", state ? std::string(wordOf(*state)) : ""},
                                         {"before", before ? std::to_string(before) : ""},
                                         {"notice", std::string(notice)}});
}


/// Which part of the list somebody looks at, by the names of the address; nothing when that makes no sense.
std::optional<OutboxWish> wishFrom(const helpdesk::Fields& fields)
{
    const auto word = fields.text("state");
    const auto beforeText = fields.text("before");
    const auto search = oneLine(fields.text("q"));
    const auto state = mailStateFrom(word);
    const auto before = MailId::from(beforeText);
    if ((!word.empty() && !state) || (!beforeText.empty() && !before) || !search ||
        search->size() > longestSearch)
        return std::nullopt;
    return OutboxWish{state, before ? before->value : 0, *search};
}


/// What was done on the page before, as a word; empty when nothing was.
std::string_view noticeOf(const helpdesk::Request& request)
{
    const auto notice = request.query.text("notice");
    return notice == "cancelled" ? "outbox.notice.cancelled"
           : notice == "again"   ? "outbox.notice.again"
           : notice == "next"    ? "outbox.notice.next"
           : notice == "trying"  ? "outbox.notice.trying"
                                 : "";
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
          _rows(ground, request, *_work)
    {
    }

    [[nodiscard]] View view(const OutboxWish& wish, std::string_view trouble, std::string_view notice)
    {
        const auto part = SearchOutbox(
            *_work, [this](MailKind kind) { return say("outbox.kind." + std::string(wordOf(kind))); })(wish);
        const auto totals = _work->outbox().totals();
        View::List rows;
        for (const auto& mail : part.rows)
            rows.push_back(_rows.of(mail));
        const bool searched = !wish.text.empty();
        View view{{"csrf", _request.csrf},
                  {"lead", say("outbox.lead", {{"queued", number(totals.in(MailState::queued))},
                                               {"dead", number(totals.in(MailState::dead))}})},
                  {"filters", filters(wish, totals)},
                  {"search", wish.text},
                  {"searched", searched},
                  {"keptState", wish.state.has_value()},
                  {"stateWord", wish.state ? std::string(wordOf(*wish.state)) : std::string()},
                  {"trouble", !trouble.empty()},
                  {"troubleText", trouble.empty() ? std::string() : say(trouble)},
                  {"noticed", !notice.empty()},
                  {"noticeText", notice.empty() ? std::string() : say(notice)},
                  {"hasRows", !rows.empty()},
                  {"rows", std::move(rows)},
                  {"noneText", say(searched ? "outbox.none-found" : "outbox.none")},
                  {"hasNewest", wish.before != 0},
                  {"before", std::to_string(wish.before)},
                  {"newestHref", linkTo(wish.text, wish.state, 0)},
                  {"partly", part.partly},
                  {"partlyText",
                   part.partly ? say("outbox.partly", {{"count", number(SearchOutbox::Bounds{}.looked)}})
                               : std::string()},
                  {"hasOlder", part.next != 0},
                  {"olderHref", linkTo(wish.text, wish.state, part.next)}};
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

    void addAlarms(View& view, const OutboxStore::Totals& totals)
    {
        const auto service = _work->outbox().service();
        const bool late = !service.paused() && _rows.capped().empty() && totals.in(MailState::queued) > 0 &&
                          _now - totals.oldestQueued > std::chrono::hours(1);
        view.set("paused", service.paused())
            .set("pausedText", service.paused()
                                   ? say("outbox.paused.since", {{"since", _rows.time(service.pausedSince)},
                                                                 {"until", _rows.time(service.pausedUntil)}})
                                   : std::string())
            .set("pausedAnswer", say("outbox.paused.answer",
                                     {{"answer", answerWords(_ground.words, _locale, service.reason)}}))
            .set("late", late)
            .set("lateText",
                 late ? say("outbox.late", {{"since", _rows.time(totals.oldestQueued)}}) : std::string())
            .set("held", !_rows.capped().empty())
            .set("heldText", _rows.capped().empty() ? std::string() : held());
    }

    [[nodiscard]] std::string held()
    {
        std::vector<std::string> names;
        for (const auto customer : _rows.capped())
            if (names.size() < customersNamed)
                names.push_back(_rows.nameOf(customer));
        if (_rows.capped().size() > names.size())
            names.emplace_back("…");
        return say("outbox.held", {{"count", number(_rows.capped().size())},
                                   {"cap", number(_cap)},
                                   {"customers", _ground.words.list(_locale, names)}});
    }

    [[nodiscard]] View::List filters(const OutboxWish& wish, const OutboxStore::Totals& totals) const
    {
        const auto chip = [&](std::optional<MailState> state, std::string_view key, std::string count) {
            return View{{"filterHref", linkTo(wish.text, state, 0)},
                        {"filterCurrent", state == wish.state},
                        {"filter", say(key)},
                        {"filterCount", std::move(count)}};
        };
        View::List list{chip(std::nullopt, "outbox.all", {})};
        for (const auto state : mailStates)
        {
            const auto count = totals.in(state);
            const bool many = count >= OutboxStore::countedUpTo;
            list.push_back(chip(state, "outbox.state." + std::string(wordOf(state)),
                                // All of a state are counted, never those that a search would find.
                                wish.text.empty() ? say(many ? "outbox.count.many" : "outbox.count",
                                                        {{"count", number(count)}})
                                                  : std::string()));
        }
        return list;
    }

    const Ground& _ground;
    const helpdesk::Request& _request;
    const std::string& _locale;
    Time _now;
    std::size_t _cap;
    std::unique_ptr<UnitOfWork> _work;
    OutboxRowView _rows;
};

}  // namespace


Response OutboxPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto wish = wishFrom(request.query);
    return wish ? show(request, *wish, {}, noticeOf(request)) : badRequest();
}


Response OutboxPage::show(const helpdesk::Request& request, const OutboxWish& wish, std::string_view trouble,
                          std::string_view notice) const
{
    const auto& locale = request.visitor.locale;
    return adminPage(_ground, _ground.words.say(locale, "outbox.title"),
                     _ground.views.render("page/admin-outbox", locale,
                                          Sheet(_ground, request).view(wish, trouble, notice)));
}


Response ChangeMailPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const auto id = captured<MailId>(request, "mail");
    if (!id)
        return Response::notFound();
    const auto wish = wishFrom(request.form);  // Where he stood, and stands again.
    if (!wish || !onlyKnownFields(request.form, {"q", "state", "before"}))
        return badRequest();
    const TendOutbox tend(_ground.services);
    switch ((tend.*_change)(actorOf(request.visitor, CustomerId{}, _ground.services), id->value))
    {
    case TendOutbox::Outcome::done:
        return Response::to(linkTo(wish->text, wish->state, wish->before, _notice));
    case TendOutbox::Outcome::unknown: break;
    case TendOutbox::Outcome::meanwhile: {
        auto response = _list.show(request, *wish, "outbox.meanwhile", {});
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
    const auto wish = wishFrom(request.form);  // Where he stood, and stands again.
    if (!wish || !onlyKnownFields(request.form, {"q", "state", "before"}))
        return badRequest();
    const auto outcome =
        TendOutbox(_ground.services).tryNow(actorOf(request.visitor, CustomerId{}, _ground.services));
    if (outcome == TendOutbox::Outcome::unknown)
        return Response::notFound();
    // When it goes again already, so much the better: the list says so by saying nothing.
    const bool tries = outcome == TendOutbox::Outcome::done;
    return Response::to(linkTo(wish->text, wish->state, wish->before, tries ? "trying" : ""));
}

}  // namespace contacts
