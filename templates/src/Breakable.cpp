#include "templates/Breakable.h"

namespace templates {

View::List breakable(std::string_view text)
{
    View::List pieces;
    std::size_t begin = 0;
    constexpr std::size_t most = 50;  // Nobody writes more addresses into one line to be read.
    for (std::size_t at = text.find('@', 1); at != text.npos && pieces.size() < most;
         at = text.find('@', at + 1))
    {
        pieces.push_back({{"piece", std::string(text.substr(begin, at - begin))}, {"breaks", begin > 0}});
        begin = at;
    }
    pieces.push_back({{"piece", std::string(text.substr(begin))}, {"breaks", begin > 0}});
    return pieces;
}

}  // namespace templates
