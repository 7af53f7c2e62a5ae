// How the helpdesk of another house answered last, whatever it was asked for.
#pragma once

#include "core/Time.h"

#include <optional>
#include <string>
#include <string_view>

namespace contacts {

struct Services;
class RemoteFailure;

enum class HouseMood {
    answers,
    away,    ///< No connection, too late, or an answer nobody can read.
    refuses  ///< It knows us no longer, or forbids what we need.
};

[[nodiscard]] std::string_view wordOf(HouseMood mood);
[[nodiscard]] std::optional<HouseMood> houseMoodFrom(std::string_view word);

struct HouseState
{
    HouseMood mood = HouseMood::answers;
    Time since{};        ///< When the mood began; epoch: it was never asked.
    std::string answer;  ///< The last one, for administrators; empty while it answers.
};

/// Keeps it, so that every process can tell, also one that has asked nothing. Writes only what is new.
/// Throws StorageFailure. [thread-safe]
class HearHouse
{
public:
    explicit HearHouse(Services& services) : _services(services) {}

    /// It did what it was asked to do.
    void answered() const { keep(HouseMood::answers, {}); }
    /// It let us look, which says nothing of what it forbids: an errand that was put off ends that when it is
    /// done.
    void looked() const;
    void failed(const RemoteFailure& failure) const;

private:
    void keep(HouseMood mood, const std::string& answer) const;

    Services& _services;
};

}  // namespace contacts
