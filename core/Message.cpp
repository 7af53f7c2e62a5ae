#include "core/Message.h"

namespace contacts {

Message messageFrom(const std::string& typed, std::string field, std::size_t longest)
{
    Finding flaw;
    flaw.field = std::move(field);
    auto lines = manyLines(typed);
    if (!lines)
        flaw.rule = "text-control-characters";
    else if (codePoints(*lines) > longest)
    {
        flaw.rule = "text-too-long";
        flaw.facts = {{"limit", std::to_string(longest)}};
    }
    else
        return {std::move(*lines), {}};
    return {{}, {std::move(flaw)}};
}

}  // namespace contacts
