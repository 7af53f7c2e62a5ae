// A request that has passed the gate and was read to its end.
#pragma once

#include "host/src/http/Gate.h"

#include <string>

namespace supportcentre {

struct Inbound
{
    Head head{};
    Admission admission{};
    std::string body;
    std::string peer;  ///< The other end of the socket, without port. Empty: the gate has not let it in.

    [[nodiscard]] bool isForApi() const { return admission.path.starts_with("/api/"); }
};

}  // namespace supportcentre
