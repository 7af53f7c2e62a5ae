#include "hooks/pages/agent/PeoplePage.h"

#include "core/text/Text.h"
#include "hooks/Numbers.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/agent/PersonWords.h"

#include <array>

namespace contacts {

namespace {

using templates::View;
using Kind = AccountFilter::Kind;

constexpr std::size_t pageLength = 50;
constexpr std::size_t longestSearch = 200;
constexpr std::size_t placesShown = 3;
constexpr std::array<long long, 4> spans{30, 90, 180, 365};
constexpr std::array kinds{Kind::invited, Kind::expired, Kind::bounced, Kind::never, Kind::quiet, Kind::none};
constexpr std::string_view deactivated = "deactivated";


struct Wish
{
    PeopleQuery query{};
    std::string state;    ///< Word of the filter; empty: everybody.
    long long days = 90;  ///< Of "quiet".
};


bool readDays(std::string_view text, long long& days)
{
    if (text.empty())
        return true;
    days = numberIn<long long>(text).value_or(0);
    return std::find(spans.begin(), spans.end(), days) != spans.end();
}


/// Nothing: a value that the page does not offer.
std::optional<Wish> wishIn(const helpdesk::Fields& fields, Time now)
{
    Wish wish;
    const auto search = oneLine(fields.text("q"));
    const auto after = fields.text("after");
    wish.state = fields.text("state");
    const auto kind = accountFilterFrom(wish.state);
    const bool known = wish.state.empty() || kind || wish.state == deactivated;
    wish.query.after = ContactId::from(after).value_or(ContactId{});
    if (!search || search->size() > longestSearch || !known || !readDays(fields.text("days"), wish.days) ||
        (!after.empty() && !wish.query.after))
        return std::nullopt;
    wish.query.search = *search;
    wish.query.deactivated = wish.state == deactivated;
    if (kind)
        wish.query.account = AccountFilter{*kind, now, now - std::chrono::days(wish.days)};
    wish.query.limit = pageLength + 1;
    return wish;
}


std::string addressOf(const Wish& wish, ContactId after = {})
{
    const bool quiet = wish.state == wordOf(Kind::quiet);
    return addressWith("/agent/contacts", {{"q", wish.query.search},
                                           {"state", wish.state},
                                           {"days", quiet ? std::to_string(wish.days) : ""},
                                           {"after", after ? after.text() : ""}});
}


View::List chips(const DeskVisit& visit, const Wish& wish)
{
    View::List list;
    const auto chip = [&](std::string_view state, std::string words, long long days = 90) {
        auto other = wish;
        other.state = state;
        other.days = days;
        list.push_back({{"filterHref", addressOf(other)},
                        {"filterCurrent", wish.state == state},
                        {"filter", std::move(words)}});
    };
    chip("", visit.say("directory.everybody"));
    for (const auto kind : kinds)
        chip(wordOf(kind), visit.say("directory.state." + std::string(wordOf(kind))));
    chip(deactivated, visit.say("directory.state.deactivated"));
    return list;
}


View::List spanOptions(const DeskVisit& visit, const Wish& wish)
{
    View::List options;
    for (const auto days : spans)
        options.push_back({{"days", std::to_string(days)},
                           {"daysLabel", visit.say("directory.days", {{"days", days}})},
                           {"daysChosen", days == wish.days}});
    return options;
}


View::List placesOf(const DeskVisit& visit, const PersonRow& row)
{
    View::List places;
    for (const auto& place : row.places)
    {
        if (places.size() == placesShown)
            break;
        places.push_back({{"placeHref", customerPath(place.customer)},
                          {"place", place.name},
                          {"roles", roleLabels(visit, place.member.roles)},
                          {"inactive", place.member.status == MembershipStatus::deactivated}});
    }
    return places;
}


View rowOf(const DeskVisit& visit, const PersonRow& row)
{
    const auto badge = accountBadge(visit, row);
    const auto left = row.places.size() > placesShown ? row.places.size() - placesShown : 0;
    return {{"personHref", personPath(row.contact.id)},
            {"person", calledName(row.contact.person)},
            {"email", row.contact.person.email},
            {"places", placesOf(visit, row)},
            {"nowhere", row.places.empty()},
            {"more", left > 0},
            {"morePlaces", visit.say("directory.more-places", {{"count", static_cast<long long>(left)}})},
            {"stateLook", badge.look},
            {"state", badge.text},
            {"lastLogin", row.contact.lastLogin == Time{} ? visit.say("directory.never")
                                                          : visit.when(row.contact.lastLogin)}};
}

}  // namespace


helpdesk::Response PeoplePage::handle(const helpdesk::Request& request)
{
    const auto visit = deskVisit(_ground, request);
    if (!visit)
        return helpdesk::Response::notFound();
    const auto wish = wishIn(request.query, _ground.services.clock.now());
    if (!wish)
        return badRequest();
    auto found = ReadDirectory(_ground.services).people(visit->actor, wish->query).value();
    const bool more = found.size() > pageLength;
    if (more)
        found.pop_back();
    View::List rows;
    for (const auto& row : found)
        rows.push_back(rowOf(*visit, row));
    const bool filtered = !wish->query.search.empty() || !wish->state.empty();
    const View view{{"search", wish->query.search},
                    {"keptState", !wish->state.empty()},
                    {"stateWord", wish->state},
                    {"quiet", wish->state == wordOf(Kind::quiet)},
                    {"spans", spanOptions(*visit, *wish)},
                    {"filters", chips(*visit, *wish)},
                    {"hasRows", !rows.empty()},
                    {"rows", std::move(rows)},
                    {"noneText", visit->say(filtered ? "directory.none-found" : "directory.none")},
                    {"filtered", filtered},
                    {"later", bool(wish->query.after)},
                    {"firstHref", addressOf(*wish)},
                    {"hasMore", more},
                    {"moreHref", more ? addressOf(*wish, found.back().contact.id) : std::string()}};
    return visit->show(visit->say("directory.title"), "all-contacts", "page/agent-people", view);
}

}  // namespace contacts
