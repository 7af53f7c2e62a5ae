#include "hooks/pages/portal/Pager.h"

#include <algorithm>

namespace contacts {

std::vector<std::size_t> Pager::offered(std::size_t here) const
{
    constexpr std::size_t beside = 2;
    std::vector<std::size_t> pages{1};
    const auto reach = [&](std::size_t page) {
        // A gap of one page would take as much room as its number.
        const auto before = pages.back();
        if (page == before + 2)
            pages.push_back(before + 1);
        else if (page > before + 2)
            pages.push_back(0);
        if (page > before)
            pages.push_back(page);
    };
    for (auto page = here > beside ? here - beside : 1; page <= std::min(here + beside, last()); ++page)
        reach(page);
    reach(last());
    return pages;
}

}  // namespace contacts
