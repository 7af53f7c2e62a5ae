#include "ticket-adapter/request-tracker/RtTickets.h"

#include "ticket-adapter/request-tracker/RtLacks.h"

#include <Poco/String.h>

#include <algorithm>

namespace contacts {

namespace {

using Kind = RemoteFailure::Kind;
using Object = Poco::JSON::Object;

/// Whoever changes the ticket in the same second is read, and then it is our turn again; not for ever.
constexpr int mostTurns = 3;


const char* statusAfter(TicketMove how)
{
    switch (how)
    {
    case TicketMove::closed: return "resolved";
    case TicketMove::cancelled: return "rejected";
    case TicketMove::returned: return "stalled";
    case TicketMove::reopened: break;
    }
    return "open";
}


Object field(const char* name, const std::string& value)
{
    Object fields;
    fields.set(name, value);
    return fields;
}


std::string pathOf(std::uint64_t ticket)
{
    return "/ticket/" + std::to_string(ticket);
}


std::string nameOf(std::uint64_t ticket)
{
    return "ticket " + std::to_string(ticket) + " of Request Tracker";
}


RtTicket expected(RtTalk& talk, std::uint64_t id, const std::string& reference)
{
    const auto ticket = rtVisible(talk, [&] { return rtTicket(talk, id); });
    switch (rtSightOf(ticket, id, reference))
    {
    case RemoteSight::gone: throw RemoteFailure(Kind::misfit, nameOf(id) + " is gone, or hidden from us");
    case RemoteSight::merged:
        throw RemoteFailure(Kind::misfit, nameOf(id) + " was merged into " + std::to_string(ticket->id));
    case RemoteSight::foreign:
        throw RemoteFailure(Kind::misfit, nameOf(id) + " carries another request's reference");
    case RemoteSight::deleted: throw RemoteFailure(Kind::misfit, nameOf(id) + " was deleted");
    default: return *ticket;
    }
}


/// Wherever it lies now; `within` is a condition more, or empty.
std::optional<std::uint64_t> found(RtTalk& talk, const std::string& reference, const std::string& within = {})
{
    const auto query = within + "'CF.{" + RtTickets::referenceField + "}' = " + rtQuoted(reference);
    const auto answer =
        talk.get("/tickets?per_page=20&orderby=id&order=ASC&query=" + rtEncoded(query), "SeeQueue").object();
    const auto items = answer->getArray("items");
    if (!items)
        throw RemoteFailure(Kind::away, "Request Tracker's answer is not the JSON it should be");
    // RT compares without case and may look for parts: only a ticket that is read says what it carries.
    for (std::size_t i = 0; i < items->size(); ++i)
        if (const auto item = items->getObject(static_cast<unsigned>(i)))
            if (const auto ticket = rtTicket(talk, rtNumber(*item, "id"));
                ticket && ticket->reference == reference)
                return ticket->id;
    return std::nullopt;
}


void requireReference(const RtTicket& ticket, std::uint64_t id, const std::string& reference)
{
    if (ticket.reference != reference)
        throw RtForbidden("ModifyCustomField",
                          nameOf(id) + " did not keep the custom field " + RtTickets::referenceField);
}


std::uint64_t created(RtTalk& talk, const std::string& queue, const RemoteTicket& wanted)
{
    Object body;
    body.set("Queue", queue);
    body.set("Subject", wanted.text.subject);
    if (!wanted.email.empty())
        body.set("Requestor", wanted.email);
    body.set("Content", wanted.text.text);
    body.set("ContentType", "text/plain");
    body.set("CustomFields", field(RtTickets::referenceField, wanted.reference));
    const auto answer = talk.post("/ticket", body, "CreateTicket");
    if (answer.status != 201)
        throw RemoteFailure(Kind::refused, "Request Tracker raised no ticket in the queue " + queue);
    const auto id = rtNumber(*answer.object(), "id");
    if (id == 0)
        throw RemoteFailure(Kind::away, "Request Tracker raised a ticket and did not say its number");
    return id;
}


/// Once RT has said its number the ticket is there. Where we may not see it nobody finds it by its reference
/// either: a failure would be tried again, and every time raise another one.
std::uint64_t raised(RtTalk& talk, const std::string& queue, const RemoteTicket& wanted)
{
    const auto id = created(talk, queue, wanted);
    if (const auto ticket = rtVisible(talk, [&] { return rtTicket(talk, id); }))
        requireReference(*ticket, id, wanted.reference);
    return id;
}


/// RT's words for a right that is missing, whatever else it says with the same status.
bool deniesRight(const std::string& said)
{
    return Poco::toLower(said).find("permission denied") != std::string::npos;
}


/// The message and the mark of its step go together; a mark that is there already means that both are.
void say(RtTalk& talk, std::uint64_t id, const RemoteStep& step)
{
    if (step.message.empty())
        return;
    Object body;
    body.set("Content", step.message);
    body.set("ContentType", "text/plain");
    body.set("CustomFields", field(RtTickets::stepField, step.key));
    try
    {
        (void)talk.post(pathOf(id) + "/correspond", body, "ModifyTicket");
    }
    catch (const RemoteFailure& failure)
    {
        // RT says 400 for a right as for anything else that stands in this one ticket's way.
        if (failure.kind() == Kind::misfit && deniesRight(failure.what()))
            throw RtForbidden("ModifyTicket", failure.what());
        throw;
    }
}


void settle(RtTalk& talk, std::uint64_t id, const RemoteStep& step)
{
    const std::string status = statusAfter(step.how);
    std::string said;
    for (int turn = 0; turn < mostTurns; ++turn)
    {
        const auto ticket = expected(talk, id, step.reference);
        if (ticket.status == status && ticket.step == step.key)
            return;
        Object body;
        if (ticket.status != status)
            body.set("Status", status);
        if (ticket.step != step.key)
            body.set("CustomFields", field(RtTickets::stepField, step.key));
        // 200 also means that nothing was done, 412 that somebody was faster: both are read again.
        said = talk.put(pathOf(id), body, ticket.etag, "ModifyTicket").sentences();
    }
    const auto ticket = expected(talk, id, step.reference);
    if (ticket.step != step.key)
        throw RtForbidden("ModifyCustomField",
                          nameOf(id) + " did not keep the custom field " + RtTickets::stepField);
    if (ticket.status == status)
        return;
    const auto unmoved =
        nameOf(id) + " did not become " + status + (said.empty() ? said : ": " + rtShown(said));
    if (deniesRight(said))
        throw RtForbidden("ModifyTicket", unmoved);
    // It waits for another ticket, or its queue's lifecycle leads nowhere from here: that is this ticket's.
    throw RemoteFailure(Kind::misfit, unmoved);
}


void moved(RtTalk& talk, std::uint64_t id, const RemoteStep& step)
{
    if (expected(talk, id, step.reference).step != step.key)
        say(talk, id, step);
    settle(talk, id, step);
}


/// The status from which the queue's lifecycle does not lead there; nothing: the step was taken. What else is
/// in the way is thrown.
std::optional<std::string> stuck(RtTalk& talk, std::uint64_t id, const RemoteStep& step)
{
    try
    {
        moved(talk, id, step);
        return std::nullopt;
    }
    catch (const RtForbidden&)
    {
        throw;
    }
    catch (const RemoteFailure& failure)
    {
        if (failure.kind() == Kind::away)
            throw;
        const auto ticket = expected(talk, id, step.reference);
        if (ticket.step != step.key || ticket.status == statusAfter(step.how))
            throw;
        return ticket.status;
    }
}


/// Takes the probe through every status that a request's ticket gets.
std::vector<RemoteLack> walked(RtTalk& talk, std::uint64_t probe)
{
    const auto key = "check/" + std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
    std::vector<RemoteLack> missing;
    int number = 0;
    for (const auto how : {TicketMove::reopened, TicketMove::returned, TicketMove::reopened,
                           TicketMove::cancelled, TicketMove::reopened, TicketMove::closed})
    {
        const auto* message = how == TicketMove::closed ? "The connection was checked." : "";
        const RemoteStep step{key + "/" + std::to_string(++number), RtTickets::checkReference, how, message};
        if (const auto from = stuck(talk, probe, step))
            if (const RemoteLack lack{RemoteLack::Kind::status, statusAfter(how), *from};
                std::find(missing.begin(), missing.end(), lack) == missing.end())
                missing.push_back(lack);
    }
    return missing;
}

}  // namespace


std::optional<std::uint64_t> RtTickets::find(const std::string& reference)
{
    const auto settings = _settings();
    RtTalk talk(settings, _limits, _session);
    return found(talk, reference);
}


std::uint64_t RtTickets::raise(const RemoteTicket& ticket)
{
    const auto settings = _settings();
    RtTalk talk(settings, _limits, _session);
    return raised(talk, settings.queue, ticket);
}


void RtTickets::move(std::uint64_t ticket, const RemoteStep& step)
{
    const auto settings = _settings();
    RtTalk talk(settings, _limits, _session);
    try
    {
        moved(talk, ticket, step);
    }
    catch (const RtForbidden& failure)
    {
        // What is forbidden in somebody else's queue stops the one ticket that was moved there.
        const auto queue = talk.letIn() ? rtQueue(talk, settings.queue) : 0;
        if (queue != 0 && expected(talk, ticket, step.reference).queue != queue)
            throw RemoteFailure(Kind::misfit, failure.what() + std::string(", in another queue than ours"));
        throw;
    }
}


RemoteSight RtTickets::look(std::uint64_t ticket, const RemoteTrace& left)
{
    const auto settings = _settings();
    RtTalk talk(settings, _limits, _session);
    return rtLook(talk, ticket, settings.queue, left);
}


std::string RtTickets::address(std::uint64_t ticket, bool forAgent) const
{
    return _settings().address + (forAgent ? "/Ticket/Display.html?id=" : "/SelfService/Display.html?id=") +
           std::to_string(ticket);
}


std::string RtTickets::page(const std::string& path, bool forAgent) const
{
    const auto settings = _settings();
    if (!settings.framing)
        return path;
    if (path == "/portal")
        return settings.address + "/SelfService/";
    return settings.address +
           (forAgent ? "/ContactsManager/index.html?at=" : "/SelfService/ContactsManager.html?at=") + path;
}


/// The one ticket that every check uses. One that was raised and cannot be read is no reason to raise
/// another: the right to see it is what is missing.
std::uint64_t RtTickets::probe(RtTalk& talk, const RtSettings& settings)
{
    const auto place = settings.address + "\n" + settings.queue;
    const std::lock_guard lock(_probing);
    // One that lies in another queue says nothing of this one.
    if (const auto id = found(talk, checkReference, "Queue = " + rtQuoted(settings.queue) + " AND "))
    {
        _probe = {place, *id};
        return *id;
    }
    if (_probe.place == place)
        if (const auto left = rtTicket(talk, _probe.ticket);
            left && left->id == _probe.ticket && left->status != "deleted")
            requireReference(*left, _probe.ticket, checkReference);
    const auto id =
        created(talk, settings.queue,
                {checkReference, {}, {"Contacts Manager: connection check", "This ticket is kept."}});
    _probe = {place, id};
    if (const auto ticket = rtTicket(talk, id))
        requireReference(*ticket, id, checkReference);
    return id;
}


std::vector<RemoteLack> RtTickets::check()
{
    const auto settings = _settings();
    _session.forget();  // A token that was changed a moment ago must be tried, not the cookie of the old one.
    RtTalk talk(settings, _limits, _session);
    auto missing = rtLackOfVersion(talk);
    const auto things = rtLacksIn(talk, settings.queue);
    missing.insert(missing.end(), things.begin(), things.end());
    if (!things.empty())
        return missing;
    try
    {
        const auto unreached = walked(talk, probe(talk, settings));
        missing.insert(missing.end(), unreached.begin(), unreached.end());
    }
    catch (const RtForbidden& failure)
    {
        missing.push_back({RemoteLack::Kind::right, failure.right()});
    }
    catch (const RemoteFailure& failure)
    {
        if (failure.kind() == Kind::away)
            throw;
        missing.push_back({RemoteLack::Kind::other, failure.what()});
    }
    return missing;
}

}  // namespace contacts
