#include "hooks/events/TicketHook.h"

#include "core/contacts/Standing.h"
#include "core/request/DecideRequest.h"
#include "hooks/Visiting.h"

namespace contacts {

namespace {

using helpdesk::TicketAct;

/// Only a contact who manages the customer's contacts, or the requester himself, takes a request back.
bool mayTakeBack(const Actor& actor, const Request& request)
{
    return actor.may(permission::manageContacts) ||
           (actor.account && actor.account == request.requesterAccount);
}

}  // namespace


std::optional<helpdesk::Refusal> TicketHook::review(const helpdesk::TicketIntent& intent)
{
    if (intent.ticket.category != _parts.category || _parts.ours(intent.ticket.reference))
        return std::nullopt;
    if (intent.act == TicketAct::reply || intent.act == TicketAct::note || intent.act == TicketAct::wait)
        return std::nullopt;
    return judge(intent.act, intent.ticket, intent.actor, *_parts.services.storage.read());
}


void TicketHook::record(const helpdesk::TicketEvent& event, helpdesk::Transaction& transaction)
{
    if (event.ticket.category != _parts.category || _parts.ours(event.ticket.reference))
        return;
    follow(event, *_parts.join(transaction));
}


void TicketHook::follow(const helpdesk::TicketEvent& event, UnitOfWork& work) const
{
    // What review() saw may have changed on the way here: only this answer counts.
    if (auto refused = judge(event.act, event.ticket, event.actor, work))
        throw helpdesk::Refused(std::move(*refused));
    const auto request = work.requests().findByTicket(event.ticket.id.value);
    if (!request)
        return;
    if (event.act == TicketAct::reply)
        FollowTicket(_parts.services)
            .replied(work, *request,
                     {event.message.id, event.message.fromAgent, event.message.authorName,
                      AccountId{event.message.author.value}, event.message.text});
    if (event.act == TicketAct::cancel && !terminal(request->state))
        CancelRequest::follow(work, actorIn(work, event.actor, request->customer), *request,
                              _parts.services.clock.now(), _parts.services.policy());
}


void TicketHook::react(const helpdesk::TicketEvent&) {}


std::optional<helpdesk::Refusal> TicketHook::judge(TicketAct act, const helpdesk::Ticket& ticket,
                                                   const helpdesk::Visitor& visitor, UnitOfWork& work) const
{
    if (act == TicketAct::raise)
        return refusal("prepared", ticket, visitor);
    const auto request = work.requests().findByTicket(ticket.id.value);
    if (!request)
        return std::nullopt;
    const bool waits = !terminal(request->state);
    switch (act)
    {
    case TicketAct::close:
        return waits ? std::optional(refusal("decide-first", ticket, visitor)) : std::nullopt;
    case TicketAct::reopen: return waits ? std::nullopt : std::optional(refusal("decided", ticket, visitor));
    case TicketAct::cancel:
        if (!waits)
            return refusal("decided", ticket, visitor);
        if (visitor.agent && !mayTakeBack(actorIn(work, visitor, request->customer), *request))
            return refusal("reject-instead", ticket, visitor);
        if (!mayTakeBack(actorIn(work, visitor, request->customer), *request))
            return refusal("not-yours", ticket, visitor);
        return std::nullopt;
    default: return std::nullopt;
    }
}


helpdesk::Refusal TicketHook::refusal(std::string_view rule, const helpdesk::Ticket& ticket,
                                      const helpdesk::Visitor& visitor) const
{
    const auto say = [&](std::string_view key) {
        return _parts.words.say(visitor.locale, std::string("hook.").append(key));
    };
    // Agents decide in the panel, which stands on the page of the ticket.
    if (visitor.agent && ticket.id.value != 0)
        return {say(rule), _parts.services.desk.address(ticket.id.value, true) + "#request", say("panel")};
    if (const auto customer = CustomerId::from(ticket.customer))
        return {say(rule), "/portal/customers/" + customer->text() + "/contacts", say("link")};
    return {say(rule), "", ""};
}


Actor TicketHook::actorIn(UnitOfWork& work, const helpdesk::Visitor& visitor, CustomerId customer) const
{
    return asStored(work, readerOf(visitor, customer), customer, *_parts.services.catalogue());
}

}  // namespace contacts
