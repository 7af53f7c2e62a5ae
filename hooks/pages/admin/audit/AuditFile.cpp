#include "core/text/Csv.h"
#include "hooks/Visiting.h"
#include "hooks/pages/Forms.h"
#include "hooks/pages/Utc.h"
#include "hooks/pages/admin/audit/AuditPages.h"
#include "hooks/pages/admin/audit/AuditWords.h"
#include "hooks/pages/portal/HistoryWords.h"

#include <limits>

namespace contacts {

using helpdesk::Response;

namespace {

constexpr std::size_t step = 200;
constexpr std::size_t most = 5000;  // Entries in one file; the newest.


void writeEntry(std::string& out, const AdminRoom& room, AuditWords& words, const AuditLine& line)
{
    const auto entry = words.named(line);
    const auto& audit = entry.audit;
    const auto at = utc(audit.at);
    const auto customer = words.customer(line);
    const auto number = std::to_string(audit.number);
    const auto heading = headingWords(room.ground.words, room.locale(), entry);
    const auto by = actorWords(room.ground.words, room.locale(), entry);
    const auto request = entry.request ? entry.request->id.text() : std::string();
    const auto ticket =
        entry.request && entry.request->ticket != 0 ? std::to_string(entry.request->ticket) : std::string();
    auto changes = words.changes(line);
    if (changes.empty())
        changes.emplace_back();
    for (const auto& each : changes)
        out += csvRow({at, customer, number, audit.act, heading, by, each.person, each.what, each.before,
                       each.after, each.outcome, each.reason.empty() ? entry.reason() : each.reason, request,
                       ticket, audit.facts, audit.hash});
}

}  // namespace


Response AuditFile::handle(const helpdesk::Request& request)
{
    if (!mayAdminister(request))
        return Response::notFound();
    const AdminRoom room{{_ground, request}, "audit"};
    const auto filter = AuditFilter::in(request.query);
    AuditFilter::Wrongs wrongs;
    if (!filter)
        return badRequest();
    auto query = filter->resolved(room, _staff, wrongs);
    if (!wrongs.empty())
        return badRequest();
    query.limit = step;
    Response response;
    response.contentType = "text/csv; charset=utf-8; header=present";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"audit.csv\"");
    response.body = "\xEF\xBB\xBF";  // Spreadsheets read UTF-8 only behind it.
    response.body += csvRow({"at", "customer", "number", "act", "event", "by", "person", "change", "before",
                             "after", "outcome", "reason", "request", "ticket", "facts", "hash"});
    AuditWords words(room, _staff);
    for (std::size_t written = 0; written < most; written += step)
    {
        const auto lines = SearchAudit(_ground.services)(readerOf(request.visitor, CustomerId{}), query,
                                                         std::numeric_limits<std::size_t>::max());
        if (!lines)
            return Response::notFound();
        for (const auto& line : *lines)
            writeEntry(response.body, room, words, line);
        if (lines->size() < step)
            break;
        query.behind = AuditCursor{lines->back().entry.audit.at, lines->back().customer,
                                   lines->back().entry.audit.number};
    }
    return response;
}

}  // namespace contacts
