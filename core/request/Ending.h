// What all endings of a request have in common, inside the transaction that ends it.
#pragma once

#include "core/RolledBack.h"
#include "core/request/DecideRequest.h"

#include <variant>

namespace contacts {

using DecisionUndone = RolledBack<Decision>;

[[nodiscard]] Decision onlyOutcome(Decision::Outcome outcome);

/// Who decided, and when: what the one who came too late reads.
[[nodiscard]] Decision alreadyDecided(const Request& request);

[[nodiscard]] Decision doneWith(const Request& request);

[[nodiscard]] Decision withFindings(Findings findings);

/// A colleague decides it.
[[nodiscard]] Decision ownRequest();

/// What an agent must say to the customer, a reason or a question: its lines as they are stored, or why the
/// text will not do.
[[nodiscard]] std::variant<std::string, Decision> said(const std::string& typed, std::string field);

/// Its ticket was cancelled while nobody looked after it, and nothing moves such a ticket any more: the
/// request can still come to an end, and to nothing else. Asks the desk, so never inside a transaction.
[[nodiscard]] bool ticketIsCancelled(const Services& services, const Request& request);

/// Before any transaction: whether the agent may, and whether there is still something to decide.
struct ForAgent
{
    std::optional<Request> request;
    Decision refusal{};  ///< When there is no request.
};

[[nodiscard]] ForAgent requestForAgent(Services& services, const Actor& agent, RequestId id, RequestAct act);

/// Whoever was disabled meanwhile, or is of the staff no more, decides nothing. Throws DecisionUndone.
void askForAgentAgain(DeskWork& desk, const Actor& agent);

/// The live data that the request would change. Throws DecisionUndone when these, or the request itself, are
/// not what the digest is of.
[[nodiscard]] Snapshot asSeen(UnitOfWork& work, const Services& services, const Request& request,
                              const Catalogue& catalogue, std::string_view digest);

/// Takes the customer's row, then the request as it is now. Throws DecisionUndone where `act` is not possible
/// any more.
[[nodiscard]] Request requestToEnd(UnitOfWork& work, RequestId id, RequestAct act);

/// Asked again with the request that is stored: it may have become his own since the first look. Throws
/// DecisionUndone.
void refuseOwn(UnitOfWork& work, const Policy& policy, const Actor& agent, const Request& request);

/// The same for an agent who changes no live data: he is still one, and the request is what he saw. Without
/// a digest he decides on whatever it is now.
[[nodiscard]] Request requestToDecide(DeskWork& desk, const Services& services, const Actor& agent,
                                      RequestId id, RequestAct act, std::optional<std::string_view> seen);

/// Stores state, decision and lines by one conditional update and writes the audit row. Throws DecisionUndone
/// when somebody was faster.
void storeEnding(UnitOfWork& work, const Actor& actor, Request& request, Time now);

/// What the ticket says of a decision: `decided` is the request as it will be, and `agent` decides it.
[[nodiscard]] std::string inTicketsWords(Services& services, const Actor& agent, Request decided);

/// Runs `work` in the transaction of the request's ticket, or in one without it where that is cancelled
/// already; what it throws as DecisionUndone is the answer.
[[nodiscard]] Decision inTicket(Services& services, const Actor& actor, const Request& request,
                                TicketMove how, const std::string& message,
                                const std::function<Decision(DeskWork&)>& work);

}  // namespace contacts
