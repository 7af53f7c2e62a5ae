#pragma once

#include "core/Ids.h"

#include <algorithm>
#include <list>
#include <mutex>
#include <optional>
#include <utility>

namespace contacts {

/// The files that are being made on this node: few per customer, so that none takes the others' turn, few in
/// all, so that pages stay quick, and how far each is. [thread-safe]
class RunningExports
{
    struct Running
    {
        CustomerId customer{};
        AccountId reader{};
        unsigned percent = 0;
    };

public:
    static constexpr std::size_t perCustomer = 2;
    static constexpr std::size_t inAll = 6;

    /// A turn, until it is destroyed.
    class Turn
    {
    public:
        Turn(RunningExports& all, std::list<Running>::iterator mine) : _all(&all), _mine(mine) {}
        Turn(Turn&& other) noexcept : _all(std::exchange(other._all, nullptr)), _mine(other._mine) {}
        Turn& operator=(Turn&&) = delete;
        ~Turn()
        {
            if (_all)
                _all->end(_mine);
        }

        void tell(unsigned percent)
        {
            const std::lock_guard lock(_all->_mutex);
            _mine->percent = percent;
        }

    private:
        RunningExports* _all;
        std::list<Running>::iterator _mine;
    };

    /// Nothing: later.
    [[nodiscard]] std::optional<Turn> begin(CustomerId customer, AccountId reader)
    {
        const std::lock_guard lock(_mutex);
        const auto same = std::count_if(_running.begin(), _running.end(),
                                        [&](const Running& each) { return each.customer == customer; });
        if (_running.size() == inAll || static_cast<std::size_t>(same) == perCustomer)
            return std::nullopt;
        return Turn(*this, _running.insert(_running.end(), {customer, reader}));
    }

    /// How far the newest file is that `reader` waits for; nothing when none is being made here.
    [[nodiscard]] std::optional<unsigned> percentOf(CustomerId customer, AccountId reader) const
    {
        const std::lock_guard lock(_mutex);
        const auto found = std::find_if(_running.rbegin(), _running.rend(), [&](const Running& each) {
            return each.customer == customer && each.reader == reader;
        });
        return found == _running.rend() ? std::nullopt : std::optional(found->percent);
    }

private:
    void end(std::list<Running>::iterator done)
    {
        const std::lock_guard lock(_mutex);
        _running.erase(done);
    }

    mutable std::mutex _mutex;
    std::list<Running> _running;
};

}  // namespace contacts
