#include "ticket-adapter/request-tracker/RtVersion.h"

#include <array>
#include <charconv>
#include <tuple>

namespace contacts {

namespace {

constexpr std::tuple oldest{5, 0, 3};
constexpr std::tuple mended{5, 0, 11};
constexpr std::string_view debian = "+dfsg";
constexpr std::string_view debian12 = "~deb12u";
constexpr int mendedRevision = 6;


/// The number at the beginning of `text`, which is taken off; -1: there is none.
int numberOff(std::string_view& text)
{
    int number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return read.ec == std::errc() ? number : -1;
}

}  // namespace


RtVersion judge(std::string_view version)
{
    auto rest = version;
    std::array<int, 3> part{};
    for (std::size_t i = 0; i < part.size(); ++i)
    {
        if (i > 0 && !rest.starts_with('.'))
            return RtVersion::tooOld;
        rest.remove_prefix(i > 0 ? 1 : 0);
        part[i] = numberOff(rest);
        if (part[i] < 0)
            return RtVersion::tooOld;
    }
    const std::tuple found{part[0], part[1], part[2]};
    if (found < oldest)
        return RtVersion::tooOld;
    if (found >= mended)
        return RtVersion::good;
    if (!rest.starts_with(debian))
        return RtVersion::unsafe;
    const auto revision = rest.find(debian12);
    if (found > oldest && revision == std::string_view::npos)
        return RtVersion::good;  // A later Debian, which mends its own.
    if (revision == std::string_view::npos)
        return RtVersion::unsafe;
    rest.remove_prefix(revision + debian12.size());
    return numberOff(rest) >= mendedRevision ? RtVersion::good : RtVersion::unsafe;
}

}  // namespace contacts
