#include "hooks/pages/portal/Pieces.h"

namespace contacts {

namespace {

constexpr char begin = '\x02';
constexpr char end = '\x03';

}  // namespace


std::string Pieces::marker(std::size_t index)
{
    return {begin, static_cast<char>('0' + index), end};
}


Pieces::Pieces(std::string_view rendered)
{
    for (auto at = rendered.find(begin); at != rendered.npos; at = rendered.find(begin))
    {
        if (at + 2 >= rendered.size() || rendered[at + 2] != end)
            throw templates::TemplateError("a marker of a specialised template was torn apart");
        _pieces.push_back(
            {std::string(rendered.substr(0, at)), static_cast<std::size_t>(rendered[at + 1] - '0')});
        rendered.remove_prefix(at + 3);
    }
    _rest = rendered;
}

}  // namespace contacts
