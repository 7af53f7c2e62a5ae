#include "mail/Turns.h"

#include <algorithm>

namespace contacts {

namespace {

/// Longer than a server may take over one mail.
constexpr std::chrono::minutes trial{3};


std::chrono::microseconds interval(std::size_t perMinute)
{
    return std::chrono::microseconds(std::chrono::minutes(1)) / static_cast<std::int64_t>(perMinute);
}


/// Time that nobody used is kept for a batch or two seconds, not longer: the server asked for a pace.
Time payingFrom(const MailService& service, Time now, std::size_t perMinute, std::size_t batch)
{
    const std::chrono::microseconds kept = std::max<std::chrono::microseconds>(
        std::chrono::seconds(2), interval(perMinute) * static_cast<std::int64_t>(batch));
    return std::max(service.freeAt, now - kept);
}

}  // namespace


std::size_t mailsNow(const MailService& service, Time now, std::size_t perMinute, std::size_t batch)
{
    if (service.paused())
        return service.pausedUntil <= now ? 1 : 0;
    if (perMinute == 0)
        return batch;
    const auto from = payingFrom(service, now, perMinute, batch);
    return from >= now ? 0 : std::min(batch, static_cast<std::size_t>((now - from) / interval(perMinute)));
}


void letGo(MailService& service, Time now, std::size_t perMinute, std::size_t count, std::size_t batch)
{
    if (service.paused())
        service.pausedUntil = now + trial;
    if (perMinute > 0)
        service.freeAt = payingFrom(service, now, perMinute, batch) +
                         interval(perMinute) * static_cast<std::int64_t>(count);
}


std::chrono::minutes doubled(std::chrono::minutes first, std::uint32_t times, std::chrono::minutes longest)
{
    const auto doublings = std::clamp<std::uint32_t>(times, 1, 11) - 1;
    return std::min(first * (1 << doublings), longest);
}

}  // namespace contacts
