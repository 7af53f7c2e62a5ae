#pragma once

#include "export/Sheet.h"

namespace sheets {

/// Counts what has been done and tells the whole percents of it, each once.
class Steps
{
public:
    /// `progress` must outlive it and may be empty.
    Steps(const Progress& progress, std::size_t steps) : _progress(progress), _steps(steps) {}

    void next()
    {
        const auto percent = static_cast<unsigned>(++_done * 100 / _steps);
        if (percent == _told || !_progress)
            return;
        _told = percent;
        _progress(percent);
    }

private:
    const Progress& _progress;
    std::size_t _steps;
    std::size_t _done = 0;
    unsigned _told = 0;
};

}  // namespace sheets
