// The log: one line of JSON an event, on standard error.
#pragma once

#include <helpdesk/Services.h>

#include <atomic>
#include <string>
#include <string_view>

namespace supportcentre {

/// [thread-safe]: a line is one write(2), so lines of several threads never mix.
class JsonLog final : public helpdesk::Log
{
public:
    using Facts = std::vector<std::pair<std::string, std::string>>;

    explicit JsonLog(helpdesk::Level least = helpdesk::Level::information, int file = 2)
        : _least(least),
          _file(file)
    {
    }

    void write(helpdesk::Level level, std::string_view event, const Facts& facts) override;

    void setLeast(helpdesk::Level least) noexcept { _least = least; }

    /// Logs what went wrong at `place` and returns the number a person may be told.
    std::string incident(std::string_view place, std::string_view what);

private:
    std::atomic<helpdesk::Level> _least;
    int _file;
};

/// debug | information | warning | error. Throws std::invalid_argument for anything else.
[[nodiscard]] helpdesk::Level levelOf(std::string_view name);

}  // namespace supportcentre
