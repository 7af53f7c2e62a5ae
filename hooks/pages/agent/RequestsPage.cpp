#include "hooks/pages/agent/RequestsPage.h"

#include "core/request/ViewRequest.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/agent/AgentRequestPage.h"

#include <array>

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

constexpr std::size_t pageLength = 50;
constexpr std::string_view address = "/agent/requests";

/// States that this version reaches, in the order of the filter.
constexpr std::array filterStates{RequestState::submitted,   RequestState::returned,
                                  RequestState::implemented, RequestState::partlyImplemented,
                                  RequestState::rejected,    RequestState::cancelled};


std::string linkTo(std::optional<RequestState> state, RequestId before)
{
    return addressWith(std::string(address), {{"state", state ? std::string(wordOf(*state)) : ""},
                                              {"before", before ? before.text() : ""}});
}

}  // namespace


Response RequestsPage::handle(const helpdesk::Request& request)
{
    const auto& locale = request.visitor.locale;
    const auto stateWord = request.query.text("state");
    const auto beforeText = request.query.text("before");
    RequestQuery query;
    query.limit = pageLength;
    query.state = requestStateFrom(stateWord);
    query.before = RequestId::from(beforeText).value_or(RequestId{});
    if ((!stateWord.empty() && !query.state) || (!beforeText.empty() && !query.before))
        return badRequest();

    std::vector<Listed> found;
    {
        const auto work = _ground.services.storage.read();
        for (auto& each : work->requests().list(query))
        {
            const auto customer = work->customers().find(each.customer);
            found.push_back({std::move(each), customer ? customer->name : std::string()});
        }
    }
    View::List rows;
    for (const auto& each : found)
        rows.push_back(rowOf(each, request.visitor));
    const bool more = found.size() == pageLength;

    Response response;
    response.frame.title = _ground.words.say(locale, "requests.title");
    response.frame.area = helpdesk::Frame::Area::agent;
    response.frame.menu = "contact-requests";
    response.frame.styles = _ground.styles;
    response.body =
        _ground.views.render("page/agent-requests", locale,
                             {{"filters", filters(query.state, locale)},
                              {"hasRows", !rows.empty()},
                              {"rows", std::move(rows)},
                              {"hasOlder", more},
                              {"olderHref", more ? linkTo(query.state, found.back().request.id) : ""}});
    return response;
}


View RequestsPage::rowOf(const Listed& listed, const helpdesk::Visitor& visitor) const
{
    const auto& request = listed.request;
    const auto& words = _ground.words;
    const auto& locale = visitor.locale;
    const auto count = contacts::count(request.changes);
    return {{"odd", ViewRequest(_ground.services).oddityOf(request).has_value()},
            {"summary", words.say(locale, "requests.summary",
                                  {{"changes", static_cast<long long>(count.changes)},
                                   {"people", static_cast<long long>(count.people)}})},
            {"ticket", request.ticket == 0 ? words.say(locale, "requests.without-ticket")
                                           : words.say(locale, "requests.ticket",
                                                       {{"ticket", std::to_string(request.ticket)}})},
            {"ticketHref", placeOf(request, _ground.services.desk)},
            {"customer", listed.customer},
            {"customerHref", "/agent/customers/" + request.customer.text()},
            {"requester", request.requesterName},
            {"submittedAt",
             words.shortTime(locale, visitor.timeZone, request.submittedAt, _ground.services.clock.now())},
            {"stateClass", std::string(terminal(request.state) ? "none" : "wait")},
            {"state", words.say(locale, "requests.state." + std::string(wordOf(request.state)))}};
}


View::List RequestsPage::filters(std::optional<RequestState> chosen, std::string_view locale) const
{
    const auto chip = [&](std::optional<RequestState> state, std::string_view key) {
        return View{{"filterHref", linkTo(state, {})},
                    {"filterCurrent", state == chosen},
                    {"filter", _ground.words.say(locale, key)}};
    };
    View::List list{chip(std::nullopt, "requests.all")};
    for (const auto state : filterStates)
        list.push_back(chip(state, "requests.filter." + std::string(wordOf(state))));
    return list;
}

}  // namespace contacts
