#include "hooks/pages/portal/HistoryPage.h"

#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/HistoryOf.h"
#include "hooks/pages/portal/HistoryWords.h"
#include "hooks/pages/portal/WaitingScreen.h"

#include <charconv>

namespace contacts {

namespace {

using templates::View;

constexpr std::size_t pageLength = 20;


/// Nothing for what is no number; 0 when none is given.
std::optional<std::uint64_t> cursorIn(std::string_view text)
{
    std::uint64_t number = 0;
    if (text.empty())
        return number;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}


const char* lookOf(std::string_view act)
{
    if (act == "request.implemented" || act == "request.partly-implemented")
        return "done";
    return act == "request.rejected" || act == "request.cancelled" ? "bad" : "";
}


/// Of a large import the first ones; the histories of the others tell what it did to them.
View::List importedItems(const Visit& visit, const HistoryEntry& entry)
{
    auto items = peopleInWords(visit, importedPeople(visit.ground, visit.locale(), entry), tenseOf(entry));
    const auto more = static_cast<long long>(entry.importedBesides);
    if (more == 0)
        return items;
    View::List lines;
    lines.push_back({{"look", lookOf(DescribedLine::Sign::edit)},
                     {"sign", signOf(DescribedLine::Sign::edit)},
                     {"sentence", phrase(visit.ground.words, visit.locale(), "history.import.elsewhere", {})},
                     {"authored", false},
                     {"author", std::string()},
                     {"decided", false}});
    items.push_back({{"personName", visit.say("history.import.more", {{"count", more}})},
                     {"addressed", false},
                     {"personAddress", std::string()},
                     {"personCount", std::string()},
                     {"lines", std::move(lines)}});
    return items;
}


View itemOf(const HistoryOf& of, const HistoryEntry& entry)
{
    const auto& visit = of.visit;
    const auto lines = entry.linesAbout(of.id());
    const auto& reason = entry.reason();
    View item{
        {"number", std::to_string(entry.audit.number)},
        {"entryLook", std::string(lookOf(entry.audit.act))},
        {"heading", headingWords(visit.ground.words, visit.locale(), entry)},
        {"time", visit.ground.words.dateTime(visit.locale(), visit.request.visitor.timeZone, entry.audit.at)},
        {"reasoned", !reason.empty()},
        {"reason", reason},
        {"changed", !lines.empty() || !entry.imported.empty()},
        {"people", importedItems(visit, entry)},
        {"linked", entry.request.has_value()},
        {"href", std::string()},
        {"linkText", std::string()}};
    if (!entry.request)
        return item;
    const auto& request = *entry.request;
    const auto ticket = ticketWords(visit, request);
    item.set("href", "/portal/requests/" + request.id.text())
        .set("linkText", ticket.empty() ? visit.say("history.request") : ticket)
        .set("people",
             peopleInWords(visit, lines, request.then, contacts::apply(lines, request.then), tenseOf(entry)));
    return item;
}

}  // namespace


helpdesk::Response HistoryPage::handle(const helpdesk::Request& request)
{
    const auto of = historyOf(_ground, request);
    const auto before = cursorIn(request.query.text("after"));
    if (!of || !before)
        return helpdesk::Response::notFound();
    const auto& visit = of->visit;
    const auto entries =
        ReadHistory(_ground.services)(visit.actor, {visit.customer().id, of->id(), *before, pageLength});
    if (!entries)
        return helpdesk::Response::notFound();

    View::List items;
    for (const auto& entry : *entries)
        items.push_back(itemOf(*of, entry));
    const bool more = entries->size() == pageLength && entries->back().audit.number > 1;
    const auto name = of->contact ? nameOf(of->contact->person) : visit.customer().name;
    View view{{"path", visit.path()},
              {"customer", visit.customer().name},
              {"ofContact", of->contact.has_value()},
              {"contact", of->id().text()},
              {"name", name},
              {"empty", items.empty()},
              {"entries", std::move(items)},
              {"file", of->path() + ".csv"},
              {"later", *before > 0},
              {"newestHref", of->path()},
              {"more", more},
              {"moreHref",
               more ? of->path() + "?after=" + std::to_string(entries->back().audit.number) : std::string()}};
    return framed(visit, visit.say("history.title") + " – " + name, visit.render("page/history", view));
}

}  // namespace contacts
