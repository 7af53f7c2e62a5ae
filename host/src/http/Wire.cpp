#include "host/src/http/Wire.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace supportcentre {

namespace {

constexpr std::chrono::milliseconds lingering{2000};
constexpr std::size_t mostSwallowed = 32 * 1024 * 1024;

}  // namespace


Wire::Wire(const Poco::Net::StreamSocket& socket) : _socket(socket), _handle(socket.impl()->sockfd())
{
    _socket.setNoDelay(true);
}


bool Wire::waitFor(short events, Instant deadline) const
{
    for (;;)
    {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        pollfd watched{_handle, events, 0};
        const int ready = ::poll(&watched, 1, static_cast<int>(std::min<long long>(left.count(), 60'000)));
        if (ready > 0)
            return true;
        if (ready < 0 && errno != EINTR)
            return true;  // The next call on the socket tells what is wrong.
    }
}


Wire::Got Wire::read(char* into, std::size_t size, Instant deadline, std::size_t& count)
{
    for (;;)
    {
        const auto got = ::recv(_handle, into, size, MSG_DONTWAIT);
        if (got > 0)
        {
            count = static_cast<std::size_t>(got);
            return Got::bytes;
        }
        if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
            return Got::end;
        if (!waitFor(POLLIN, deadline))
            return Got::timedOut;
    }
}


bool Wire::write(std::string_view head, std::string_view content, Instant deadline)
{
    while (!head.empty() || !content.empty())
    {
        // The system call takes no const, and writes to neither.
        iovec pieces[2] = {{const_cast<char*>(head.data()), head.size()},
                           {const_cast<char*>(content.data()), content.size()}};
        msghdr message{};
        message.msg_iov = pieces;
        message.msg_iovlen = 2;
        const auto sent = ::sendmsg(_handle, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent > 0)
        {
            const auto ofHead = std::min(head.size(), static_cast<std::size_t>(sent));
            head.remove_prefix(ofHead);
            content.remove_prefix(static_cast<std::size_t>(sent) - ofHead);
        }
        else if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            return false;
        else if (!waitFor(POLLOUT, deadline))
            return false;
    }
    return true;
}


void Wire::closeGently()
{
    if (::shutdown(_handle, SHUT_WR) != 0)
        return;
    const auto deadline = std::chrono::steady_clock::now() + lingering;
    char waste[16 * 1024];
    std::size_t swallowed = 0;
    std::size_t count = 0;
    while (swallowed < mostSwallowed && read(waste, sizeof waste, deadline, count) == Got::bytes)
        swallowed += count;
}


void Wire::stopReading() noexcept
{
    ::shutdown(_handle, SHUT_RD);
}

}  // namespace supportcentre
