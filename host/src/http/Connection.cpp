#include "host/src/http/Connection.h"

#include "host/src/http/HeadFacts.h"

#include <exception>

namespace supportcentre {

void Connection::run()
{
    ++_parts.counters.connections;
    try
    {
        Wire wire(socket());
        const Connections::Stay stay(_parts.connections, wire);
        RequestReader reader(wire, _parts.reading, _parts.connections.lastCall());
        while (serve(wire, reader) == Next::goesOn)
            continue;
    }
    catch (const std::exception&)
    {
        // The client was gone before the socket could be set up, or there is no memory: nothing to answer.
    }
    --_parts.counters.connections;
}


Connection::Next Connection::serve(Wire& wire, RequestReader& reader)
{
    Inbound inbound;
    try
    {
        auto head = reader.head();
        if (!head)
            return Next::ends;
        inbound.head = std::move(*head);
        inbound.admission.path = inbound.head.target;  // For a refusal at the gate.
        inbound.admission = _parts.gate.admit(inbound.head);
        inbound.peer = socket().peerAddress().host().toString();
        inbound.body = reader.body(inbound.admission, mostBytesOf(inbound));

        const auto reply = _parts.front.answer(inbound);
        const bool keeps = inbound.admission.keepAlive && !_parts.connections.lastCall().rung();
        const auto bytes = onTheWire(reply, inbound.admission.headOnly ? Body::leftOut : Body::sent,
                                     keeps ? After::keeps : After::closes);
        const auto deadline = std::chrono::steady_clock::now() + _parts.writing;
        if (!wire.write({bytes.head, bytes.content, bytes.tail}, deadline))
            return Next::ends;
        if (!keeps)
            wire.closeGently();
        return keeps ? Next::goesOn : Next::ends;
    }
    catch (const Rejected& rejected)
    {
        return refuse(wire, inbound, rejected);
    }
    catch (const std::exception&)
    {
        // No memory, or an answer with an impossible header: the text is for the log only, which the front
        // desk keeps.
        return refuse(wire, inbound, Rejected(500, ""));
    }
}


/// A long body is read only for the one who may send it here: nobody else fills our memory.
std::uint64_t Connection::mostBytesOf(const Inbound& inbound) const
{
    const auto usual = _parts.gate.mostBytes();
    if (mediaTypeOf(inbound.head) != uploadType)
        return usual;
    const auto most = _parts.front.takesUpload(inbound) ? _parts.gate.mostUploadBytes() : usual;
    if (inbound.admission.length > most)
        throw tooLarge(most);
    return most;
}


/// What the gate refuses also ends the connection: what follows on it cannot be trusted to be a request.
Connection::Next Connection::refuse(Wire& wire, const Inbound& inbound, const Rejected& rejected)
{
    const auto reply = _parts.front.refusal(inbound, rejected);
    const auto deadline = std::chrono::steady_clock::now() + _parts.writing;
    const auto bytes = onTheWire(reply, Body::sent, After::closes);
    if (wire.write({bytes.head, bytes.content, bytes.tail}, deadline))
        wire.closeGently();
    return Next::ends;
}

}  // namespace supportcentre
