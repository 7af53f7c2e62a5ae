#pragma once

#include "core/Mail.h"

#include <array>

namespace contacts {

inline constexpr std::array mailStates{MailState::queued, MailState::leased, MailState::sent, MailState::dead,
                                       MailState::withdrawn};

/// The state of that word, nothing when there is none.
[[nodiscard]] inline std::optional<MailState> mailStateFrom(std::string_view word)
{
    for (const auto state : mailStates)
        if (wordOf(state) == word)
            return state;
    return std::nullopt;
}

}  // namespace contacts
