#pragma once

#include "core/Ids.h"

#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace contacts {

/// How many files are being made at the same time: few per customer, so that none takes the others' turn, and
/// few in all, so that pages stay quick. [thread-safe]
class ExportLimits
{
public:
    static constexpr std::size_t perCustomer = 2;
    static constexpr std::size_t inAll = 6;

    /// A turn, until it is destroyed.
    class Turn
    {
    public:
        Turn(ExportLimits& limits, CustomerId customer) : _limits(&limits), _customer(customer) {}
        Turn(Turn&& other) noexcept
            : _limits(std::exchange(other._limits, nullptr)),
              _customer(other._customer)
        {
        }
        Turn& operator=(Turn&&) = delete;
        ~Turn()
        {
            if (_limits)
                _limits->end(_customer);
        }

    private:
        ExportLimits* _limits;
        CustomerId _customer;
    };

    /// Nothing: later.
    [[nodiscard]] std::optional<Turn> begin(CustomerId customer)
    {
        const std::lock_guard lock(_mutex);
        if (_running == inAll || _of[customer] == perCustomer)
            return std::nullopt;
        ++_running;
        ++_of[customer];
        return Turn(*this, customer);
    }

private:
    void end(CustomerId customer)
    {
        const std::lock_guard lock(_mutex);
        --_running;
        if (--_of[customer] == 0)
            _of.erase(customer);
    }

    std::mutex _mutex;
    std::map<CustomerId, std::size_t> _of;
    std::size_t _running = 0;
};

}  // namespace contacts
