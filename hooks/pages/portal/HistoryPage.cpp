#include "hooks/pages/portal/HistoryPage.h"

#include "core/changes/ChangeSets.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Phrases.h"
#include "hooks/pages/portal/HistoryOf.h"
#include "hooks/pages/portal/HistoryWords.h"
#include "hooks/pages/portal/WaitingScreen.h"

namespace contacts {

namespace {

using templates::View;

constexpr std::size_t pageLength = 20;


const char* lookOf(std::string_view act)
{
    if (act == "request.implemented" || act == "request.partly-implemented")
        return "done";
    return act == "request.rejected" || act == "request.cancelled" ? "bad" : "";
}


/// Of a large import the first ones; the histories of the others tell what it did to them.
View::List notedItems(const Visit& visit, const HistoryEntry& entry)
{
    auto items = peopleInWords(visit, peopleNoted(visit.ground, visit.locale(), entry), tenseOf(entry));
    const auto more = static_cast<long long>(entry.importedBesides);
    if (more == 0)
        return items;
    View::List lines;
    lines.push_back({{"look", lookOf(DescribedLine::Sign::edit)},
                     {"sign", signOf(DescribedLine::Sign::edit)},
                     {"sentence", phrase(visit.ground.words, visit.locale(), "history.import.elsewhere", {})},
                     {"authored", false},
                     {"author", std::string()},
                     {"forDesk", false},
                     {"decided", false}});
    items.push_back({{"personName", visit.say("history.import.more", {{"count", more}})},
                     {"addressed", false},
                     {"personAddress", std::string()},
                     {"personCount", std::string()},
                     {"lines", std::move(lines)}});
    return items;
}


/// Who left by what was done there: his own history has no other door.
View::List leaversOf(const HistoryOf& of, const HistoryEntry& entry, const ChangeSet& lines)
{
    View::List leavers;
    if (of.person || tenseOf(entry) != Tense::done)
        return leavers;
    for (const auto& line : lines)
    {
        const auto& people = entry.request->before().people;
        const auto person = people.find(line.person);
        if (line.kind != ChangeKind::removeContact || line.outcome != LineOutcome::implemented ||
            person == people.end())
            continue;
        const auto name = nameOf(person->second);
        leavers.push_back({{"leaverHref", of.visit.path() + "/" + line.person.contact.text() + "/history"},
                           {"leaver", of.visit.say("history.of", {{"person", std::string_view(name)}})}});
    }
    return leavers;
}


View itemOf(const HistoryOf& of, const HistoryEntry& entry)
{
    const auto& visit = of.visit;
    const auto lines = entry.linesAbout(of.id());
    const auto& reason = entry.reason();
    auto noted = notedItems(visit, entry);
    View item{
        {"number", std::to_string(entry.audit.number)},
        {"entryLook", std::string(lookOf(entry.audit.act))},
        {"heading", headingWords(visit.ground.words, visit.locale(), entry)},
        {"time", visit.ground.words.dateTime(visit.locale(), visit.request.visitor.timeZone, entry.audit.at)},
        {"reasoned", !reason.empty()},
        {"reasonTitle", saidTitle(visit.ground.words, visit.locale(), entry)},
        {"reason", reason},
        {"changed", !lines.empty() || !noted.empty()},
        {"people", std::move(noted)},
        {"leavers", View::List{}},
        {"linked", entry.request.has_value()},
        {"href", std::string()},
        {"linkText", std::string()}};
    if (!entry.request)
        return item;
    const auto& request = *entry.request;
    const auto ticket = ticketWords(visit, request);
    item.set("href", "/portal/requests/" + request.id.text())
        .set("linkText", ticket.empty() ? visit.say("history.request") : ticket)
        .set("leavers", leaversOf(of, entry, lines))
        .set("people", peopleInWords(visit, lines, request.before(), contacts::apply(lines, request.before()),
                                     tenseOf(entry)));
    return item;
}

}  // namespace


helpdesk::Response HistoryPage::handle(const helpdesk::Request& request)
{
    const auto of = historyOf(_ground, request);
    if (!of)
        return helpdesk::Response::notFound();
    const auto& visit = of->visit;
    const auto entries =
        ReadHistory(_ground.services)(visit.actor, {visit.customer().id, of->id(), of->before, pageLength});
    if (!entries)
        return helpdesk::Response::notFound();

    View::List items;
    for (const auto& entry : *entries)
        items.push_back(itemOf(*of, entry));
    const bool more = entries->size() == pageLength && entries->back().audit.number > 1;
    const auto name = of->name();
    const bool later = of->before > 0;
    View view{
        {"path", visit.path()},
        {"customer", visit.customer().name},
        {"ofContact", of->person && !of->person->left},
        {"ofFormer", of->person && of->person->left},
        {"ofPerson", of->person.has_value()},
        {"contact", of->id().text()},
        {"name", name},
        {"empty", items.empty()},
        {"entries", std::move(items)},
        {"file", of->path() + ".csv" + HistoryOf::olderThan(of->before)},
        {"fileWords", visit.say(later ? "history.export.older" : "history.export")},
        {"later", later},
        {"newestHref", of->path()},
        {"more", more},
        {"moreHref", more ? of->path() + HistoryOf::olderThan(entries->back().audit.number) : std::string()}};
    return framed(visit, visit.say("history.title") + " – " + name, visit.render("page/history", view));
}

}  // namespace contacts
