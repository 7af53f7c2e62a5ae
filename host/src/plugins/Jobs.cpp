#include "host/src/plugins/Jobs.h"

#include <algorithm>

namespace supportcentre {

struct Jobs::Entry
{
    std::string owner;
    std::string name;
    std::chrono::milliseconds every{};
    std::function<void()> run;
    Clock::time_point due{};
    bool running = false;
    bool again = false;  ///< Asked for while it ran.
};


void Jobs::add(std::string owner, std::string name, std::chrono::milliseconds every,
               std::function<void()> run)
{
    auto entry = std::make_shared<Entry>();
    entry->owner = std::move(owner);
    entry->name = std::move(name);
    entry->every = std::max(every, std::chrono::milliseconds(10));
    entry->run = std::move(run);
    entry->due = Clock::now() + entry->every;
    const std::lock_guard lock(_mutex);
    _entries.push_back(std::move(entry));
    _changed.notify_all();
}


void Jobs::drop(std::string_view owner)
{
    const std::lock_guard lock(_mutex);
    std::erase_if(_entries, [&](const auto& each) { return each->owner == owner; });
}


void Jobs::soon(std::string_view owner, std::string_view name)
{
    const std::lock_guard lock(_mutex);
    for (const auto& each : _entries)
        if (each->owner == owner && each->name == name)
        {
            each->due = Clock::now();
            each->again = each->running;
        }
    _changed.notify_all();
}


void Jobs::start()
{
    const std::lock_guard lock(_mutex);
    if (!_threads.empty())
        return;
    _stopping = false;
    for (std::size_t i = 0; i < _size; ++i)
        _threads.emplace_back([this] { work(); });
}


void Jobs::stop() noexcept
{
    std::vector<std::thread> threads;
    {
        const std::lock_guard lock(_mutex);
        _stopping = true;
        threads.swap(_threads);
        _changed.notify_all();
    }
    for (auto& thread : threads)
        thread.join();
}


void Jobs::work()
{
    std::unique_lock lock(_mutex);
    while (!_stopping)
    {
        std::shared_ptr<Entry> next;
        for (const auto& each : _entries)
            if (!each->running && (!next || each->due < next->due))
                next = each;
        if (!next)
        {
            _changed.wait(lock);
            continue;
        }
        if (const auto due = next->due; due > Clock::now())
        {
            next.reset();
            _changed.wait_until(lock, due);
            continue;
        }
        next->running = true;
        next->again = false;
        lock.unlock();
        next->run();
        lock.lock();
        next->running = false;
        next->due = next->again ? Clock::now() : Clock::now() + next->every;
        _changed.notify_all();
    }
}

}  // namespace supportcentre
