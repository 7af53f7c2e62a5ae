#include "core/request/Ending.h"

#include "core/Message.h"
#include "core/changes/ChangeSets.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/contacts/Standing.h"
#include "core/history/Audit.h"
#include "core/request/OwnRequest.h"

namespace contacts {

Decision onlyOutcome(Decision::Outcome outcome)
{
    Decision decision;
    decision.outcome = outcome;
    return decision;
}


Decision alreadyDecided(const Request& request)
{
    auto decision = doneWith(request);
    decision.outcome = Decision::Outcome::decided;
    return decision;
}


Decision doneWith(const Request& request)
{
    Decision decision;
    decision.state = request.state;
    decision.by = request.decidedBy;
    decision.at = request.decidedAt;
    return decision;
}


Decision withFindings(Findings findings)
{
    auto decision = onlyOutcome(Decision::Outcome::findings);
    decision.findings = std::move(findings);
    return decision;
}


std::variant<std::string, Decision> said(const std::string& typed, std::string field)
{
    auto message = messageFrom(typed, std::move(field));
    if (!message.findings.empty())
        return withFindings(std::move(message.findings));
    if (!readable(message.lines))
        return onlyOutcome(Decision::Outcome::reasonMissing);
    return std::move(message.lines);
}


bool ticketIsCancelled(const Services& services, const Request& request)
{
    return services.desk.ended(request.ticket) == TicketEnd::cancelled;
}


Decision ownRequest()
{
    auto refusal = onlyOutcome(Decision::Outcome::forbidden);
    refusal.own = true;
    return refusal;
}


ForAgent requestForAgent(Services& services, const Actor& agent, RequestId id, RequestAct act)
{
    const auto verdict = authorise(agent, Act::decideRequest);
    if (verdict != Verdict::allowed)
        return {std::nullopt, onlyOutcome(verdict == Verdict::forbidden ? Decision::Outcome::forbidden
                                                                        : Decision::Outcome::unknown)};
    auto work = services.storage.read();
    auto request = work->requests().find(id);
    if (!request)
        return {std::nullopt, onlyOutcome(Decision::Outcome::unknown)};
    if (!next(request->state, act))
        return {std::nullopt, alreadyDecided(*request)};
    if (!services.policy().decideOwnRequests && isOwnRequest(*work, agent, *request))
        return {std::nullopt, ownRequest()};
    work.reset();  // The desk looks on a connection of its own.
    // Whoever cancelled the ticket has taken the request back: against his will nothing takes effect.
    if (act != RequestAct::reject && ticketIsCancelled(services, *request))
        return {std::nullopt, onlyOutcome(Decision::Outcome::ticketCancelled)};
    return {std::move(request), {}};
}


void askForAgentAgain(DeskWork& desk, const Actor& agent)
{
    if (!stillOfTheStaff(desk.accounts, agent))
        throw DecisionUndone(onlyOutcome(Decision::Outcome::unknown));
}


Snapshot asSeen(UnitOfWork& work, const Services& services, const Request& request,
                const Catalogue& catalogue, std::string_view digest)
{
    const auto customer = work.customers().find(request.customer);
    if (!customer)
        throw DecisionUndone(onlyOutcome(Decision::Outcome::unknown));
    auto present = loadSnapshot(work, *customer, request.changes, catalogue);
    if (services.secrets.sha256(canonical(request, present)) != digest)
        throw DecisionUndone(onlyOutcome(Decision::Outcome::changedMeanwhile));
    return present;
}


Request requestToEnd(UnitOfWork& work, RequestId id, RequestAct act)
{
    auto request = work.requests().find(id);
    if (!request)
        throw DecisionUndone(onlyOutcome(Decision::Outcome::unknown));
    if (act != RequestAct::implement)
        work.customers().hold(request->customer);  // Who rejects or cancels changes no live data.
    else if (!work.customers().touch(request->customer))
        throw DecisionUndone(onlyOutcome(Decision::Outcome::unknown));
    // Again, now that nobody else can move it: what was read before the row was taken may be old.
    request = work.requests().find(id);
    if (!request)
        throw DecisionUndone(onlyOutcome(Decision::Outcome::unknown));
    if (!next(request->state, act))
        throw DecisionUndone(alreadyDecided(*request));
    return *request;
}


void refuseOwn(UnitOfWork& work, const Policy& policy, const Actor& agent, const Request& request)
{
    if (!policy.decideOwnRequests && isOwnRequest(work, agent, request))
        throw DecisionUndone(ownRequest());
}


Request requestToDecide(DeskWork& desk, const Services& services, const Actor& agent, RequestId id,
                        RequestAct act, std::optional<std::string_view> seen)
{
    askForAgentAgain(desk, agent);
    auto request = requestToEnd(desk.work, id, act);
    refuseOwn(desk.work, services.policy(), agent, request);
    if (seen)
        (void)asSeen(desk.work, services, request, *services.catalogue(), *seen);
    return request;
}


void storeEnding(UnitOfWork& work, const Actor& actor, Request& request, Time now)
{
    request.decidedAt = now;
    request.decidedBy = actor.name;
    if (!work.requests().move(request))
    {
        const auto stored = work.requests().find(request.id);
        throw DecisionUndone(stored ? alreadyDecided(*stored) : onlyOutcome(Decision::Outcome::unknown));
    }
    auditRequest(work, actor, request, now);
}


std::string inTicketsWords(Services& services, const Actor& agent, Request decided)
{
    decided.decidedBy = agent.name;
    const auto customer = services.storage.read()->customers().find(decided.customer);
    return customer
               ? services.ticketText(decided, *customer, contacts::apply(decided.changes, decided.before()))
                     .text
               : std::string();
}


Decision inTicket(Services& services, const Actor& actor, const Request& request, TicketMove how,
                  const std::string& message, const std::function<Decision(DeskWork&)>& work)
{
    Decision decision;
    const auto decide = [&](DeskWork& desk) { decision = work(desk); };
    try
    {
        if (ticketIsCancelled(services, request))
            services.inDesk(decide);
        else
            services.desk.move(actor, {request.id, request.ticket}, how, message, decide);
    }
    catch (const DecisionUndone& undone)
    {
        return undone.answer();
    }
    return decision;
}

}  // namespace contacts
