#pragma once

#include "core/request/DecideRequest.h"

#include <helpdesk/Page.h>

#include <map>

namespace contacts {

/// What an agent chose for one line, as the form carries it: "line.<id>" and "reason.<id>".
struct LineChoice
{
    bool decided = false;
    bool reject = false;
    std::string reason;
    std::string flaw{};  ///< What is wrong with the reason, in words.
};

using LineChoices = std::map<std::uint32_t, LineChoice>;

/// Nothing: a field that no form of ours has.
[[nodiscard]] std::optional<LineChoices> lineChoicesIn(const helpdesk::Fields& form);

/// What is left of the choices once something changed under them: lines to implement are to be looked at
/// again, those that moved without a choice.
[[nodiscard]] LineChoices onlyRejections(LineChoices choices);

[[nodiscard]] std::vector<LineRejection> rejectionsIn(const LineChoices& choices);

/// Whatever was written at single lines, for whoever rejects all of them.
[[nodiscard]] std::vector<LineRejection> reasonsIn(const LineChoices& choices);

}  // namespace contacts
