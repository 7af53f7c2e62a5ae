#include "host/src/security/Turnstile.h"

namespace supportcentre {

void Turnstile::enter()
{
    std::unique_lock lock(_mutex);
    if (_free == 0)
    {
        if (_waiting == _queue)
            throw Full();
        ++_waiting;
        _freed.wait(lock, [&] { return _free > 0; });
        --_waiting;
    }
    --_free;
}


void Turnstile::leave() noexcept
{
    {
        const std::lock_guard lock(_mutex);
        ++_free;
    }
    _freed.notify_one();
}

}  // namespace supportcentre
