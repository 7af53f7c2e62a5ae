#include "core/Message.h"
#include "core/draft/TakenSuggestions.h"
#include "core/request/Ending.h"
#include "core/request/RequestMails.h"

namespace contacts {

namespace {

void reject(Request& request, const std::string& why, const std::vector<LineRejection>& lines)
{
    request.state = RequestState::rejected;
    request.decisionReason = why;
    for (auto& change : request.changes)
    {
        change.outcome = LineOutcome::rejected;
        for (const auto& line : lines)
            if (line.change == change.id)
                change.outcomeReason = line.reason;
    }
}


/// Those that say something, as they are kept; what is wrong with one instead.
std::variant<std::vector<LineRejection>, Decision> spoken(const std::vector<LineRejection>& lines)
{
    std::vector<LineRejection> kept;
    for (const auto& line : lines)
    {
        auto text = messageFrom(line.reason, "reason");
        if (!text.findings.empty())
            return withFindings(std::move(text.findings));
        if (readable(text.lines))
            kept.push_back({line.change, std::move(text.lines)});
    }
    return kept;
}

}  // namespace


Decision RejectRequest::operator()(const Actor& agent, RequestId id, const std::string& reason,
                                   const std::vector<LineRejection>& lines,
                                   std::optional<std::string_view> digest) const
{
    const auto found = requestForAgent(_services, agent, id, RequestAct::reject);
    if (!found.request)
        return found.refusal;
    const auto text = said(reason, "reason");
    if (const auto* refused = std::get_if<Decision>(&text))
        return *refused;
    const auto& why = std::get<std::string>(text);
    const auto about = spoken(lines);
    if (const auto* refused = std::get_if<Decision>(&about))
        return *refused;
    const auto& reasons = std::get<std::vector<LineRejection>>(about);

    auto told = *found.request;
    reject(told, why, reasons);
    const auto words = inTicketsWords(_services, agent, std::move(told));
    return inTicket(_services, agent, *found.request, TicketMove::closed, words, [&](DeskWork& desk) {
        auto request = requestToDecide(desk, _services, agent, id, RequestAct::reject, digest);
        reject(request, why, reasons);
        storeEnding(desk.work, agent, request, _services.clock.now());
        RequestMails(desk.work, request, _services.policy(), request.decidedAt).rejected(agent);
        tellSuggesters(desk.work, request, request.decidedAt);
        return doneWith(request);
    });
}

}  // namespace contacts
