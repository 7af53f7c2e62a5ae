// Threads of our own for what runs beside requests: plugins' jobs, delivery of ticket events, re-reading of
// settings.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace supportcentre {

/// Runs each job again and again, never twice at the same time. [thread-safe]
class Jobs
{
public:
    explicit Jobs(std::size_t threads = 2) : _size(threads) {}
    ~Jobs() { stop(); }
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// `run` must not throw: wrap it in a Guard.
    void add(std::string owner, std::string name, std::chrono::milliseconds every, std::function<void()> run);

    /// No new run of the owner's jobs begins. One that runs goes on: its guard waits for it.
    void drop(std::string_view owner);

    /// Runs it as soon as a thread is free.
    void soon(std::string_view owner, std::string_view name);

    void start();

    /// Returns when no job runs any more. Not to be called from within a job.
    void stop() noexcept;

private:
    using Clock = std::chrono::steady_clock;
    struct Entry;

    void work();

    std::size_t _size;
    std::mutex _mutex;
    std::condition_variable _changed;
    std::vector<std::shared_ptr<Entry>> _entries;
    std::vector<std::thread> _threads;
    bool _stopping = false;
};

}  // namespace supportcentre
