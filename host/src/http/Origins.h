// Whether a changing request comes from a page of ours, by what the browser itself says about it.
#pragma once

#include "host/src/http/Head.h"

#include <string>
#include <vector>

namespace supportcentre {

/// [thread-safe]: immutable.
class Origins
{
public:
    /// "https://support.example", without a slash at the end.
    explicit Origins(std::vector<std::string> ours) : _ours(std::move(ours)) {}

    enum class Verdict {
        ours,
        foreign,
        untold  ///< Neither Origin nor Sec-Fetch-Site: no browser of this decade, or one that was told to be
                ///< silent.
    };

    /// A page with `Referrer-Policy: no-referrer` sends "Origin: null"; Sec-Fetch-Site, which no script can
    /// set, then decides.
    [[nodiscard]] Verdict judge(const Head& head) const;

private:
    std::vector<std::string> _ours;
};

}  // namespace supportcentre
