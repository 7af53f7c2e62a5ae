#include "host/src/http/Connections.h"

namespace supportcentre {

Connections::Stay::Stay(Connections& connections, Wire& wire) : _connections(connections), _wire(wire)
{
    const std::lock_guard lock(_connections._mutex);
    _connections._wires.insert(&_wire);
    if (_connections._readingStopped)
        _wire.stopReading();
}


Connections::Stay::~Stay()
{
    const std::lock_guard lock(_connections._mutex);
    _connections._wires.erase(&_wire);
    if (_connections._wires.empty())
        _connections._left.notify_all();
}


void Connections::stopReading()
{
    const std::lock_guard lock(_mutex);
    _readingStopped = true;
    for (auto* wire : _wires)
        wire->stopReading();
}


bool Connections::waitUntilEmpty(std::chrono::milliseconds patience)
{
    std::unique_lock lock(_mutex);
    return _left.wait_for(lock, patience, [&] { return _wires.empty(); });
}


std::size_t Connections::count() const
{
    const std::lock_guard lock(_mutex);
    return _wires.size();
}

}  // namespace supportcentre
