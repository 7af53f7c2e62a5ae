#include "hooks/panels/LineChoices.h"

#include "hooks/Numbers.h"

namespace contacts {

namespace {

constexpr std::string_view choicePrefix = "line.";
constexpr std::string_view reasonPrefix = "reason.";


/// The number behind the prefix; 0 for anything else.
std::uint32_t lineIn(std::string_view name, std::string_view prefix)
{
    return numberIn<std::uint32_t>(name.substr(prefix.size())).value_or(0);
}

}  // namespace


std::optional<LineChoices> lineChoicesIn(const helpdesk::Fields& form)
{
    LineChoices choices;
    for (const auto& [name, value] : form.all())
    {
        const bool isChoice = name.starts_with(choicePrefix);
        if (!isChoice && !name.starts_with(reasonPrefix))
            continue;
        const auto line = lineIn(name, isChoice ? choicePrefix : reasonPrefix);
        if (line == 0 || (isChoice && value != "implement" && value != "reject"))
            return std::nullopt;
        auto& choice = choices[line];
        if (isChoice)
        {
            choice.decided = true;
            choice.reject = value == "reject";
        }
        else
            choice.reason = value;
    }
    return choices;
}


LineChoices onlyRejections(LineChoices choices)
{
    std::erase_if(choices, [](const auto& each) { return !each.second.reject; });
    return choices;
}


std::vector<LineRejection> rejectionsIn(const LineChoices& choices)
{
    std::vector<LineRejection> rejections;
    for (const auto& [line, choice] : choices)
        if (choice.reject)
            rejections.push_back({line, choice.reason});
    return rejections;
}


std::vector<LineRejection> reasonsIn(const LineChoices& choices)
{
    std::vector<LineRejection> reasons;
    for (const auto& [line, choice] : choices)
        reasons.push_back({line, choice.reason});
    return reasons;
}

}  // namespace contacts
