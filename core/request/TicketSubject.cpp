#include "core/request/TicketSubject.h"

#include <algorithm>
#include <array>

namespace contacts {

namespace {

constexpr std::array<std::string_view, 3> names{"changes", "people", "customer"};

}  // namespace


std::string filled(std::string_view pattern,
                   const std::function<std::optional<std::string>(std::string_view)>& said)
{
    std::string text;
    while (!pattern.empty())
    {
        const auto open = pattern.find('{');
        text += pattern.substr(0, open);
        if (open == std::string_view::npos)
            break;
        const auto close = pattern.find_first_of("{}", open + 1);
        const bool whole = close != std::string_view::npos && pattern[close] == '}';
        const auto part = pattern.substr(open, whole ? close - open + 1 : 1);
        const auto value = whole ? said(part.substr(1, part.size() - 2)) : std::nullopt;
        text += value ? std::string_view(*value) : part;
        pattern.remove_prefix(open + part.size());
    }
    return text;
}


std::optional<std::string> brokenPart(std::string_view pattern)
{
    std::optional<std::string> broken;
    const auto rest = filled(pattern, [&](std::string_view name) -> std::optional<std::string> {
        if (std::find(names.begin(), names.end(), name) != names.end())
            return std::string();
        if (!broken)
            broken = "{" + std::string(name) + "}";
        return std::string();
    });
    if (broken)
        return broken;
    const auto brace = rest.find_first_of("{}");
    return brace == std::string::npos ? std::nullopt : std::optional<std::string>(rest.substr(brace, 1));
}

}  // namespace contacts
