// One request on its way through the front desk.
#pragma once

#include "host/src/http/AccessDesk.h"
#include "host/src/http/Inbound.h"
#include "host/src/http/Reception.h"
#include "host/src/pages/FrameRenderer.h"

#include <string>
#include <utility>
#include <vector>

namespace supportcentre {

/// The rooms behind the desk.
struct House
{
    const FrameRenderer& frame;
    AccessDesk& access;
};

struct Visit
{
    const Inbound& inbound;
    const House* house = nullptr;  ///< Null before the rooms are open and after they have closed.
    Guest guest{};
    Framing framing{};
    helpdesk::Request request{};
    std::vector<std::pair<std::string, std::string>> headers;  ///< That the answer gets, whatever it is.
    std::string place;            ///< The route, for the log: paths may hold tokens.
    std::uint64_t mostBytes = 0;  ///< That would have been taken, where it was too much.
    std::string back{};           ///< And the page from which it came, if there is one.
    bool guarded = false;         ///< The route is not for everyone. Its path holds ids, and no token.
};

}  // namespace supportcentre
