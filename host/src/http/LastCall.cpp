#include "host/src/http/LastCall.h"

#include <cerrno>
#include <system_error>

#include <sys/eventfd.h>
#include <unistd.h>

namespace supportcentre {

LastCall::LastCall() : _handle(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (_handle < 0)
        throw std::system_error(errno, std::system_category(), "eventfd");
}


LastCall::~LastCall()
{
    ::close(_handle);
}


void LastCall::ring() noexcept
{
    _rung = true;
    ::eventfd_write(_handle, 1);  // Nobody ever reads it, so that it wakes all of them.
}

}  // namespace supportcentre
