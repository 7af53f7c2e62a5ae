#pragma once

#include "core/Services.h"
#include "core/desk/HouseState.h"
#include "core/ports/RemoteTickets.h"

#include <array>
#include <functional>
#include <mutex>
#include <set>

namespace contacts {

/// The job that looks at the tickets of waiting requests in the other house, a few with every run, round and
/// round. What it sees is kept and shown to agents, and to customers as far as it concerns them; it never
/// decides anything. It looks at how things stand, not at what happened, so nothing is lost by silence,
/// repetition, disorder or a restored backup. One run at a time, which a house that answers slowly does not
/// make long: whoever waits for its end waits for one look.
class WatchDesk
{
public:
    static constexpr std::size_t batch = 20;
    static constexpr std::size_t mostHints = 100;
    static constexpr std::chrono::seconds stretch{2};  ///< After which a run begins no other look.
    static constexpr std::chrono::seconds rest{10};    ///< Between two runs; doubles with every failure …
    static constexpr std::chrono::seconds longestRest{600};  ///< … up to here.

    struct Report
    {
        std::size_t looked = 0;
        std::vector<std::pair<RequestId, RemoteSight>> news;
        std::string trouble;
        bool refused = false;  ///< The trouble: we are not let in.
    };

    /// `hurry`: somebody waits for what the house must be told, so that after one look no other is begun.
    WatchDesk(Services& services, RemoteTickets& remote, std::function<bool()> hurry = {})
        : _services(services),
          _remote(remote),
          _hear(services),
          _hurry(std::move(hurry))
    {
    }

    /// Does nothing while it rests; at once so long as it ever does when we are not let in. Throws
    /// StorageFailure only.
    Report operator()();

    /// Somebody says that something happened to these tickets: the next run looks at them first, be it at
    /// rest. A hint that is forged or lost changes when we look, and nothing else. [thread-safe]
    void lookSoon(const std::vector<std::uint64_t>& tickets);

    /// What was in the way has been repaired: the next run does not rest. [thread-safe]
    void again();

    /// Somebody says that the house is back: it is looked at once, but not within the usual rest after it was
    /// looked at in vain, and not where it does not let us in. [thread-safe]
    void hint();

private:
    [[nodiscard]] std::set<std::uint64_t> hinted();
    void wakeUp();
    void restAfter(const Report& report);
    void lookAtHints(Time end, Report& report);
    void round(Time end, Report& report);
    void look(const Request& request, Report& report);
    [[nodiscard]] bool isOver(Time end, const Report& report) const;

    Services& _services;
    RemoteTickets& _remote;
    HearHouse _hear;
    std::function<bool()> _hurry;
    std::mutex _mutex;
    std::set<std::uint64_t> _hinted;
    bool _again = false;
    bool _saidToBeBack = false;
    Time _restsUntil{};
    Time _hintsFrom{};  ///< While it rests longer than usual.
    std::chrono::seconds _rest = rest;
    std::array<RequestId, 2> _before{};  ///< Where the round stands, for each state that waits.
    std::size_t _turn = 0;               ///< The state that a round begins with.
};

}  // namespace contacts
