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
    Rejected(int status, const std::string& reason) : std::runtime_error(reason), _status(status) {}

    [[nodiscard]] int status() const noexcept { return _status; }

private:
    int _status;
};

/// 413 that names the limit.
[[nodiscard]] inline Rejected tooLarge(std::uint64_t mostBytes)
{
    return {413, "The body is too large: at most " + std::to_string(mostBytes) + " bytes are taken here."};
}

}  // namespace supportcentre
