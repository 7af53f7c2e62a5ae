// A failure of a page that stands in the log already.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>

namespace supportcentre {

/// `what()` is the incident's number: whoever catches this only has to answer.
class Incident : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// One that passes by itself (Passing.h). No number: there was nothing to note.
class Later : public Incident
{
public:
    Later(const std::string& incident, std::chrono::seconds wait) : Incident(incident), _wait(wait) {}
    [[nodiscard]] std::chrono::seconds wait() const noexcept { return _wait; }

private:
    std::chrono::seconds _wait;
};

}  // namespace supportcentre
