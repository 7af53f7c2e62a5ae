// The one door into a plugin's code: counts the calls in flight, catches whatever they throw, and can be
// shut.
#pragma once

#include "host/src/program/JsonLog.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace supportcentre {

/// Thrown by Guard::pass when the plugin is being stopped: the person may simply try again.
class PluginStopped : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// [thread-safe]
class Guard
{
public:
    Guard(std::string plugin, JsonLog& log) : _plugin(std::move(plugin)), _log(log) {}

    struct Ended
    {
        enum class How {
            returned,
            stopped,  ///< The plugin takes no calls now; nothing was called.
            later,    ///< It threw what passes by itself (Passing.h).
            threw
        };
        How how = How::returned;
        std::string incident;         ///< Number of the incident when it threw; `later` may have none.
        std::string what;             ///< For administrators and parked events; never for other people.
        std::chrono::seconds wait{};  ///< Of `later`.

        explicit operator bool() const noexcept { return how == How::returned; }
    };

    /// Runs `call`; whatever it throws becomes an incident, unless it passes by itself and is not worth one.
    Ended run(std::string_view where, const std::function<void()>& call) noexcept;

    /// The same while the guard is still shut: for start() itself.
    Ended caught(std::string_view where, const std::function<void()>& call) noexcept;

    /// Runs `call` and lets what it throws pass, as a std::exception at least: for work inside a transaction,
    /// which must roll back.
    void pass(const std::function<void()>& call);

    void open() noexcept;

    /// Lets nobody in any more (but calls made from within calls in flight) and waits until all have left.
    /// False: some are still inside after `patience`.
    [[nodiscard]] bool shut(std::chrono::milliseconds patience) noexcept;

    [[nodiscard]] const std::string& plugin() const noexcept { return _plugin; }

private:
    class Visit;

    std::string _plugin;
    JsonLog& _log;
    std::mutex _mutex;
    std::condition_variable _left;
    bool _open = false;
    std::vector<std::thread::id> _inside;  ///< One entry a call in flight.
};

}  // namespace supportcentre
