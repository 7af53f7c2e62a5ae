// Which failures pass by themselves, so that 503 and Retry-After are the right answer to them.
#pragma once

#include <chrono>
#include <exception>
#include <optional>

namespace supportcentre {

struct Passing
{
    std::chrono::seconds wait{};  ///< After which it may work.
    bool noted = true;  ///< Worth a line in the log; a full queue and a plugin being stopped are not.
};

/// Nothing: it is a defect, and would fail again.
[[nodiscard]] std::optional<Passing> passing(const std::exception& failure) noexcept;

}  // namespace supportcentre
