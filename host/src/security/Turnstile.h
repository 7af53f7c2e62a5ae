// Lets a few through at a time and a few more wait; refuses the rest at once.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stdexcept>

namespace supportcentre {

/// [thread-safe]
class Turnstile
{
public:
    class Full : public std::runtime_error
    {
    public:
        Full() : std::runtime_error("too many are waiting") {}
    };

    Turnstile(std::size_t atOnce, std::size_t queue) : _free(atOnce), _queue(queue) {}

    class Pass
    {
    public:
        explicit Pass(Turnstile& turnstile) : _turnstile(turnstile) { _turnstile.enter(); }
        ~Pass() { _turnstile.leave(); }
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;

    private:
        Turnstile& _turnstile;
    };

private:
    void enter();
    void leave() noexcept;

    std::mutex _mutex;
    std::condition_variable _freed;
    std::size_t _free;
    std::size_t _waiting = 0;
    std::size_t _queue;
};

}  // namespace supportcentre
