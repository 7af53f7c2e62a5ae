#include "host/src/pages/TicketForm.h"

#include <algorithm>

namespace supportcentre {

namespace {

/// Characters, not bytes: what the columns count.
std::size_t lengthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}


bool holdsControl(std::string_view text, bool linesAllowed)
{
    return std::any_of(text.begin(), text.end(), [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 || byte == 0x7f) && !(linesAllowed && (c == '\n' || c == '\t'));
    });
}

}  // namespace


std::optional<std::string_view> subjectProblem(std::string_view subject)
{
    if (subject.empty())
        return "field.subject-missing";
    if (lengthOf(subject) > 300)
        return "field.subject-too-long";
    return holdsControl(subject, false) ? std::optional<std::string_view>("field.control") : std::nullopt;
}


std::optional<std::string_view> textProblem(std::string_view text)
{
    if (text.empty())
        return "field.text-missing";
    if (lengthOf(text) > 8000)
        return "field.text-too-long";
    return holdsControl(text, true) ? std::optional<std::string_view>("field.control") : std::nullopt;
}


std::string tidy(std::string_view typed)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = typed.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    typed = typed.substr(first, typed.find_last_not_of(blanks) - first + 1);
    std::string text;
    for (std::size_t i = 0; i < typed.size(); ++i)
        if (typed[i] != '\r')
            text += typed[i];
        else if (i + 1 >= typed.size() || typed[i + 1] != '\n')
            text += '\n';
    return text;
}

}  // namespace supportcentre
