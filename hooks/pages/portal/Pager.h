// Which pages of a list are offered: the first, the last, and those beside the one that is read.
#pragma once

#include <cstddef>
#include <vector>

namespace contacts {

struct Pager
{
    std::size_t rows = 0;     ///< Of the whole list.
    std::size_t perPage = 1;  ///< Rows on one.

    [[nodiscard]] std::size_t last() const { return rows == 0 ? 1 : (rows - 1) / perPage + 1; }

    /// In order, `here` among them; 0 stands for pages that are left out.
    [[nodiscard]] std::vector<std::size_t> offered(std::size_t here) const;
};

}  // namespace contacts
