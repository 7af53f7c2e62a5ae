#include "hooks/export/HistoryFile.h"

#include "core/changes/ChangeSets.h"
#include "core/text/Csv.h"
#include "hooks/pages/Utc.h"
#include "hooks/pages/portal/HistoryOf.h"
#include "hooks/pages/portal/HistoryWords.h"

#include <algorithm>
#include <limits>

namespace contacts {

namespace {

constexpr std::size_t step = 100;
constexpr std::size_t enough = 4 << 20;  // Bytes of one file: some 25,000 rows, a few seconds.
constexpr auto everybody = std::numeric_limits<std::size_t>::max();


std::string outcomeWords(const Visit& visit, const DescribedLine& line)
{
    const auto result = line.result();
    return result.empty() ? result : visit.say("page.outcome." + result);
}


void writeEntry(std::string& out, const HistoryOf& of, const HistoryEntry& entry)
{
    const auto& visit = of.visit;
    const auto number = std::to_string(entry.audit.number);
    const auto at = utc(entry.audit.at);
    const auto heading = headingWords(visit.ground.words, visit.locale(), entry);
    const auto by = actorWords(visit.ground.words, visit.locale(), entry);
    const auto noted = peopleNoted(visit.ground, visit.locale(), entry);
    for (const auto& person : noted)
        for (const auto& line : person.lines)
            out +=
                csvRow({number, at, heading, by, "", person.name,
                        visit.ground.words.say(visit.locale(), line.sentence(tenseOf(entry)), line.arguments),
                        "", "", "", ""});
    if (!noted.empty())
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
    const auto& before = entry.request->before();
    const auto catalogue = visit.ground.services.catalogue();
    for (const auto& person :
         describe(lines, before, contacts::apply(lines, before), *catalogue, visit.locale()))
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


struct Part
{
    std::uint64_t first = 0;  ///< Number of the newest entry in the file.
    std::uint64_t last = 0;   ///< And of the oldest; 0 when there is none.
    bool full = false;        ///< There are older ones.

    /// Numbers have no gaps, so that they tell how far it is.
    [[nodiscard]] unsigned percent() const
    {
        return first == 0 ? 0 : static_cast<unsigned>((first - last) * 100 / first);
    }
};


/// An entry is written whole, or begins the next file.
void write(std::string& out, const HistoryOf& of, const std::vector<HistoryEntry>& entries, Part& part)
{
    for (const auto& entry : entries)
    {
        part.full = out.size() >= enough;
        if (part.full)
            return;
        writeEntry(out, of, entry);
        part.last = entry.audit.number;
        part.first = std::max(part.first, part.last);
    }
}


/// "History – Acme Oil – Lena Vogt"; of one part of several, also which.
std::pair<std::string, std::string> nameOf(const HistoryOf& of, const Part& part)
{
    const auto& visit = of.visit;
    auto plain = "history-" + visit.customer().id.text();
    auto title = visit.say("history.title") + " \xE2\x80\x93 " + visit.customer().name;
    if (of.person)
    {
        plain += "-" + of.id().text();
        title += " \xE2\x80\x93 " + of.name();
    }
    if (part.full || (of.before > 0 && part.first > 0))
    {
        const auto numbers = std::to_string(part.last) + "-" + std::to_string(part.first);
        plain += "-entries-" + numbers;
        title += " (" + numbers + ")";
    }
    return attachment(plain, title, ".csv");
}

}  // namespace


helpdesk::Response HistoryFile::handle(const helpdesk::Request& request)
{
    const auto of = historyOf(_on.ground, request);
    if (!of)
        return helpdesk::Response::notFound();
    const auto& visit = of->visit;
    auto turn = _on.running.begin(visit.customer().id, visit.actor.account);
    if (!turn)
        return tooManyFiles();
    helpdesk::Response response;
    response.contentType = "text/csv; charset=utf-8; header=present";
    response.body = "\xEF\xBB\xBF";  // Spreadsheets read UTF-8 only behind it.
    response.body += csvRow({"number", "at", "event", "by", "author", "person", "change", "outcome", "reason",
                             "request", "ticket"});
    Part part;
    for (bool more = true; more && !part.full;)
    {
        const auto entries = ReadHistory(_on.ground.services)(
            visit.actor,
            {visit.customer().id, of->id(), part.last ? part.last : of->before, step, everybody});
        if (!entries)
            return helpdesk::Response::notFound();
        write(response.body, *of, *entries, part);
        more = entries->size() == step;
        turn->tell(part.percent());
    }
    const auto rest = of->path() + ".csv" + HistoryOf::olderThan(part.last);
    if (part.full)
    {
        response.body +=
            csvRow({"", "", visit.say("history.export.rest", {{"address", std::string_view(rest)}}), "", "",
                    "", "", "", "", "", ""});
        response.headers.emplace_back("Link", "<" + rest + ">; rel=\"next\"");
    }
    response.headers.push_back(nameOf(*of, part));
    return response;
}

}  // namespace contacts
