#pragma once

#include "tests/bench/Load.h"

#include <ostream>
#include <string>
#include <vector>

namespace bench {

/// Figures of one run: a table for people, JSON for programs, and the targets they are held against.
class Report
{
public:
    /// Says each figure there as it comes: a run takes minutes, and one that is broken off told something.
    explicit Report(std::ostream& progress) : _progress(progress) {}

    void load(const std::string& engine, const std::string& what, std::size_t connections,
              const LoadResult& result);

    /// A single number with its unit.
    void figure(const std::string& engine, const std::string& what, double value, const std::string& unit);

    enum class Bound { atLeast, atMost };

    /// A ratio that somebody promised.
    void target(const std::string& engine, const std::string& what, double value, Bound bound, double limit);

    [[nodiscard]] std::string table() const;
    [[nodiscard]] std::string json() const;
    [[nodiscard]] bool allMet() const;

private:
    struct Load
    {
        std::string engine, what;
        std::size_t connections;
        LoadResult result;
    };
    struct Figure
    {
        std::string engine, what;
        double value;
        std::string unit;
    };
    struct Target
    {
        std::string engine, what;
        double value;
        Bound bound;
        double limit;
        [[nodiscard]] bool met() const { return bound == Bound::atLeast ? value >= limit : value <= limit; }
    };
    std::ostream& _progress;
    std::vector<Load> _loads;
    std::vector<Figure> _figures;
    std::vector<Target> _targets;
};

}  // namespace bench
