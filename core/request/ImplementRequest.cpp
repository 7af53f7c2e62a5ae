#include "core/Message.h"
#include "core/account/ChangeAddress.h"
#include "core/catalogue/HeldCatalogue.h"
#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/contacts/HoldPerson.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/contacts/Standing.h"
#include "core/draft/TakenSuggestions.h"
#include "core/request/Ending.h"
#include "core/request/Implementation.h"

#include <algorithm>

namespace contacts {

namespace {

using Outcome = Decision::Outcome;


[[noreturn]] void refuse(Outcome outcome)
{
    throw DecisionUndone(onlyOutcome(outcome));
}


/// Marks every line with what becomes of it. Throws when the agent rejects a line that is none, or says no
/// reason.
void markLines(Request& request, const std::vector<LineRejection>& rejections)
{
    for (auto& change : request.changes)
        change.outcome = LineOutcome::implemented;
    for (const auto& rejection : rejections)
    {
        const auto line = std::find_if(request.changes.begin(), request.changes.end(),
                                       [&](const Change& change) { return change.id == rejection.change; });
        if (line == request.changes.end())
            refuse(Outcome::changedMeanwhile);
        auto reason = said(rejection.reason, "reason");
        if (const auto* refused = std::get_if<Decision>(&reason))
            throw DecisionUndone(*refused);
        line->outcome = LineOutcome::rejected;
        line->outcomeReason = std::move(std::get<std::string>(reason));
    }
}


/// Lines about somebody whose arrival is rejected would do nothing: whoever rejects him rejects them too.
Findings leftBehind(const ChangeSet& changes)
{
    Findings findings;
    for (const auto& line : changes)
    {
        if (line.outcome == LineOutcome::rejected || cells::brings(line.kind))
            continue;
        const auto arrival = std::find_if(changes.begin(), changes.end(), [&](const Change& other) {
            return cells::brings(other.kind) && other.person == line.person &&
                   other.outcome == LineOutcome::rejected;
        });
        if (arrival == changes.end())
            continue;
        const auto person = cells::arrival(*arrival);
        findings.push_back({"depends-on-rejected",
                            Severity::error,
                            line.id,
                            line.person.text(),
                            "",
                            {{"person", person.name().empty() ? person.email : person.name()}}});
    }
    return findings;
}


RequestState stateAfter(const Request& request)
{
    const auto implemented = request.implementedChanges().size();
    if (implemented == 0)
        return RequestState::rejected;
    return implemented == request.changes.size() ? RequestState::implemented
                                                 : RequestState::partlyImplemented;
}


/// What was requested and is already so does no harm now: the agent has seen it in the digest.
void dropWhatIsSo(Findings& findings)
{
    std::erase_if(findings, [](const Finding& finding) { return finding.rule == "live-data-changed"; });
}


/// The part inside the transaction. May run more than once; keeps nothing.
class Implementing
{
public:
    Implementing(Services& services, const Actor& agent, std::string_view digest,
                 const std::vector<LineRejection>& rejections, const std::string& message)
        : _services(services),
          _agent(agent),
          _digest(digest),
          _rejections(rejections),
          _message(message)
    {
    }

    Decision operator()(DeskWork& desk, RequestId id) const
    {
        auto& work = desk.work;
        askForAgentAgain(desk, _agent);
        auto request = requestToEnd(work, id, RequestAct::implement);
        const auto catalogue = heldCatalogue(work, _services);
        const auto policy = _services.policy();
        refuseOwn(work, policy, _agent, request);
        holdNamed(work, request.changes);
        const auto before = asSeen(work, _services, request, *catalogue, _digest);
        markLines(request, _rejections);
        markLinksSent(work, request, &desk.accounts);
        refuseAny(leftBehind(request.changes));
        const auto lines = request.implementedChanges();
        ask(work, request, before, lines, *catalogue, policy);

        request.state = stateAfter(request);
        request.decisionReason = _message;
        if (request.state != RequestState::rejected)
            request.meet(before);
        storeEnding(work, _agent, request, _services.clock.now());
        RequestMails mails(work, request, policy, request.decidedAt);
        Implementation(desk, request, _agent, mails, {_services, *catalogue, policy})
            .write(before, contacts::apply(lines, before), lines);
        if (request.state == RequestState::rejected)
            mails.rejected(_agent);
        else
            mails.implemented(_agent, *catalogue);
        tellSuggesters(work, request, request.decidedAt);
        return doneWith(request);
    }

    /// What the ticket says of it. Nothing where the agent's lines will not do: the work says why.
    [[nodiscard]] std::string told(Request request) const
    {
        try
        {
            markLines(request, _rejections);
        }
        catch (const DecisionUndone&)
        {
            return {};
        }
        request.state = stateAfter(request);
        request.decisionReason = _message;
        look(request);
        return inTicketsWords(_services, _agent, std::move(request));
    }

private:
    /// What the agent has before him; the transaction asks whether it is so still.
    void look(Request& request) const
    {
        const auto work = _services.storage.read();
        markLinksSent(*work, request);
        const auto customer = work->customers().find(request.customer);
        if (customer && request.state != RequestState::rejected)
            request.meet(loadSnapshot(*work, *customer, request.changes, *_services.catalogue()));
    }

    /// The same rules as ever, asked for the requester as he is now: whoever was demoted meanwhile asks for
    /// nothing any more.
    void ask(UnitOfWork& work, const Request& request, const Snapshot& before, const ChangeSet& lines,
             const Catalogue& catalogue, const Policy& policy) const
    {
        auto findings =
            validate(before, lines, requesterNow(work, request, catalogue), catalogue, policy.limits);
        dropWhatIsSo(findings);
        refuseAny(std::move(findings));
    }

    static void refuseAny(Findings findings)
    {
        if (!anyError(findings))
            return;
        auto refused = onlyOutcome(Outcome::findings);
        refused.findings = std::move(findings);
        throw DecisionUndone(std::move(refused));
    }

    Services& _services;
    const Actor& _agent;
    const std::string_view _digest;
    const std::vector<LineRejection>& _rejections;
    const std::string& _message;
};

}  // namespace


Decision ImplementRequest::operator()(const Actor& agent, RequestId request, std::string_view digest,
                                      const std::vector<LineRejection>& reject,
                                      const std::string& message) const
{
    const auto found = requestForAgent(_services, agent, request, RequestAct::implement);
    if (!found.request)
        return found.refusal;
    auto text = messageFrom(message, "message");
    if (!text.findings.empty())
        return withFindings(std::move(text.findings));
    const Implementing implement(_services, agent, digest, reject, text.lines);
    return inTicket(_services, agent, *found.request, TicketMove::closed, implement.told(*found.request),
                    [&](DeskWork& desk) { return implement(desk, request); });
}

}  // namespace contacts
