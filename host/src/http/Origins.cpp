#include "host/src/http/Origins.h"

#include <algorithm>

namespace supportcentre {

Origins::Verdict Origins::judge(const Head& head) const
{
    if (head.count("origin") > 1 || head.count("sec-fetch-site") > 1)
        return Verdict::foreign;
    const auto origin = head.value("origin");
    const auto site = head.value("sec-fetch-site");
    if (!site.empty() && site != "same-origin")
        return Verdict::foreign;
    if (origin == "null")
        return site.empty() ? Verdict::foreign : Verdict::ours;
    if (!origin.empty())
        return std::find(_ours.begin(), _ours.end(), origin) != _ours.end() ? Verdict::ours
                                                                            : Verdict::foreign;
    return site.empty() ? Verdict::untold : Verdict::ours;
}

}  // namespace supportcentre
