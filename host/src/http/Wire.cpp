#include "host/src/http/Wire.h"

#include <algorithm>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

namespace supportcentre {

namespace {

constexpr std::chrono::milliseconds lingering{2000};
constexpr std::size_t mostSwallowed = std::size_t{32} * 1024 * 1024;

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


bool Wire::hears(Instant deadline, const LastCall& lastCall, std::chrono::milliseconds patience) const
{
    bool called = false;
    for (;;)
    {
        const auto now = std::chrono::steady_clock::now();
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - now);
        if (left.count() <= 0)
            return false;
        constexpr int nothing = -1;  // poll() passes it over
        std::array<pollfd, 2> watched{
            {{_handle, POLLIN, 0}, {called ? nothing : lastCall.handle(), POLLIN, 0}}};
        const int ready = ::poll(watched.data(), watched.size(),
                                 static_cast<int>(std::min<long long>(left.count(), 60'000)));
        if (ready < 0 && errno != EINTR)
            return true;  // The next call on the socket tells what is wrong.
        if (ready > 0 && watched[0].revents != 0)
            return true;
        if (ready > 0)
        {
            called = true;
            deadline = std::min(deadline, now + patience);
        }
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


bool Wire::write(std::array<std::string_view, 3> pieces, Instant deadline)
{
    const auto empty = [](std::string_view piece) { return piece.empty(); };
    while (!std::all_of(pieces.begin(), pieces.end(), empty))
    {
        std::array<iovec, 3> vectors{};
        // The system call takes no const, and writes to none of them.
        std::transform(pieces.begin(), pieces.end(), vectors.begin(), [](std::string_view piece) {
            return iovec{const_cast<char*>(piece.data()), piece.size()};
        });
        msghdr message{};
        message.msg_iov = vectors.data();
        message.msg_iovlen = vectors.size();
        const auto sent = ::sendmsg(_handle, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent > 0)
        {
            auto left = static_cast<std::size_t>(sent);
            for (auto& piece : pieces)
            {
                const auto ofThis = std::min(piece.size(), left);
                piece.remove_prefix(ofThis);
                left -= ofThis;
            }
        }
        else if ((errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) || !waitFor(POLLOUT, deadline))
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
