// What somebody writes to somebody else: a reason, a question, a note.
#pragma once

#include "core/rules/Findings.h"
#include "core/text/Text.h"

namespace contacts {

struct Message
{
    std::string lines;    ///< As tables and mails hold them.
    Findings findings{};  ///< Why it will not do: control characters, or too long. Then there are no lines.
};

/// `longest` in code points, as the tables count. Nothing typed will do; whoever needs words asks readable().
[[nodiscard]] Message messageFrom(const std::string& typed, std::string field,
                                  std::size_t longest = longestReason);

}  // namespace contacts
