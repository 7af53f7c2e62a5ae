// A request that is refused before or beside its page.
#pragma once

#include <stdexcept>
#include <string>

namespace supportcentre {

/// `what()` says what is wrong for the person who wrote the client; it holds no text of the request.
class Rejected : public std::runtime_error
{
public:
    Rejected(int status, const std::string& reason) : std::runtime_error(reason), _status(status) {}

    [[nodiscard]] int status() const noexcept { return _status; }

private:
    int _status;
};

}  // namespace supportcentre
