// How a ticket of Request Tracker is read, and what is made of how it stands.
#include "ticket-adapter/request-tracker/RtTicket.h"

#include "ticket-adapter/request-tracker/RtTickets.h"

namespace contacts {

namespace {

using Kind = RemoteFailure::Kind;
using Object = Poco::JSON::Object;

/// RT's date for what never was.
constexpr std::string_view neverDate = "1970-01-01";


bool isClosed(const std::string& status)
{
    return status == "resolved" || status == "rejected" || status == "deleted";
}


/// What RT keeps of the field; a field that may hold several values is not the one we made.
std::string valueOf(const Object& ticket, const char* name)
{
    const auto fields = ticket.getArray("CustomFields");
    for (std::size_t i = 0; fields && i < fields->size(); ++i)
        if (const auto one = fields->getObject(static_cast<unsigned>(i)); one && rtText(*one, "name") == name)
            if (const auto values = one->getArray("values"))
                return rtFirst(*values);
    return {};
}


/// An id that RT writes as the number or name of a thing.
std::string nameIn(const Object& object, const std::string& name)
{
    const auto thing = object.getObject(name);
    return thing ? rtText(*thing, "id") : std::string();
}


/// Whether somebody closed it since our own last change of its status: the newest come first, and beyond a
/// hundred nobody counts any more.
bool closedByOthers(RtTalk& talk, const RtTicket& ticket)
{
    const auto query =
        "ObjectType = 'RT::Ticket' AND ObjectId = " + std::to_string(ticket.id) + " AND Type = 'Status'";
    const auto answer =
        talk.get("/transactions?per_page=100&orderby=id&order=DESC&fields=Creator,NewValue&query=" +
                     rtEncoded(query),
                 "ShowTicket")
            .object();
    const auto items = answer->getArray("items");
    if (!items)
        throw RemoteFailure(Kind::away, "Request Tracker's answer is not the JSON it should be");
    for (std::size_t i = 0; i < items->size(); ++i)
    {
        const auto item = items->getObject(static_cast<unsigned>(i));
        if (!item || nameIn(*item, "Creator") == ticket.creator)
            return false;
        if (isClosed(rtText(*item, "NewValue")))
            return true;
    }
    return false;
}


/// Of a ticket that we see, which is ours and not deleted.
RemoteSight statusOf(RtTalk& talk, const RtTicket& ticket, const std::string& queue, const RemoteTrace& left)
{
    if (left.step && ticket.step != *left.step)
        return RemoteSight::setBack;
    if (ticket.queue != rtQueue(talk, queue))
        return RemoteSight::moved;
    if (isClosed(ticket.status))
        return RemoteSight::closed;
    return ticket.everClosed && closedByOthers(talk, ticket) ? RemoteSight::reopened : RemoteSight::asLeft;
}

}  // namespace


std::uint64_t rtQueue(RtTalk& talk, const std::string& name)
{
    const auto answer = talk.get("/queue/" + rtEncoded(name), "SeeQueue");
    return answer.status == 404 ? 0 : rtNumber(*answer.object(), "id");
}


std::optional<RtTicket> rtTicket(RtTalk& talk, std::uint64_t id)
{
    const auto answer = talk.get("/ticket/" + std::to_string(id), "ShowTicket");
    if (answer.status == 404)
        return std::nullopt;
    const auto json = answer.object();
    const auto queue = json->getObject("Queue");
    return RtTicket{rtNumber(*json, "id"),
                    queue ? rtNumber(*queue, "id") : 0,
                    rtText(*json, "Status"),
                    nameIn(*json, "Creator"),
                    !rtText(*json, "Resolved").starts_with(neverDate) && !rtText(*json, "Resolved").empty(),
                    valueOf(*json, RtTickets::referenceField),
                    valueOf(*json, RtTickets::stepField),
                    answer.etag};
}


RemoteSight rtSightOf(const std::optional<RtTicket>& ticket, std::uint64_t id, const std::string& reference)
{
    if (!ticket)
        return RemoteSight::gone;
    if (ticket->id != id)
        return RemoteSight::merged;
    if (ticket->reference != reference)
        return RemoteSight::foreign;
    if (ticket->status == "deleted")
        return RemoteSight::deleted;
    return RemoteSight::asLeft;
}


RemoteSight rtLook(RtTalk& talk, std::uint64_t id, const std::string& queue, const RemoteTrace& left)
{
    std::optional<RtTicket> found;
    try
    {
        found = rtTicket(talk, id);
    }
    catch (const RemoteFailure& failure)
    {
        if (failure.kind() == Kind::refused && talk.letIn())
            return RemoteSight::hidden;
        throw;
    }
    const auto sight = rtSightOf(found, id, left.reference);
    if (sight == RemoteSight::foreign && found->reference.empty())
        return RemoteSight::hidden;  // Nobody's reference: the field is not of that queue, or not for us.
    return sight == RemoteSight::asLeft ? statusOf(talk, *found, queue, left) : sight;
}

}  // namespace contacts
