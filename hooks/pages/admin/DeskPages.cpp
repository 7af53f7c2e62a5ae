#include "hooks/pages/admin/DeskPages.h"

#include "core/Incident.h"
#include "core/desk/Errand.h"
#include "core/desk/UserLink.h"
#include "hooks/Visiting.h"
#include "hooks/pages/DeskAnswers.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/admin/AdminRoom.h"

#include <algorithm>

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

constexpr std::size_t pageLength = 50;
constexpr std::string_view address = "/admin/desk";
using ErrandId = Id<struct ErrandTag>;

/// What a check came to, shown above everything else.
struct Checked
{
    bool tried = false;
    std::string trouble;  ///< There was no whole check.
    std::vector<RemoteLack> missing;

    [[nodiscard]] bool good() const { return tried && trouble.empty() && missing.empty(); }

    /// As the log says it.
    [[nodiscard]] std::string told() const
    {
        auto text = trouble;
        for (const auto& one : missing)
            text += (text.empty() ? "missing: " : ", ") + std::string(wordOf(one.kind)) + " " + one.name;
        return text;
    }
};


/// What is due has no time but its turn, and what is in a hurry goes before all turns.
std::string nextTry(const AdminRoom& room, Time due)
{
    if (due == Time{})
        return room.say("desk.next.at-once");
    return due <= room.ground.services.clock.now() ? room.say("desk.next.in-turn")
                                                   : room.say("outbox.next", {{"time", room.when(due)}});
}


/// What waits, and for what: an errand or a person's link alike.
template <class Waiting>
View waitingView(const AdminRoom& room, const Waiting& row, Time since, View about)
{
    const bool later = row.state == ErrandState::waiting && row.attempts > 0;
    about.set("stateClass", std::string(row.state == ErrandState::parked ? "bad" : "wait"));
    about.set("state", room.say("desk.state." + std::string(wordOf(row.state))));
    about.set("attempts", std::to_string(row.attempts));
    about.set("created", room.say("outbox.created", {{"time", room.when(since)}}));
    about.set("hasLater", later);
    about.set("later", later ? nextTry(room, row.nextAttemptAt) : std::string());
    about.set("answer", deskAnswerWords(room.ground.words, room.locale(), row.lastAnswer));
    return about;
}


View rowOf(const AdminRoom& room, const ErrandRow& row)
{
    return waitingView(room, row, row.createdAt,
                       {{"what", room.say("desk.errand." + std::string(wordOf(row.errand.kind)))},
                        {"href", "/agent/requests/" + row.errand.request.text()},
                        {"about", room.say("desk.request", {{"id", row.errand.request.text()}})},
                        {"hasHref", true},
                        {"mayLeave", row.state == ErrandState::parked},
                        {"leaveHref", std::string(address) + "/" + std::to_string(row.id) + "/leave"}});
}


/// Administrators need not be agents, who may open a person's page: the name stands here for both.
View rowOf(const AdminRoom& room, const UserLink& link, UnitOfWork& work)
{
    const auto person = link.contact ? work.directory().person(link.contact) : std::optional<PersonRow>();
    return waitingView(room, link, link.wantedAt,
                       {{"what", room.say(person ? "desk.user" : "desk.user.left")},
                        {"href", "/agent/contacts/" + link.contact.text()},
                        {"about", person ? person->contact.person.name() : link.name},
                        {"hasHref", bool(person)},
                        {"mayLeave", false},
                        {"leaveHref", ""}});
}


/// While it does not answer or refuses: since when, and what it said, unless a check has just said that.
void addHouse(const AdminRoom& room, const Checked& checked, const HouseState& house, View& view)
{
    const bool unwell =
        house.mood != HouseMood::answers && room.ground.services.desk.elsewhere() && checked.trouble.empty();
    view.set("houseUnwell", unwell)
        .set("house",
             unwell ? room.say("desk.house." + std::string(wordOf(house.mood)),
                               {{"time", room.ground.words.dateTime(
                                             room.locale(), room.request.visitor.timeZone, house.since)}})
                    : std::string())
        .set("houseSaid", deskAnswerWords(room.ground.words, room.locale(), house.answer));
}


Response shown(const Ground& ground, const helpdesk::Request& request, const Checked& checked)
{
    const AdminRoom room{{ground, request}, "desk"};
    const auto work = ground.services.storage.read();
    const auto totals = work->errands().totals();
    const auto users = work->userLinks().totals();
    View::List rows;
    for (const auto& row : work->errands().unfinished(pageLength))
        rows.push_back(rowOf(room, row));
    // People by the thousand hide no errand, and errands not who of the people is stuck.
    for (const auto& link : work->userLinks().unfinished(std::max(pageLength / 2, pageLength - rows.size())))
        rows.push_back(rowOf(room, link, *work));
    const auto all = totals.waiting + totals.parked + users.waiting + users.parked;
    const auto more = static_cast<long long>(all - std::min(all, rows.size()));
    View::List missing;
    for (const auto& one : checked.missing)
    {
        const auto name = deskAnswerWords(room.ground.words, room.locale(), one.name);
        missing.push_back({{"lacks", room.say("desk.lacks." + std::string(wordOf(one.kind)),
                                              {{"name", name}, {"more", one.more}})}});
    }
    const bool elsewhere = ground.services.desk.elsewhere();
    View view{{"csrf", request.csrf},
              {"lead", room.say(elsewhere ? "desk.lead.elsewhere" : "desk.lead.host",
                                {{"waiting", static_cast<long long>(totals.waiting + users.waiting)},
                                 {"parked", static_cast<long long>(totals.parked + users.parked)}})},
              {"good", checked.good()},
              {"failed", !checked.trouble.empty()},
              {"trouble", deskAnswerWords(room.ground.words, room.locale(), checked.trouble)},
              {"lacking", !missing.empty()},
              {"missing", std::move(missing)},
              {"more", more > 0},
              {"moreText", room.say("desk.more", {{"count", more}})},
              {"hasRows", !rows.empty()},
              {"rows", std::move(rows)}};
    addHouse(room, checked, work->errands().house(), view);
    return room.show("page/admin-desk", view, room.say("desk.title"));
}

}  // namespace


Response DeskPage::handle(const helpdesk::Request& request)
{
    return mayAdminister(request) ? shown(_ground, request, {}) : Response::notFound();
}


Response CheckDeskPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    Checked checked;
    checked.tried = true;
    try
    {
        checked.missing = _control.remote.check();
        if (_ground.services.policy().keepsUsersElsewhere)
            for (auto& lacks : _control.users.lacking())
                checked.missing.push_back(std::move(lacks));
        if (checked.missing.empty())
        {
            HearHouse(_ground.services).answered();
            _control.again();  // Nothing rests any longer for what is repaired.
        }
    }
    catch (const RemoteFailure& plain)
    {
        const auto failure = asIncident(plain, _ground.services.secrets);
        checked.trouble = failure.what();
        HearHouse(_ground.services).failed(failure);
    }
    if (!checked.good())
        _ground.log.write(helpdesk::Level::warning, "desk.check",
                          {{"answer", checked.told()}, {"by", request.visitor.email}});
    return shown(_ground, request, checked);
}


Response DeskAgainPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    _control.again();
    return Response::to(std::string(address));
}


Response LeaveErrandPage::handle(const helpdesk::Request& request)
{
    const auto errand = captured<ErrandId>(request, "errand");
    if (!mayAdminister(request) || !errand)
        return Response::notFound();
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    bool left = false;
    _ground.services.storage.inOne([&](UnitOfWork& work) { left = work.errands().leave(errand->value); });
    if (left)
        _ground.log.write(helpdesk::Level::warning, "desk.left",
                          {{"errand", errand->text()}, {"by", request.visitor.email}});
    return Response::to(std::string(address));
}

}  // namespace contacts
