#include "host/src/pages/Sheets.h"

#include <stdexcept>

namespace supportcentre {

std::string inLook(std::string_view css, std::string_view look)
{
    constexpr std::string_view opening = "@media (prefers-color-scheme: dark) {";
    constexpr std::string_view closing = "\n}\n";
    const auto begin = css.find(opening);
    const auto end = css.find(closing, begin);
    if (begin == std::string_view::npos || end == std::string_view::npos ||
        css.find(opening, end) != std::string_view::npos)
        throw std::logic_error("portal.css does not say in one block what is dark");
    std::string result(css.substr(0, begin));
    if (look == "dark")
        result += css.substr(begin + opening.size(), end - begin - opening.size());
    return result += css.substr(end + closing.size());
}


std::string withoutInnerPictures(std::string_view css)
{
    constexpr std::string_view opening = "url(\"data:";
    constexpr std::string_view closing = "\")";
    std::string result;
    for (auto begin = css.find(opening); begin != std::string_view::npos; begin = css.find(opening))
    {
        const auto end = css.find(closing, begin);
        if (end == std::string_view::npos)
            throw std::logic_error("Bootstrap has a picture without an end");
        result += css.substr(0, begin);
        result += "none";
        css.remove_prefix(end + closing.size());
    }
    return result += css;
}

}  // namespace supportcentre
