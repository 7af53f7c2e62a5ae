// A request that is refused before or beside its page.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace supportcentre {

/// `what()` says what is wrong for the person who wrote the client; of the request it holds names at most,
/// cut short and in plain ASCII.
class Rejected : public std::runtime_error
{
public:
    Rejected(int status, const std::string& reason, std::uint64_t mostBytes = 0)
        : std::runtime_error(reason),
          _status(status),
          _mostBytes(mostBytes)
    {
    }

    [[nodiscard]] int status() const noexcept { return _status; }
    /// That would have been taken, where it was too much; else 0.
    [[nodiscard]] std::uint64_t mostBytes() const noexcept { return _mostBytes; }

private:
    int _status;
    std::uint64_t _mostBytes;
};

/// 413 that names the limit.
[[nodiscard]] inline Rejected tooLarge(std::uint64_t mostBytes)
{
    return {413, "The body is too large: at most " + std::to_string(mostBytes) + " bytes are taken here.",
            mostBytes};
}

}  // namespace supportcentre
