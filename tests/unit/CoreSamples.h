// Random snapshots, change sets and nonsense for the laws of core. A run prints its seed when it fails, and
// CORE_SEED repeats it.
#pragma once

#include "core/rules/Rules.h"

#include <functional>
#include <random>

namespace contacts::tests {

class Samples
{
public:
    explicit Samples(std::uint32_t seed) : _random(seed) {}

    /// People with ids 1 to 6 and all that rules look at. Holders of a primary role: one at most.
    [[nodiscard]] Snapshot snapshot();

    /// Anything a page could send about these people and two who come.
    [[nodiscard]] ChangeSet changes(const Snapshot& about, std::size_t most = 12);

    /// What no page would send: enumerations out of range, broken UTF-8, ids of nobody, numbers twice.
    [[nodiscard]] ChangeSet nonsense(std::size_t most = 12);

    [[nodiscard]] Actor actor();
    [[nodiscard]] std::string text();
    [[nodiscard]] std::size_t below(std::size_t end);

private:
    [[nodiscard]] bool coin() { return below(2) == 0; }
    [[nodiscard]] Person person(std::size_t number);
    [[nodiscard]] RoleKey role();
    [[nodiscard]] std::set<RoleKey, std::less<>> someRoles();
    [[nodiscard]] Change change(const std::vector<PersonKey>& people);
    [[nodiscard]] std::string valueFor(ChangeKind kind);

    std::mt19937 _random;
};

/// Runs `law` on several hundred samples; a failure names the seed.
void forManySamples(const std::function<void(Samples&)>& law);

/// For messages: the set in words.
[[nodiscard]] std::string shown(const ChangeSet& changes);

}  // namespace contacts::tests
