#include "core/Csv.h"
#include "hooks/pages/Utc.h"
#include "hooks/pages/portal/HistoryOf.h"
#include "hooks/pages/portal/HistoryPage.h"
#include "hooks/pages/portal/HistoryWords.h"

#include <algorithm>
#include <limits>

namespace contacts {

namespace {

constexpr std::size_t step = 100;
constexpr std::size_t most = 5000;  // Entries in one file; the newest.
constexpr auto everybody = std::numeric_limits<std::size_t>::max();


std::string outcomeWords(const Visit& visit, const DescribedLine& line)
{
    if (line.outcome == LineOutcome::open)
        return {};
    return visit.say(line.outcome == LineOutcome::rejected ? "page.outcome.rejected"
                                                           : "page.outcome.implemented");
}


void writeEntry(std::string& out, const HistoryOf& of, const HistoryEntry& entry)
{
    const auto& visit = of.visit;
    const auto number = std::to_string(entry.audit.number);
    const auto at = utc(entry.audit.at);
    const auto heading = headingWords(visit.ground.words, visit.locale(), entry);
    const auto by = actorWords(visit.ground.words, visit.locale(), entry);
    for (const auto& person : importedPeople(visit.ground, visit.locale(), entry))
        for (const auto& line : person.lines)
            out +=
                csvRow({number, at, heading, by, "", person.name,
                        visit.ground.words.say(visit.locale(), line.sentence(tenseOf(entry)), line.arguments),
                        "", "", "", ""});
    if (!entry.imported.empty())
        return;
    const auto lines = entry.linesAbout(of.id());
    const auto request = entry.request ? entry.request->id.text() : std::string();
    const auto ticket =
        entry.request && entry.request->ticket != 0 ? std::to_string(entry.request->ticket) : std::string();
    if (lines.empty())
    {
        out += csvRow({number, at, heading, by, "", "", "", "", entry.reason(), request, ticket});
        return;
    }
    const auto& then = entry.request->then;
    const auto catalogue = visit.ground.services.catalogue();
    for (const auto& person : describe(lines, then, contacts::apply(lines, then), *catalogue, visit.locale()))
        for (const auto& line : person.lines)
        {
            const auto words = visit.ground.words.say(
                visit.locale(),
                line.sentence(line.outcome == LineOutcome::rejected ? Tense::asked : tenseOf(entry)),
                line.arguments);
            const auto& reason = line.outcomeReason.empty() ? entry.reason() : line.outcomeReason;
            out += csvRow({number, at, heading, by, line.authorName, person.name, words,
                           outcomeWords(visit, line), reason, request, ticket});
        }
}

}  // namespace


helpdesk::Response HistoryFile::handle(const helpdesk::Request& request)
{
    const auto of = historyOf(_ground, request);
    if (!of)
        return helpdesk::Response::notFound();
    const auto& visit = of->visit;
    helpdesk::Response response;
    response.contentType = "text/csv; charset=utf-8; header=present";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"history.csv\"");
    response.body = "\xEF\xBB\xBF";  // Spreadsheets read UTF-8 only behind it.
    response.body += csvRow({"number", "at", "event", "by", "author", "person", "change", "outcome", "reason",
                             "request", "ticket"});
    ReadHistory::Wish wish{visit.customer().id, of->id(), 0, step, everybody};
    for (std::size_t written = 0; written < most; written += step)
    {
        const auto entries = ReadHistory(_ground.services)(visit.actor, wish);
        if (!entries)
            return helpdesk::Response::notFound();
        for (const auto& entry : *entries)
            writeEntry(response.body, *of, entry);
        if (entries->size() < step)
            break;
        wish.before = entries->back().audit.number;
    }
    return response;
}

}  // namespace contacts
