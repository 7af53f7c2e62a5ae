#include "hooks/pages/admin/audit/AuditPages.h"

#include "core/history/KnownBreaks.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/admin/audit/AuditWords.h"
#include "hooks/pages/admin/audit/BrokenChainWords.h"
#include "hooks/pages/portal/HistoryWords.h"

namespace contacts {

using helpdesk::Response;
using templates::View;

namespace {

constexpr std::size_t pageLength = 50;


std::string linkTo(std::string_view address, const AuditFilter& filter,
                   const std::optional<AuditCursor>& behind = std::nullopt)
{
    return std::string(address).append(filter.query(behind));
}


AuditCursor cursorOf(const AuditLine& line)
{
    return {line.entry.audit.at, line.customer, line.entry.audit.number};
}


View itemOf(const AdminRoom& room, AuditWords& words, const AuditLine& line)
{
    const auto entry = words.named(line);
    View::List changes;
    for (const auto& each : words.changes(line))
        changes.push_back({{"person", each.person},
                           {"what", each.what},
                           {"compares", !each.before.empty() || !each.after.empty()},
                           {"before", each.before.empty() ? "–" : each.before},
                           {"after", each.after.empty() ? "–" : each.after},
                           {"decided", !each.outcome.empty()},
                           {"outcome", each.outcome}});
    const auto ticket = entry.request ? entry.request->ticket : 0;
    const bool changed = !changes.empty();
    return {
        {"heading", headingWords(room.ground.words, room.locale(), entry)},
        {"customerName", words.customer(line)},
        {"time", room.ground.words.dateTime(room.locale(), room.request.visitor.timeZone, entry.audit.at)},
        {"linked", ticket != 0},
        {"href", ticket ? room.ground.services.desk.address(ticket, true) : std::string()},
        {"linkText",
         ticket ? room.say("requests.ticket", {{"ticket", std::to_string(ticket)}}) : std::string()},
        {"changed", changed},
        {"changes", std::move(changes)},
        {"reasoned", !entry.reason().empty()},
        {"reasonTitle", saidTitle(room.ground.words, room.locale(), entry)},
        {"reason", entry.reason()},
        {"number", std::to_string(entry.audit.number)},
        {"facts", entry.audit.facts},
        {"hash", entry.audit.hash}};
}


View::List actOptions(const AdminRoom& room, const std::string& chosen)
{
    View::List options;
    options.push_back({{"option", std::string()},
                       {"optionLabel", room.say("audit.every-act")},
                       {"chosen", chosen.empty()}});
    for (const auto& act : auditActs())
        options.push_back({{"option", act}, {"optionLabel", actWords(room, act)}, {"chosen", act == chosen}});
    return options;
}


View::List filterFields(const AdminRoom& room, const AuditFilter& filter, const AuditFilter::Wrongs& wrongs)
{
    View::List fields;
    const auto add = [&](const char* name, const std::string& value, const char* type) {
        const auto wrong = wrongs.find(name);
        const bool isWrong = wrong != wrongs.end();
        fields.push_back({{"field", std::string(name)},
                          {"label", room.say(std::string("audit.filter.") + name)},
                          {"type", std::string(type)},
                          {"value", value},
                          {"wrong", isWrong},
                          {"error", isWrong ? wrong->second : std::string()}});
    };
    add("customer", filter.customer, "text");
    add("by", filter.by, "text");
    add("about", filter.about, "text");
    add("from", filter.from, "date");
    add("to", filter.to, "date");
    return fields;
}


View::List breakItems(const AdminRoom& room, const std::vector<Break>& breaks)
{
    View::List items;
    for (const auto& each : breaks)
        items.push_back({{"breakHref", addressOf(each.chain) + "#entry"},
                         {"breakText", breakWords(room.ground.words, room.locale(), each)},
                         {"isKnown", each.known.has_value()},
                         {"knownText", each.known ? knownWords(room.ground.words, room.locale(), *each.known,
                                                               room.when(each.known->at))
                                                  : std::string()}});
    return items;
}


void addWalk(const AdminRoom& room, View& view)
{
    AuditWalkState walk;
    std::vector<Break> breaks;
    {
        const auto work = room.ground.services.storage.read();
        walk = work->walks().state();
        breaks = breaksIn(*work, walk.firstBad);
    }
    nameWhoKnows(breaks, room.ground.services);
    const bool ever = walk.finishedAt != Time{};
    const bool known = everythingKnown(breaks, walk.broken);
    const auto when = room.when(ever ? walk.finishedAt : walk.wantedAt);
    const bool unanchored = walkedWithoutAnchor(walk.firstBad);
    auto text = !ever ? room.say("audit.walk.never")
                      : room.say(!walk.broken ? "audit.walk.good"
                                 : known      ? "audit.walk.known"
                                              : "audit.walk.bad",
                                 {{"time", std::string_view(when)},
                                  {"entries", static_cast<long long>(walk.entries)},
                                  {"broken", static_cast<long long>(walk.broken)}});
    if (unanchored)
        text += " " + room.say("audit.walk.unanchored");
    view.set("walkText", text)
        .set("walkLook", std::string(!ever                       ? "none"
                                     : walk.broken && !known     ? "bad"
                                     : walk.broken || unanchored ? "wait"
                                                                 : "on"))
        .set("broken", !breaks.empty())
        .set("breaks", breakItems(room, breaks))
        .set("walking", walk.wanted);
}


std::optional<std::vector<AuditLine>> found(const AdminRoom& room, AuditQuery query, std::size_t limit)
{
    query.limit = limit;
    return SearchAudit(room.ground.services)(readerOf(room.request.visitor, CustomerId{}), query);
}

}  // namespace


Response AuditPage::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const AdminRoom room{{_ground, request}, "audit"};
    const auto filter = AuditFilter::in(request.query);
    if (!filter)
        return badRequest();
    AuditFilter::Wrongs wrongs;
    const auto query = filter->resolved(room, _staff, wrongs);
    auto lines = wrongs.empty() ? found(room, query, pageLength + 1) : std::vector<AuditLine>{};
    if (!lines)
        return Response::notFound();
    const bool more = lines->size() > pageLength;
    if (more)
        lines->pop_back();
    AuditWords words(room, _staff);
    View::List items;
    for (const auto& line : *lines)
        items.push_back(itemOf(room, words, line));
    View view{{"csrf", request.csrf},
              {"fields", filterFields(room, *filter, wrongs)},
              {"acts", actOptions(room, filter->act)},
              {"filtered", !filter->query(std::nullopt).empty()},
              {"searched", wrongs.empty()},
              {"fileHref", linkTo("/admin/audit.csv", *filter)},
              {"empty", items.empty()},
              {"entries", std::move(items)},
              {"later", filter->behind.has_value()},
              {"newestHref", linkTo("/admin/audit", *filter)},
              {"more", more},
              {"moreHref", more ? linkTo("/admin/audit", *filter, cursorOf(lines->back())) : std::string()}};
    addWalk(room, view);
    return room.show("page/admin-audit", view, room.say("audit.title"), wrongs.empty() ? 200 : 422);
}


Response VerifyAuditPage::handle(const helpdesk::Request& request)
{
    if (!onlyKnownFields(request.form, {}))
        return badRequest();
    if (!WalkAudit(_ground.services).want(actorOf(request.visitor, CustomerId{}, _ground.services)))
        return Response::notFound();
    return Response::to("/admin/audit#walk");
}

}  // namespace contacts
