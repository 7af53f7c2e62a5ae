#include "core/changes/Cells.h"
#include "core/request/Ending.h"
#include "core/request/RequestMails.h"

#include <algorithm>

namespace contacts {

namespace {

/// A line as its author left it: what he saw is how people looked when he asked.
Change editable(Change line, const Request& request)
{
    line.outcome = LineOutcome::open;
    line.outcomeReason.clear();
    line.writtenAt = request.submittedAt;
    line.seen = cells::seenBy(line, request.then);
    return line;
}


/// Whatever the draft holds already stays, behind the lines that come back.
void comeBackAsDraft(UnitOfWork& work, const Request& request, Time now)
{
    auto draft = work.drafts().find(request.customer);
    ChangeSet lines;
    for (const auto& line : request.changes)
        lines.push_back(editable(line, request));
    std::copy_if(draft.changes.begin(), draft.changes.end(), std::back_inserter(lines),
                 [&](const Change& kept) {
                     return std::none_of(request.changes.begin(), request.changes.end(),
                                         [&](const Change& line) { return line.sameCell(kept); });
                 });
    draft.customer = request.customer;
    draft.returned = request.id;
    draft.changes = std::move(lines);
    draft.savedAt = now;
    if (!work.drafts().write(draft))
        throw StorageFailure(StorageFailure::Kind::again, "a line was written to the draft meanwhile");
}

}  // namespace


Decision ReturnRequest::operator()(const Actor& agent, RequestId id, const std::string& question,
                                   std::optional<std::string_view> digest) const
{
    const auto found = requestForAgent(_services, agent, id, RequestAct::giveBack);
    if (!found.request)
        return found.refusal;
    const auto text = said(question, "reason");
    if (const auto* refused = std::get_if<Decision>(&text))
        return *refused;
    const auto& asked = std::get<std::string>(text);

    auto told = *found.request;
    told.state = RequestState::returned;
    told.question = asked;
    const auto words = inTicketsWords(_services, agent, std::move(told));
    return inTicket(_services, agent, *found.request, TicketMove::returned, words, [&](DeskWork& desk) {
        auto request = requestToDecide(desk, _services, agent, id, RequestAct::giveBack, digest);
        request.state = RequestState::returned;
        request.question = asked;
        storeEnding(desk.work, agent, request, _services.clock.now());
        comeBackAsDraft(desk.work, request, request.decidedAt);
        RequestMails(desk.work, request, _services.policy(), request.decidedAt).returned(agent);
        return doneWith(request);
    });
}

}  // namespace contacts
